"""A conversation whose turns have versions, from one of which to another the user goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var

from glm4v_tui.chat.history import ROOT, History
from glm4v_tui.chat.shown import Shown
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.chat_pane import STILL_REPLYING, ChatPane
from glm4v_tui.widgets.key_groups import key_at_work
from glm4v_tui.widgets.version_mark import version_words

if TYPE_CHECKING:
    from glm4v_tui.chat.changes import Change
    from glm4v_tui.chat.conversation import Conversation, Turn

STEPS = {
    "edit": "the other question",
    "again": "the other answer",
    "continue": "the going on",
    "rewrite": "the rewritten answer",
    "remove": "the leaving out",
    "walk": "the walk",
}
"""What can be undone, as the user calls it."""


class VersionsPane(ChatPane):
    """Walks from version to version, rewrites and leaves out, and takes all of it back."""

    at_hand: var[int | None] = var(None, init=False)
    """The number of the turn that keys are about; `None` for the last one."""

    drafts: var[dict[int, str]] = var(dict)
    """What was written in place of a turn, by its number; lost with the conversation."""

    class Changed(Message):
        """The versions have changed, or another one is shown."""

        def __init__(self, change: Change, words: str = "") -> None:
            super().__init__()
            self.change = change
            self.words = words
            """What was done, for the user; empty where it is seen anyway."""

    rewording: int | None = None
    """The question that is being asked in other words."""

    async def open(
        self,
        conversation: Conversation,
        history: History | None = None,
        shown: Shown = Shown(),  # noqa: B008 - frozen
    ) -> None:
        """Show another conversation, with all its versions, and go on with it."""
        self.at_hand, self.drafts = None, {}
        await super().open(conversation, history, shown)
        self._mark()

    @property
    def held(self) -> int | None:
        """The number of the turn that was taken in hand, if it is still shown."""
        return self.at_hand if self.at_hand in self.history.path else None

    @property
    def hand(self) -> int:
        """The number of the turn that keys are about; `ROOT` where nothing is said."""
        return self.held or self.history.tip

    def turn(self, number: int) -> Turn:
        """Return the turn with this number."""
        return self.history.nodes[number].turn

    def is_free(self) -> bool:
        """Return whether turns can be changed now, and say why not."""
        if self.replying:
            self.post_message(self.Refused(STILL_REPLYING))
        elif not self.history.path:
            self.post_message(self.Refused("Nothing has been said yet."))
        return not self.replying and bool(self.history.path)

    def stop(self) -> None:
        """Stop the reply; where none is coming, let the last turn be at hand."""
        self.at_hand = self.at_hand if self.replying else None
        super().stop()

    def move_hand(self, by: int) -> None:
        """Take another turn in hand: an earlier one where `by` is below 0."""
        path = self.history.path
        if path:
            place = path.index(self.hand) + (by if self.held else 0)
            self.at_hand = path[min(max(place, 0), len(path) - 1)]

    def watch_at_hand(self) -> None:
        """Show which turn is at hand."""
        path = self.history.path
        place = path.index(self.at_hand) if self.at_hand in path else None
        self.query_one(ChatLog).take_in_hand(place)

    def watch_history(self) -> None:
        """Show how many versions the turns have, and forget a draft that has been answered."""
        if self.rewording and self.history.tip and self.turn(self.history.tip).ending:
            self.drafts.pop(self.rewording, None)
            self.rewording = None
        self.call_after_refresh(self._mark)

    def _mark(self) -> None:
        self.query_one(ChatLog).tell_versions(
            [
                version_words(number, kin, self.turn(number).edited, self._hint(number))
                for number, kin in self.history.versions().items()
            ]
        )

    def _hint(self, number: int) -> str:
        """Return how the last answer can be gone on with, where it was cut."""
        turn = self.turn(number)
        if number != self.history.tip or turn.edited or not turn.is_open:
            return ""
        key = key_at_work(self.screen, "go-on")
        return f"{key} goes on with it" if key else ""

    async def rewrite(self, answer: int, text: str) -> None:
        """Let the model see an answer in the user's words; what was said after it stays."""
        from glm4v_tui.chat.changes import Rewritten
        from glm4v_tui.chat.clean import encodable

        held, new = self.held, self.history.next_number
        self.drafts.pop(answer, None)
        history = self.history.rewritten(answer, text)
        count = history.questions
        change = Rewritten(turn=count, node=answer, new=new, text=encodable(text))
        await self._change(history, change, "The model now sees your words.")
        self.at_hand = new if held else None

    async def remove_turn(self) -> None:
        """Leave the question at hand out, with its answer; what was said after it stays."""
        from glm4v_tui.chat.leaving_out import left_out

        history, change = left_out(self.history, self.history.question_of(self.hand))
        await self._change(history, change, "Left out. It can be undone.")

    async def walk(self, by: int) -> None:
        """Go over to another version of the turn at hand, or of its question."""
        held, versions = self.held, self.history.versions()
        question = self.history.question_of(self.hand)
        for number in (self.hand, question):
            kin = versions[number]
            place = kin.index(number) + by
            if len(kin) > 1 and 0 <= place < len(kin):
                await self._choose(kin[place], self.history.path.index(number), bool(held))
                return
        several = len(versions[self.hand]) > 1 or len(versions[question]) > 1
        words = "There is no version further on." if several else "This turn has one version."
        self.post_message(self.Refused(words))

    async def _choose(self, version: int, place: int, held: bool) -> None:
        from glm4v_tui.chat.changes import Chosen

        new, after = self.history.next_number, (ROOT, *self.history.path)[place]
        history = self.history.chosen(version, after=after)
        change = Chosen(turn=history.questions, node=version)
        if history.path[place] != version:
            change = Chosen(turn=history.questions, node=version, new=new, after=after)
        await self._change(history, change)
        self.at_hand = history.path[place] if held else None

    async def undo(self) -> None:
        """Take the last change of versions back."""
        from glm4v_tui.chat.changes import Undone

        if not self.history.steps:
            self.post_message(self.Refused("There is nothing to undo."))
            return
        words = f"Undone: {STEPS[self.history.steps[-1].what]}."
        history = self.history.undo()
        await self._change(history, Undone(turn=history.questions), words)

    async def redo(self) -> None:
        """Change the versions again as before the last undoing."""
        from glm4v_tui.chat.changes import Redone

        if not self.history.undone:
            self.post_message(self.Refused("There is nothing to do again."))
            return
        words = f"Done again: {STEPS[self.history.undone[-1].what]}."
        history = self.history.redo()
        await self._change(history, Redone(turn=history.questions), words)

    async def _change(self, history: History, change: Change, words: str = "") -> None:
        before = self.history
        self.follow(history)
        await self.show_since(before)
        self.post_message(self.Changed(change, words))

    async def show_since(self, before: History) -> None:
        """Show the turns of the path that differ from another one."""
        old, new = before.path, self.history.path
        alike = 0
        while alike < min(len(old), len(new)) and old[alike] == new[alike]:
            alike += 1
        turns = self.history.turns[alike:]
        await self.query_one(ChatLog).show_from(alike, turns)
        self._remember_questions()
        self._mark()
        self.watch_at_hand()
