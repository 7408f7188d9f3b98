"""A conversation written to a file or a pipe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.export import ExportError, to_markdown
from glm4v_tui.chat.export_html import to_html
from glm4v_tui.chat.export_json import to_json
from glm4v_tui.chat.export_text import to_text
from glm4v_tui.chat.exporting import FORMS, ThereError, export, file_name, form_of
from glm4v_tui.chat.reopening import read

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from glm4v_tui.chat.reopening import Saved


def exported(path: Path, options: Namespace) -> Iterator[str]:
    """Write it, and say where it is; without a file, in the current directory.

    Raises:
        ExportError: the form is not known, a file is there already, or it cannot be written.
        TranscriptError: the conversation cannot be read.
    """
    saved = read(path)
    wanted = options.output
    form = options.form or (form_of(wanted) if wanted else "md")
    if wanted == Path("-"):
        yield _text(saved, options.form or "md", options.link).rstrip("\n")
        return
    if form is None:
        raise ExportError(f"Which form? End the name with .{', .'.join(FORMS)}, or give --form.")
    file = wanted or Path(file_name(saved, form))
    try:
        yield str(export(saved, form, file, force=options.force, link=options.link))
    except ThereError as error:
        raise ExportError(f"{error.message} --force writes over it.") from error


def _text(saved: Saved, form: str, link: bool) -> str:
    """Return what a pipe gets; Markdown comes without pictures, which lie beside it."""
    match form:
        case "html":
            return to_html(saved)
        case "json":
            return to_json(saved, link=link)
        case "txt":
            return to_text(saved)
    return to_markdown(
        saved.conversation, title=saved.title, model=saved.model, started=saved.started
    )
