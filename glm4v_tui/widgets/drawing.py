"""New graphics for widgets that are on the screen already."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.dom import DOMNode

from glm4v_tui.terminal.graphics import Graphics


@runtime_checkable
class Drawing(Protocol):
    """A widget or screen that draws pictures, itself or by its children."""

    def draw_with(self, graphics: Graphics) -> None:
        """Draw as this terminal can."""


def hand_on(node: DOMNode, graphics: Graphics) -> None:
    """Have everything below draw with these graphics."""
    for child in node.children:
        if isinstance(child, Drawing):
            child.draw_with(graphics)
        else:
            hand_on(child, graphics)
