"""How the main screen looks in its main states, wide and narrow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from textual.css.query import DOMQuery
from textual.pilot import Pilot
from textual.widgets import Static

from glm4v_tui.app import Glm4vApp
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.demo import PICTURES
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, TextDelta
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.picture_view import PictureView
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.status_line import StatusLine
from tests.screens.dialog_app import SnapCompare
from tests.screens.program import program
from tests.scripted_engine import SCRIPTED, ScriptedEngine, Step, done
from tests.waiting import until

SIZES = [(120, 40), (80, 24), (60, 20)]
FOLDER = "pictures-of-simple-shapes-for-looking-at-the-program"
"""So long that of the folder's path only this shows, wherever the test runs."""
SHOWN = "red-circle-blue-square.png"

ANSWER = """There are **two** shapes:

| shape  | colour |
| ------ | ------ |
| circle | red    |
| square | blue   |

1. The circle is on the left; its area is $\\pi r^2$.
2. The square is on the right.

```python
shapes = ["circle", "square"]
```
"""
TOY = replace(
    SCRIPTED, title="Demo model (toy)", note="A toy that knows shapes, charts and short words only."
)


def describe(_: Conversation) -> Sequence[Step]:
    """Answer with thinking, a table, a list, a formula and code."""
    return [ReasoningDelta("I look at the picture."), TextDelta(ANSWER), done(40)]


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of demo pictures whose path looks the same everywhere."""
    folder = Path(shutil.copytree(PICTURES, tmp_path / FOLDER))
    for path in folder.iterdir():
        os.utime(path, (0, datetime(2026, 5, 1, 12, 30).timestamp()))
    return folder


async def still(pilot: Pilot[None]) -> Glm4vApp:
    """Stop what blinks, and return the app."""
    app = pilot.app
    assert isinstance(app, Glm4vApp)
    app.screen.query_one(Prompt).cursor_blink = False
    await until(pilot, lambda: all(_is_drawn(view) for view in app.screen.query(Preview)))
    await previewed(pilot)
    return app


async def previewed(pilot: Pilot[None]) -> None:
    """Wait until all is said of the picture under the cursor, where there is room for it."""
    preview = pilot.app.screen.query_one(Preview)
    facts = preview.query_one("#facts", Static)
    if pilot.app.size.width >= 110 or pilot.app.screen.query_one(Picker).has_focus_within:
        await until(pilot, lambda: " · " in str(facts.visual))
    await pilot.pause()


async def browse(pilot: Pilot[None]) -> None:
    """Put the cursor on a picture and wait for its preview."""
    app = await still(pilot)
    await pilot.press("f2", *"red")
    view = app.screen.query_one(Preview).query_one(PictureView)
    await until(pilot, lambda: view.image and not view.drawing)
    await until(pilot, lambda: app.screen.query_one(Preview).path == _shown(app))
    await previewed(pilot)


def _shown(app: Glm4vApp) -> Path:
    return app.screen.query_one(Picker).folder / SHOWN


def _is_drawn(preview: Preview) -> bool:
    view = preview.query_one(PictureView)
    return not (view.size and preview.path) or bool(view.image and not view.drawing)


def _views(app: Glm4vApp) -> DOMQuery[PictureView]:
    return app.screen.query(PictureView)


async def ask(pilot: Pilot[None]) -> None:
    """Attach a picture, ask about it, and wait for the answer and the thumbnail."""
    app = await still(pilot)
    await pilot.press("f2", *"red", "enter")
    pane = app.screen.query_one(ChatPane)
    await until(pilot, lambda: pane.attached)
    await pilot.press(*"What is this?", "enter")
    await until(pilot, lambda: not pane.replying)
    await until(pilot, lambda: all(view.image for view in _views(app)))
    await until(pilot, lambda: not any(view.drawing for view in _views(app)))
    await until(pilot, lambda: app.screen.query_one(StatusLine).exact)
    await previewed(pilot)


@pytest.mark.parametrize("size", SIZES)
def test_at_first(snap_compare: SnapCompare, folder: Path, size: tuple[int, int]) -> None:
    app = program(ScriptedEngine(checkpoint=TOY), folder)

    async def before(pilot: Pilot[None]) -> None:
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize("size", SIZES)
def test_browsing(snap_compare: SnapCompare, folder: Path, size: tuple[int, int]) -> None:
    app = program(ScriptedEngine(checkpoint=TOY), folder)
    assert snap_compare(app, terminal_size=size, run_before=browse)


@pytest.mark.parametrize("size", SIZES)
def test_answered(snap_compare: SnapCompare, folder: Path, size: tuple[int, int]) -> None:
    app = program(ScriptedEngine(describe, checkpoint=TOY), folder)
    assert snap_compare(app, terminal_size=size, run_before=ask)


@pytest.mark.parametrize("size", SIZES)
def test_engine_failed(snap_compare: SnapCompare, folder: Path, size: tuple[int, int]) -> None:
    error = EngineError("out-of-memory", "The GPU is full.", "Lower max_model_len.", "CUDA OOM")
    app = program(ScriptedEngine(checkpoint=TOY, starting=[error]), folder)

    async def before(pilot: Pilot[None]) -> None:
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
