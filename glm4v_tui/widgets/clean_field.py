"""A field of many lines into which nothing comes that would steer the terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widgets import TextArea

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from textual.widgets.text_area import Edit, EditResult

JOINING = ("", "\u200c", "\u200d", "\ufe0e", "\ufe0f")
"""Invisible characters that keyboards for Persian, Indic scripts and emoji type one by one."""


class CleanField(TextArea, KeysInTurn):
    """Spells out control characters of what is pasted, recalled or put into it.

    Textual's own field writes them to the terminal as they are. What it is made with must be clean.
    """

    def load_text(self, text: str) -> None:
        """Replace everything that stands in it."""
        super().load_text(_drawable(text))

    def edit(self, edit: Edit) -> EditResult:
        """Change a part; what joins letters may come alone, before the one that it joins."""
        alone = edit.text in JOINING
        return super().edit(edit if alone else replace(edit, text=_drawable(edit.text)))


def _drawable(text: str) -> str:
    # Terminals paste line ends as carriage returns.
    return clean_text(text.replace("\r\n", "\n").replace("\r", "\n"))
