"""How a half-typed path goes on, and where a whole one leads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.folders import Entry, why_unreadable
from glm4v_tui.chat.typed_path import Reading


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a typed path leads."""

    path: Path
    """The absolute path, without `..` in it."""
    kind: Literal["folder", "picture"]
    """A file counts as a picture until its content says otherwise."""


class NowhereError(Exception):
    """Says in a sentence, safe to show, why a typed path leads nowhere."""


def narrowed(entries: Sequence[Entry], name: str) -> tuple[Entry, ...]:
    """Return the entries that may be meant, in the same case or, where none is, in any case."""
    if name == "..":
        return tuple(entry for entry in entries if entry.kind == "parent")
    seen = [entry for entry in entries if _is_seen(entry, name)]
    exact = tuple(entry for entry in seen if entry.name.startswith(name))
    folded = name.casefold()
    return exact or tuple(entry for entry in seen if entry.name.casefold().startswith(folded))


def _is_seen(entry: Entry, name: str) -> bool:
    return entry.kind != "parent" and (name.startswith(".") or not entry.name.startswith("."))


def common_start(entries: Sequence[Entry], name: str) -> str:
    """Return the longest beginning that all names share in any case, as far as it can be typed."""
    first = entries[0].name
    shared = _shared([entry.name.casefold() for entry in entries])
    end = next(
        (at for at in range(len(first), 0, -1) if shared.startswith(first[:at].casefold())), 0
    )
    while end and clean(first[:end]) != first[:end]:
        end -= 1
    return first[:end] if end >= len(name) else name


def _shared(names: Sequence[str]) -> str:
    lowest, highest = min(names), max(names)
    end = next((at for at, letter in enumerate(lowest) if letter != highest[at]), len(lowest))
    return lowest[:end]


def find(ways: Sequence[Reading], base: Path) -> Destination:
    """Return where a typed path leads from a folder, tried in each way to read it; blocks.

    Raises:
        NowhereError: there is nothing, or nothing that can be opened.
    """
    for way in ways:
        path = located(way.path, base)
        try:
            if path.is_dir():
                return Destination(path, "folder")
            if path.is_file() and not way.path.endswith("/"):
                return Destination(path, "picture")
        except (OSError, ValueError):
            continue
    raise NowhereError(_why_nowhere(ways[-1], base))


def located(path: str, base: Path) -> Path:
    """Return a path from a folder, absolute and without `..` in it."""
    return Path(os.path.normpath(base / path))


def _why_nowhere(way: Reading, base: Path) -> str:
    if way.unset:
        return f"The variable {clean(way.unset)} is not set."
    path = located(way.path, base)
    for part in (*reversed(path.parents), path):
        try:
            part.stat()
        except FileNotFoundError:
            return f"There is no “{clean(part.name)}” in {clean(str(part.parent))}."
        except NotADirectoryError:
            return f"“{clean(part.parent.name)}” is not a folder."
        except ValueError:
            return "No path has such characters in it."
        except OSError as error:
            return f"“{clean(part.name)}” {why_unreadable(error)}."
    return f"“{clean(path.name)}” is neither a folder nor a picture."
