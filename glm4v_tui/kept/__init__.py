"""`glm4v-tui engine`: engines that are kept, started, looked at and ended without the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.counts import read_count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from glm4v_tui.ask import Wired

WHICH = "a part of the model's name; without it, every engine that is kept"
"""How an engine is named."""

LINES = 200
"""How many lines of a log are shown where nobody says."""


def add_arguments(parser: ArgumentParser, start_options: Callable[[ArgumentParser], None]) -> None:
    """Add what can be done; `start_options` adds what says which engine is to be started."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    start = actions.add_parser("start", help="load an engine that stays, and return")
    start_options(start)
    status = actions.add_parser("status", help="what runs, since when, for whom and how long")
    status.add_argument("--json", action="store_true", help="write one object a line")
    stop = actions.add_parser("stop", help="end an engine")
    logs = actions.add_parser("logs", help="what an engine has printed")
    logs.add_argument(
        *("--lines", "-n"), type=read_count, default=LINES, metavar="N", help="the last ones"
    )
    for action in (start, stop):
        action.add_argument("--yes", "-y", action="store_true", help="do not ask")
    for action in (status, stop, logs):
        action.add_argument("which", nargs="?", default="", metavar="MODEL", help=WHICH)


def run(options: Namespace, wire: Callable[[], Wired]) -> int:
    """Do what the command line says; return 0, 1 for an error, 2 for misuse, 130 when stopped.

    `wire` is called only to start an engine.
    """
    from glm4v_tui.kept.command import run_command

    return run_command(options, wire)
