"""A picture in a place of the screen: its colours, its shape, its bounds."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from textual.app import App, ComposeResult

from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.picture_view import PictureView
from tests.waiting import until

pytestmark = pytest.mark.usefixtures("true_colour")

RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.fixture
def true_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")


class Shown(App[None]):
    def __init__(self, image: Image.Image | None, graphics: Graphics | None = None) -> None:
        super().__init__()
        self.view = PictureView(image, graphics)

    def compose(self) -> ComposeResult:
        yield self.view


def drawn(view: PictureView) -> list[list[tuple[int, ...]]]:
    """The colour of every cell that is not the place's own background, row by row."""
    _, plain = view.background_colors
    return [
        [
            tuple(segment.style.bgcolor.get_truecolor())
            for segment in strip
            for _ in segment.text
            if segment.style and segment.style.bgcolor
            if tuple(segment.style.bgcolor.get_truecolor()) != plain.rgb
        ]
        for strip in view.render_lines(view.size.region)
    ]


def text(view: PictureView) -> str:
    return "".join(strip.text for strip in view.render_lines(view.size.region))


def colours(view: PictureView) -> set[tuple[int, ...]]:
    """The colours of all cells of the picture."""
    return {colour for row in drawn(view) for colour in row}


def extent(view: PictureView) -> tuple[int, int]:
    """The columns and rows of the cells that the picture fills."""
    rows = [row for row in drawn(view) if row]
    return max(map(len, rows), default=0), len(rows)


async def test_the_picture_s_colours_are_on_the_screen() -> None:
    app = Shown(Image.new("RGB", (64, 64), RED))
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: colours(app.view) == {RED})
        app.view.image = Image.new("RGB", (64, 64), BLUE)
        await until(pilot, lambda: colours(app.view) == {BLUE})


async def test_sides_stay_in_proportion_to_the_cell_s() -> None:
    square = Image.new("RGB", (100, 100), RED)
    app = Shown(square, Graphics("blocks", "", cell_width=10, cell_height=25))
    async with app.run_test(size=(80, 10)) as pilot:
        await until(pilot, lambda: extent(app.view) == (25, 10))


async def test_a_wide_picture_keeps_one_row_at_least() -> None:
    app = Shown(Image.new("RGB", (20000, 10), RED))
    async with app.run_test(size=(80, 10)) as pilot:
        await until(pilot, lambda: extent(app.view) == (80, 1))


async def test_a_new_size_draws_anew() -> None:
    app = Shown(Image.new("RGB", (100, 100), RED))
    async with app.run_test(size=(80, 10)) as pilot:
        await until(pilot, lambda: extent(app.view) == (20, 10))
        await pilot.resize_terminal(80, 20)
        await until(pilot, lambda: extent(app.view) == (40, 20))


async def test_no_picture_leaves_the_place_blank() -> None:
    app = Shown(None)
    async with app.run_test(size=(20, 4)):
        assert [strip.text for strip in app.view.render_lines(app.view.size.region)] == [
            " " * 20
        ] * 4


async def test_thin_lines_are_drawn_in_dots_where_that_is_left_to_the_program() -> None:
    image = Image.new("RGB", (1000, 500), (255, 255, 255))
    ImageDraw.Draw(image).line((0, 0, 999, 499), (0, 0, 0), 3)
    app = Shown(image, Graphics("blocks", "", dots=True))
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: "\u2812" in text(app.view))
        app.view.draw_with(Graphics("blocks", ""))
        await until(pilot, lambda: bool(text(app.view).strip()) and "\u2812" not in text(app.view))
        app.view.draw_with(Graphics("blocks", "", dots=True))
        app.view.image = Image.new("RGB", (100, 100), RED)
        await until(pilot, lambda: colours(app.view) == {RED})


async def test_plain_characters_have_no_blocks() -> None:
    image = Image.new("L", (64, 64))
    image.paste(255, (32, 0, 64, 64))
    app = Shown(image, Graphics("ascii", ""))
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: "@" in text(app.view))
        assert text(app.view).isascii()
