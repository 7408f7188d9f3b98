"""A conversation that is changed and saved at the same time, as the program does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from glm4v_tui.chat.changes import (
    Abandoned,
    Again,
    Change,
    Chosen,
    Continued,
    Redone,
    Rewritten,
    Undone,
)
from glm4v_tui.chat.conversation import Ending, Text, Turn
from glm4v_tui.chat.history import ROOT, History
from glm4v_tui.chat.leaving_out import left_out
from glm4v_tui.chat.transcript import Place, Transcript

STEPS = (
    "ask",
    "refused",
    "edit",
    "edit refused",
    "again",
    "again refused",
    "continue",
    "rewrite",
    "remove",
    "walk",
    "undo",
    "redo",
    "reopen",
)


class Talk:
    """Takes steps by name; one that cannot be taken now is none."""

    def __init__(self, directory: Path) -> None:
        self.history = History()
        self.transcript = Transcript.create(directory, "m")
        self._asking = False
        self._begun = Turn("assistant", ())

    def take(self, step: str, where: int, words: str, ending: Ending) -> None:
        """Take a step with the turn at some place of the path."""
        before = self.history
        match step.split()[0]:
            case "ask" | "refused":
                self._ask(words, None)
            case "reopen":
                self.transcript.close()
                self.transcript = Transcript.open(self.transcript.path, "m")
                return
            case "undo" | "redo":
                self._turn_back(step)
                return
            case "edit" | "again" | "remove" if questions := self._of_role("user"):
                self._about(step.split()[0], questions[where % len(questions)], words)
            case "continue" | "rewrite" if answers := self._of_role("assistant"):
                self._about(step, answers[where % len(answers)], words)
            case "walk" if before.path:
                place = where % len(before.path)
                versions = before.versions()[before.path[place]]
                self.walk(place, versions[where % len(versions)])
                return
            case _:
                return
        self._hear(step, before, words, ending)

    def _hear(self, step: str, before: History, words: str, ending: Ending) -> None:
        """Answer what was asked, unless it is refused."""
        if step.endswith("refused"):
            self.transcript.ended("error", "refused")
            self.history = before
            if step == "refused":
                self.transcript.unasked()
            else:
                self._save(Abandoned(turn=before.questions))
        elif self._asking:
            self.transcript.streamed(words)
            self.transcript.ended(ending)
            self.history = self.history.answered(
                replace(self._begun, parts=(Text(self._begun.text + words),), ending=ending)
            )

    def _ask(self, words: str, after: int | None) -> None:
        turn = Turn("user", (Text(words),))
        number = self.history.next_number
        self.history = self.history.asked(turn, after)
        place = Place(number, self.history.questions, after)
        self.transcript.asked(turn, place=place)
        self._asking, self._begun = True, Turn("assistant", ())

    def _about(self, step: str, node: int, words: str) -> None:
        history, new = self.history, self.history.next_number
        self._asking, self._begun = step in ("again", "continue"), Turn("assistant", ())
        match step:
            case "edit":
                self._ask(words, history.nodes[node].parent)
            case "again":
                self.history = history.again(node)
                self._save(Again(turn=self.history.questions, node=node))
            case "remove":
                self.history, change = left_out(history, node)
                self._save(change)
            case "rewrite":
                self.history = history.rewritten(node, words)
                count = self.history.questions
                self._save(Rewritten(turn=count, node=node, new=new, text=words))
            case "continue" if history.nodes[node].turn.is_open:
                self.history = history.continuing(node)
                self._begun = history.nodes[node].turn
                self._save(Continued(turn=self.history.questions, node=node))
            case _:
                self._asking = False

    def walk(self, place: int, version: int) -> None:
        """Go over to a version of what stands at some place of the path."""
        new, after = self.history.next_number, (ROOT, *self.history.path)[place]
        self.history = self.history.chosen(version, after=after)
        count = self.history.questions
        if self.history.path[place] == version:
            self._save(Chosen(turn=count, node=version))
        else:
            self._save(Chosen(turn=count, node=version, new=new, after=after))

    def _turn_back(self, step: str) -> None:
        if step == "undo" and self.history.steps:
            self.history = self.history.undo()
            self._save(Undone(turn=self.history.questions))
        elif step == "redo" and self.history.undone:
            self.history = self.history.redo()
            self._save(Redone(turn=self.history.questions))

    def _of_role(self, role: str) -> list[int]:
        nodes = self.history.nodes
        return [number for number in self.history.path if nodes[number].turn.role == role]

    def _save(self, change: Change) -> None:
        self.transcript.changed(change)
