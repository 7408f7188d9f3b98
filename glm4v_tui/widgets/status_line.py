"""The line that says which model answers, how it fares and how full its context is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from glm4v_tui.engine.protocol import ReplyDone


class StatusLine(Widget):
    """Model, engine state, context used, and the speed of the last reply, above the note."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-noted { height: 2; }
    }
    """

    model: reactive[str] = reactive("")
    """The model's title."""
    note: reactive[str] = reactive("")
    """What must always be known of the model, such as that it is a toy."""
    state: reactive[str] = reactive("")
    """What the engine is doing, in a word or two."""
    used: reactive[int] = reactive(0)
    """Tokens of the context that the conversation takes."""
    exact: reactive[bool] = reactive(True)
    """Whether the engine has counted `used`; else it is estimated."""
    counted: reactive[bool] = reactive(True)
    """Whether anybody can count `used`; else it is unknown."""
    seen: reactive[str] = reactive("")
    """What of the conversation the model sees, where it does not see all."""
    thinking: reactive[str] = reactive("")
    """How the model thinks, where that was chosen."""
    limit: reactive[int] = reactive(0)
    """Tokens that the context can hold."""
    last: reactive[ReplyDone | None] = reactive(None)
    """The figures of the last reply."""

    def watch_note(self, note: str) -> None:
        """Make room for the note."""
        self.set_class(bool(note), "-noted")

    def render(self) -> Content:
        """Put the figures above the note, which no figure can push out."""
        note = [Content.styled(self.note, "$text-warning")] if self.note else []
        return Content("\n").join([self._figures(), *note])

    def _figures(self) -> Content:
        """Put the most important first, and leave out from the end what does not fit.

        What the user has chosen is not left out while others can be said shorter.
        """
        width, speed = self.content_size.width, self._speed()
        for pieces in self._ever_shorter():
            if Content(_joined(pieces)).cell_length <= width:
                break
        line = ""
        for piece in filter(None, (*pieces, speed)):
            longer = _joined((line, piece))
            if not line or Content(longer).cell_length <= width:
                line = longer
        return Content(line)

    def _ever_shorter(self) -> Iterator[tuple[str, ...]]:
        share, chosen = self._context_used(short=True), (self.seen, self.thinking)
        state = self.state.removeprefix("engine ")
        yield self.model, self.state, self._context_used(), *chosen
        yield self.model, self.state, share, *chosen
        yield self.model, state, share, *chosen
        yield self.model, "" if state == "ready" else state, share, *chosen

    def _context_used(self, *, short: bool = False) -> str:
        if not self.limit:
            return ""
        if not self.counted:
            return "context unknown"
        share = f"{100 * self.used // self.limit} %"
        about = "" if self.exact else "~"
        if short:
            return f"context {about}{share}"
        return f"context {about}{self.used:,}/{self.limit:,} ({share})"

    def _speed(self) -> str:
        if self.last is None:
            return ""
        speed = self.last.tokens_per_second
        first = f"first token {self.last.first_token_seconds:.2f} s"
        return f"{speed:.0f} tokens/s, {first}" if speed else first


def _joined(pieces: Iterable[str]) -> str:
    return " · ".join(filter(None, pieces))
