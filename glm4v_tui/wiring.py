"""Options and settings → the engine to run and the values to run it with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui import demo, paths
from glm4v_tui.doctor.gpu import driver_has_cards, gpus
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from argparse import Namespace

    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.protocol import Engine, Sampling

SCRIPT_MODEL = "zai-org/glm-4v-9b"
"""The model of the script that the program grew from, under its present name."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the screen and `ask` need to run."""

    settings: Settings
    engine: Engine
    sampling: Sampling
    """The checkpoint's sampling, with the settings' own in place of its fields."""
    data_directory: Path
    """Where transcripts are kept."""
    log_file: Path
    """Where the engine writes."""
    demo: bool
    """Whether the embedded demo model is what answers, named or for want of a GPU."""


def wire(options: Namespace) -> Wiring:
    """Return what the command line and the settings ask for; nothing is started.

    Raises:
        SettingsError: the settings file is wrong.
        EngineError: the model is none that the program can run.
    """
    settings = settings_of(options)
    if server := server_of(options, settings):
        from glm4v_tui.serving.wiring import wire_server

        return wire_server(options, settings, server)
    checkpoint = recognise(model_of(options, settings))
    log_file = options.log_file or paths.log_file()
    keep = settings.engine.keep_alive if options.keep_alive is None else options.keep_alive
    engine_options = EngineOptions(
        model=checkpoint.model,
        arguments=(*_spread(settings, checkpoint), *_arguments(settings), *options.engine_arg),
        log_file=log_file,
        remote_code_allowed=settings.engine.trust_remote_code,
        sleeps=bool(keep),
    )
    inside = options.engine_inside or settings.engine.process == "inside"
    if inside and options.keep_alive:
        raise SettingsError("--keep-alive: an engine inside the program ends with it")
    hosted = partial(_hosted, checkpoint, engine_options, log_file, keep or None)
    engine = _inside(engine_options) if inside else hosted()
    return Wiring(
        settings=settings,
        engine=engine,
        sampling=settings.sampling.over(checkpoint.sampling),
        data_directory=options.data_dir or paths.data_directory(),
        log_file=log_file,
        demo=checkpoint.model == str(DEMO),
    )


def settings_of(options: Namespace) -> Settings:
    """Return the settings of the file that the user named, or of the usual one."""
    return read_settings(options.config or paths.config_file(), required=options.config is not None)


def model_of(options: Namespace, settings: Settings) -> str:
    """Return the model to run: named, set, the script's with a GPU, else the demo model."""
    if options.demo:
        return str(demo.MODEL)
    return options.model or settings.model or (SCRIPT_MODEL if has_gpu() else str(demo.MODEL))


def server_of(options: Namespace, settings: Settings) -> str:
    """Return the address of the server to ask; empty where the engine is one of our own.

    Raises:
        SettingsError: a server and the embedded demo model are wanted at once.
    """
    if options.server and options.demo:
        raise SettingsError("--server and --demo cannot both answer; leave one out")
    return str(options.server or ("" if options.demo else settings.engine.server))


def has_gpu() -> bool:
    """Whether this machine has an NVIDIA GPU; its tool is asked only where the driver is mute."""
    return driver_has_cards() or bool(gpus())


def _hosted(
    checkpoint: Checkpoint, options: EngineOptions, log_file: Path, keep: float | None
) -> Engine:
    from glm4v_tui.engine.host_process import HostSpec
    from glm4v_tui.engine.hosted import HostedEngine

    return HostedEngine(checkpoint, HostSpec(log_file, options.to_json()), keep)


def _inside(options: EngineOptions) -> Engine:
    from glm4v_tui.engine.vllm_engine import VllmEngine

    return VllmEngine(options)


def _spread(settings: Settings, checkpoint: Checkpoint) -> list[str]:
    """Return what lays the model over several GPUs; nothing for one."""
    if settings.engine.gpus == 1:
        return []
    from glm4v_tui.serving.placing import Placement

    arguments = Placement(settings.engine.gpus).arguments(checkpoint)
    return [f"{key}={value}" for key, value in arguments.items()]


def _arguments(settings: Settings) -> list[str]:
    return [
        f"{key}={value if isinstance(value, str) else json.dumps(value)}"
        for key, value in settings.engine.arguments.items()
    ]
