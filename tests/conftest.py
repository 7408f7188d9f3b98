"""What tests of several rooms share: a real engine with the demo model for the whole run."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from glm4v_tui.engine.checkpoints import DEMO
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import ConsentQuestion, LoadStage
from tests.engine.subjects import found_in, hosted_demo, share_of_gpu

if TYPE_CHECKING:
    from glm4v_tui.engine.hosted import HostedEngine
    from glm4v_tui.engine.served import ServedEngine
    from glm4v_tui.engine.vllm_engine import VllmEngine
    from tests.engine.scripted_server import ScriptedServer
    from tests.engine.vllm_server import VllmServer


@pytest.fixture(scope="session", autouse=True)
def nothing_is_kept_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests away from engines that the developer keeps, and from one another's."""
    with found_in(tmp_path_factory.mktemp("runtime")):
        yield


@pytest.fixture
async def server() -> AsyncGenerator[ScriptedServer, None]:
    """A server that answers as it is told to."""
    from tests.engine.scripted_server import ScriptedServer

    made = ScriptedServer()
    await made.up()
    yield made
    await made.down()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def demo_engine() -> AsyncGenerator[VllmEngine, None]:
    """A ready engine; its tests are marked `engine` and `asyncio(loop_scope="session")`."""
    from glm4v_tui.engine.vllm_engine import VllmEngine

    engine = VllmEngine(EngineOptions(str(DEMO), share_of_gpu()))
    await engine.start(not_told, refused)
    yield engine
    await engine.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def hosted_demo_engine(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[HostedEngine, None]:
    """A ready engine in a host of its own, as the program has it."""
    engine = hosted_demo(tmp_path_factory.mktemp("hosted"))
    await engine.start(not_told, refused)
    yield engine
    await engine.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def demo_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[VllmServer, None]:
    """A running `vllm serve` of the demo model."""
    from tests.engine.vllm_server import VllmServer

    server = VllmServer(tmp_path_factory.mktemp("served"))
    await server.up()
    yield server
    await server.down()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def served_demo_engine(demo_server: VllmServer) -> AsyncGenerator[ServedEngine, None]:
    """A ready engine that asks the served demo model."""
    from tests.engine.served_subjects import RunServerEngine

    engine = RunServerEngine(demo_server)
    await engine.start(not_told, refused)
    yield engine
    await engine.close()


def not_told(stage: LoadStage) -> None:
    """Take no interest in the progress of a start."""


async def refused(question: ConsentQuestion) -> bool:
    """Answer every question of consent with no."""
    return False
