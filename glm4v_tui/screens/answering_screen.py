"""A screen on which the user says how the model comes to its answers.

Dialogs are imported when they open: the first frame does without.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from glm4v_tui.chat.thinking import Thinking
from glm4v_tui.engine.thinking_choices import choices, refusal
from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from glm4v_tui.engine.checkpoints import Checkpoint


class AnsweringScreen(RecordedScreen):
    """Changes how the replies of the conversation in front are drawn and thought about."""

    BINDINGS = [
        Binding(
            "f4,ctrl+g", "sampling", "Sampling", id="sampling", tooltip="How replies are drawn"
        ),
        Binding(
            "alt+7",
            "think",
            "Thinking",
            id="thinking",
            tooltip="Whether and how long the model thinks",
            priority=True,
            show=False,
        ),
        Binding(
            "alt+8",
            "answer_now",
            "Answer now",
            id="answer-now",
            tooltip="End the thinking here and answer from it",
            priority=True,
            show=False,
        ),
    ]

    def think_first(self, thinking: Thinking) -> None:
        """Let new conversations begin so."""
        self.first = replace(self.first, thinking=thinking)

    def show_front(self) -> None:
        """Tell how the model thinks, where that was chosen."""
        super().show_front()
        thinking = self.pane.conversation.thinking
        self.query_one(StatusLine).thinking = thinking_words(thinking, self.engine.checkpoint)

    @work(group="dialog")
    async def action_sampling(self) -> None:
        """Change how replies are drawn, for this conversation."""
        from glm4v_tui.screens.sampling_screen import SamplingScreen

        default = self.engine.checkpoint.sampling
        screen = SamplingScreen(self.pane.sampling, self.pane.conversation.system, default)
        if changed := await self.app.push_screen_wait(screen):
            self.pane.change(*changed)

    @work(group="dialog")
    async def action_think(self) -> None:
        """Choose whether and how long the model thinks, for this conversation."""
        from glm4v_tui.screens.thinking_screen import ThinkingScreen

        pane, checkpoint = self.pane, self.engine.checkpoint
        if not choices(checkpoint):
            words = refusal(Thinking(wanted=True), checkpoint)
            self.notify(words, severity="warning", markup=False)
            return
        screen = ThinkingScreen(pane.conversation.thinking, checkpoint)
        chosen = await self.app.push_screen_wait(screen)
        if chosen is not None:
            pane.think(chosen)

    def action_answer_now(self) -> None:
        """Have the model answer from what it has thought so far."""
        if not self.engine.checkpoint.ends_thinking:
            self.notify("This server cannot end a model's thinking.", severity="warning")
        elif not self.pane.answer_now():
            self.notify("The model is not thinking now.", severity="warning")


def thinking_words(thinking: Thinking, checkpoint: Checkpoint) -> str:
    """Return how the model thinks, where that was chosen; where it cannot be, what is so."""
    if thinking.wanted is None or checkpoint.reasoning == "none":
        return ""
    if refusal(thinking, checkpoint):
        return "always thinks" if checkpoint.ends_thinking else "thinks as it does"
    if thinking.most is not None:
        return f"thinking ≤ {thinking.most:,}"
    return "thinking on" if thinking.wanted else "thinking off"
