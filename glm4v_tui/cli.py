"""Arguments → settings → engine → app: the only place that wires things together."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "glm4v-tui"
GRAPHICS = (
    *("auto", "kitty", "sixel", "blocks", "sextants", "quadrants", "half", "braille"),
    *("ascii", "off"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0, 1 error, 2 usage, 130 stopped."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    # Else pydantic looks through every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    match words[:1]:
        case ["ask"]:
            return _ask(words[1:])
        case ["doctor"]:
            return _doctor(words[1:])
        case ["transcripts"]:
            return _transcripts(words[1:])
        case ["engine"]:
            return _engine(words[1:])
        case ["serve"]:
            return _serve(words[1:])
        case _:
            return _open(words)


def _shared_options(parser: argparse.ArgumentParser) -> None:
    """Add what the screen, `ask` and `doctor` have in common."""
    _model_options(parser)
    parser.add_argument(
        "--server", metavar="URL", help="ask an OpenAI-compatible server: http, https or unix:PATH"
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="the settings file")
    parser.add_argument("--log-file", type=Path, metavar="FILE", help="where the engine writes")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where transcripts are kept")


def _model_options(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--model", metavar="NAME|DIR", help="a model's hub name or directory")
    which.add_argument("--demo", action="store_true", help="use the embedded demo model, a toy")


def _engine_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine-arg",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a field of vLLM's AsyncEngineArgs; may be given several times",
    )
    parser.add_argument(
        "--engine-inside",
        action="store_true",
        help="run the engine inside the program instead of a process of its own",
    )
    parser.add_argument(
        "--keep-alive",
        type=_duration,
        metavar="TIME",
        help="how long the engine outlives the program, such as 30m or 2h; off ends it with it",
    )


def _duration(text: str) -> float:
    from glm4v_tui.durations import read_duration

    try:
        return read_duration(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _screen_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        PROGRAM,
        description="Ask GLM-4V models about pictures in a full-screen terminal program.",
        epilog=f"Also: `{PROGRAM} ask QUESTION PICTURE…` answers on standard output; "
        f"`{PROGRAM} doctor` says what this machine lacks; "
        f"`{PROGRAM} serve` serves a model with vLLM; "
        f"`{PROGRAM} transcripts` finds, exports and files saved conversations; "
        f"`{PROGRAM} engine` starts, shows and ends an engine that stays.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a folder to open in the picker; pictures to attach to the first question",
    )
    _shared_options(parser)
    _engine_options(parser)
    parser.add_argument("--graphics", choices=GRAPHICS, help="how pictures are shown")
    parser.add_argument(
        "--watch", type=Path, metavar="DIR", help="offer pictures as they arrive in a folder"
    )
    parser.add_argument("--resume", action="store_true", help="go on with the last conversation")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def _open(words: Sequence[str]) -> int:
    """Open the full-screen program."""
    parser = _screen_parser()
    options = parser.parse_args(words)
    from glm4v_tui.launch import launch

    return launch(options)


def _ask(words: Sequence[str]) -> int:
    """Answer one question on standard output."""
    from glm4v_tui import ask
    from glm4v_tui.wiring import wire

    parser = argparse.ArgumentParser(f"{PROGRAM} ask", description="Ask without the full screen.")
    ask.add_arguments(parser)
    _shared_options(parser)
    _engine_options(parser)
    options = parser.parse_args(words)
    return ask.run(options, lambda: wire(options))


def _doctor(words: Sequence[str]) -> int:
    """Say what this machine lacks for the main job."""
    from glm4v_tui import doctor

    parser = argparse.ArgumentParser(f"{PROGRAM} doctor", description="Check this machine.")
    doctor.add_arguments(parser)
    _shared_options(parser)
    parser.add_argument("--graphics", choices=GRAPHICS, help="how pictures are shown")
    return doctor.run(parser.parse_args(words))


def _serve(words: Sequence[str]) -> int:
    """Serve a model with vLLM; what follows `--` is vLLM's own."""
    from glm4v_tui.serving import command

    end = words.index("--") if "--" in words else len(words)
    parser = argparse.ArgumentParser(
        f"{PROGRAM} serve",
        description="Print and run the line that serves a GLM model with vLLM.",
        epilog="What follows `--` is given to vLLM as it is.",
    )
    command.add_arguments(parser)
    _model_options(parser)
    parser.add_argument("--config", type=Path, metavar="FILE", help="the settings file")
    return command.run(parser.parse_args(words[:end]), tuple(words[end + 1 :]))


def _transcripts(words: Sequence[str]) -> int:
    """Find, show, export and file saved conversations."""
    from glm4v_tui import transcripts

    parser = argparse.ArgumentParser(f"{PROGRAM} transcripts", description="Saved conversations.")
    transcripts.add_arguments(parser)
    return transcripts.run(parser.parse_args(words))


def _engine(words: Sequence[str]) -> int:
    """Start, show and end engines that are kept."""
    from glm4v_tui import kept
    from glm4v_tui.wiring import wire

    parser = argparse.ArgumentParser(f"{PROGRAM} engine", description="Engines that stay.")

    def start_options(start: argparse.ArgumentParser) -> None:
        _shared_options(start)
        _engine_options(start)

    kept.add_arguments(parser, start_options)
    options = parser.parse_args(words)
    return kept.run(options, lambda: wire(options))
