"""`glm4v-tui ask`: one question, answered on standard output, for pipes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from glm4v_tui.chat.thinking import Thinking
    from glm4v_tui.engine.protocol import Engine, Sampling
    from glm4v_tui.settings import Settings


class Wired(Protocol):
    """What the command line and the settings have been turned into."""

    @property
    def engine(self) -> Engine:
        """The engine that answers; not started yet."""
        ...

    @property
    def sampling(self) -> Sampling:
        """How the answer is drawn."""
        ...

    @property
    def settings(self) -> Settings:
        """The settings, for the system prompt."""
        ...

    @property
    def log_file(self) -> Path:
        """Where goes what the engine prints."""
        ...


def add_arguments(parser: ArgumentParser) -> None:
    """Add the question, its pictures, and how the answer is written."""
    from glm4v_tui.ask.demands import add_demand_arguments
    from glm4v_tui.ask.ready import add_ready_arguments

    parser.add_argument("question", metavar="QUESTION", help="`-` reads it from standard input")
    parser.add_argument(
        "pictures", nargs="*", type=Path, metavar="PICTURE", help="what the question is about"
    )
    add_ready_arguments(parser)
    add_demand_arguments(parser)
    parser.add_argument("--pages", default="", metavar="LIST", help="of PDFs, such as 1-3,7")
    parser.add_argument(
        "--frames",
        default="",
        metavar="LIST",
        help="of videos: how many, or times such as 0:05,1:02.5",
    )
    parser.add_argument(
        "--thinking",
        type=_thinking,
        metavar="HOW",
        help="`on`, `off`, `default`, or how many tokens the model may think at most",
    )
    form = parser.add_mutually_exclusive_group()
    for output, help_ in (
        ("markdown", "write the answer as the model wrote it"),
        ("json", "write one object: text, reasoning, tokens, timings, finish reason"),
    ):
        form.add_argument(
            f"--{output}", dest="output", action="store_const", const=output, help=help_
        )
    parser.set_defaults(output="plain")
    parser.add_argument(
        *("--yes", "-y"),
        action="store_true",
        help="allow what would be asked: downloading the model, running code that comes with it",
    )


def _thinking(written: str) -> Thinking:
    from argparse import ArgumentTypeError

    from glm4v_tui.chat.thinking import read_thinking

    try:
        return read_thinking(written)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def run(options: Namespace, wire: Callable[[], Wired]) -> int:
    """Ask as the command line says; return 0, 1 for an error, 2 for misuse, 130 when stopped.

    `wire` is called only when the pictures have been found to be pictures. From here on, what
    anything but the answer prints goes to the log file.
    """
    from glm4v_tui.ask.process import run_process

    return run_process(options, wire)
