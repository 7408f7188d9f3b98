"""Sixel is written once for each picture: no key that changes something else sends it again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PIL import Image
from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from glm4v_tui.chat.originals import Original
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.close_view import CloseView
from glm4v_tui.widgets.picture_grid import PictureGrid
from glm4v_tui.widgets.preview import Preview
from tests.waiting import until
from tests.widgets.recording import RecordingDriver

SIXEL = Graphics("sixel", "", 10, 20)
DRAWN = "\x1bP"


class Shown(App[None]):
    def __init__(self, widget: Widget) -> None:
        super().__init__(driver_class=RecordingDriver)
        self._widget = widget
        self.drawn = 0
        """How often a picture was drawn so far."""

    async def on_mount(self) -> None:
        await self.mount(self._widget)
        self._widget.focus()

    def look(self) -> int:
        assert isinstance(self._driver, RecordingDriver)
        self.drawn += self._driver.taken().count(DRAWN)
        return self.drawn


@asynccontextmanager
async def shown(widget: Widget) -> AsyncIterator[tuple[Shown, Pilot[None]]]:
    app = Shown(widget)
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        yield app, pilot


async def settled(app: Shown, pilot: Pilot[None]) -> None:
    """Wait until all that was asked for is read, encoded and on the screen."""
    for _ in range(3):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause()
    app.look()


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{number}.png" for number in range(6)]
    for number, path in enumerate(made):
        Image.new("RGB", (300, 200), (40 * number, 99, 99)).save(path)
    return made


async def test_each_previewed_picture_is_sent_once(paths: list[Path]) -> None:
    preview = Preview(SIXEL)
    async with shown(preview) as (app, pilot):
        for number, path in enumerate([*paths, *reversed(paths[:-1])], 1):
            preview.path = path
            await until(pilot, lambda wanted=number: app.look() >= wanted)  # type: ignore[misc]
            await settled(app, pilot)
            assert app.drawn == number


async def test_moving_and_marking_in_the_grid_sends_no_picture(paths: list[Path]) -> None:
    async with shown(PictureGrid(paths, SIXEL)) as (app, pilot):
        await pilot.press("plus")
        await until(pilot, lambda: app.look() >= len(paths))
        await settled(app, pilot)
        before = app.drawn
        await pilot.press("right", "space", "right", "left", "space")
        await settled(app, pilot)
        assert app.drawn == before


async def test_a_close_look_is_sent_once_for_each_key(paths: list[Path]) -> None:
    view = CloseView(SIXEL)
    async with shown(view) as (app, pilot):
        view.show(Original(paths[0], (300, 200)))
        await until(pilot, lambda: view.drawn and app.look() == 1)
        await settled(app, pilot)
        await pilot.press("plus")
        await until(pilot, lambda: view.drawn and app.look() >= 2)
        await settled(app, pilot)
        assert app.drawn == 2
