"""`glm4v-tui transcripts`: the saved conversations, for pipes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.counts import read_count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    Actions = _SubParsersAction[ArgumentParser]

WHICH = "a part of its id as `list` shows it, its file, or `last`"
"""How a conversation is named."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add what can be done, each with its own arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_finding(actions)
    _add_exporting(actions)
    _add_filing(actions)
    for action in actions.choices.values():
        action.add_argument("--data-dir", type=Path, metavar="DIR", help="where transcripts are")


def run(options: Namespace) -> int:
    """Do what the command line says; return 0, 1 for an error, 2 for misuse, 130 when stopped."""
    from glm4v_tui.transcripts.command import run_command

    return run_command(options)


def _add_finding(actions: Actions) -> None:
    listing = actions.add_parser("list", help="list conversations, the last used first")
    listing.add_argument("--all", action="store_true", help="archived ones too")
    listing.add_argument("--deleted", action="store_true", help="deleted ones instead")
    search = actions.add_parser("search", help="find conversations by what was said in them")
    search.add_argument("words", nargs="+", metavar="WORD", help="the beginning of a word")
    for action in (listing, search):
        action.add_argument("--limit", type=read_count, metavar="N", help="at most so many")
    show = actions.add_parser("show", help="write a conversation as plain text")
    show.add_argument("which", metavar="WHICH", help=WHICH)
    for action in (listing, search, show):
        action.add_argument("--json", action="store_true", help="write JSON lines")


def _add_exporting(actions: Actions) -> None:
    export = actions.add_parser("export", help="write a conversation to a file")
    export.add_argument("which", metavar="WHICH", help=WHICH)
    export.add_argument(
        *("--output", "-o"),
        type=Path,
        metavar="FILE",
        help="its ending chooses the form; `-` is standard output",
    )
    export.add_argument(
        "--form", choices=("md", "html", "json", "txt"), help="instead of the ending"
    )
    export.add_argument("--force", action="store_true", help="write over existing files")
    export.add_argument(
        "--link", action="store_true", help="have JSON name the files of pictures, not hold them"
    )
    import_ = actions.add_parser("import", help="bring conversations in from elsewhere")
    import_.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a transcript, a folder of them, or JSON in the OpenAI schema",
    )


def _add_filing(actions: Actions) -> None:
    for name, help_ in (
        ("archive", "put conversations away, out of the list"),
        ("unarchive", "take archived conversations out again"),
        ("delete", "delete conversations; for 30 days they can be restored"),
        ("restore", "bring deleted conversations back"),
    ):
        action = actions.add_parser(name, help=help_)
        action.add_argument("which", nargs="+", metavar="WHICH", help=WHICH)
        if name == "delete":
            action.add_argument("--now", action="store_true", help="for good, and at once")
    rename = actions.add_parser("rename", help="give a conversation a title")
    rename.add_argument("which", metavar="WHICH", help=WHICH)
    rename.add_argument("title", metavar="TITLE", help="an empty one: the first question again")
