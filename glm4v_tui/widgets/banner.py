"""A line above the conversation that stays for as long as something is wrong with saving it."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class Banner(Static):
    """Says that the conversation is not being saved, or can be read only."""

    DEFAULT_CSS = """
    Banner {
        display: none;
        height: auto;
        max-height: 4;
        padding: 0 1;
        background: $warning-muted;
        color: $text-warning;
    }
    """

    unsaved: reactive[str] = reactive("")
    """Why the conversation is not saved now; empty while it is."""
    locked: reactive[str] = reactive("")
    """Why the conversation can be read only; empty where it can be gone on with."""
    key: reactive[str] = reactive("")
    """The key that goes on in a copy."""

    def watch_unsaved(self) -> None:
        """Say it, or go."""
        self._say()

    def watch_locked(self) -> None:
        """Say it, or go."""
        self._say()

    def watch_key(self) -> None:
        """Name the key."""
        self._say()

    def _say(self) -> None:
        lines = []
        if self.unsaved:
            lines.append(f"{self.unsaved} Saving is tried again each second.")
        if self.locked:
            lines.append(
                f"{self.locked} Go on in a copy with {self.key}." if self.key else self.locked
            )
        self.update(Content("\n".join(lines)))
        self.display = bool(lines)
