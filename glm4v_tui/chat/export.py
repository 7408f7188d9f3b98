"""A conversation written as Markdown, with its pictures beside it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from urllib.parse import quote

from glm4v_tui.chat.clean import clean, clean_text
from glm4v_tui.chat.contained import contained
from glm4v_tui.chat.conversation import Conversation, Picture, Turn
from glm4v_tui.chat.demand import described
from glm4v_tui.chat.files import create_private, make_private_directory, reason, replace_private
from glm4v_tui.chat.kept import SUFFIX_OF_FORMAT
from glm4v_tui.chat.pictures import PictureError, read_checked

_NAME_LENGTH = 40
"""Characters that a title or a picture's name gives to the name of a file."""

REMARKS = {
    "length": "The answer reached its token limit.",
    "stopped": "The answer was stopped.",
    "repetition": "The answer repeated itself and was ended.",
    "error": "The answer ended with an error.",
}
"""What is said below an answer that did not end by itself."""

_MARKS = re.compile(r"([\\`*_\[\]<>&~|$!#])")


class ExportError(Exception):
    """Says in a sentence why a conversation cannot be written, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        """The whole sentence, safe to show."""


def to_markdown(
    conversation: Conversation,
    *,
    title: str = "",
    model: str = "",
    started: datetime | None = None,
    links: Mapping[str, str] | None = None,
) -> str:
    """Return a conversation as Markdown; `links` are addresses of pictures by their digests."""
    sections = [f"# {_escaped(title or 'Conversation')}", *_facts(model, started)]
    if conversation.system:
        sections += ["## System", contained(clean_text(conversation.system))]
    for turn in conversation.turns:
        sections += _sections(turn, links or {})
    return "\n\n".join(sections) + "\n"


def save_markdown(
    conversation: Conversation,
    destination: Path,
    *,
    title: str = "",
    model: str = "",
    started: datetime | None = None,
) -> Path:
    """Write a conversation and copies of its pictures; return the new file; blocks.

    A destination that ends in `.md` names the file, any other the directory. Nothing is ever
    overwritten: the name gets a number instead. Pictures that are gone are left out.

    Raises:
        ExportError: the file or a picture cannot be written.
    """
    wanted = destination
    if destination.suffix.lower() != ".md":
        wanted = destination / f"{slug(title) or 'conversation'}.md"
    try:
        make_private_directory(wanted.parent)
        path, folder, descriptor = _claimed(wanted)
    except OSError as error:
        raise _unwritten(wanted, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            links = copy_pictures(conversation.pictures, folder)
            text = to_markdown(conversation, title=title, model=model, started=started, links=links)
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        path.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        raise _unwritten(path, error) from error
    return path


def _facts(model: str, started: datetime | None) -> Iterator[str]:
    facts = [_escaped(model)] if model else []
    if started is not None:
        facts.append(f"{started.astimezone(UTC):%Y-%m-%d %H:%M} UTC")
    if facts:
        yield ", ".join(facts)


def _sections(turn: Turn, links: Mapping[str, str]) -> Iterator[str]:
    yield "## Question" if turn.role == "user" else "## Answer"
    for picture in turn.pictures:
        yield _shown(picture, links)
    if turn.reasoning:
        reasoning = contained(clean_text(turn.reasoning.strip("\n")))
        yield f"<details><summary>Reasoning</summary>\n\n{reasoning}\n\n</details>"
    if turn.text:
        yield contained(clean_text(turn.text.strip("\n")))
    if turn.demand:
        yield f"*The answer has to be {_escaped(described(turn.demand))}.*"
    if turn.edited:
        yield "*The answer was edited by the user.*"
    if turn.ending in REMARKS:
        yield f"*{REMARKS[turn.ending]}*"


def _shown(picture: Picture, links: Mapping[str, str]) -> str:
    name = _escaped(picture.name)
    size = f"{picture.width}×{picture.height}"
    if picture.address:
        size += f", from {_escaped(picture.address)}"
    if picture.digest in links:
        return f"![{name}]({links[picture.digest]})\n{name}, {size}"
    return f"Picture: {name}, {size}"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", clean(text))


def slug(text: str) -> str:
    """Return the letters and digits of a text as a part of a file's name; it may be empty."""
    return re.sub(r"[^\w-]+", "-", text)[:_NAME_LENGTH].strip("-_").lower()


def _claimed(wanted: Path) -> tuple[Path, Path, int]:
    """Create the file under the first name that is free, also for its folder of pictures."""
    for number in count(1):
        stem = wanted.stem if number == 1 else f"{wanted.stem}-{number}"
        path, folder = wanted.with_name(f"{stem}.md"), wanted.with_name(f"{stem}-pictures")
        if os.path.lexists(folder):
            continue
        try:
            return path, folder, create_private(path)
        except FileExistsError:
            continue
    raise AssertionError("counting never ends")


def copy_pictures(pictures: tuple[Picture, ...], folder: Path) -> dict[str, str]:
    """Write pictures into a folder, and return links to them by their digests; blocks.

    Raises:
        OSError: they cannot be written.
    """
    links: dict[str, str] = {}
    for picture in pictures:
        if picture.digest in links:
            continue
        try:
            content = read_checked(picture)
        except PictureError:
            continue
        stem = f"{len(links) + 1}-{slug(Path(picture.name).stem)}".strip("-")
        copy = folder / f"{stem}{SUFFIX_OF_FORMAT[picture.format]}"
        make_private_directory(folder)
        replace_private(copy, content)
        links[picture.digest] = quote(f"{folder.name}/{copy.name}")
    return links


def _unwritten(path: Path, error: OSError) -> ExportError:
    return ExportError(f"“{clean(path.name)}” is not written: it {reason(error)}.")
