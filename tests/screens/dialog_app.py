"""An app that shows one dialog and keeps its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

SIZES = [(120, 40), (80, 24), (60, 20)]
"""The terminal sizes at which every dialog must look good."""

at_every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))

SnapCompare = Callable[..., bool]
"""Compares an app's looks with what was kept."""


class DialogApp(App[None]):
    """Pushes a dialog over a page of text."""

    def __init__(self, dialog: ModalScreen[Any]) -> None:
        super().__init__()
        self._dialog = dialog
        self.answers: list[object] = []

    def compose(self) -> ComposeResult:
        yield Static("The conversation below the dialog. " * 200)

    def on_mount(self) -> None:
        self.push_screen(self._dialog, self.answers.append)
