"""The line of open conversations; it is there only while there is more than one."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

NEWS, REPLYING = "●", "…"
"""What marks a conversation that has something new, and one whose reply is coming."""

SHORTEST = 8
"""Cells that a title keeps, however many there are; the line is cut off then."""


@dataclass(frozen=True, slots=True)
class TabName:
    """What the line tells of one conversation."""

    title: str
    """One clean line."""
    replying: bool = False
    news: bool = False
    """Whether something has come that was not looked at yet."""

    @property
    def mark(self) -> str:
        """What stands after the title."""
        return (NEWS if self.news else "") + (REPLYING if self.replying else "")


class TabLine(Widget):
    """Names every open conversation; the one in front stands out in any terminal."""

    DEFAULT_CSS = """
    TabLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        display: none;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    TabLine.-shown { display: block; }
    """

    names: reactive[tuple[TabName, ...]] = reactive(())
    """The open conversations, in their order."""
    front: reactive[int] = reactive(0)
    """The number of the one in front, from 0."""

    def watch_names(self, names: tuple[TabName, ...]) -> None:
        """Take a line only when there is something to tell apart."""
        self.set_class(len(names) > 1, "-shown")

    def render(self) -> Content:
        """Give every title the same room; the one in front is in brackets and reversed."""
        room = self.content_size.width // max(1, len(self.names))
        return Content(" ").join(self._shown(i, room) for i in range(len(self.names)))

    def _shown(self, index: int, room: int) -> Content:
        name = self.names[index]
        title = Content(name.title)
        # The number, two brackets or spaces, the mark and the space after it.
        left = max(SHORTEST, room - len(f"{index + 1} ") - 3 - len(name.mark) - bool(name.mark))
        if title.cell_length > left:
            title = title.truncate(left, ellipsis=True)
        mark = f" {name.mark}" if name.mark else ""
        text = Content(f"{index + 1} ") + title + Content(mark)
        if index == self.front:
            return (Content("[") + text + Content("]")).stylize("bold reverse")
        return Content(" ") + text + Content(" ")
