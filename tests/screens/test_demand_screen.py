"""The dialog in which something is demanded of the answers, and what comes of it on the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.reopening import read
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.engine.protocol import EngineError, TextDelta
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.demand_screen import Demanded, DemandScreen
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.screens.running import Running
from tests.screens.seen import seen
from tests.scripted_engine import ScriptedEngine, done
from tests.waiting import until

SCHEMA = '{"type": "object", "properties": {"colour": {"type": "string"}}, "required": ["colour"]}'
SHORT = SCHEMA.replace('"type": "string"', '"enum": ["red", "blue"]')
"""A toy that may write any string goes on and on at times."""
CHOICES = Demand("choices", "red\nblue")


def dialog(demand: Demand | None = None) -> DialogApp:
    return DialogApp(DemandScreen(demand, {}, demand.kind if demand else "schema"))


async def left(app: DialogApp, pilot: Pilot[None]) -> Demanded:
    await until(pilot, lambda: app.answers)
    [answer] = app.answers
    assert isinstance(answer, Demanded)
    return answer


async def test_a_schema_is_typed() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press(*'{"type": "object"}', "ctrl+s")
        answer = await left(app, pilot)
        assert answer.taken
        assert answer.demand == Demand("schema", '{"type": "object"}')


async def test_choices_are_two_kinds_on_and_what_was_typed_before_stays() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press(*"{half", "tab", "tab", *"red", "enter", *"blue", "ctrl+s")
        answer = await left(app, pilot)
        assert answer.demand == CHOICES
        assert answer.drafts["schema"] == "{half"


async def test_what_is_wrong_is_said_and_escape_loses_nothing() -> None:
    app = dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "[", "ctrl+s")
        await until(pilot, lambda: "This is no regular expression" in seen(app))
        await pilot.press("escape")
        answer = await left(app, pilot)
        assert (answer.taken, answer.drafts["regex"], answer.kind) == (False, "[", "regex")


async def test_a_schema_is_taken_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text(SCHEMA)
    app = dialog()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+o", *str(tmp_path / "none.json"), "enter")
        await until(pilot, lambda: "“none.json” is not there" in seen(app))
        await pilot.press(*["backspace"] * len("none.json"), *"s.json", "enter")
        await until(pilot, lambda: app.screen.query_one(TextArea).text == SCHEMA)
        await pilot.press("ctrl+s")
        assert (await left(app, pilot)).demand == Demand("schema", SCHEMA)


async def test_what_holds_is_taken_back() -> None:
    app = dialog(CHOICES)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r")
        answer = await left(app, pilot)
        assert answer.taken
        assert answer.demand is None


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        pilot.app.screen.query_one(TextArea).cursor_blink = False
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Give two" in seen(pilot.app))

    app = dialog(Demand("choices", "red"))
    assert snap_compare(app, terminal_size=size, run_before=before)


def saying(text: str) -> ScriptedEngine:
    return ScriptedEngine(lambda _: [TextDelta(text), done()])


async def demanded(pilot: Pilot[None], *choices: str) -> ChatScreen:
    """Demand one of these through the dialog."""
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    await until(pilot, lambda: screen.pane.engine_ready)
    await pilot.press("alt+6")
    await until(pilot, lambda: isinstance(pilot.app.screen, DemandScreen))
    await pilot.press("tab", "tab")
    pilot.app.screen.query_one(TextArea).text = "\n".join(choices)
    await pilot.press("ctrl+s")
    await until(pilot, lambda: screen.pane.demand)
    return screen


async def asked(pilot: Pilot[None], screen: ChatScreen, question: str) -> str:
    """Ask, and return the answer."""
    before = len(screen.pane.conversation.turns)
    screen.prompt.text = question
    await pilot.press("enter")
    turns = screen.pane
    await until(pilot, lambda: len(turns.conversation.turns) == before + 2 and not turns.replying)
    return screen.pane.conversation.turns[-1].text


async def test_it_goes_with_each_question_is_seen_and_is_kept(tmp_path: Path) -> None:
    engine = saying("red")
    app = program(engine, tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await demanded(pilot, "red", "blue")
        await until(pilot, lambda: "each answer is one of red, blue" in seen(app))
        await asked(pilot, screen, "Which?")
        await until(pilot, lambda: "The answer has to be one of red, blue." in seen(app))
        await asked(pilot, screen, "And now?")
        assert [each.turns[-1].demand for each in engine.asked] == [CHOICES, CHOICES]
        await pilot.press("alt+g")
        await until(pilot, lambda: len(engine.asked) == 3)
        assert engine.asked[-1].turns[-1].demand == CHOICES
    entry = latest(tmp_path.parent / "data")
    assert entry is not None
    assert [turn.demand for turn in read(entry.path).conversation.turns][:2] == [CHOICES, None]


async def test_an_answer_for_programs_is_shown_as_it_was_written(tmp_path: Path) -> None:
    app = program(saying('{"a":"*b* __c__","d":[1.10]}'), tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        screen.pane.demand = Demand("schema", "{}")
        answer = await asked(pilot, screen, "Which?")
        await until(pilot, lambda: '"a": "*b* __c__",' in seen(app))
        assert "1.10" in seen(app)
        assert answer == '{"a":"*b* __c__","d":[1.10]}'
        screen.pane.demand = None
        await asked(pilot, screen, "And freely?")
        await until(pilot, lambda: '{"a":"b c","d":[1.10]}' in seen(app))


async def test_an_answer_that_is_none_is_told(tmp_path: Path) -> None:
    app = program(saying("green"), tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await demanded(pilot, "red", "blue")
        await asked(pilot, screen, "Which?")
        await until(pilot, lambda: "not what was demanded: it is none of the choices" in seen(app))
    entry = latest(tmp_path.parent / "data")
    assert entry is not None
    assert "none of the choices" in read(entry.path).errors[1]


async def test_what_the_engine_refuses_comes_back_with_its_demand(tmp_path: Path) -> None:
    engine = ScriptedEngine(lambda _: [EngineError("rejected", "Not this schema.", "Change it.")])
    app = program(engine, tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await demanded(pilot, "red", "blue")
        screen.prompt.text = "Which?"
        await pilot.press("enter")
        await until(pilot, lambda: "Not this schema. Change it." in seen(app))
        await until(pilot, lambda: screen.prompt.text == "Which?")
        assert screen.pane.demand == CHOICES
        assert not screen.pane.conversation.turns


async def test_a_new_conversation_demands_nothing(tmp_path: Path) -> None:
    app = program(saying("red"), tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await demanded(pilot, "red", "blue")
        await asked(pilot, screen, "Which?")
        await pilot.press("ctrl+n")
        await until(pilot, lambda: screen.pane.demand is None)


@pytest.mark.engine
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("demand", "fits"),
    [
        (Demand("choices", "red\nblue"), lambda answer: answer in ("red", "blue")),
        (Demand("regex", "[a-z]{3,6}"), lambda answer: answer.isalpha() and len(answer) < 7),
        (Demand("schema", SHORT), lambda answer: json.loads(answer)["colour"] in ("red", "blue")),
    ],
    ids=lambda value: value.kind if isinstance(value, Demand) else "",
)
async def test_the_demo_model_keeps_to_it(
    hosted_demo_engine: HostedEngine, tmp_path: Path, demand: Demand, fits: object
) -> None:
    app = program(Running(hosted_demo_engine), tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        await pilot.press("alt+6")
        await until(pilot, lambda: isinstance(app.screen, DemandScreen))
        await pilot.press(*["tab"] * ["schema", "regex", "choices"].index(demand.kind))
        app.screen.query_one(TextArea).text = demand.text
        await pilot.press("ctrl+s")
        await until(pilot, lambda: screen.pane.demand == demand)
        answer = await asked(pilot, screen, "What colour is a red circle?")
        assert callable(fits)
        assert fits(answer)
        assert "not what was demanded" not in seen(app)
