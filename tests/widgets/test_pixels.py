"""Pixels on terminals that draw them: sent once, in their place, never over anything else."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from PIL import Image
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static

from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.terminal.kitty import PLACEHOLDER
from glm4v_tui.widgets.picture_view import PictureView
from tests.widgets.recording import RecordingDriver

KITTY = Graphics("kitty", "", 10, 20)
SIXEL = Graphics("sixel", "", 10, 20)
RED = Image.new("RGB", (400, 400), (255, 0, 0))
ON_RED = ";101m"
"""Cells with the brightest red of sixteen colours behind them."""
BLUE = Image.new("RGB", (400, 400), (0, 0, 255))


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


class Dialog(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Static("dialog")


class Shown(App[None]):
    CSS = """
    PictureView { width: 20; height: 8; margin: 2 5; }
    .over { layer: over; width: 8; height: 2; offset: 10 4; }
    Screen { layers: under over; }
    """

    def __init__(self, graphics: Graphics, remembers: int = 0) -> None:
        super().__init__(driver_class=RecordingDriver)
        self.view = PictureView(RED, graphics, remembers=remembers)

    def compose(self) -> ComposeResult:
        yield self.view

    @property
    def written(self) -> str:
        assert isinstance(self._driver, RecordingDriver)
        return self._driver.taken()


@asynccontextmanager
async def shown(graphics: Graphics) -> AsyncIterator[tuple[Shown, Pilot[None]]]:
    app = Shown(graphics)
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: App[None], pilot: Pilot[None]) -> None:
    """Wait until pictures are encoded and on the screen."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def test_kitty_gets_the_picture_once_and_its_cells() -> None:
    async with shown(KITTY) as (app, pilot):
        written = app.written
        assert written.count("a=T,U=1") == 1
        assert "c=16,r=8" in written
        assert written.count(PLACEHOLDER) % (16 * 8) == 0
        app.view.refresh()
        await settled(app, pilot)
        again = app.written
        assert PLACEHOLDER in again
        assert "a=T" not in again


async def test_another_picture_frees_the_first_in_kitty() -> None:
    async with shown(KITTY) as (app, pilot):
        number = re.findall(r"a=T.*?i=(\d+)", app.written)
        app.view.image = BLUE
        await settled(app, pilot)
        assert re.findall(r"a=d,d=I,i=(\d+)", app.written) == number
        await app.view.remove()
        assert "a=d,d=I" in app.written


ROOM = 20 * 8 * 10 * 20 * 4
"""Bytes of pixels of one picture as large as its place."""


async def test_kitty_is_not_sent_again_what_it_still_holds() -> None:
    app = Shown(KITTY, remembers=2 * ROOM)
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await settled(app, pilot)
        number = re.findall(r"a=T.*?i=(\d+)", app.written)
        app.view.image = BLUE
        await settled(app, pilot)
        app.view.image = None
        await settled(app, pilot)
        assert "a=d" not in app.written
        app.view.image = RED
        await settled(app, pilot)
        again = app.written
        assert "a=T" not in again
        assert f"38;5;{int(number[0]) & 255}" in again
        app.view.forget()
        assert re.findall(r"a=d,d=I,i=(\d+)", app.written)[-1] == number[0]


async def test_kitty_holds_no_more_pictures_than_there_is_room_for() -> None:
    app = Shown(KITTY, remembers=ROOM)
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await settled(app, pilot)
        first = re.findall(r"a=T.*?i=(\d+)", app.written)
        app.view.image = BLUE
        await settled(app, pilot)
        assert re.findall(r"a=d,d=I,i=(\d+)", app.written) == first


async def test_the_number_s_colour_is_written_as_it_is() -> None:
    async with shown(KITTY) as (app, _):
        written = app.written
        number = int(re.findall(r"a=T.*?i=(\d+)", written)[0])
        assert f"38;5;{number & 255}" in written


async def test_kitty_without_colours_to_number_pictures_draws_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm")
    async with shown(KITTY) as (app, _):
        written = app.written
        assert PLACEHOLDER not in written
        assert ON_RED in written


async def test_kitty_placeholders_give_way_to_a_tint() -> None:
    async with shown(KITTY) as (app, pilot):
        app.written  # noqa: B018
        await app.push_screen(Dialog())
        await settled(app, pilot)
        dimmed = app.written
        assert PLACEHOLDER not in dimmed
        assert "48;2;" in dimmed
        app.pop_screen()
        await settled(app, pilot)
        assert PLACEHOLDER in app.written


async def test_sixel_is_drawn_at_its_place_after_its_cells() -> None:
    async with shown(SIXEL) as (app, _):
        drawn = re.findall(r"\x1b\[(\d+);(\d+)H\x1bP[\d;]*q\"1;1;(\d+);(\d+)", app.written)
        assert set(drawn) == {("3", "8", "160", "160")}


async def test_sixel_gives_way_to_a_dialog_and_comes_back() -> None:
    async with shown(SIXEL) as (app, pilot):
        app.written  # noqa: B018
        await app.push_screen(Dialog())
        await settled(app, pilot)
        assert "\x1bP" not in app.written
        app.pop_screen()
        await settled(app, pilot)
        assert "\x1bP" in app.written


async def test_sixel_never_covers_what_lies_over_it() -> None:
    async with shown(SIXEL) as (app, pilot):
        app.written  # noqa: B018
        over = Static("over", classes="over")
        await app.screen.mount(over)
        app.view.image = BLUE
        await settled(app, pilot)
        assert "\x1bP" not in app.written
        await over.remove()
        await settled(app, pilot)
        assert "\x1bP" in app.written


async def test_sixel_beside_something_over_the_blank_margin_stays() -> None:
    async with shown(SIXEL) as (app, pilot):
        beside = Static("x", classes="over")
        beside.styles.offset = (5, 9)
        beside.styles.width, beside.styles.height = 2, 1
        await app.screen.mount(beside)
        app.written  # noqa: B018
        app.view.image = BLUE
        await settled(app, pilot)
        assert "\x1bP" in app.written


async def test_sixel_keeps_off_the_last_row_of_the_screen() -> None:
    app = Shown(SIXEL)
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        app.view.styles.height = "1fr"
        app.view.styles.width = "1fr"
        app.view.styles.margin = 0
        await settled(app, pilot)
        app.written  # noqa: B018
        app.view.image = BLUE
        await settled(app, pilot)
        assert 'q"1;1;380;380' in app.written


async def test_sixel_is_not_sent_again_for_what_changes_beside_it() -> None:
    async with shown(SIXEL) as (app, pilot):
        beside = Static("x")
        beside.styles.dock = "right"
        beside.styles.width, beside.styles.height = 5, 20
        await app.screen.mount(beside)
        await settled(app, pilot)
        app.written  # noqa: B018
        beside.update("y")
        await settled(app, pilot)
        written = app.written
        assert "y" in written
        assert "\x1bP" not in written


@pytest.mark.parametrize("graphics", [KITTY, SIXEL])
async def test_a_place_that_grows_only_sideways_needs_no_new_picture(graphics: Graphics) -> None:
    async with shown(graphics) as (app, pilot):
        before = app.view._painting
        app.written  # noqa: B018
        app.view.styles.width = 30
        await settled(app, pilot)
        assert app.view._painting is before
        assert "a=T" not in app.written


async def test_the_old_picture_stays_in_kitty_until_the_new_one_is_there() -> None:
    async with shown(KITTY) as (app, pilot):
        app.written  # noqa: B018
        app.view.image = BLUE
        await settled(app, pilot)
        written = app.written
        assert 0 <= written.index("a=T") < written.index(PLACEHOLDER) < written.index("a=d,d=I")


async def test_no_picture_is_left_behind_in_kitty() -> None:
    async with shown(KITTY) as (app, pilot):
        app.written  # noqa: B018
        app.view.image = None
        await settled(app, pilot)
        written = app.written
        assert "a=d,d=I" in written
        assert PLACEHOLDER not in written


async def test_the_shell_gets_the_terminal_s_memory_and_gives_it_back() -> None:
    async with shown(KITTY) as (app, pilot):
        app.written  # noqa: B018
        app.app_suspend_signal.publish(app)
        await settled(app, pilot)
        assert "a=d,d=I" in app.written
        app.app_resume_signal.publish(app)
        await settled(app, pilot)
        assert "a=T" in app.written


async def test_a_theme_of_another_background_draws_what_shows_through_anew() -> None:
    async with shown(KITTY) as (app, pilot):
        app.view.image = Image.new("RGBA", (400, 400), (255, 0, 0, 0))
        await settled(app, pilot)
        app.written  # noqa: B018
        app.theme = "textual-light"
        await settled(app, pilot)
        assert app.written.count("a=T") == 1


class Scrolled(Shown):
    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.view
            yield Static("\n" * 40)


async def test_a_sixel_picture_scrolled_half_away_is_drawn_in_blocks() -> None:
    app = Scrolled(SIXEL)
    async with app.run_test(headless=False, size=(60, 20)) as pilot:
        await settled(app, pilot)
        assert "\x1bP" in app.written
        app.query_one(VerticalScroll).scroll_to(y=5, animate=False)
        await settled(app, pilot)
        written = app.written
        assert "\x1bP" not in written
        assert "48;2;255;0;0" in written
