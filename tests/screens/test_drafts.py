"""What is written and not sent is in the prompt again, however the program has ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from glm4v_tui.chat.drafts import FOLDER
from glm4v_tui.chat.transcripts import listed
from glm4v_tui.screens.drafted_tab import DraftedTab
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


def kept(folder: Path) -> dict[str, str]:
    drafts = (folder.parent / "data" / FOLDER).glob("*.txt")
    return {path.stem: path.read_text() for path in drafts}


def written(app: App[None]) -> str:
    return app.screen.query_one(Prompt).text


async def ask(app: App[None], pilot: Pilot[None], folder: Path, question: str) -> None:
    data = folder.parent / "data"
    await pilot.press(*question, "enter")
    await until(pilot, lambda: not written(app) and data.is_dir() and listed(data))


async def test_a_draft_is_written_while_it_grows_and_goes_when_it_is_sent(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test() as pilot:
        await pilot.press(*"first")
        await until(pilot, lambda: [*kept(folder).values()] == ["first"])
        await ask(app, pilot, folder, "")
        await until(pilot, lambda: not kept(folder))
        await pilot.press(*"second")
        path = listed(folder.parent / "data")[0].path
        await until(pilot, lambda: kept(folder) == {path.stem: "second"})


async def test_a_draft_comes_back_with_its_conversation(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test() as pilot:
        await ask(app, pilot, folder, "one")
        await pilot.press(*"unsent", "ctrl+q")
    path = listed(folder.parent / "data")[0].path
    assert kept(folder) == {path.stem: "unsent"}
    app = program(ScriptedEngine(), folder, resumed=path)
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: written(app) == "unsent")
        await until(pilot, lambda: "in the prompt again" in seen(app))
        await pilot.press("!")
        await until(pilot, lambda: kept(folder) == {path.stem: "unsent!"})


async def test_a_first_question_that_was_never_sent_is_there_at_the_next_start(
    folder: Path,
) -> None:
    code = (
        "import sys; from pathlib import Path; from glm4v_tui.chat.drafts import Drafts\n"
        "drafts = Drafts(Path(sys.argv[1])); drafts.keep(drafts.new_name(), 'unsent')"
    )
    killed = (sys.executable, "-c", code, str(folder.parent / "data"))
    subprocess.run(killed, check=True)  # noqa: ASYNC221 - before the program
    (name,) = kept(folder)
    app = program(ScriptedEngine(), folder)
    async with app.run_test() as pilot:
        await until(pilot, lambda: written(app) == "unsent")
        assert name not in kept(folder)
        await pilot.press(*"!!")
        await until(pilot, lambda: [*kept(folder).values()] == ["unsent!!"])
        await ask(app, pilot, folder, "")
        await until(pilot, lambda: not kept(folder))


async def test_nothing_is_written_over_what_another_draft_keeps_from_the_prompt(
    folder: Path,
) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test() as pilot:
        await ask(app, pilot, folder, "one")
        await pilot.press(*"old")
    path = listed(folder.parent / "data")[0].path
    app = program(ScriptedEngine(), folder)
    async with app.run_test() as pilot:
        await pilot.press(*"new")
        await until(pilot, lambda: "new" in kept(folder).values())
        await app.screen.resume(path)  # type: ignore[attr-defined]
        await pilot.press(*"er")
        await until(pilot, lambda: sorted(kept(folder).values()) == ["newer", "old"])
    assert kept(folder)[path.stem] == "old"


async def test_a_draft_is_kept_as_soon_as_it_can_be_written(folder: Path) -> None:
    in_the_way = folder.parent / "data" / FOLDER
    in_the_way.parent.mkdir()
    in_the_way.touch()
    app = program(ScriptedEngine(), folder)
    async with app.run_test() as pilot:
        await pilot.press(*"first")
        tab = app.screen.query_one(DraftedTab)
        await until(pilot, lambda: tab.unkept)
        in_the_way.unlink()
        await until(pilot, lambda: [*kept(folder).values()] == ["first"])


async def test_the_word_that_leaves_is_no_draft(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test() as pilot:
        await pilot.press(*"exit", "enter")
        await until(pilot, lambda: not app.is_running)
    assert not kept(folder)
