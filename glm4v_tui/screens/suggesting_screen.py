"""A screen that offers questions about the picture that the user is at, each on one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding

from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.key_groups import keys_at_work
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.suggestions import ORDINALS, Suggestions, names

if TYPE_CHECKING:
    from pathlib import Path

    from glm4v_tui.chat.conversation import Picture
    from glm4v_tui.engine.protocol import Engine, Sampling

Suggest = Callable[[Sequence[str]], tuple[str, ...]]
"""Tells, from the file names of pictures, which questions can be tried with them."""

SUGGESTIONS = tuple(f"suggestion-{number}" for number in range(1, len(ORDINALS) + 1))
"""The ids of the keys, in order."""


def nothing(_: Sequence[str]) -> tuple[str, ...]:
    """Suggest nothing."""
    return ()


class SuggestingScreen(RecordedScreen):
    """Shows questions while the prompt is empty and no reply runs, and asks the chosen one."""

    BINDINGS = [
        Binding(
            f"alt+{number}",
            f"suggestion({number})",
            f"Question {number}",
            id=f"suggestion-{number}",
            tooltip=f"Ask the {ordinal} of the questions to try",
            show=False,
            # Else the prompt takes it first.
            priority=True,
        )
        for number, ordinal in enumerate(ORDINALS, start=1)
    ]

    def __init__(
        self,
        engine: Engine,
        *,
        transcripts: Path,
        sampling: Sampling,
        system: str,
        suggest: Suggest = nothing,
    ) -> None:
        super().__init__(engine, transcripts=transcripts, sampling=sampling, system=system)
        self._suggest = suggest

    def on_mount(self) -> None:
        """Begin to show what can be asked of the picture under the cursor."""
        self.watch(self.query_one(Preview), "path", self._show_suggestions, init=False)

    def show_front(self) -> None:
        """Show what can be asked in the conversation in front."""
        super().show_front()
        self._show_suggestions()

    @on(Prompt.Changed)
    def make_way(self, event: Prompt.Changed) -> None:
        """Hide the questions while the user writes one."""
        event.stop()
        self._show_suggestions()

    def _show_suggestions(self) -> None:
        free = not self.pane.replying and not self.prompt.text
        pictures = self._picture_names() if free else ()
        strip = self.pane.query_one(Suggestions)
        strip.questions = self._suggest(pictures)
        if strip.questions:
            strip.about = names(pictures)
            strip.keys = keys_at_work(self, SUGGESTIONS)

    def _picture_names(self) -> tuple[str, ...]:
        """Name what a question would be about: attached, under the cursor, or shown before."""
        if self.pane.attached:
            return tuple(picture.name for picture in self.pane.attached)
        if path := self.query_one(Preview).path:
            return (path.name,)
        return tuple(picture.name for picture in self.pane.conversation.pictures[-1:])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of questions that are not shown to whatever has the focus."""
        if action == "suggestion":
            return parameters[0] in range(1, len(self.pane.query_one(Suggestions).offered) + 1)
        return super().check_action(action, parameters)

    def action_suggestion(self, number: int) -> None:
        """Ask a question by its key."""
        self.pane.query_one(Suggestions).action_choose(number)

    @on(Suggestions.Chosen)
    def ask_suggestion(self, event: Suggestions.Chosen) -> None:
        """Ask about what is attached, or else about the picture under the cursor."""
        event.stop()
        self.set_focus(self.prompt)
        self._attach_and_ask(event.question)

    @work(group="suggestion", exclusive=True)
    async def _attach_and_ask(self, question: str) -> None:
        if await self.attach_seen():
            await self.pane.send(question)

    async def attach_seen(self) -> bool:
        """Attach the picture under the cursor where none is attached; return whether it could be.

        One that the conversation is about already is not attached again.
        """
        path = self.query_one(Preview).path
        if path is None or self.pane.attached:
            return True
        pictures = await self.inspected((path,))
        return bool(pictures) and (self._is_spoken_of(pictures[-1]) or self.pane.attach(*pictures))

    def _is_spoken_of(self, picture: Picture) -> bool:
        """Whether the conversation is about this picture already."""
        return picture.digest in [last.digest for last in self.pane.conversation.pictures[-1:]]
