"""The pictures that will go with the next question."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from glm4v_tui.chat.budget import CountPicture, picture_tokens
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Conversation, Picture


class Attachments(Widget):
    """A strip above the prompt: each picture's name, and the tokens that they take."""

    DEFAULT_CSS = """
    Attachments { height: auto; max-height: 4; padding: 0 1; color: $text-accent; display: none; }
    Attachments.-shown { display: block; }
    """

    pictures: reactive[tuple[Picture, ...]] = reactive(tuple, layout=True)
    """What is attached, in the order of attaching."""
    conversation: reactive[Conversation] = reactive(Conversation)
    """What was said so far; its pictures have the numbers before."""
    count_tokens: reactive[CountPicture | None] = reactive(None)
    """Counts the tokens of a picture; `None` while no model is known."""

    def watch_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """Show the strip only when there is something in it."""
        self.set_class(bool(pictures), "-shown")

    def render(self) -> Content:
        """Name the pictures and say how to take one back."""
        first = len(self.conversation.pictures) + 1 if self.pictures else 1
        names = "  ".join(f"[{n}] {clean(p.name)}" for n, p in enumerate(self.pictures, first))
        return Content(f"{names}{self._tokens()} · Backspace takes the last one back")

    def _tokens(self) -> str:
        count = self.count_tokens
        if count is None:
            return ""
        return f" · {picture_tokens(self.pictures, count):,} tokens"
