"""The one real engine of a test run."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from glm4v_tui.engine.hosted import HostedEngine
from tests.engine.contract import consenting, unheard
from tests.engine.subjects import hosted_demo


@pytest.fixture(scope="session")
async def hosted_demo_engine(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[HostedEngine, None]:
    """The demo model in vLLM in a host of its own; tests leave it alive."""
    engine = hosted_demo(tmp_path_factory.mktemp("hosted"))
    await engine.start(unheard, consenting)
    yield engine
    await engine.close()
