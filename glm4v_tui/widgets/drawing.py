"""All that draws pictures at once: new graphics for it, and the end of what it has drawn."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.app import App
from textual.dom import DOMNode

from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.picture_view import PictureView


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


def forget_pictures(app: App[None]) -> None:
    """Free what all pictures of a program take in the terminal, before it is given back."""
    for screen in app.screen_stack:
        for view in screen.query(PictureView):
            view.forget()
