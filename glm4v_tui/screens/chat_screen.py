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
from textual.widgets import Footer

from glm4v_tui.chat.clean import clean
from glm4v_tui.paths import style
from glm4v_tui.screens.branching_screen import BranchingScreen
from glm4v_tui.screens.clipboard_screen import ClipboardScreen
from glm4v_tui.screens.filing_screen import FilingScreen
from glm4v_tui.screens.incoming_screen import Incoming, IncomingScreen
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.screens.roaming_screen import RoamingScreen
from glm4v_tui.screens.seeing_screen import SeeingScreen
from glm4v_tui.screens.suggesting_screen import SuggestingScreen, nothing
from glm4v_tui.widgets.arrivals import Arrivals
from glm4v_tui.widgets.branching_pane import BranchingPane
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.engine_line import EngineLine
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from glm4v_tui.engine.protocol import ConsentQuestion, Engine, Sampling
    from glm4v_tui.screens.suggesting_screen import Suggest
    from glm4v_tui.terminal.graphics import Graphics
    from glm4v_tui.widgets.engine_line import EngineState


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
    RoamingScreen,
    SuggestingScreen,
    SeeingScreen,
    IncomingScreen,
    ClipboardScreen,
    BranchingScreen,
    FilingScreen,
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
        *SeeingScreen.BINDINGS,
        *IncomingScreen.BINDINGS,
        *ClipboardScreen.BINDINGS,
        *BranchingScreen.BINDINGS,
        *FilingScreen.BINDINGS,
        Binding(
            "f4,ctrl+g", "sampling", "Sampling", id="sampling", tooltip="How replies are drawn"
        ),
        Binding("escape", "back", "Stop", id="stop", tooltip="Stop the reply, or go to the prompt"),
        Binding(
            "f9,ctrl+y", "copy", "Copy", id="copy", tooltip="Copy the last answer", priority=True
        ),
        Binding(
            "f6",
            "copy_turn",
            "Copy a turn",
            id="copy-turn",
            tooltip="Choose a turn and copy it",
            priority=True,
            show=False,
        ),
        Binding(
            "f7",
            "fold",
            "Fold thinking",
            id="fold",
            tooltip="Fold or unfold the thinking of the last answer",
            priority=True,
            show=False,
        ),
        Binding("ctrl+r", "restart", "Restart", id="restart", tooltip="Start the engine anew"),
        Binding("f8", "error", "Why", id="error", tooltip="Show the whole error of the engine"),
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
    ) -> None:
        """`folder` is opened first, and `elsewhere` is a folder that one key brings up.

        `pictures` are attached to the first question, `resumed` is a transcript to open.
        """
        super().__init__(
            engine, transcripts=transcripts, sampling=sampling, system=system, suggest=suggest
        )
        self.places = places
        self.cache = cache
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
                yield Preview(self._graphics)
            with Vertical(id="chat"):
                yield from self.compose_tabs()
                yield Arrivals()
        hint = "Ctrl+R starts it anew, F8 shows the whole error."
        yield EngineLine(self.engine, self._ask_consent, hint=hint)
        yield StatusLine()
        yield Footer()

    def on_mount(self) -> None:
        """Show which model it is."""
        self.begin_tab()
        checkpoint = self.engine.checkpoint
        status = self.query_one(StatusLine)
        status.model, status.note = clean(checkpoint.title), checkpoint.note
        status.limit = checkpoint.context_tokens
        preview = self.query_one(Preview)
        preview.count_tokens = checkpoint.pictures.count
        preview.seen_size = checkpoint.pictures.size
        self.watch(self.query_one(EngineLine), "state", self._show_state)
        self.show_front()
        self.set_timer(HEAD_START, self._begin)

    def make_pane(self) -> ChatPane:
        """Return an empty conversation, as it is shown."""
        if not self.is_mounted:
            return BranchingPane(self.engine, WELCOME, self._graphics)
        pane = BranchingPane(self.engine, WELCOME, self.pane.graphics)
        pane.set_reactive(ChatPane.engine_ready, self.query_one(EngineLine).state == "ready")
        return pane

    async def _begin(self) -> None:
        """Start the engine once the screen is drawn, and open and attach what was named."""
        self.query_one(EngineLine).start()
        self.post_message(self.Begun())
        for module in SOON:
            await asyncio.to_thread(import_module, module)
        self.start_recorder()
        if self._resumed is not None:
            await self.resume(self._resumed)
        self._inspect_and_attach(tuple(self._pictures))
        self.begin_receiving()

    def _show_state(self, state: EngineState) -> None:
        self.query_one(StatusLine).state = "" if state == "off" else f"engine {state}"

    async def _ask_consent(self, question: ConsentQuestion) -> bool:
        from glm4v_tui.screens.consent_screen import ConsentScreen

        answer: asyncio.Future[bool | None] = asyncio.get_running_loop().create_future()
        self.app.push_screen(ConsentScreen(question), answer.set_result)
        return bool(await answer)

    @on(EngineLine.Ready)
    def begin_answering(self, event: EngineLine.Ready) -> None:
        """Let questions through."""
        event.stop()
        self._let_through(True)

    @on(EngineLine.Failed)
    def stop_answering(self, event: EngineLine.Failed) -> None:
        """Hold questions back until the engine runs again."""
        event.stop()
        self._let_through(False)

    def _let_through(self, ready: bool) -> None:
        for tab in self.tabs:
            tab.pane.engine_ready = ready
        self.refresh_bindings()

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

    @on(ChatPane.LeaveWanted)
    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Leave, and ask first while a reply is running or something is not saved."""
        from glm4v_tui.screens.confirm_screen import ConfirmScreen

        question, detail = "A reply is still coming.", "What has come is kept in the transcript."
        unsaved = next((tab.pane.unsaved for tab in self.tabs if tab.pane.unsaved), "")
        if unsaved:
            question, detail = "The end of this conversation is not saved.", unsaved
        screen = ConfirmScreen(
            f"{question} Leave all the same?", detail, yes_label="Leave", no_label="Stay"
        )
        at_risk = bool(unsaved) or any(tab.pane.replying for tab in self.tabs)
        if not at_risk or await self.app.push_screen_wait(screen):
            self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what mends an engine only when it needs mending."""
        if action in ("restart", "error"):
            return self.query_one(EngineLine).state == "failed"
        return super().check_action(action, parameters)

    def action_browse(self) -> None:
        """Go to the pictures."""
        self.set_focus(self.query_one(Picker).pictures)

    def action_back(self) -> None:
        """Go from the pictures or the log to the prompt; from there, stop the reply."""
        prompt = self.prompt
        if prompt.has_focus and (self.pane.replying or not self.refuse_arrived()):
            self.pane.stop()
        self.set_focus(prompt)

    def action_fold(self) -> None:
        """Fold or unfold the thinking of the last answer."""
        if reply := self.pane.last_reply:
            reply.toggle_reasoning()

    def action_copy(self) -> None:
        """Copy the last answer."""
        answers = [turn.text for turn in self.pane.conversation.turns if turn.role == "assistant"]
        if answers:
            self.app.copy_to_clipboard(answers[-1])
        else:
            self.notify("There is no answer to copy yet.", severity="warning")

    @work(group="dialog")
    async def action_copy_turn(self) -> None:
        """Choose a turn and copy it."""
        from glm4v_tui.screens.turns_screen import TurnsScreen

        chosen = TurnsScreen(self.pane.conversation.turns)
        if text := await self.app.push_screen_wait(chosen):
            self.app.copy_to_clipboard(text)

    def action_restart(self) -> None:
        """Start a failed engine anew."""
        self.query_one(EngineLine).start()
        self.refresh_bindings()

    @work(group="dialog")
    async def action_error(self) -> None:
        """Show why the engine failed, whole."""
        from glm4v_tui.screens.error_screen import ErrorScreen

        error = self.query_one(EngineLine).error
        if error is not None and await self.app.push_screen_wait(ErrorScreen(error)) == "restart":
            self.action_restart()

    @work(group="dialog")
    async def action_sampling(self) -> None:
        """Change how replies are drawn, for this conversation."""
        from glm4v_tui.screens.sampling_screen import SamplingScreen

        default = self.engine.checkpoint.sampling
        screen = SamplingScreen(self.pane.sampling, self.pane.conversation.system, default)
        if changed := await self.app.push_screen_wait(screen):
            self.pane.change(*changed)
