"""The line that says which model answers, how it fares and how full its context is."""

from __future__ import annotations

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
        """Put the most important first, and leave out from the end what does not fit."""
        context, speed = self._context_used(), self._speed()
        pieces = [self.model, self.state, context, self.seen, self.thinking, speed]
        line = ""
        for piece in filter(None, pieces):
            longer = f"{line} · {piece}" if line else piece
            if line and Content(longer).cell_length > self.content_size.width:
                continue
            line = longer
        return Content(line)

    def _context_used(self) -> str:
        if not self.limit:
            return ""
        if not self.counted:
            return "context unknown"
        about = "" if self.exact else "~"
        return f"context {about}{self.used:,}/{self.limit:,} ({100 * self.used // self.limit} %)"

    def _speed(self) -> str:
        if self.last is None:
            return ""
        speed = self.last.tokens_per_second
        first = f"first token {self.last.first_token_seconds:.2f} s"
        return f"{speed:.0f} tokens/s, {first}" if speed else first
