"""How the dialogs look that decide what the model sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from glm4v_tui.chat.budget import Taken, estimated
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.plan import Limits, Plan
from glm4v_tui.chat.shown import Shown
from glm4v_tui.chat.summary import Material
from glm4v_tui.engine.picture_tokens import SmartResize
from glm4v_tui.engine.protocol import Sampling, TextDelta
from glm4v_tui.screens.room_screen import RoomScreen
from glm4v_tui.screens.summary_screen import SummaryScreen
from glm4v_tui.widgets.room_bar import RoomBar
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.scripted_engine import ScriptedEngine, Step, done
from tests.waiting import until

COUNT = SmartResize(12544, 9633792).count


def picture(number: int, name: str) -> Picture:
    return Picture(Path(f"/{name}"), name, f"{number:064x}", 1920, 1080, 9, "PNG")


SAID = (
    Conversation(system="Answer in one sentence.")
    .asked("What is on this slide?", (picture(1, "slide [1].png"),))
    .answered("A chart of the yield in three years.", "stop")
    .asked("And on these?", (picture(2, "left.png"), picture(3, "右.png")))
    .answered("Two halves of a map.", "stop")
    .asked("Which of them is newer?")
)


async def counted(conversation: Conversation) -> Taken:
    return replace(estimated(conversation, COUNT), exact=True)


async def none() -> None:
    """Offer no other picture."""


def room(context: int, *, sending: bool = False, pictures_only: bool = False) -> RoomScreen:
    plan = Plan(SAID, True, estimated(SAID, COUNT), Shown(), Limits(context, None, COUNT))
    return RoomScreen(
        plan,
        counted,
        Path("/nowhere"),
        replacement=none,
        sending=sending,
        pictures_only=pictures_only,
    )


async def count_out(pilot: Pilot[None]) -> None:
    bar = pilot.app.screen.query_one(RoomBar)
    await until(pilot, lambda: bar.taken and bar.taken.exact)
    await pilot.pause()


async def drop_and_shrink(pilot: Pilot[None]) -> None:
    await count_out(pilot)
    await pilot.press("space", "down", "down", "down", "s")
    await count_out(pilot)


@at_every_size
def test_room(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    app = DialogApp(room(65536))
    assert snap_compare(app, terminal_size=size, run_before=drop_and_shrink)


@at_every_size
def test_pictures(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    app = DialogApp(room(65536, pictures_only=True))
    assert snap_compare(app, terminal_size=size, run_before=count_out)


@at_every_size
def test_too_long(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    app = DialogApp(room(8000, sending=True))
    assert snap_compare(app, terminal_size=size, run_before=count_out)


@at_every_size
def test_summary(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    def script(_: Conversation) -> Sequence[Step]:
        return [TextDelta("The slides show a chart and a map in two halves."), done()]

    material = Material(SAID, "all that was said, without the pictures")
    app = DialogApp(SummaryScreen(ScriptedEngine(script), material, Sampling()))

    async def written(pilot: Pilot[None]) -> None:
        field = pilot.app.screen.query_one(TextArea)
        field.cursor_blink = False
        await until(pilot, lambda: not field.read_only)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=written)
