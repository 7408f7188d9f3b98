"""What the engine room's tests share."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.running_hosts import running_hosts, stop
from tests.conftest import not_told, refused
from tests.engine.small_hub import SmallHub, serving
from tests.engine.subjects import LONG, found_in, hosted_demo


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallHub]:
    """Serve a small hub, the only one that the hub's library can reach."""
    for variable in ("HF_TOKEN", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.delenv(variable, raising=False)
    # The hub's own library has read these when it was imported, perhaps by another test.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", "/nowhere/token")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving(SmallHub()) as small:
        monkeypatch.setenv("HF_ENDPOINT", small.url)
        yield small


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def kept_demo_engine(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[HostedEngine, None]:
    """The demo model in a host that another program has launched."""
    directory = tmp_path_factory.mktemp("kept")
    with found_in(directory):
        launching = hosted_demo(directory, keep=LONG)
        await launching.start(not_told, refused)
        await launching.close()
        engine = hosted_demo(directory, keep=LONG)
        await engine.start(not_told, refused)
    # Nothing else that tests start may find it.
    yield engine
    with found_in(directory):
        await engine.close()
        for host in await running_hosts():
            assert await stop(host)


@pytest.fixture
async def rendezvous(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Path, None]:
    """Keep engines in a place of this test's own, and end those that are left."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    yield tmp_path
    for host in await running_hosts():
        assert await stop(host)
