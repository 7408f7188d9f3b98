"""The strip shows what fits around the picture at hand, and says how the model sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from glm4v_tui.chat.budget import estimated
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.room import Line, lines, pictures_of
from glm4v_tui.chat.shown import Shown, picture_places
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.picture_strip import PictureStrip
from glm4v_tui.widgets.picture_view import PictureView
from glm4v_tui.widgets.thumbnail import Thumbnail
from tests.waiting import until


class StripApp(App[None]):
    def __init__(self, graphics: Graphics | None) -> None:
        super().__init__()
        self.strip = PictureStrip(graphics)

    def compose(self) -> ComposeResult:
        yield self.strip


@pytest.fixture
def found(tmp_path: Path) -> tuple[Line, ...]:
    """The lines of nine pictures, of which the model does not see the second."""
    pictures = []
    for number in range(9):
        path = tmp_path / f"{number}.png"
        Image.new("RGB", (40, 40), (20 * number, 0, 0)).save(path)
        pictures.append(inspect(path))
    said = Conversation().asked("Which?", tuple(pictures))
    shown = Shown().with_picture(picture_places(said)[0][1], None)
    taken = estimated(said, lambda width, height: 100)
    return pictures_of(lines(said, shown, taken, lambda width, height: 100))


def numbers(app: StripApp) -> list[str]:
    return [str(thumbnail._caption) for thumbnail in app.strip._thumbnails]


def marked(app: StripApp, how: str) -> list[str]:
    return [str(thumbnail._caption) for thumbnail in app.strip.query(Thumbnail).filter(how)]


async def drawn(pilot: Pilot[None], strip: PictureStrip) -> None:
    await until(pilot, lambda: strip.query(PictureView))
    await until(pilot, lambda: all(view.image for view in strip.query(PictureView)))


async def test_it_pages_to_the_picture_at_hand(found: tuple[Line, ...]) -> None:
    app = StripApp(Graphics("blocks"))
    async with app.run_test(size=(60, 20)) as pilot:
        app.strip.show(found, found[0])
        await drawn(pilot, app.strip)
        assert numbers(app) == ["[1]", "[2]", "[3]", "[4]", "[5]"]
        assert (marked(app, ".-at"), marked(app, ".-hidden")) == (["[1]"], ["[2]"])
        app.strip.show(found, found[6])
        await until(pilot, lambda: marked(app, ".-at") == ["[7]"])
        assert numbers(app) == ["[6]", "[7]", "[8]", "[9]"]


@pytest.mark.parametrize(("size", "rows"), [((60, 20), 2), ((80, 24), 3), ((120, 40), 5)])
async def test_it_leaves_room_for_the_lines(
    found: tuple[Line, ...], size: tuple[int, int], rows: int
) -> None:
    app = StripApp(Graphics("blocks"))
    async with app.run_test(size=(100, 30)) as pilot:
        app.strip.show(found, found[0])
        await drawn(pilot, app.strip)
        await pilot.resize_terminal(*size)
        await until(pilot, lambda: app.strip.size.height == rows + 1)
        await until(pilot, lambda: app.strip._drawn and app.strip._drawn[0][0] == rows)
        await drawn(pilot, app.strip)
        assert all(view.size.height <= rows for view in app.strip.query(PictureView))


@pytest.mark.parametrize("graphics", [None, Graphics("off")], ids=["none", "off"])
async def test_without_graphics_there_is_none(
    found: tuple[Line, ...], graphics: Graphics | None
) -> None:
    app = StripApp(graphics)
    async with app.run_test(size=(60, 20)) as pilot:
        app.strip.show(found, found[0])
        await until(pilot, lambda: not app.strip.display)
