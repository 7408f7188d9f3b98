"""Runs `transcripts`: finds, shows and files saved conversations."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from glm4v_tui import paths
from glm4v_tui.chat import shelf
from glm4v_tui.chat.export import ExportError
from glm4v_tui.chat.import_json import ImportedError
from glm4v_tui.chat.index import Index
from glm4v_tui.chat.reopening import TranscriptError, read
from glm4v_tui.chat.transcripts import listed
from glm4v_tui.transcripts.exported import exported
from glm4v_tui.transcripts.imported import imported
from glm4v_tui.transcripts.lines import as_found, as_line, as_object
from glm4v_tui.transcripts.naming import named, short

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

OK, ERROR, STOPPED = 0, 1, 130


def run_command(options: Namespace) -> int:
    """Do it, and return the exit status; every failure is one line on standard error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        for line in _lines(options):
            print(line)
        sys.stdout.flush()
    except (TranscriptError, ExportError, ImportedError) as error:
        print(f"glm4v-tui: {error.message}", file=sys.stderr)
        return ERROR
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain when it closes the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


def _lines(options: Namespace) -> Iterator[str]:
    directory = options.data_dir or paths.data_directory()
    shelf.sweep(directory)
    match options.action:
        case "list":
            yield from _list(directory, options)
        case "search":
            yield from _search(directory, options)
        case "show":
            yield _shown(named(options.which, directory), options.json)
        case "export":
            yield from exported(named(options.which, directory), options)
        case "import":
            yield from map(short, imported(options.file, directory))
        case "rename":
            shelf.title(named(options.which, directory), options.title)
        case _:
            yield from _filed(directory, options)


def _list(directory: Path, options: Namespace) -> Iterator[str]:
    if options.deleted:
        entries = listed(directory / shelf.DELETED)
    else:
        index = _index(directory)
        entries = [entry for entry in index.entries() if options.all or not entry.archived]
    for entry in entries[: options.limit]:
        yield as_object(entry) if options.json else as_line(entry)


def _search(directory: Path, options: Namespace) -> Iterator[str]:
    limit = options.limit or 1000
    for hit in _index(directory).search(" ".join(options.words), limit, contexts=limit):
        found = as_object(hit.entry, context=hit.context.line)
        yield found if options.json else as_found(hit)


def _index(directory: Path) -> Index:
    """Return an index that knows every conversation, and show what takes long."""
    index = Index(directory, paths.cache_directory())
    index.refresh(_tell)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return index


def _tell(done: int, every: int) -> None:
    if sys.stderr.isatty() and every > done:
        words = f"\r\x1b[KReading the conversations: {done:,} of {every:,}"
        print(words, end="", file=sys.stderr, flush=True)


def _shown(path: Path, as_json: bool) -> str:
    from glm4v_tui.chat.export_text import to_text
    from glm4v_tui.transcripts.turns import as_turns

    saved = read(path)
    return as_turns(saved) if as_json else to_text(saved).rstrip("\n")


def _filed(directory: Path, options: Namespace) -> Iterator[str]:
    """File each conversation, and say where a deleted one can be had again."""
    restoring = options.action == "restore"
    folder = directory / shelf.DELETED if restoring else directory
    chosen = [named(word, folder, "deleted " if restoring else "") for word in options.which]
    for path in dict.fromkeys(chosen):
        match options.action:
            case "archive" | "unarchive":
                shelf.archive(path, away=options.action == "archive")
            case "restore":
                shelf.restore(path)
            case "delete":
                gone = shelf.delete(path)
                if options.now:
                    shelf.remove(directory, [gone])
                else:
                    yield f"Deleted; `glm4v-tui transcripts restore {short(path)}` brings it back."
