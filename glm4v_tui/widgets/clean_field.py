"""A field of many lines into which nothing comes that would steer the terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widgets import TextArea

from glm4v_tui.chat.clean import clean_text

if TYPE_CHECKING:
    from textual.widgets.text_area import Edit, EditResult


class CleanField(TextArea):
    """Spells out control characters of what is pasted, recalled or put into it.

    Textual's own field writes them to the terminal as they are. What it is made with must be clean.
    """

    def load_text(self, text: str) -> None:
        """Replace everything that stands in it."""
        super().load_text(clean_text(text))

    def edit(self, edit: Edit) -> EditResult:
        """Change a part; single letters come from the keyboard, where each needs the next one."""
        clean = edit if len(edit.text) < 2 else replace(edit, text=clean_text(edit.text))
        return super().edit(clean)
