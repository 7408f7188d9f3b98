"""A screen on which ready questions can be asked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from glm4v_tui.screens.suggesting_screen import SuggestingScreen
from glm4v_tui.widgets.chat_pane import STILL_REPLYING
from glm4v_tui.widgets.preview import Preview

if TYPE_CHECKING:
    from glm4v_tui.chat.ready import Language, OwnQuestion
    from glm4v_tui.screens.ready_screen import Chosen


@dataclass(frozen=True, slots=True)
class Ready:
    """What the settings say of ready questions."""

    questions: tuple[OwnQuestion, ...] = ()
    """The user's own."""
    language: Language | None = None
    """In which language they are asked first; `None` goes by the locale."""


class ReadyingScreen(SuggestingScreen):
    """Opens the menu of ready questions, and asks the one that is chosen there."""

    BINDINGS = [
        Binding(
            "f5",
            "ready",
            "Ready questions",
            id="ready",
            tooltip="Choose a question that is ready: describe, read, find, compare and others",
            show=False,
            priority=True,
        ),
    ]

    ready: Ready = Ready()
    """What the settings say."""
    _language: Language | None = None

    @work(group="dialog")
    async def action_ready(self) -> None:
        """Choose a ready question, and send it or put it into the prompt."""
        from glm4v_tui.chat.ready import language_of, ready_questions
        from glm4v_tui.screens.ready_screen import ReadyScreen

        language = self._language or self.ready.language or language_of(os.environ)
        menu = ReadyScreen(
            ready_questions(self.ready.questions),
            language,
            pictures=self._pictures_at_hand(),
            most=self.engine.checkpoint.max_pictures,
        )
        chosen = await self.app.push_screen_wait(menu)
        self._language = menu.language
        if chosen is not None:
            self.set_focus(self.prompt)
            await self._take_ready(chosen)

    async def _take_ready(self, chosen: Chosen) -> None:
        """Attach what is at hand, and send the question or put it before what is written."""
        refusal = await self._refusal(chosen)
        if chosen.sends and not refusal:
            await self.pane.send(chosen.text)
            return
        self.prompt.write("\n\n".join(filter(None, (chosen.text, self.prompt.text))))
        if chosen.sends:
            self.notify(f"{refusal} The question is in the prompt.", severity="warning")

    async def _refusal(self, chosen: Chosen) -> str:
        """Attach what is at hand, and say why the question cannot be sent; empty where it can."""
        if chosen.pictures and not await self.attach_seen():
            return "The picture is not attached."
        if len(self.pane.seen.pictures) + len(self.pane.attached) < chosen.pictures:
            return f"This needs {chosen.pictures} pictures."
        return STILL_REPLYING if self.pane.replying else ""

    def _pictures_at_hand(self) -> int:
        """Count what a question could be about, the picture under the cursor included."""
        under_cursor = self.query_one(Preview).path is not None
        return len(self.pane.seen.pictures) + (len(self.pane.attached) or int(under_cursor))
