"""Widgets to type into whose own keys take effect in the order in which they were pressed."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.widget import Widget


class KeysInTurn(Widget):
    """Acts on its own keys before the next one is typed into it.

    Left to Textual they would first go all the way up, and letters that come in the same burst, as
    over a slow line, would overtake a Backspace. It goes behind the field of Textual's that it is
    for: styles and component classes are those of the first base.
    """

    BINDS_LETTERS: ClassVar[bool] = False
    """Whether keys that could be typed may be its own too, and are not typed then."""
    IN_THEIR_TIME: ClassVar[frozenset[str]] = frozenset()
    """Actions that are left to Textual all the same."""

    async def on_key(self, event: events.Key) -> None:
        """Act on a key of this widget's own."""
        if event.is_printable and not self.BINDS_LETTERS:
            return
        bound = self.screen.active_bindings.get(event.key)
        if bound is None or bound.node is not self or not bound.enabled:
            return
        if bound.binding.action not in self.IN_THEIR_TIME:
            event.stop()
            await self.app.run_action(bound.binding.action, self)
