"""The preview: the newest file wins, bad files say why, names are never obeyed."""

from __future__ import annotations

import os
import threading
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from glm4v_tui.chat import pictures
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.checks import BRIGHT, DARK
from glm4v_tui.widgets.picture_view import PictureView
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.recent import Opened, RecentPictures
from tests.waiting import until

RED, BLUE = (255, 0, 0), (0, 0, 255)


class Gate:
    """Loads pictures, but one of them only when the test lets it."""

    def __init__(self, held: str = "") -> None:
        self.held = held
        self.reached, self.opened = threading.Event(), threading.Event()
        self.loaded: list[str] = []

    def load(self, path: Path, box: tuple[int, int]) -> Image.Image:
        if path.name == self.held:
            self.reached.set()
            self.opened.wait(10)
        self.loaded.append(path.name)
        return pictures.load(path, box, clear=True)


class Previewing(App[None]):
    def __init__(self, path: Path | None = None, gate: Gate | None = None) -> None:
        super().__init__()
        self.preview = Preview(Graphics(), load=(gate or Gate()).load)
        self.preview.path = path
        self.shown: list[Preview.Shown] = []

    def compose(self) -> ComposeResult:
        yield self.preview

    def on_preview_shown(self, event: Preview.Shown) -> None:
        self.shown.append(event)

    @property
    def facts(self) -> str:
        return str(self.query_one("#facts", Static).visual)

    @property
    def colour(self) -> object:
        image = self.query_one(PictureView).image
        return image and image.getpixel((0, 0))


async def settled(app: App[None], pilot: Pilot[None]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def red(tmp_path: Path) -> Path:
    path = tmp_path / "red.png"
    Image.new("RGB", (640, 480), RED).save(path)
    return path


@pytest.fixture
def blue(tmp_path: Path) -> Path:
    path = tmp_path / "blue.png"
    Image.new("RGB", (80, 60), BLUE).save(path)
    return path


async def test_the_picture_and_what_it_holds(red: Path) -> None:
    app = Previewing(red)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        assert app.colour == RED
        assert app.facts.splitlines()[0] == "red.png"
        assert "640 × 480 · PNG" in app.facts
        picture = app.shown[-1].picture
        assert picture == pictures.inspect(red)
        assert picture
        assert f"{picture.size / 1000:.0f} kB" in app.facts


async def test_tokens_follow_the_model(red: Path) -> None:
    app = Previewing(red)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        assert "tokens" not in app.facts
        app.preview.count_tokens = lambda width, height: width * height // 196
        await pilot.pause()
        assert "1,567 tokens" in app.facts


async def test_what_the_model_sees_and_what_the_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[271], exif[272] = "NIKON", "\x1b[2JD750"
    exif.get_ifd(34665)[36867] = "2024:05:01 12:30:00"
    Image.new("RGB", (640, 480), RED).save(tmp_path / "a.jpg", exif=exif)
    app = Previewing(tmp_path / "a.jpg")
    async with app.run_test(size=(120, 40)) as pilot:
        app.preview.count_tokens = lambda width, height: 1234
        app.preview.seen_size = lambda width, height: (336, 252)
        await settled(app, pilot)
        assert " · 1,234 tokens · seen at 336 × 252 · 2024-05-01 12:30" in app.facts
        assert app.facts.endswith(" · NIKON ␛[2JD750")


async def test_a_file_without_a_camera_tells_when_it_was_changed(red: Path) -> None:
    os.utime(red, (0, datetime(2025, 1, 2, 3, 4).timestamp()))
    app = Previewing(red)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        assert app.facts.endswith(" · changed 2025-01-02 03:04")


async def test_a_narrow_place_keeps_the_most_important(red: Path) -> None:
    app = Previewing(red)
    async with app.run_test(size=(20, 10)) as pilot:
        await settled(app, pilot)
        assert app.facts.splitlines() == ["red.png", "640 × 480 · PNG"]


async def test_what_is_clear_lies_on_a_checker_board(tmp_path: Path) -> None:
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    image.paste((*RED, 255), (100, 100, 200, 200))
    image.save(tmp_path / "clear.png")
    app = Previewing(tmp_path / "clear.png")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        shown = app.query_one(PictureView).image
        assert shown
        colours = {colour for _, colour in shown.getcolors() or ()}
        assert colours == {RED, (BRIGHT,) * 3, (DARK,) * 3}
        assert "clear parts are white to the model" in app.facts
    assert pictures.load(tmp_path / "clear.png").getpixel((0, 0)) == (255, 255, 255)


async def test_an_opaque_picture_with_an_alpha_channel_lies_on_nothing(tmp_path: Path) -> None:
    Image.new("RGBA", (30, 30), (*RED, 255)).save(tmp_path / "a.png")
    app = Previewing(tmp_path / "a.png")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        assert app.colour == RED
        assert "clear" not in app.facts


async def test_another_path_shows_another_picture_and_none_shows_nothing(
    red: Path, blue: Path
) -> None:
    app = Previewing(red)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        app.preview.path = blue
        await settled(app, pilot)
        assert app.colour == BLUE
        app.preview.path = None
        await settled(app, pilot)
        assert app.colour is None
        assert app.facts == ""


async def test_the_newest_wins_over_one_that_is_late(red: Path, blue: Path) -> None:
    gate = Gate(held="red.png")
    app = Previewing(red, gate)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert gate.reached.wait(10)
        app.preview.path = blue
        await settled(app, pilot)
        assert app.colour == BLUE
        gate.opened.set()
        await settled(app, pilot)
        assert app.colour == BLUE
        assert [event.path for event in app.shown] == [blue]
        assert "blue.png" in app.facts


async def test_what_comes_after_the_cursor_has_left_is_not_shown(red: Path) -> None:
    gate = Gate(held="red.png")
    app = Previewing(red, gate)
    async with app.run_test(size=(60, 30)) as pilot:
        await until(pilot, gate.reached.is_set)
        app.preview.path = None
        gate.opened.set()
        await settled(app, pilot)
        assert app.colour is None
        assert not app.facts
        assert not app.shown


async def test_a_picture_seen_lately_is_not_decoded_again(red: Path, blue: Path) -> None:
    gate = Gate()
    app = Previewing(red, gate)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        for path in (blue, red):
            app.preview.path = path
            await settled(app, pilot)
        assert gate.loaded == ["red.png", "blue.png"]
        assert app.colour == RED


async def test_neighbours_are_opened_ahead(red: Path, blue: Path) -> None:
    gate = Gate()
    app = Previewing(red, gate)
    app.preview.neighbours = (blue, red.with_name("gone.png"))
    async with app.run_test() as pilot:
        await settled(app, pilot)
        assert gate.loaded == ["red.png", "blue.png"]
        assert app.colour == RED
        app.preview.path = blue
        await settled(app, pilot)
        assert gate.loaded == ["red.png", "blue.png"]
        assert app.colour == BLUE
        assert [event.path for event in app.shown] == [red, blue]


async def test_what_is_being_opened_ahead_is_not_opened_twice(red: Path, blue: Path) -> None:
    gate = Gate(held="blue.png")
    app = Previewing(red, gate)
    app.preview.neighbours = (blue,)
    async with app.run_test() as pilot:
        await until(pilot, gate.reached.is_set)
        assert app.colour == RED
        app.preview.path = blue
        await pilot.pause()
        gate.opened.set()
        await settled(app, pilot)
        assert app.colour == BLUE
        assert gate.loaded == ["red.png", "blue.png"]
        assert "80 × 60 · PNG" in app.facts


async def test_a_changed_file_is_decoded_again(red: Path, blue: Path) -> None:
    app = Previewing(red)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        app.preview.path = blue
        await settled(app, pilot)
        Image.new("RGB", (10, 10), BLUE).save(red)
        app.preview.path = red
        await settled(app, pilot)
        assert app.colour == BLUE


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n\0\0"])
async def test_what_is_no_picture_says_so(tmp_path: Path, content: bytes, red: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(content)
    app = Previewing(red)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        app.preview.path = bad
        await settled(app, pilot)
        assert app.colour is None
        assert app.shown[-1].error in app.facts.replace("\n", " ")
        assert app.shown[-1].error.endswith(".")
        assert app.shown[-1].picture is None


async def test_a_missing_file_says_so(tmp_path: Path) -> None:
    app = Previewing(tmp_path / "gone.png")
    async with app.run_test() as pilot:
        await settled(app, pilot)
        assert app.shown[-1].error


async def test_a_name_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "[red]x[b]\x1b[2J\n图.png"
    Image.new("RGB", (4, 4), RED).save(path)
    app = Previewing(path)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        first = app.facts.splitlines()[0]
        assert "[red]x[b]" in first
        assert "图.png" in first
        assert "\x1b" not in app.facts


async def test_a_slow_file_is_announced_instead_of_another_s_picture(red: Path, blue: Path) -> None:
    gate = Gate(held="blue.png")
    app = Previewing(red, gate)
    async with app.run_test() as pilot:
        await settled(app, pilot)
        app.preview.path = blue
        while "opening" not in app.facts:
            await pilot.pause()
        assert "blue.png" in app.facts
        assert app.colour is None
        gate.opened.set()
        await settled(app, pilot)
        assert app.colour == BLUE


def test_memory_is_bounded() -> None:
    recent = RecentPictures(limit=3 * 100 * 100 * 4)
    for number in range(5):
        opened = Opened(image=Image.new("RGB", (100, 100)))
        recent.keep(Path(f"{number}"), (0, 0, 0, number), (1, 1), opened)
    found = [recent.find(Path(f"{n}"), (0, 0, 0, n), (1, 1)) is not None for n in range(5)]
    assert found == [False, False, True, True, True]
