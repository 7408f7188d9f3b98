"""Many pictures side by side: chosen by sight, marked, attached, and left again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from glm4v_tui.screens.document_screen import DocumentScreen
from glm4v_tui.screens.grid_screen import GridScreen, Sighted
from glm4v_tui.screens.picture_screen import PictureScreen
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.terminal.surroundings import Surroundings
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.drawing import hand_on
from glm4v_tui.widgets.grid_cell import GridCell
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.picture_grid import PictureGrid
from glm4v_tui.widgets.picture_view import PictureView
from tests.made_documents import make_pdf, make_video
from tests.screens.dialog_app import SnapCompare, at_every_size
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until

COLOURS = ("red", "green", "blue", "orange", "purple", "black", "white", "gray")


class Choosing(App[None]):
    def __init__(self, paths: list[Path], at: int = 0, graphics: Graphics | None = None) -> None:
        super().__init__()
        self.answers: list[Sighted | None] = []
        self._screen = GridScreen(paths, at, (), graphics or Graphics())

    def on_mount(self) -> None:
        self.push_screen(self._screen, self.answers.append)

    @property
    def grid(self) -> PictureGrid:
        return self.screen.query_one(PictureGrid)

    @property
    def cells(self) -> list[GridCell]:
        return list(self.screen.query(GridCell))

    def drawn(self) -> bool:
        views = [cell.query_one(PictureView) for cell in self.cells if cell.path]
        return bool(views) and all(view.image and not view.drawing for view in views)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Thirty pictures of one colour each."""
    made = []
    for number in range(30):
        path = tmp_path / f"picture-{number:02}.png"
        Image.new("RGB", (64, 48), COLOURS[number % len(COLOURS)]).save(path)
        made.append(path)
    return made


async def shown(app: Choosing, pilot: Pilot[None]) -> None:
    await until(pilot, app.drawn)
    await pilot.pause()


def pictured(cell: GridCell) -> tuple[int, ...]:
    image = cell.query_one(PictureView).image
    assert image is not None
    pixel = image.convert("RGB").getpixel((1, 1))
    assert isinstance(pixel, tuple)
    return pixel


async def test_every_cell_shows_its_own_picture(paths: list[Path]) -> None:
    app = Choosing(paths)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        assert [cell.path for cell in app.cells] == paths[: len(app.cells)]
        assert pictured(app.cells[0]) == (255, 0, 0)
        assert pictured(app.cells[2]) == (0, 0, 255)
        assert "picture-00.png  1 of 30 · page 1 of" in seen(app)


async def test_pages_follow_the_cursor(paths: list[Path]) -> None:
    app = Choosing(paths)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        page = app.grid.page
        await pilot.press("pagedown")
        await shown(app, pilot)
        assert app.cells[0].path == paths[page]
        await pilot.press("end")
        await shown(app, pilot)
        assert app.grid.cursor == 29
        assert app.cells[-1].path is None or page * app.grid.pages[1] == 30
        await pilot.press("down", "right", "home", "up", "left")
        assert app.grid.cursor == 0


async def test_rows_are_walked_by_up_and_down(paths: list[Path]) -> None:
    app = Choosing(paths)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        await pilot.press("down")
        across = app.grid.cursor
        assert across == 80 // 20
        await pilot.press("right", "up")
        assert app.grid.cursor == 1


async def test_cells_grow_and_shrink_around_the_cursor(paths: list[Path]) -> None:
    app = Choosing(paths, at=17)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        before = app.grid.page
        await pilot.press("plus")
        await shown(app, pilot)
        assert app.grid.page < before
        assert paths[17] in [cell.path for cell in app.cells]
        await pilot.press("minus", "minus", "minus")
        await shown(app, pilot)
        assert app.grid.page > before


async def test_marks_and_the_cursor_are_answered(paths: list[Path]) -> None:
    app = Choosing(paths)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot)
        await pilot.press("right", "space", "space", "left", "left", "space")
        assert "1 marked" in seen(app)
        await pilot.press("enter")
    (answer,) = app.answers
    assert answer == Sighted(paths[2], (paths[2],), picked=True)


async def test_a_file_that_is_no_picture_says_so_in_its_cell(paths: list[Path]) -> None:
    paths[1].write_bytes(b"no picture")
    app = Choosing(paths)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.cells[1].has_class("-error"))
        await until(pilot, lambda: app.cells[2].query_one(PictureView).image is not None)


async def test_pages_of_many_pictures_are_not_drawn_in_sixel(paths: list[Path]) -> None:
    sixel = Graphics("sixel", cell_width=8, cell_height=16)
    app = Choosing(paths, graphics=sixel)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        kinds = {cell.query_one(PictureView).graphics.kind for cell in app.cells}
        assert app.grid.page > 16
        assert kinds == {"blocks"}


async def test_few_pictures_are_drawn_in_sixel_on_a_page_with_room_for_many(
    paths: list[Path],
) -> None:
    app = Choosing(paths[:5], graphics=Graphics("sixel", cell_width=8, cell_height=16))
    async with app.run_test(size=(120, 60)) as pilot:
        await until(pilot, lambda: app.grid.page > 16)
        assert {cell.query_one(PictureView).graphics.kind for cell in app.cells} == {"sixel"}


async def test_pages_of_many_pictures_stay_so_in_another_terminal(paths: list[Path]) -> None:
    app = Choosing(paths)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        hand_on(app.screen, Graphics("sixel", cell_width=8, cell_height=16))
        await until(
            pilot,
            lambda: {view.graphics.cell_width for view in app.screen.query(PictureView)} == {8},
        )
        assert {view.graphics.kind for view in app.screen.query(PictureView)} == {"blocks"}


@pytest.mark.parametrize(("key", "opened"), [("alt+i", GridScreen), ("f12", PictureScreen)])
async def test_what_is_opened_is_drawn_as_the_terminal_can_now(
    paths: list[Path], key: str, opened: type[Screen[object]]
) -> None:
    surroundings = Surroundings()
    app = program(ScriptedEngine(), paths[0].parent, surroundings=surroundings)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2")
        picker = app.screen.query_one(Picker)
        await until(pilot, lambda: picker.pictures.highlighted == paths[0])
        await pilot.press("f11", "g", "escape")
        assert surroundings.wanted == "kitty"
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, opened))
        await until(
            pilot,
            lambda: {view.graphics.kind for view in app.screen.query(PictureView)} == {"kitty"},
        )


async def test_from_the_picker_and_back_with_what_was_chosen(paths: list[Path]) -> None:
    app = program(ScriptedEngine(), paths[0].parent)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2")
        picker = app.screen.query_one(Picker)
        await until(pilot, lambda: picker.pictures.highlighted == paths[0])
        await pilot.press("alt+i")
        await until(pilot, lambda: isinstance(app.screen, GridScreen))
        await pilot.press("right", "space", "right", "escape")
        await until(pilot, lambda: not isinstance(app.screen, GridScreen))
        assert picker.pictures.highlighted == paths[3]
        assert picker.pictures.marks == (paths[1],)
        await pilot.press("alt+i")
        await until(pilot, lambda: isinstance(app.screen, GridScreen))
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query(ChatPane)))
        pane = app.screen.query_one(ChatPane)
        await until(pilot, lambda: bool(pane.attached))
        assert [picture.path for picture in pane.attached] == [paths[1]]


@at_every_size
def test_looks(snap_compare: SnapCompare, paths: list[Path], size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, Choosing)
        await shown(pilot.app, pilot)
        await pilot.press("right", "space")
        await pilot.pause()

    assert snap_compare(Choosing(paths), terminal_size=size, run_before=before)


async def test_documents_show_their_first_page_or_frame_and_are_attached(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    make_pdf(folder / "a.pdf")
    make_video(folder / "b.mp4")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    Image.new("RGB", (40, 30), "red").save(folder / "c.png")
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2")
        picker = app.screen.query_one(Picker)
        await until(pilot, lambda: len(picker.pictures.entries) == 5)
        await pilot.press("alt+i")
        await until(pilot, lambda: isinstance(app.screen, GridScreen))

        def shown() -> dict[str, bool]:
            cells = [cell for cell in app.screen.query(GridCell) if cell.path]
            return {cell.path.name: _has_image(cell) for cell in cells if cell.path}

        wanted = {"a.pdf": True, "b.mp4": True, "broken.pdf": False, "c.png": True}
        await until(pilot, lambda: shown() == wanted)
        await until(pilot, lambda: len(app.screen.query(".-error")) == 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DocumentScreen))


def _has_image(cell: GridCell) -> bool:
    return cell.query_one(PictureView).image is not None
