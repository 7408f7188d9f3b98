"""What the command line and the settings make of a server, and of several GPUs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from glm4v_tui.cli import _screen_parser
from glm4v_tui.doctor.server import check_server
from glm4v_tui.engine.checkpoints import recognise
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from glm4v_tui.settings import Settings, SettingsError
from glm4v_tui.settings_file import parse_settings
from glm4v_tui.wiring import Wiring, _spread, wire
from tests.engine.scripted_server import ScriptedServer, a_model


async def wired(directory: Path, *words: str, settings: str = "") -> Wiring:
    file = directory / "settings.toml"
    file.write_text(settings)
    options = _screen_parser().parse_args([*words, "--config", str(file)])
    return await asyncio.to_thread(wire, options)


async def test_a_server_that_answers_is_known_before_anything_is_drawn(
    server: ScriptedServer, tmp_path: Path
) -> None:
    found = await wired(tmp_path, "--server", server.url, settings="[sampling]\nseed = 7")
    assert isinstance(found.engine, ServedEngine)
    assert found.engine.checkpoint.title.startswith("GLM-4.1V-9B-Thinking at ")
    assert found.sampling.repetition_penalty == 1.1
    assert found.sampling.seed == 7
    assert not found.demo


async def test_one_that_does_not_is_waited_for_on_the_screen(tmp_path: Path) -> None:
    found = await wired(tmp_path, "--server", "http://127.0.0.1:9")
    assert isinstance(found.engine, ServedEngine)
    assert found.engine.checkpoint.title == "127.0.0.1:9"


async def test_the_settings_name_a_server_too(server: ScriptedServer, tmp_path: Path) -> None:
    settings = f'model = "b"\n[engine]\nserver = "{server.url}"'
    server.models = [a_model("a"), a_model("b")]
    found = await wired(tmp_path, settings=settings)
    assert found.engine.checkpoint.model == "b"
    assert not isinstance((await wired(tmp_path, "--demo", settings=settings)).engine, ServedEngine)


async def test_of_several_models_one_must_be_named(server: ScriptedServer, tmp_path: Path) -> None:
    server.models = [a_model("a"), a_model("b")]
    with pytest.raises(EngineError, match="a, b"):
        await wired(tmp_path, "--server", server.url)
    found = await wired(tmp_path, "--server", server.url, "--model", "a")
    assert found.engine.checkpoint.model == "a"


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        (["--demo", "--server", "http://127.0.0.1:9"], ""),
        (["--server", "http://192.0.2.1"], '[engine]\nserver_pictures = "files"'),
    ],
)
async def test_what_does_not_go_together_is_told(
    tmp_path: Path, words: list[str], settings: str
) -> None:
    with pytest.raises(SettingsError):
        await wired(tmp_path, *words, settings=settings)


async def test_the_doctor_asks_the_server(server: ScriptedServer) -> None:
    options = ServerOptions(server_address(server.url))
    found = await asyncio.to_thread(lambda: list(check_server(options)))
    assert [(each.name, each.state) for each in found] == [("server", "ok"), ("model", "ok")]
    server.models = [a_model("stranger")]
    found = await asyncio.to_thread(lambda: list(check_server(options)))
    assert found[1].state == "warning"
    await server.down()
    (gone,) = await asyncio.to_thread(lambda: list(check_server(options)))
    assert (gone.state, bool(gone.advice)) == ("error", True)


def spread(settings: str, model: str) -> list[str]:
    return _spread(parse_settings(settings, "settings.toml"), recognise(model))


def test_several_gpus_share_the_model() -> None:
    assert _spread(Settings(), recognise("zai-org/GLM-4.5V")) == []
    two = spread("[engine]\ngpus = 2", "zai-org/GLM-4.5V")
    assert two == ["tensor_parallel_size=2"]
    eight = spread("[engine]\ngpus = 8", "zai-org/GLM-4.5V")
    assert eight == ["tensor_parallel_size=8", "mm_encoder_tp_mode=data"]


def test_a_number_of_gpus_that_does_not_divide_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"line 2: engine\.gpus"):
        parse_settings("[engine]\ngpus = 3", "settings.toml")
