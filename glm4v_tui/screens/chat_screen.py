"""The main screen: pictures on the left, the conversation on the right, the engine below.

Dialogs are imported when they open: the first frame does without.
"""

from __future__ import annotations

import asyncio
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen

from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking
from glm4v_tui.paths import style
from glm4v_tui.screens.answering_screen import AnsweringScreen
from glm4v_tui.screens.branching_screen import BranchingScreen
from glm4v_tui.screens.clipboard_screen import ClipboardScreen
from glm4v_tui.screens.demanding_screen import DemandingScreen
from glm4v_tui.screens.filing_screen import FilingScreen
from glm4v_tui.screens.incoming_screen import Incoming, IncomingScreen
from glm4v_tui.screens.keeping_screen import KeepingScreen
from glm4v_tui.screens.leaving_screen import LeavingScreen
from glm4v_tui.screens.reading_screen import ReadingScreen
from glm4v_tui.screens.readying_screen import Ready, ReadyingScreen
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.screens.roaming_screen import RoamingScreen
from glm4v_tui.screens.seeing_screen import SeeingScreen
from glm4v_tui.screens.starting_screen import StartingScreen
from glm4v_tui.screens.suggesting_screen import SuggestingScreen, nothing
from glm4v_tui.widgets.arrivals import Arrivals
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.key_line import KeyLine
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.picking_pane import PickingPane
from glm4v_tui.widgets.pointed_preview import PointedPreview
from glm4v_tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from glm4v_tui.engine.protocol import Engine, Sampling
    from glm4v_tui.screens.suggesting_screen import Suggest
    from glm4v_tui.terminal.graphics import Graphics


HEAD_START = 0.1
"""Seconds that the first frame has the processor to itself before the engine starts."""

SOON = (
    "glm4v_tui.widgets.wish",
    "glm4v_tui.chat.ranking",
    "glm4v_tui.widgets.reply",
    "glm4v_tui.widgets.sent_prompt",
    "glm4v_tui.chat.transcript",
    "glm4v_tui.screens.path_screen",
    "glm4v_tui.screens.room_screen",
)
"""What the first frame does without and the first question, path or dialog needs."""


WELCOME = "F2 shows the pictures: Enter attaches one, Space marks several.\nThen just ask."
"""What the log says before anything is asked."""


class ChatScreen(
    LeavingScreen,
    RoamingScreen,
    ReadyingScreen,
    DemandingScreen,
    SeeingScreen,
    IncomingScreen,
    ClipboardScreen,
    BranchingScreen,
    FilingScreen,
    AnsweringScreen,
    ReadingScreen,
    KeepingScreen,
    StartingScreen,
    inherit_bindings=False,
):
    """Browse, attach, ask, read: every part of the main job, and what joins them."""

    CSS_PATH = style("chat_screen.tcss")
    AUTO_FOCUS = "Prompt"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS = [
        *Screen.BINDINGS,
        Binding(
            "f2,ctrl+o",
            "browse",
            "Pictures",
            id="browse",
            tooltip="Go to the pictures",
            # Taken before the next key is sent anywhere, so that keys after it reach the picker.
            priority=True,
        ),
        *RecordedScreen.BINDINGS,
        *SuggestingScreen.BINDINGS,
        *ReadyingScreen.BINDINGS,
        *DemandingScreen.BINDINGS,
        *SeeingScreen.BINDINGS,
        *IncomingScreen.BINDINGS,
        *ClipboardScreen.BINDINGS,
        *BranchingScreen.BINDINGS,
        *FilingScreen.BINDINGS,
        *AnsweringScreen.BINDINGS,
        Binding("escape", "back", "Stop", id="stop", tooltip="Stop the reply, or go to the prompt"),
        *ReadingScreen.BINDINGS,
        *KeepingScreen.BINDINGS,
        *StartingScreen.BINDINGS,
    ]

    class Begun(Message):
        """The screen is drawn and the engine is on its way."""

    def __init__(
        self,
        engine: Engine,
        *,
        graphics: Graphics,
        folder: Path,
        elsewhere: Path,
        pictures: Sequence[Path],
        sampling: Sampling,
        system: str,
        transcripts: Path,
        resumed: Path | None = None,
        suggest: Suggest = nothing,
        incoming: Incoming = Incoming(),  # noqa: B008 - frozen
        places: Path | None = None,
        cache: Path | None = None,
        thinking: Thinking = AS_IT_DOES,
        ready: Ready = Ready(),  # noqa: B008 - frozen
    ) -> None:
        """`folder` is opened first, and `elsewhere` is a folder that one key brings up.

        `pictures` are attached to the first question, `resumed` is a transcript to open.
        """
        super().__init__(
            engine, transcripts=transcripts, sampling=sampling, system=system, suggest=suggest
        )
        self.think_first(thinking)
        self.places = places
        self.cache = cache
        self.ready = ready
        self._graphics = graphics
        self._folder, self._elsewhere = folder, elsewhere
        self._pictures = pictures
        self._resumed = resumed
        self.incoming = incoming

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Horizontal(id="panes"):
            with Vertical(id="side"):
                yield Picker(self._folder, self._elsewhere)
                yield PointedPreview(self._graphics)
            with Vertical(id="chat"):
                yield from self.compose_tabs()
                yield Arrivals()
        yield self.make_engine_line()
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show which model it is."""
        self.tell_model()
        self.show_front()
        self.call_after_refresh(self.set_timer, HEAD_START, self._begin)

    def make_pane(self) -> ChatPane:
        """Return an empty conversation, as it is shown."""
        if not self.is_mounted:
            return PickingPane(self.engine, WELCOME, self._graphics)
        pane = PickingPane(self.engine, WELCOME, self.pane.graphics)
        pane.set_reactive(ChatPane.engine_ready, self.engine_ready)
        return pane

    async def _begin(self) -> None:
        """Start the engine once the screen is drawn, and open and attach what was named."""
        self.start_engine()
        self.post_message(self.Begun())
        for module in SOON:
            await asyncio.to_thread(import_module, module)
        self.start_recorders()
        await self.begin_with(self._resumed)
        self._inspect_and_attach(tuple(self._pictures))
        self.begin_receiving()

    @on(Picker.Picked)
    def attach_pictures(self, event: Picker.Picked) -> None:
        """Attach what was picked, and go to the prompt."""
        event.stop()
        self._inspect_and_attach(event.paths)
        self.set_focus(self.prompt)

    @work(group="attach")
    async def _inspect_and_attach(self, paths: tuple[Path, ...]) -> None:
        if pictures := await self.inspected(paths):
            self.pane.attach(*pictures)

    @on(ChatPane.Refused)
    def explain(self, event: ChatPane.Refused) -> None:
        """Say why something cannot be done."""
        event.stop()
        self.notify(event.reason, severity="warning", markup=False)

    def action_browse(self) -> None:
        """Go to the pictures."""
        self.set_focus(self.query_one(Picker).pictures)

    def action_back(self) -> None:
        """Go from the pictures or the log to the prompt; from there, stop the reply."""
        prompt = self.prompt
        if prompt.has_focus and (self.pane.replying or not self.refuse_arrived()):
            self.pane.stop()
        self.set_focus(prompt)
