"""A conversation whose questions can be asked and answered once more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from textual.message import Message

from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.history import History, Place
from glm4v_tui.widgets.chat_log import ChatLog
from glm4v_tui.widgets.versions_pane import VersionsPane


class BranchingPane(VersionsPane):
    """Branches from any turn; what brings no answer leaves what was there before."""

    class Crowded(Message):
        """Nothing was asked again: the model would see more pictures than it takes."""

        def __init__(self, ahead: Conversation, again: Callable[[], Awaitable[None]]) -> None:
            super().__init__()
            self.ahead = ahead
            """What the model would have been asked, pictures that it is not shown included."""
            self.again = again
            """Tries it once more, with what the model is shown by then."""

    def _is_crowded(
        self, history: History, again: Callable[[], Awaitable[None]], begun: tuple[Turn, ...] = ()
    ) -> bool:
        """Return whether the model takes fewer pictures than a path has, and tell of that."""
        ahead = replace(self.conversation, turns=(*history.turns, *begun))
        crowded = bool(self.too_many(ahead))
        if crowded:
            self.post_message(self.Crowded(ahead, again))
        return crowded

    def as_reworded(self, turn: Turn) -> Turn:
        """Return a question with what its answer has to be if it is asked in other words now."""
        asks = turn.role == "user"
        return replace(turn, demand=self.demand or turn.demand) if asks else turn

    async def ask_otherwise(self, question: int, text: str) -> None:
        """Ask a question in other words, with its pictures, as another version of it."""
        node = self.history.nodes[question]
        turn = self.as_reworded(node.turn)
        asked = replace(turn, parts=(*turn.pictures, Text(text)))
        before, number = self.history, self.history.next_number
        history = before.asked(asked, node.parent)
        if self._is_crowded(history, partial(self.ask_otherwise, question, text)):
            return
        self.rewording = question
        self.attempt(history)
        place = Place(number, self.history.questions, node.parent)
        await self.show_since(before)
        self.post_message(self.Asked(asked, place))
        await self.expect_reply()

    async def answer_again(self) -> None:
        """Have the question at hand answered once more."""
        question = self.history.question_of(self.hand)
        if not self._is_crowded(self.history.again(question), self.answer_again):
            await self.answer_anew(question)

    async def answer_anew(self, question: int) -> None:
        """Let another answer to a question come."""
        from glm4v_tui.chat.changes import Again

        before = self.history
        self.attempt(before.again(question))
        await self.show_since(before)
        self.post_message(self.Changed(Again(turn=self.history.questions, node=question)))
        await self.expect_reply()

    async def go_on(self) -> None:
        """Let the model go on with the answer at hand, where it was cut."""
        before, answer = self.history, self.hand
        if not self.turn(answer).is_open:
            words = "The answer came to its end by itself: there is nothing to go on with."
            self.post_message(self.Refused(words))
            return
        history, begun = before.continuing(answer), self.turn(answer)
        if not self._is_crowded(history, self.go_on, (begun,)):
            await self.go_on_with(answer)

    async def go_on_with(self, answer: int) -> None:
        """Let more come of an answer that was cut."""
        from glm4v_tui.chat.changes import Continued

        before, begun = self.history, self.turn(answer)
        place = before.path.index(answer)
        self.attempt(before.continuing(answer), begun)
        log = self.query_one(ChatLog)
        await log.show_from(place + 1, ())
        self.post_message(self.Changed(Continued(turn=self.history.questions, node=answer)))
        reply = log.last_reply
        assert reply is not None
        reply.problem = ""
        await self.expect_reply(reply)

    def _give_back(self, problem: str) -> None:
        """Return to what was there before, where a question had been asked already."""
        if len(self._before.steps) == len(self.history.steps):
            super()._give_back(problem)
            return
        from glm4v_tui.chat.changes import Abandoned

        attempted, before = self.history, self._before
        self.rewording = None
        self.follow(before)
        self.post_message(self.Changed(Abandoned(turn=before.questions)))
        if problem:
            # The reply in which it would stand gives way to what was there before.
            self.post_message(self.Refused(problem))
        self.call_next(self.show_since, attempted)
