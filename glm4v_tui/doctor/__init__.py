"""Says whether this machine can do the main job, and repairs what can be repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Add the options that only `glm4v-tui doctor` has."""
    parser.add_argument("--fix", action="store_true", help="repair what can be repaired")
    parser.add_argument(
        "--yes",
        action="store_true",
        help="with --fix, change packages even outside a virtual environment",
    )
    parser.add_argument("--json", action="store_true", help="report one JSON object")


def run(options: Namespace) -> int:
    """Examine what the program would run with, and return 1 if it could not do its main job."""
    from glm4v_tui import paths
    from glm4v_tui.doctor.command import Examination, examine
    from glm4v_tui.engine.protocol import EngineError
    from glm4v_tui.serving.wiring import server_options
    from glm4v_tui.settings import Settings, SettingsError
    from glm4v_tui.wiring import model_of, server_of, settings_of

    problem, settings, server = "", Settings(), None
    try:
        settings = settings_of(options)
        if address := server_of(options, settings):
            server = server_options(options, settings, address)
    except SettingsError as error:
        problem = str(error)
    except EngineError as error:
        problem = f"server: {error.message} {error.advice}"
    examination = Examination(
        model=model_of(options, settings),
        config_file=options.config or paths.config_file(),
        data_directory=options.data_dir or paths.data_directory(),
        log_file=options.log_file or paths.log_file(),
        graphics=options.graphics or settings.graphics,
        problem=problem,
        gpus=settings.engine.gpus,
        server=server,
        fix=options.fix,
        yes=options.yes,
        json=options.json,
    )
    return examine(examination)
