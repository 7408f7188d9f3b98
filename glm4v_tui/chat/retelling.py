"""The versions of a conversation, built again from what its transcript tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glm4v_tui.chat.changes import (
    Abandoned,
    Again,
    Change,
    Chosen,
    Continued,
    Redone,
    Removed,
    Rewritten,
    Undone,
)
from glm4v_tui.chat.conversation import Ending, Text, Turn
from glm4v_tui.chat.history import History
from glm4v_tui.chat.thinking import both

if TYPE_CHECKING:
    from glm4v_tui.chat.numbers import Numbers


_LONGEST = 4000
"""Letters of what went wrong that are read: no engine says more, and all of it is drawn."""


@dataclass(slots=True)
class Retelling:
    """A history while it happens once more; steps that cannot be raise `HistoryError`."""

    history: History = field(default_factory=History)
    numbers: dict[int, Numbers] = field(default_factory=dict)
    """What replies took, by the number of the answer."""
    replying: bool = False
    """Whether what the model says next belongs to an answer."""
    _before: History | None = None
    """What was there before the last attempt, to which an abandoned one returns."""
    _begun: Turn | None = None
    """The answer that is gone on with."""
    _once_more: bool = False
    """Whether the question had been asked before this attempt."""
    _said: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, turn: Turn, after: int | None, number: int | None) -> None:
        """Let a question be asked."""
        self._attempt(self.history.asked(turn, after, number))

    def say(self, text: str, reasoning: str) -> None:
        """Let the model say more."""
        self._said.append((text, reasoning))

    def end(
        self, ending: Ending, error: str, numbers: Numbers | None, edited: bool = False
    ) -> None:
        """Let the answer end."""
        begun, said = self._begun, self._said
        text = (begun.text if begun else "") + "".join(text for text, _ in said)
        thought = (begun.reasoning if begun else "") + "".join(thought for _, thought in said)
        edited = edited or bool(begun and begun.edited)
        saved = numbers.thought if numbers else None
        took = both(begun.thought if begun else None, saved.read() if saved else None)
        parts, problem = (Text(text),), error[:_LONGEST]
        turn = Turn("assistant", parts, thought, ending, edited, took, problem=problem)
        number = self.history.next_number
        self.history = self.history.answered(turn)
        self._rest()
        if numbers is not None:
            self.numbers[number] = numbers

    def take_back(self) -> None:
        """Let the last attempt not have been, with whatever was answered."""
        self.history = self._before or self.history.unasked()
        self._before = None
        self._rest()

    def close(self) -> None:
        """End an answer that was cut off; an attempt that has brought nothing leaves nothing."""
        if any(text or reasoning for text, reasoning in self._said):
            self.end("stopped", "", None)
        elif self.replying and self._once_more:
            self.take_back()
        self._rest()

    def change(self, change: Change) -> None:
        """Let something happen to the versions of turns."""
        if isinstance(change, Abandoned):
            self.take_back()
            return
        self.close()
        history = self.history
        match change:
            case Again(node=question):
                self._attempt(history.again(question), once_more=True)
            case Continued(node=answer):
                begun = history.nodes.get(answer)
                self._attempt(history.continuing(answer), once_more=True)
                self._begun = begun.turn if begun else None
            case Rewritten():
                self.history = history.rewritten(change.node, change.text, change.new)
            case Removed():
                self.history = history.removed(change.node, change.new)
            case Chosen():
                self.history = history.chosen(change.node, change.new, change.after)
            case Undone():
                self.history = history.undo()
            case Redone():
                self.history = history.redo()

    def _attempt(self, history: History, *, once_more: bool = False) -> None:
        self._before, self.history = self.history, history
        self._once_more = once_more
        self.replying, self._begun = True, None

    def _rest(self) -> None:
        self.replying, self._begun, self._said = False, None, []
