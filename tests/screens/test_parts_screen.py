"""Saving parts of an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from glm4v_tui.chat.answer_parts import answer_parts
from glm4v_tui.engine.protocol import TextDelta
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.confirm_screen import ConfirmScreen
from glm4v_tui.screens.parts_screen import PartsScreen
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import ScriptedEngine, done
from tests.waiting import until

ANSWER = """
| What | Sum |
|---|---|
| Tea | =1+2 |

```json
{"a": 1}
```

```json
{"a":
```
"""


def dialog(directory: Path) -> DialogApp:
    return DialogApp(PartsScreen(answer_parts(ANSWER), directory, "receipt"))


async def offered(app: DialogApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: app.screen.query_one(Input).value)


async def test_one_is_saved_where_it_is_offered(tmp_path: Path) -> None:
    app = dialog(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await offered(app, pilot)
        assert "' is put before" in seen(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Saved: receipt-data.json" in seen(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.answers)
        assert app.answers == [(tmp_path / "receipt-data.json",)]
        assert (tmp_path / "receipt-data.json").read_text() == '{\n  "a": 1\n}\n'


async def test_the_language_of_code_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    answer = "```[/bold]\n1\n```\n\n```[@click=app.quit]x\n2\n```\n"
    app = DialogApp(PartsScreen(answer_parts(answer), tmp_path, "receipt"))
    async with app.run_test(size=(120, 40)) as pilot:
        await offered(app, pilot)
        assert "Code, [/bold]" in seen(app)
        assert "Code, [@click=app.quit]x" in seen(app)


async def test_all_are_saved_under_names_of_their_own(tmp_path: Path) -> None:
    app = dialog(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await offered(app, pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "✓ The whole answer" in seen(app))
        names = {"receipt-table.csv", "receipt-data.json", "receipt-data-2.json"}
        assert {path.name for path in tmp_path.iterdir()} == {*names, "receipt-answer.md"}


async def test_what_is_there_is_written_over_only_after_a_yes(tmp_path: Path) -> None:
    app = dialog(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await offered(app, pilot)
        (tmp_path / "receipt-table.csv").write_text("mine")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, PartsScreen))
        assert (tmp_path / "receipt-table.csv").read_text() == "mine"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: "What,Sum" in (tmp_path / "receipt-table.csv").read_text())


async def test_a_name_that_was_typed_stays_with_its_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = dialog(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await offered(app, pilot)
        app.screen.query_one(Input).value = "no\0name"
        await pilot.press("down", "up", "enter")
        await until(pilot, lambda: "is not written" in seen(app))


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    app = dialog(Path("/data/receipts"))

    async def before(pilot: Pilot[None]) -> None:
        await offered(app, pilot)
        app.screen.query_one(Input).cursor_blink = False

    assert snap_compare(app, terminal_size=size, run_before=before)


async def test_the_last_answer_is_parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engine = ScriptedEngine(lambda _: [TextDelta(ANSWER), done()])
    folder = tmp_path / "pictures"
    folder.mkdir()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        await pilot.press("alt+m")
        await until(pilot, lambda: app._notifications)
        await pilot.press(*"Sums", "enter")
        await until(pilot, lambda: len(screen.pane.conversation.turns) == 2)
        await pilot.press("alt+m")
        await until(pilot, lambda: isinstance(app.screen, PartsScreen))
        await until(pilot, lambda: app.screen.query_one(Input).value)
        await pilot.press("enter")
        await until(pilot, (tmp_path / "sums-table.csv").exists)
