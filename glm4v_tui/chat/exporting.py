"""Saved conversations written to files in any form, never over an existing file unasked."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.export import ExportError, copy_pictures, slug, to_markdown
from glm4v_tui.chat.export_html import to_html
from glm4v_tui.chat.export_json import to_json
from glm4v_tui.chat.export_text import to_text
from glm4v_tui.chat.files import make_private_directory, reason, replace_private

if TYPE_CHECKING:
    from glm4v_tui.chat.reopening import Saved

FORMS: Mapping[str, str] = {
    "md": "Markdown, with a folder of pictures beside it",
    "html": "one page with everything in it, to read anywhere or print",
    "json": "messages as the OpenAI schema has them, to replay, train with or import",
    "txt": "plain text",
}
"""The ways to write a conversation, by how the file's name ends."""

_TEXTS: Mapping[str, Callable[[Saved], str]] = {"html": to_html, "json": to_json, "txt": to_text}


class ThereError(ExportError):
    """Says that a file is there already."""


def file_name(saved: Saved, form: str) -> str:
    """Return a name for the file, made of the title; never a path."""
    return f"{slug(saved.title) or 'conversation'}.{form}"


def export(saved: Saved, form: str, path: Path, *, force: bool = False, link: bool = False) -> Path:
    """Write a conversation for its owner alone, and return the file; blocks.

    `link` has JSON name the files of pictures instead of holding them.

    Raises:
        ThereError: a file is there, or Markdown's folder of pictures; `force` writes over them.
        ExportError: it cannot be written.
    """
    folder = path.with_name(f"{path.stem}-pictures") if form == "md" else None
    for there in filter(None, (path, folder)):
        if os.path.lexists(there) and not force:
            raise ThereError(f"“{clean(str(there))}” is there already.")
    try:
        make_private_directory(path.parent)
        replace_private(path, _content(saved, form, folder, link))
    except OSError as error:
        raise ExportError(f"“{clean(str(path))}” is not written: it {reason(error)}.") from error
    return path


def _content(saved: Saved, form: str, folder: Path | None, link: bool) -> bytes:
    if folder is not None:
        links = copy_pictures(saved.conversation.pictures, folder)
        text = to_markdown(
            saved.conversation,
            title=saved.title,
            model=saved.model,
            started=saved.started,
            links=links,
        )
    else:
        text = to_json(saved, link=True) if link and form == "json" else _TEXTS[form](saved)
    return text.encode("utf-8", "backslashreplace")


def form_of(path: Path) -> str | None:
    """Return the form that a file's name asks for."""
    ending = re.sub(r"^\.", "", path.suffix.lower())
    ending = {"markdown": "md", "htm": "html", "text": "txt"}.get(ending, ending)
    return ending if ending in FORMS else None
