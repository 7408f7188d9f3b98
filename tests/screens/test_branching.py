"""What was said before is changed by keys; the engine gets what is seen, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import TextArea

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.transcript import Saved, read
from glm4v_tui.chat.transcripts import listed
from glm4v_tui.engine.protocol import EngineError, ReplyDone, TextDelta
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.edit_screen import EditScreen
from glm4v_tui.widgets.branching_pane import BranchingPane
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.version_mark import VersionMark
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import Hold, ScriptedEngine, Step, done
from tests.waiting import until


class Counting:
    """Answers each time with another number, cut where the test says so."""

    def __init__(self) -> None:
        self.count = 0
        self.steps: Sequence[Step] | None = None

    def __call__(self, conversation: Conversation) -> Sequence[Step]:
        self.count += 1
        if self.steps is not None:
            return self.steps
        return [TextDelta(f"Answer {self.count}"), done()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (60, 40), "red").save(folder / "one.png")
    return folder


@pytest.fixture
def script() -> Counting:
    return Counting()


@pytest.fixture
def engine(script: Counting) -> ScriptedEngine:
    return ScriptedEngine(script)


def pane(app: App[None]) -> BranchingPane:
    """Return the conversation, dialogs above it or not."""
    return next(found for screen in app.screen_stack for found in screen.query(BranchingPane))


def texts(conversation: Conversation) -> list[str]:
    return [turn.text for turn in conversation.turns]


def visible(app: App[None]) -> list[str]:
    return texts(pane(app).conversation)


async def settle(app: App[None], pilot: Pilot[None]) -> None:
    await pilot.pause()
    await until(pilot, lambda: not pane(app).replying)
    await pilot.pause()


async def ask(app: App[None], pilot: Pilot[None], *questions: str) -> None:
    for question in questions:
        await pilot.press(*question, "enter")
        await settle(app, pilot)


async def press(app: App[None], pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(app, pilot)


async def edit(app: App[None], pilot: Pilot[None], text: str) -> None:
    """Write something else in the dialog and use it."""
    await pilot.press("alt+e")
    await until(pilot, lambda: isinstance(app.screen, EditScreen))
    await pilot.press("ctrl+u", *text, "ctrl+s")
    await until(pilot, lambda: not isinstance(app.screen, EditScreen))
    await settle(app, pilot)


def saved(folder: Path, place: int = 0) -> Saved:
    return read(listed(folder.parent / "data")[place].path)


def marks(app: App[None]) -> list[str]:
    return [mark.words for mark in pane(app).query(VersionMark)]


async def test_a_question_is_edited_and_asked_again_with_its_pictures(
    folder: Path, engine: ScriptedEngine
) -> None:
    app = program(engine, folder, pictures=[folder / "one.png"])
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: pane(app).attached)
        await ask(app, pilot, "one", "two")
        await pilot.press(*"draft")
        await press(app, pilot, *["alt+up"] * 4)
        await edit(app, pilot, "uno")
        assert texts(engine.asked[-1]) == ["uno"]
        assert [picture.name for picture in engine.asked[-1].pictures] == ["one.png"]
        assert visible(app) == ["uno", "Answer 3"]
        assert marks(app) == ["‹ 2/2 ›", ""]
        assert app.screen.query_one(Prompt).text == "draft"
        await press(app, pilot, "alt+left")
        assert visible(app) == ["one", "Answer 1", "two", "Answer 2"]
        await press(app, pilot, "alt+up", "alt+up", "alt+up", "alt+up", "alt+right")
        assert visible(app) == ["uno", "Answer 3"]
        live = pane(app).history
    again = saved(folder)
    assert again.history.path == live.path
    assert texts(again.conversation) == ["uno", "Answer 3"]


async def test_an_answer_is_given_again_and_versions_are_walked(
    folder: Path, engine: ScriptedEngine
) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(app, pilot, "one")
        await press(app, pilot, "alt+g", "alt+g")
        assert [texts(asked) for asked in engine.asked] == [["one"]] * 3
        assert visible(app) == ["one", "Answer 3"]
        assert marks(app) == ["", "‹ 3/3 ›"]
        await press(app, pilot, "alt+left", "alt+left")
        assert visible(app) == ["one", "Answer 1"]
        assert "Answer 1" in seen(app)
        assert "Answer 3" not in seen(app)
        await press(app, pilot, "alt+right")
        await ask(app, pilot, "two")
        assert texts(engine.asked[-1]) == ["one", "Answer 2", "two"]


async def test_a_stopped_answer_is_gone_on_with(folder: Path) -> None:
    hold = Hold()
    script = Counting()
    script.steps = [TextDelta("It is"), hold, done()]
    engine = ScriptedEngine(script)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press(*"what", "enter")
        await hold.reached.wait()
        await until(pilot, lambda: (reply := pane(app).last_reply) and reply.answer)
        await pilot.press("alt+g")
        await until(pilot, lambda: "A reply is still coming" in seen(app))
        await press(app, pilot, "escape")
        assert marks(app) == ["", "alt+c goes on with it"]
        script.steps = [TextDelta(" red."), ReplyDone("length", 9, 0, 2, 0.1, 0.2)]
        await press(app, pilot, "alt+c")
        assert texts(engine.asked[-1]) == ["what", "It is"]
        assert visible(app) == ["what", "It is red."]
        script.steps = [TextDelta(" Really."), done()]
        await press(app, pilot, "alt+c", "alt+c")
        assert visible(app) == ["what", "It is red. Really."]
        assert marks(app) == ["", "‹ 3/3 ›"]
        assert len(engine.asked) == 3
        assert "nothing to go on with" in seen(app)
        live = pane(app).history
    assert saved(folder).history == live


async def test_an_answer_cut_by_a_crash_is_gone_on_with_after_reopening(
    folder: Path, engine: ScriptedEngine, script: Counting
) -> None:
    script.steps = [TextDelta("**It** is"), ReplyDone("length", 9, 0, 2, 0.1, 0.2)]
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await ask(app, pilot, "what")
    path = saved(folder).path
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]) + lines[-1][:20])
    assert saved(folder).conversation.turns[-1].ending == "stopped"
    script.steps = [TextDelta(" red."), done()]
    app = program(engine, folder, resumed=path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: visible(app))
        await settle(app, pilot)
        await press(app, pilot, "alt+c")
        assert texts(engine.asked[-1]) == ["what", "**It** is"]
        assert "It is red." in seen(app)
        live = pane(app).history
    assert saved(folder).history == live
    assert texts(saved(folder).conversation) == ["what", "**It** is red."]


async def test_an_answer_is_rewritten_and_the_model_sees_that(
    folder: Path, engine: ScriptedEngine
) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(app, pilot, "one", "two")
        await press(app, pilot, *["alt+up"] * 3)
        await edit(app, pilot, "mine")
        assert visible(app) == ["one", "mine", "two", "Answer 2"]
        assert marks(app) == ["", "‹ 2/2 › · edited by you", "", ""]
        await ask(app, pilot, "three")
        assert texts(engine.asked[-1]) == ["one", "mine", "two", "Answer 2", "three"]
        live = pane(app).history
    assert saved(folder).history == live


async def test_the_last_turn_is_taken_in_hand_first_also_after_another_is_gone(
    folder: Path, engine: ScriptedEngine
) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await ask(app, pilot, "one", "two")
        await press(app, pilot, "alt+up", "alt+up", "alt+up")
        assert pane(app).hand == 2
        said = pane(app).query_one(ChatLog).entries.said
        assert [entry.at_hand for entry in said] == [False, True, False, False]
        await press(app, pilot, "alt+g", "alt+up")
        assert pane(app).hand == pane(app).history.tip
        await press(app, pilot, "escape")
        assert not pane(app).query(".-at-hand")
        assert pane(app).held is None


async def test_turns_are_left_out_undone_and_done_again(
    folder: Path, engine: ScriptedEngine
) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(app, pilot, "one", "two")
        await press(app, pilot, *["alt+up"] * 3, "alt+u")
        assert visible(app) == ["two", "Answer 2"]
        await press(app, pilot, "alt+u")
        assert visible(app) == []
        assert pane(app).query("ChatLog > .welcome")
        await press(app, pilot, "alt+z")
        assert visible(app) == ["two", "Answer 2"]
        await press(app, pilot, "alt+z")
        assert visible(app) == ["one", "Answer 1", "two", "Answer 2"]
        await press(app, pilot, "alt+z")
        assert "nothing to undo" in seen(app)
        await press(app, pilot, "alt+y")
        await ask(app, pilot, "three")
        assert texts(engine.asked[-1]) == ["two", "Answer 2", "three"]
        live = pane(app).history
    assert saved(folder).history == live
    app = program(engine, folder, resumed=saved(folder).path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: visible(app))
        await press(app, pilot, "alt+z")
        assert visible(app) == ["one", "Answer 1", "two", "Answer 2"]


async def test_pictures_have_one_number_each_in_prompt_and_log(
    folder: Path, engine: ScriptedEngine
) -> None:
    Image.new("RGB", (60, 40), "blue").save(folder / "two.png")
    app = program(engine, folder, pictures=[folder / "one.png"])
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "[1] one.png" in seen(app))
        await ask(app, pilot, "one")
        assert isinstance(app.screen, ChatScreen)
        app.screen._inspect_and_attach((folder / "two.png",))
        await until(pilot, lambda: "[2] two.png · " in seen(app))
        await ask(app, pilot, "two")
        await until(pilot, lambda: "[1] one.png" in seen(app) and "[2] two.png" in seen(app))
        await press(app, pilot, *["alt+up"] * 3, "alt+u")
        await until(pilot, lambda: "[1] two.png" in seen(app))


async def test_a_turn_left_out_twice_is_walked_like_any_other(
    folder: Path, engine: ScriptedEngine
) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(app, pilot, "one", "two", "three")
        await press(app, pilot, *["alt+up"] * 3, "alt+u", "alt+z", "alt+u")
        assert visible(app) == ["one", "Answer 1", "three", "Answer 3"]
        assert marks(app) == ["", "", "‹ 2/2 ›", ""]
        await press(app, pilot, *["alt+up"] * 4, "alt+u")
        assert marks(app) == ["‹ 3/3 ›", ""]
        await press(app, pilot, "alt+left")
        assert visible(app) == ["two", "Answer 2", "three", "Answer 3"]
        await press(app, pilot, *["alt+up"] * 4, "alt+left")
        assert visible(app) == ["one", "Answer 1", "three", "Answer 3"]
        assert marks(app) == ["‹ 1/3 ›", "", "‹ 2/2 ›", ""]
        live = pane(app).history
    assert saved(folder).history == live


async def test_a_conversation_is_forked_from_a_turn_and_the_other_one_stays(
    folder: Path, engine: ScriptedEngine
) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(app, pilot, "one", "two")
        await pilot.press(*"draft")
        await press(app, pilot, *["alt+up"] * 3)
        await edit(app, pilot, "mine")
        await press(app, pilot, "alt+d")
        assert visible(app) == ["one", "mine"]
        assert marks(app) == ["", "edited by you"]
        assert app.screen.query_one(Prompt).text == "draft"
        await press(app, pilot, "enter")
        assert texts(engine.asked[-1]) == ["one", "mine", "draft"]
    conversations = {tuple(texts(saved(folder, place).conversation)) for place in (0, 1)}
    assert conversations == {
        ("one", "mine", "two", "Answer 2"),
        ("one", "mine", "draft", "Answer 3"),
    }
    edited = [[turn.edited for turn in saved(folder, at).conversation.turns] for at in (0, 1)]
    assert edited == [[False, True, False, False]] * 2


async def test_what_the_engine_refuses_leaves_everything_as_it_was(
    folder: Path, engine: ScriptedEngine, script: Counting
) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(app, pilot, "one")
        script.steps = [EngineError("rejected", "That is too long.", "Ask less.")]
        await press(app, pilot, "alt+g")
        assert visible(app) == ["one", "Answer 1"]
        assert "That is too long" in seen(app)
        await edit(app, pilot, "uno")
        assert visible(app) == ["one", "Answer 1"]
        await pilot.press("alt+e")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        assert app.screen.query_one(TextArea).text == "uno"
        await pilot.press(*"!", "escape", "alt+e")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        assert app.screen.query_one(TextArea).text == "uno!"
        script.steps = None
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert texts(engine.asked[-1]) == ["uno!"]
        assert marks(app) == ["‹ 2/2 ›", ""]
        live = pane(app).history
    assert saved(folder).history == live


async def test_an_answer_to_which_nothing_is_added_stays_the_only_one(
    folder: Path, engine: ScriptedEngine, script: Counting
) -> None:
    script.steps = [TextDelta("It is red"), ReplyDone("length", 9, 0, 2, 0.1, 0.2)]
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(app, pilot, "what")
        script.steps = [done()]
        await press(app, pilot, "alt+c")
        assert visible(app) == ["what", "It is red"]
        assert "nothing to add" in seen(app)
        live = pane(app).history
    assert live.versions()[2] == (2,)
    assert saved(folder).history == live


async def test_nothing_to_change_is_said(folder: Path, engine: ScriptedEngine) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for key in ("alt+e", "alt+g", "alt+c", "alt+left", "alt+u", "alt+d", "alt+z", "alt+y"):
            await pilot.press(key)
        await until(pilot, lambda: app.screen.query_one(Prompt).text == "")
        assert "Nothing has been said yet" in seen(app)
        await ask(app, pilot, "one")
        await press(app, pilot, "alt+left")
        assert "This turn has one version" in seen(app)


async def test_a_question_that_was_not_sent_stays_out_of_the_count(
    folder: Path, engine: ScriptedEngine, script: Counting
) -> None:
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(app, pilot, "one")
        script.steps = [EngineError("rejected", "That is too long.")]
        await ask(app, pilot, "two")
        assert visible(app) == ["one", "Answer 1"]
        script.steps = None
        await press(app, pilot, "alt+g")
        assert visible(app) == ["one", "Answer 3"]
        assert marks(app) == ["", "‹ 2/2 ›"]
        live = pane(app).history
    assert saved(folder).history == live
