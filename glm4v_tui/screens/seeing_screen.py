"""A screen on which the user decides what the model sees, and what it does without."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding

from glm4v_tui.chat.budget import estimated
from glm4v_tui.chat.shown import applied
from glm4v_tui.screens.counting_screen import CountingScreen
from glm4v_tui.screens.looking_screen import LookingScreen
from glm4v_tui.widgets.branching_pane import BranchingPane
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.fitting import fits
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.streaming import ReplyEnded

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation, Picture
    from glm4v_tui.chat.plan import Plan
    from glm4v_tui.chat.shown import Shown
    from glm4v_tui.chat.summary import Material
    from glm4v_tui.screens.planning_screen import Decision
    from glm4v_tui.screens.room_screen import RoomScreen


class SeeingScreen(CountingScreen, LookingScreen):
    """Opens what shows the room and the pictures, and has the model see what was decided there."""

    BINDINGS = [
        Binding(
            "alt+v",
            "see('pictures')",
            "Model sees",
            id="seen",
            tooltip="What the model sees: drop, shrink, replace or bring back pictures",
            show=False,
            priority=True,
        ),
        Binding(
            "alt+w",
            "see('room')",
            "Room",
            id="room",
            tooltip="What takes the room of the context, and what could be left out",
            show=False,
            priority=True,
        ),
    ]

    async def action_see(self, what: str) -> None:
        """Show what the model sees; the dialog is there before the next key is sent anywhere."""
        screen = self._room_screen(pictures_only=what == "pictures")
        await self.app.push_screen(screen, self._decide)

    @on(ChatPane.TooLong)
    async def offer_room(self, event: ChatPane.TooLong) -> None:
        """Have the user choose what the model does without, and then send the question."""
        event.stop()
        await self._offer(event.question)

    @on(ChatPane.TooManyPictures)
    async def offer_pictures(self, event: ChatPane.TooManyPictures) -> None:
        """Have the user choose which pictures the model sees, and then send the question."""
        event.stop()
        await self._offer(event.question, pictures_only=True)

    async def _offer(self, question: str, *, pictures_only: bool = False) -> None:
        """Show what could be left out for a question, which stands in the prompt meanwhile."""
        if not self.prompt.text.strip():
            self.prompt.write(question)
        screen = self._room_screen(pictures_only=pictures_only, sending=True)
        await self.app.push_screen(screen, partial(self._decide, question=question))

    @on(BranchingPane.Crowded)
    async def offer_fewer(self, event: BranchingPane.Crowded) -> None:
        """Have the user choose which pictures the model sees, and then ask once more."""
        event.stop()
        screen = self._room_screen(event.ahead, pictures_only=True, sending=True)

        async def ask_again(decision: Decision | None) -> None:
            if decision is not None:
                self.show(decision.shown)
                await event.again()

        await self.app.push_screen(screen, ask_again)

    def _decide(self, decision: Decision | None, question: str = "") -> None:
        if decision is not None:
            self._obey(decision, question)

    @work(group="dialog")
    async def _obey(self, decision: Decision, question: str) -> None:
        """Do what the user has decided, and send the question that waited for it."""
        self.show(decision.shown)
        if decision.afresh:
            await self._begin_afresh()
        elif question:
            await self.pane.send(question, anyway=True)

    @on(ReplyEnded)
    @work(group="refused", exclusive=True)
    async def explain_refusal(self, event: ReplyEnded) -> None:
        """Offer room where the engine has refused what waited for it, and is too long."""
        if event.error is None or event.error.kind != "rejected" or not self.pane.engine_ready:
            return
        question = self.prompt.text.strip()
        if question and not await fits(self.engine, applied(self.ahead(), self.pane.shown)):
            self.post_message(ChatPane.TooLong(question))

    async def _begin_afresh(self) -> None:
        """Go on in a new conversation whose prompt has a summary of this one."""
        from glm4v_tui.screens.summary_screen import SummaryScreen

        pane, prompt = self.pane, self.prompt
        if self.is_busy():
            return
        screen = SummaryScreen(self.engine, await self._material(), pane.sampling)
        summary = await self.app.push_screen_wait(screen)
        if summary is None:
            return
        sampling, attached = pane.sampling, pane.attached
        said = pane.conversation
        await self.tab.open(None)
        pane.change(sampling, said.system)
        pane.think(said.thinking)
        pane.attached = attached
        prompt.write("\n\n".join(filter(None, (summary, prompt.text))))
        self.set_focus(prompt)

    async def _material(self) -> Material:
        """Return the most that a summary can be made of and that fits."""
        from glm4v_tui.chat.summary import SUMMARY_TOKENS, materials

        most = self.engine.checkpoint.context_tokens - SUMMARY_TOKENS
        for material in materials(self.pane.seen):
            if (await self.taken(material.conversation)).total <= most:
                break
        return material

    def _room_screen(
        self,
        ahead: Conversation | None = None,
        *,
        pictures_only: bool = False,
        sending: bool = False,
    ) -> RoomScreen:
        from glm4v_tui.screens.room_screen import RoomScreen

        return RoomScreen(
            self._plan(ahead),
            self.taken,
            Path(self._cuttings.name),
            replacement=self._at_hand,
            graphics=self.pane.graphics,
            pictures_only=pictures_only,
            sending=sending,
        )

    def _plan(self, asked_again: Conversation | None) -> Plan:
        from glm4v_tui.chat.plan import Limits, Plan

        ahead, checkpoint = asked_again or self.ahead(), self.engine.checkpoint
        limits = Limits(
            checkpoint.context_tokens, checkpoint.max_pictures, checkpoint.pictures.count
        )
        plan = Plan(
            conversation=ahead,
            draft=not asked_again and len(ahead.turns) > len(self.pane.conversation.turns),
            whole=estimated(ahead, limits.count),
            shown=self.pane.shown,
            limits=limits,
        )
        # What the model cannot take is not proposed to it; Esc leaves all as it is.
        return plan.few_enough()

    async def _at_hand(self) -> Picture | None:
        """Return the picture under the picker's cursor, else the last one that is attached."""
        path = self.query_one(Preview).path
        found = await self.inspected((path,)) if path else self.pane.attached
        return found[-1] if found else None

    def show(self, shown: Shown) -> None:
        """Have the model see this from the next question on, and save that."""
        if shown != self.pane.shown:
            self.pane.shown = shown
            self.tab.measured = None
            self.tab.recorder.shown(shown)

    @on(ChatPane.Switched)
    def tell_switch(self, event: ChatPane.Switched) -> None:
        """Say which picture the model sees now."""
        event.stop()
        self.notify(event.told, markup=False)
