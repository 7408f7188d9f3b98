"""The menu of ready questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from glm4v_tui.chat.ready import OwnQuestion, ready_questions
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.ready_screen import Chosen, ReadyScreen
from glm4v_tui.screens.readying_screen import Ready
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.prompt import Prompt
from tests.chat.picture_files import draw
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import Hold, ScriptedEngine, done
from tests.waiting import until

DESCRIBE = "Describe this picture in detail."


def menu(*own: OwnQuestion, pictures: int = 1, most: int | None = None) -> DialogApp:
    return DialogApp(ReadyScreen(ready_questions(own), "en", pictures=pictures, most=most))


@pytest.mark.parametrize(
    ("keys", "text", "sends"),
    [
        (["enter"], DESCRIBE, True),
        (["d"], DESCRIBE, True),
        (["D"], DESCRIBE, False),
        (["tab"], DESCRIBE, False),
        (["right", "enter"], "请详细描述这张图片。", True),
        (["right", "left", "d"], DESCRIBE, True),
    ],
)
async def test_keys_choose(keys: list[str], text: str, sends: bool) -> None:
    app = menu()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: app.answers)
        assert app.answers == [Chosen(text, sends, 1)]


@pytest.mark.parametrize(("last", "sends"), [("enter", True), ("tab", False)])
async def test_a_blank_is_filled_first(last: str, sends: bool) -> None:
    app = menu()
    async with app.run_test() as pilot:
        await pilot.press("f", *"a red cup", last)
        await until(pilot, lambda: app.answers)
        [answer] = app.answers
        assert isinstance(answer, Chosen)
        assert answer.text.startswith("Where is a red cup in this picture?")
        assert answer.sends is sends


async def test_escape_goes_from_the_blank_to_the_menu_and_then_away() -> None:
    app = menu()
    async with app.run_test() as pilot:
        await pilot.press("f", *"cup", "escape", "down", "escape")
        await until(pilot, lambda: app.answers)
        assert app.answers == [None]


async def test_what_needs_more_pictures_says_so_and_stays() -> None:
    app = menu()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: "This needs 2 pictures" in seen(app))
        assert app.answers == []


async def test_a_model_of_one_picture_compares_nothing() -> None:
    app = menu(pictures=2, most=1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: "This model takes 1 at a time" in seen(app))


async def test_own_questions_have_their_keys() -> None:
    app = menu(OwnQuestion("Barcode", "Read the barcode.", key="d"))
    async with app.run_test() as pilot:
        await pilot.press("d")
        await until(pilot, lambda: app.answers)
        assert app.answers == [Chosen("Read the barcode.", True, 1)]


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(menu(), terminal_size=size)


@at_every_size
def test_looks_while_a_blank_is_filled(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(menu(), terminal_size=size, press=["f", *"cup"])


def test_looks_in_chinese(snap_compare: SnapCompare) -> None:
    assert snap_compare(menu(), terminal_size=(80, 24), press=["right", "c"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    draw(folder / "cat.png")
    return folder


async def begun(pilot: Pilot[None]) -> ChatScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    preview = screen.query_one(Preview)
    await until(pilot, lambda: screen.pane.engine_ready and preview.path)
    return screen


async def test_the_picture_under_the_cursor_goes_along_and_the_draft_stays(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(pilot)
        await pilot.press(*"half", "f5", "d")
        await until(pilot, lambda: engine.asked)
        assert engine.asked[0].turns[0].text == DESCRIBE
        assert [picture.name for picture in engine.asked[0].pictures] == ["cat.png"]
        await until(pilot, lambda: app.screen.query_one(Prompt).text == "half")


async def test_tab_puts_it_before_the_draft_and_attaches_the_picture(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await begun(pilot)
        await pilot.press(*"half", "f5", "tab")
        await until(pilot, lambda: screen.prompt.text == f"{DESCRIBE}\n\nhalf")
        assert [picture.name for picture in screen.pane.attached] == ["cat.png"]
        assert not engine.asked


async def test_the_menu_opens_from_the_pictures_too(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(pilot)
        await pilot.press("f2", "f5", "d")
        await until(pilot, lambda: engine.asked)
        assert [picture.name for picture in engine.asked[0].pictures] == ["cat.png"]


async def test_while_a_reply_comes_it_goes_to_the_prompt(folder: Path) -> None:
    hold = Hold()
    engine = ScriptedEngine(lambda _: [hold, done()])
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await begun(pilot)
        await pilot.press("f5", "d")
        await hold.reached.wait()
        await pilot.press("f5", "d")
        await until(pilot, lambda: screen.prompt.text == DESCRIBE)
        assert len(engine.asked) == 1
        hold.release()


async def test_the_settings_say_which_questions_and_which_language(folder: Path) -> None:
    engine = ScriptedEngine()
    own = Ready((OwnQuestion("Barcode", "Read it.", chinese="读条码。", key="b"),), "zh")
    app = program(engine, folder, ready=own)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(pilot)
        await pilot.press("f5", "b")
        await until(pilot, lambda: engine.asked)
        assert engine.asked[0].turns[0].text == "读条码。"
