"""Pictures in the log: small, named, and gone when their file is."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from PIL import Image
from textual.app import App, ComposeResult
from textual.widgets import Static

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.picture_view import PictureView
from glm4v_tui.widgets.thumbnail import COLUMNS, ROWS, Thumbnail
from tests.waiting import until


class Log(App[None]):
    def __init__(self, picture: Picture, graphics: Graphics) -> None:
        super().__init__()
        self.thumbnail = Thumbnail(picture, graphics)

    def compose(self) -> ComposeResult:
        yield self.thumbnail


def drawn(tmp_path: Path, size: tuple[int, int]) -> Picture:
    path = tmp_path / "a [b] picture.png"
    Image.new("RGB", size, (0, 200, 0)).save(path)
    return inspect(path)


async def test_a_small_picture_with_its_name(tmp_path: Path) -> None:
    app = Log(drawn(tmp_path, (300, 200)), Graphics())
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        view = app.query_one(PictureView)
        assert (view.size.width, view.size.height) == (12, 4)
        assert view.size.width <= COLUMNS
        assert view.size.height <= ROWS
        assert view.image
        assert view.image.getpixel((0, 0)) == (0, 200, 0)
        assert str(app.query_one("#caption", Static).visual) == "a [b] picture.png"


async def test_sixel_would_tear_in_a_log(tmp_path: Path) -> None:
    app = Log(drawn(tmp_path, (20, 20)), Graphics("sixel", ""))
    async with app.run_test():
        assert app.query_one(PictureView).graphics.kind == "blocks"


async def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    picture = drawn(tmp_path, (20, 20))
    picture.path.unlink()
    app = Log(picture, Graphics())
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await until(pilot, lambda: not app.query(PictureView))
        assert str(app.query_one("#caption", Static).visual).endswith(".")


async def test_off_shows_the_name_only(tmp_path: Path) -> None:
    app = Log(drawn(tmp_path, (20, 20)), Graphics("off", ""))
    async with app.run_test():
        assert not app.query(PictureView)
        assert "picture.png" in str(app.query_one("#caption", Static).visual)


async def test_its_memory_is_given_back_with_it(tmp_path: Path) -> None:
    app = Log(drawn(tmp_path, (300, 200)), Graphics())
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        view = weakref.ref(app.query(PictureView).first())
        await app.thumbnail.remove()
        del app.thumbnail
        # The screen remembers its children until it has others.
        await app.mount(Static("what is said next"))
        await pilot.pause()
        gc.collect()
        assert view() is None
