"""Where the cursor stands while a folder arrives bit by bit."""

from __future__ import annotations

import random
from pathlib import Path

from textual.app import App, ComposeResult

from glm4v_tui.chat.folders import Entry, entry
from glm4v_tui.chat.ranking import ranked
from glm4v_tui.chat.wanted import Wanted
from glm4v_tui.widgets.picture_list import PictureList
from tests.waiting import until

FOLDER = Path("/pictures")


class ListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield PictureList()

    @property
    def pictures(self) -> PictureList:
        return self.query_one(PictureList)

    def under_cursor(self) -> str | None:
        return self.pictures.entry.name if self.pictures.entry else None


def entries(*names: str) -> list[Entry]:
    parent = entry(FOLDER.parent, "parent", "..")
    return [parent, *(entry(FOLDER / name, "picture", name) for name in names)]


async def test_waits_on_the_first_entry_until_the_sought_one_comes() -> None:
    app = ListApp()
    async with app.run_test():
        app.pictures.begin(FOLDER / "m.png")
        app.pictures.fill(entries("x.png"))
        assert app.under_cursor() == "x.png"
        app.pictures.fill(entries("a.png", "m.png", "x.png"))
        assert app.under_cursor() == "m.png"


async def test_follows_the_first_entry_until_the_user_moves() -> None:
    app = ListApp()
    async with app.run_test() as pilot:
        app.pictures.begin(None)
        app.pictures.fill(entries("m.png", "x.png"))
        app.pictures.fill(entries("b.png", "m.png", "x.png"))
        assert app.under_cursor() == "b.png"
        await pilot.press("down")
        app.pictures.fill(entries("a.png", "b.png", "m.png", "x.png"))
        assert app.under_cursor() == "m.png"


async def test_the_users_cursor_wins_over_the_sought_entry() -> None:
    app = ListApp()
    async with app.run_test() as pilot:
        app.pictures.begin(FOLDER / "m.png")
        app.pictures.fill(entries("x.png", "y.png"))
        await pilot.press("down")
        app.pictures.fill(entries("m.png", "x.png", "y.png"))
        assert app.under_cursor() == "y.png"


async def test_a_filter_shows_its_first_match_when_the_cursors_entry_does_not_match() -> None:
    app = ListApp()
    async with app.run_test() as pilot:
        app.pictures.begin(None)
        app.pictures.fill(entries("cat1.png", "cat2.png", "dog.png"))
        await pilot.press("end", "c")
        assert app.under_cursor() == "cat1.png"


async def test_stays_on_its_line_when_its_entry_is_gone() -> None:
    app = ListApp()
    async with app.run_test() as pilot:
        app.pictures.begin(None)
        app.pictures.fill(entries("a.png", "b.png", "c.png"))
        await pilot.press("down")
        app.pictures.hold_cursor()
        app.pictures.fill(entries("a.png", "c.png"))
        assert app.under_cursor() == "c.png"


async def test_the_cursor_stays_in_sight_when_the_window_shrinks() -> None:
    app = ListApp()
    async with app.run_test(size=(30, 30)) as pilot:
        app.pictures.begin(None)
        app.pictures.fill(entries(*(f"{n}.png" for n in range(25))))
        await pilot.press("end")
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        top = app.pictures.scroll_offset.y
        assert top <= app.pictures.cursor < top + app.pictures.size.height


async def test_keys_wait_until_all_of_many_unlike_names_are_in_their_order() -> None:
    chance = random.Random(3)
    names = sorted(f"{chance.getrandbits(80):020x}.png" for _ in range(5000))
    app = ListApp()
    async with app.run_test() as pilot:
        app.pictures.fill(entries(*names))
        app.pictures.focus()
        await pilot.press("a", "3", "down", "down")
        expected = ranked(entries(*names), Wanted.of("a3")).best_first
        await until(pilot, lambda: app.under_cursor() == expected[2].name)
        assert app.pictures.entries == expected
