"""A log of any length of which only what is near the view is drawn.

What lies above and below stands as empty rows, as many as it would take. What the user reads keeps
its place on the screen while rows above it turn out to be more or fewer than was guessed.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from glm4v_tui.widgets.entries import Entries, Entry

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.layout import DockArrangeResult

NEAR, WANTED, FAR = 1, 2, 5
"""Heights of the view above and below it: what must be drawn, what is drawn then, what may be."""

TAIL = 2
"""The newest question and answer are always drawn: the answer may be streaming."""


class Gap(Widget):
    """Empty rows in the place of what is not drawn."""

    DEFAULT_CSS = "Gap { height: 0; }"

    def render_line(self, y: int) -> Strip:
        """Draw nothing."""
        return Strip.blank(self.size.width, self.rich_style)


class PrunedLog(VerticalScroll):
    """Draws a window of its entries around what is seen, and the newest ones."""

    def __init__(self) -> None:
        super().__init__()
        self.entries = Entries()
        """Everything in the log."""
        self.changing = asyncio.Lock()
        """Held while widgets come and go."""
        self._above, self._below = Gap(), Gap()
        self._drawn: dict[int, Widget] = {}
        self._first = self._stop = 0
        self._held = 0, 0
        self._arranged: DockArrangeResult | None = None
        self._looking = False

    def compose(self) -> ComposeResult:
        """Put the drawn entries between two gaps."""
        yield self._above
        yield self._below

    def drawing_of(self, entry: Entry) -> Widget:
        """Return a new widget that shows an entry."""
        raise NotImplementedError

    def put_away(self, entry: Entry, widget: Widget) -> None:
        """Keep in the entry what its widget has become, which will be drawn no more for now."""

    @property
    def drawn(self) -> list[tuple[Entry, Widget]]:
        """What is drawn, from the first to the last."""
        return [(self.entries[index], widget) for index, widget in sorted(self._drawn.items())]

    def put_all_away(self) -> None:
        """Keep what every widget has become."""
        for entry, widget in self.drawn:
            self.put_away(entry, widget)

    def reveal(self, sought: Entry) -> None:
        """Bring an entry into sight, drawn or not."""
        for index, entry in enumerate(self.entries):
            if entry is sought:
                self._reveal(index)

    def _reveal(self, index: int) -> None:
        if index in self._drawn:
            self._drawn[index].scroll_visible(animate=False)
        else:
            self.scroll_to(y=self.entries.rows(0, index), animate=False)

    @property
    def following(self) -> bool:
        """Whether the view stays at the end."""
        return self._anchored and not self._anchor_released

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember what the user reads, and draw what comes near."""
        super().watch_scroll_y(old_value, new_value)
        self._hold()
        self._look()

    def arrange(self, size: Size, optimal: bool = False) -> DockArrangeResult:
        """Measure what is drawn, and keep what the user reads where it is."""
        arranged = super().arrange(size, optimal)
        if not optimal and arranged is not self._arranged:
            self._arranged = arranged
            self._measure(arranged, size)
            self._look()
        return arranged

    def _measure(self, arranged: DockArrangeResult, size: Size) -> None:
        if self.entries.fit(size.width):
            self.call_later(self._fill_gaps)
        tops = {placed.widget: placed.region for placed in arranged.placements}
        for index, widget in self._drawn.items():
            if region := tops.get(widget):
                self.entries[index].rows = region.height + 1
        held, offset = self._held
        region = tops.get(self._drawn[held]) if held in self._drawn else None
        if region is not None and not self.following:
            self._scroll_silently(max(0, region.y + offset))

    def _scroll_silently(self, row: int) -> None:
        """Move the view before it is drawn, as Textual itself does to follow the end."""
        if row != self.scroll_y:
            self.set_reactive(Widget.scroll_y, row)
            self.set_reactive(Widget.scroll_target_y, row)
            self.vertical_scrollbar.set_reactive(ScrollBar.position, row)

    def _hold(self) -> None:
        """Remember which entry is at the top of the view, and how much of it is above."""
        if len(self.entries):
            row = round(self.scroll_y)
            index = self.entries.at(row)
            self._held = index, row - self.entries.rows(0, index)

    def _around(self, views: float) -> tuple[int, int]:
        """Return the entries within so many heights of the view, from one to before another."""
        height = max(self.size.height, 12)
        every = self.entries.rows(0, len(self.entries))
        top = every - height if self.following else round(self.scroll_y)
        margin = round(views * height)
        stop = self.entries.at(top + height + margin) + 1
        near_end = stop >= len(self.entries) - TAIL
        return self.entries.at(top - margin), len(self.entries) if near_end else stop

    def _look(self) -> None:
        """Have the window moved where it does not fit any more."""
        if self._looking or not len(self.entries):
            return
        near, far = self._around(NEAR), self._around(FAR)
        lacking = self._first > near[0] or self._stop < near[1]
        if lacking or self._first < far[0] or self._stop > far[1]:
            self._looking = True
            self.call_later(self._move_window)

    async def _move_window(self) -> None:
        async with self.changing:
            self._looking = False
            await self.draw(*self._around(WANTED))
        self._look()

    async def draw(self, first: int, stop: int) -> None:
        """Draw the entries from one to before another, and put the rest away, in one step."""
        count = len(self.entries)
        wanted = {*range(first, stop), *range(max(0, count - TAIL), count)}
        coming = {index: self._undrawn(index) for index in sorted(wanted - self._drawn.keys())}
        await self._mount_hidden(coming)
        for widget in coming.values():
            widget.display = True
        leaving = {index: self._drawn.pop(index) for index in self._drawn.keys() - wanted}
        self._drawn.update(coming)
        for index, widget in leaving.items():
            self.put_away(self.entries[index], widget)
            widget.display = False
        self._first, self._stop = first, stop
        self._fill_gaps()
        await self._take_away(leaving.values())

    async def _take_away(self, leaving: Collection[Widget]) -> None:
        """Remove widgets for good, with every row that they have drawn."""
        every = [below for widget in leaving for below in widget.walk_children(with_self=True)]
        await self.remove_children(list(leaving))
        for widget in every:
            # A cache of Textual's keeps what draws the last thousand widgets, and so their rows.
            widget.refresh()

    def _undrawn(self, index: int) -> Widget:
        widget = self.drawing_of(self.entries[index])
        widget.display = False
        return widget

    async def _mount_hidden(self, coming: dict[int, Widget]) -> None:
        """Mount each before the next one that is drawn; all are hidden until all are whole."""
        tail = max(0, len(self.entries) - TAIL)
        after = sorted(index for index in self._drawn if index >= tail)
        if after:
            self.move_child(self._below, before=self._drawn[after[0]])
        mounts = [self.mount(widget, before=self._later(i, tail)) for i, widget in coming.items()]
        for mount in mounts:
            await mount

    def _later(self, index: int, tail: int) -> Widget | None:
        """Return what stands below an entry that is not drawn yet."""
        later = min((drawn for drawn in self._drawn if drawn > index), default=None)
        if index < tail and (later is None or later >= tail):
            return self._below
        return None if later is None else self._drawn[later]

    async def clear(self, entries: Entries) -> None:
        """Take everything away; other entries are in the log now, and none is drawn."""
        leaving = [child for child in self.children if not isinstance(child, Gap)]
        self._drawn.clear()
        self.entries = entries
        self._first = self._stop = 0
        self._held = 0, 0
        await self._take_away(leaving)
        self._fill_gaps()

    async def append(self, added: int) -> Widget:
        """Draw an entry that was just added."""
        widget = self._drawn[added] = self.drawing_of(self.entries[added])
        self._stop = len(self.entries)
        await self.mount(widget)
        return widget

    async def draw_end(self) -> None:
        """Draw what is at the end, where the view goes now."""
        self.anchor()
        if self._stop < len(self.entries):
            await self.draw(*self._around(NEAR))

    def _fill_gaps(self) -> None:
        """Give the gaps the rows of what is not drawn."""
        tail = max(self._stop, len(self.entries) - TAIL)
        self._above.styles.height = self.entries.rows(0, self._first)
        self._below.styles.height = self.entries.rows(self._stop, tail)
