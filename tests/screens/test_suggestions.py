"""Questions to try: each on one key, while the prompt is empty and no reply runs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from glm4v_tui.app import Glm4vApp
from glm4v_tui.demo import PICTURES
from glm4v_tui.demo.tries import TRIES, questions_for
from glm4v_tui.engine.protocol import TextDelta
from glm4v_tui.screens.suggesting_screen import Suggest
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.picture_view import PictureView
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.suggestions import Suggestions
from tests.screens.dialog_app import SnapCompare, at_every_size
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import Hold, ScriptedEngine, done
from tests.waiting import until

FOLDER = "pictures-of-simple-shapes-for-looking-at-the-program"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PICTURES, tmp_path / FOLDER))


def suggested(app: Glm4vApp) -> tuple[str, ...]:
    strip = app.screen.query_one(Suggestions)
    return strip.offered if strip.display else ()


async def go_to(pilot: Pilot[None], name: str) -> None:
    """Put the picker's cursor on a picture, and go back to the prompt."""
    preview = pilot.app.screen.query_one(Preview)
    await pilot.press("f2", *name)
    await until(pilot, lambda: preview.path and preview.path.name.startswith(name))
    await pilot.press("escape", "escape")
    await pilot.pause()


async def test_a_key_attaches_the_picture_under_the_cursor_and_asks(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder, suggest=questions_for)
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "three")
        assert suggested(app) == questions_for(["three-yellow-stars.png"])
        await until(pilot, lambda: "alt+2 What colour are the stars?" in seen(app))
        await pilot.press("alt+2")
        await until(pilot, lambda: engine.asked)
        assert engine.asked[0].turns[0].text == "What colour are the stars?"
        assert [p.name for p in engine.asked[0].pictures] == ["three-yellow-stars.png"]
        assert isinstance(app.focused, Prompt)


async def test_the_next_question_about_the_picture_does_not_attach_it_again(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder, suggest=questions_for)
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "three")
        await pilot.press("alt+1")
        await until(pilot, lambda: len(engine.asked) == 1)
        await until(pilot, lambda: suggested(app))
        await pilot.press("alt+2")
        await until(pilot, lambda: len(engine.asked) == 2)
        assert len(engine.asked[-1].pictures) == 1
        await until(pilot, lambda: suggested(app))
        await go_to(pilot, "word")
        await pilot.press("alt+1")
        await until(pilot, lambda: len(engine.asked) == 3)
        names = [p.name for p in engine.asked[-1].pictures]
        assert names == ["three-yellow-stars.png", "word-OPEN.png"]


async def test_what_is_attached_goes_before_what_is_under_the_cursor(folder: Path) -> None:
    engine = ScriptedEngine()
    pair = [folder / "one-change-before.png", folder / "one-change-after.png"]
    app = program(engine, folder, pictures=pair, suggest=questions_for)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query_one(ChatPane).attached)
        await until(pilot, lambda: "To try with these 2 pictures:" in seen(app))
        await pilot.press("alt+1")
        await until(pilot, lambda: engine.asked)
        # By then their files may be the transcript's own copies.
        assert [p.name for p in engine.asked[0].pictures] == [path.name for path in pair]


async def test_they_go_while_the_user_writes_and_while_a_reply_runs(folder: Path) -> None:
    hold = Hold()
    app = program(
        ScriptedEngine(lambda _: [TextDelta("One"), hold, done()]), folder, suggest=questions_for
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: suggested(app))
        await pilot.press("w")
        assert not suggested(app)
        await pilot.press("alt+1", "backspace")
        await until(pilot, lambda: suggested(app))
        assert not app.screen.query_one(ChatPane).conversation.turns
        await pilot.press("alt+1")
        await hold.reached.wait()
        assert not suggested(app)
        hold.release()
        await until(pilot, lambda: suggested(app))


async def test_the_strip_takes_the_focus_and_then_a_digit(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder, suggest=questions_for)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: suggested(app))
        await pilot.press("shift+tab", "1")
        await until(pilot, lambda: engine.asked)
        assert engine.asked[0].turns[0].text == questions_for(["bar-chart.png"])[0]
        assert isinstance(app.focused, Prompt)


async def test_a_click_asks(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder, suggest=questions_for)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: suggested(app))
        shown = ("alt+3 Which bar is the shortest?", "Engine: ready")
        await until(pilot, lambda: all(words in seen(app) for words in shown))
        await pilot.click(Suggestions, offset=(9, 2))
        await until(pilot, lambda: engine.asked)
        assert engine.asked[0].turns[0].text == questions_for(["bar-chart.png"])[1]


async def test_a_real_model_suggests_nothing(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query_one(Preview).path)
        assert not suggested(app)


async def test_changed_keys_are_shown_and_work(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder, suggest=questions_for, keys={"suggestion-1": "f12"})
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: suggested(app))
        await until(pilot, lambda: "f12 Which bar is the tallest?" in seen(app))
        await pilot.press("f12")
        await until(pilot, lambda: engine.asked)


def test_every_demo_picture_has_a_few_questions_of_its_own() -> None:
    assert {path.name for path in PICTURES.iterdir()} == TRIES.keys()
    assert all(1 <= len(set(tries)) <= 5 for tries in TRIES.values())
    assert any(each.question.endswith("/think") for each in TRIES["six-shapes.png"])


def test_pictures_of_other_names_have_questions_too_and_no_picture_has_none() -> None:
    assert questions_for(["holiday.jpg"])
    assert questions_for(["a.png", "b.png"]) != questions_for(["holiday.jpg"])
    assert questions_for([]) == ()


def greedy(names: Sequence[str]) -> tuple[str, ...]:
    """Suggest more and longer questions than there is room for."""
    return tuple(f"What is there {'very ' * n * 8}far to the left?" for n in range(7 * len(names)))


@at_every_size
@pytest.mark.parametrize("suggest", [questions_for, greedy], ids=["demo", "greedy"])
def test_looks(
    snap_compare: SnapCompare, folder: Path, size: tuple[int, int], suggest: Suggest
) -> None:
    app = program(ScriptedEngine(), folder, suggest=suggest)

    async def before(pilot: Pilot[None]) -> None:
        pilot.app.screen.query_one(Prompt).cursor_blink = False
        await go_to(pilot, "six")
        view = pilot.app.screen.query_one(Preview).query_one(PictureView)
        await until(pilot, lambda: view.image or size[0] < 110)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=before)
