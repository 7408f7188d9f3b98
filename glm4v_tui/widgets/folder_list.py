"""The lines of one folder, drawn only where they are seen, so that any number of files is quick."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from glm4v_tui.chat.folders import Entry
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.widgets.lit_name import lit_name
from glm4v_tui.widgets.picker_keys import MOVING_KEYS

if TYPE_CHECKING:
    from glm4v_tui.chat.wanted import Wanted

MARK_CELLS = 2
"""Cells at the left of a line that show whether it is marked."""


class FolderList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of folders and pictures with one cursor and any number of marks."""

    DEFAULT_CSS = """
    FolderList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .folder-list--folder { color: $text-primary; }
        & > .folder-list--mark { color: $text-warning; text-style: bold; }
        & > .folder-list--file { color: $text-disabled; }
        & > .folder-list--match { color: $text-accent; text-style: bold underline; }
        & > .folder-list--match-cursor { text-style: bold underline; }
        & > .folder-list--empty { color: $text-muted; }
        & > .folder-list--cursor {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
        }
        &:focus > .folder-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "folder-list--cursor",
        "folder-list--empty",
        "folder-list--file",
        "folder-list--folder",
        "folder-list--mark",
        "folder-list--match",
        "folder-list--match-cursor",
    }
    ALLOW_SELECT = False
    BINDING_GROUP_TITLE = "Pictures"
    BINDINGS: ClassVar[list[BindingType]] = [*MOVING_KEYS]

    cursor: reactive[int] = reactive(0)
    """The line that keys act on, from 0."""
    marked: reactive[frozenset[Path]] = reactive(frozenset[Path]())
    """The pictures that carry a mark."""
    wanted: var[str] = var("", init=False)
    """The filter whose letters are lit in the names as soon as its entries are shown."""
    empty: reactive[str] = reactive("")
    """What is said where there is no line."""

    class Highlighted(Message):
        """The cursor came to another entry, or to none."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Chosen(Message):
        """An entry was clicked twice."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class MarkClicked(Message):
        """The place of an entry's mark was clicked."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.entries: Sequence[Entry] = ()
        """The lines, as they were last shown."""
        self._announced: Path | None = None
        self._lit: Wanted | None = None

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    @property
    def asked_for(self) -> Wanted | None:
        """What the filter asks for; `None` where that is nothing."""
        if not self.wanted.strip():
            return None
        # The first frame does without.
        from glm4v_tui.chat.wanted import Wanted

        wanted = Wanted.of(self.wanted)
        return wanted if wanted.words else None

    def show(self, entries: Sequence[Entry], cursor: int) -> None:
        """Show these entries with the cursor on one of them."""
        self.entries = entries
        self._lit = self.asked_for
        self.virtual_size = Size(1, len(entries))
        self.cursor = self._within(cursor)
        self._reveal()
        self._announce()
        self.refresh()

    def _within(self, line: int) -> int:
        return max(0, min(line, len(self.entries) - 1))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the lines that there are."""
        return self._within(cursor)

    def watch_cursor(self) -> None:
        """Bring the cursor's line into sight and say what it is on."""
        self._reveal()
        self._announce()

    def on_resize(self) -> None:
        """Keep the cursor's line in sight."""
        self._reveal()

    def _announce(self) -> None:
        path = self.entry.path if self.entry else None
        if path != self._announced:
            self._announced = path
            self.post_message(self.Highlighted(self.entry))

    def _reveal(self) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif height and self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)

    def action_move(self, lines: int) -> None:
        """Move the cursor up or down."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is seen at once."""
        self.cursor += pages * max(1, self.scrollable_content_region.height - 1)

    def action_first(self) -> None:
        """Move the cursor to the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last line."""
        self.cursor = len(self.entries) - 1

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to a clicked line; mark at its left edge, choose on a second click."""
        line = self.scroll_offset.y + event.y
        if not 0 <= line < len(self.entries):
            return
        event.stop()
        self.cursor = line
        if event.x < MARK_CELLS:
            self.post_message(self.MarkClicked(self.entries[line]))
        elif event.chain == 2:
            self.post_message(self.Chosen(self.entries[line]))

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in sight."""
        line, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if line < len(self.entries):
            under_cursor = line == self.cursor
            style = self.rich_style + self._part("cursor") if under_cursor else self.rich_style
            return _drawn(self._line(line, width, under_cursor), style, width)
        if line == 0 and self.empty:
            return _drawn([Segment(self.empty, self._part("empty"))], self.rich_style, width)
        return Strip.blank(width, self.rich_style)

    def _line(self, line: int, width: int, under_cursor: bool) -> list[Segment]:
        entry = self.entries[line]
        sign = "/" if entry.kind in ("folder", "parent") else ""
        if entry.kind == "document":
            sign = f" ({document_kind(entry.name)})"
        part = {"file": "file", "folder": "folder", "parent": "folder"}.get(entry.kind)
        plain = self._part(part) if part and not under_cursor else Style()
        lit = plain + self._part("match-cursor" if under_cursor else "match")
        pieces = lit_name(entry.name, width - MARK_CELLS - len(sign), self._lit)
        mark = Segment("✓ " if entry.path in self.marked else "  ", self._part("mark"))
        name = [Segment(text, lit if matches else plain) for text, matches in pieces]
        return [mark, *name, *([Segment(sign, plain)] if sign else [])]

    def _part(self, name: str) -> Style:
        return self.get_component_rich_style(f"folder-list--{name}", partial=True)


def _drawn(segments: list[Segment], style: Style, width: int) -> Strip:
    """Draw one line over a style, exactly as wide as asked."""
    return Strip(segments).apply_style(style).adjust_cell_length(width, style)
