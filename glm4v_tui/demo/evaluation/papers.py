"""Examination papers: pictures that no training has drawn, and what is asked about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Literal

from PIL import Image

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.demo.lessons.lesson import Branch, Course, Lesson, Turn
from glm4v_tui.demo.world.compose import random_cells
from glm4v_tui.demo.world.render import render
from glm4v_tui.demo.world.scene import Scene

Name = Literal["one", "pair", "many", "long"]

Writer = Callable[[Random, Name, tuple[tuple[int, int], ...]], Course]
"""Writes a course of one kind about pictures of these sizes."""

_KINDS: dict[Name, float] = {"one": 0.66, "pair": 0.2, "many": 0.1, "long": 0.04}
_PICTURES: dict[Name, tuple[int, ...]] = {"one": (1,), "pair": (2,), "many": (3, 4), "long": (1, 2)}

_SHORT = 9
"""Questions of a conversation below which none of them may ask for thinking by itself."""

_BRANCHES = 5
"""Branches of a course that are asked; more would ask too much about one picture."""

_SCALES = (0.5, 3.0)
"""How large clean pictures are at least and at most, in the size of the scene."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a conversation, and how its answer is checked."""

    text: str
    lesson: Lesson
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """Conversations about the same pictures, which may begin with the same questions."""

    system: str
    opening: tuple[Question, ...]
    after_opening: tuple[tuple[Question, ...], ...]
    """The conversations that go on from the opening."""
    alone: tuple[tuple[Question, ...], ...]
    """Those that have no picture and no opening."""

    @property
    def questions(self) -> int:
        """Questions of all conversations."""
        chains = (self.opening, *self.after_opening, *self.alone)
        return sum(len(chain) for chain in chains)


@dataclass(frozen=True, slots=True)
class Examiner:
    """Writes papers; the same seed always gives the same ones."""

    write: Writer
    directory: Path
    """Where the pictures are written."""
    seed: int
    thinks: bool = False
    """Whether every question asks for thinking."""
    abilities: frozenset[str] = frozenset()
    """The abilities that are examined; empty for all."""
    taught_words: bool = False
    """Whether questions are in wordings that are taught, instead of those kept from training."""

    def papers(self, questions: int) -> Iterator[Paper]:
        """Yield papers with at least so many questions together."""
        asked = number = 0
        while asked < questions:
            paper = self._paper(number)
            number += 1
            asked += paper.questions
            if paper.questions:
                yield paper

    def _paper(self, number: int) -> Paper:
        chance = Random(f"evaluation/{self.seed}/{number}")
        kind = chance.choices(tuple(_KINDS), tuple(_KINDS.values()))[0]
        count = chance.choice(_PICTURES[kind])
        cells = (random_cells(chance),) * count
        taught = self.write(chance, kind, cells)
        branches = [branch for branch in taught.branches if self._is_asked(branch)]
        chosen = chance.sample(branches, min(_BRANCHES, len(branches)))
        if not chosen:
            return Paper("", (), (), ())
        pictures = self._drawn(taught, number, chance)
        following = [branch for branch in chosen if branch.sees_pictures]
        shown = tuple(pictures[one] for one in taught.pictures)
        return Paper(
            system=taught.system,
            opening=self._chain(taught.opening if following else (), pictures),
            after_opening=tuple(
                _showing(self._chain(branch.turns, pictures), shown) for branch in following
            ),
            alone=tuple(
                self._chain(branch.turns, pictures) for branch in chosen if not branch.sees_pictures
            ),
        )

    def _is_asked(self, branch: Branch) -> bool:
        """Return whether a branch is examined."""
        thinks = any("</think>" in turn.lesson.answer for turn in branch.turns)
        if thinks and len(branch.turns) <= _SHORT:
            return False
        abilities = {turn.lesson.ability for turn in branch.turns}
        return not self.abilities or bool(abilities & self.abilities)

    def _chain(
        self, turns: tuple[Turn, ...], pictures: tuple[Picture, ...]
    ) -> tuple[Question, ...]:
        return tuple(
            Question(
                self._words(turn.lesson), turn.lesson, tuple(pictures[one] for one in turn.pictures)
            )
            for turn in turns
        )

    def _words(self, lesson: Lesson) -> str:
        asked = lesson.question if self.taught_words else lesson.unseen or lesson.question
        return f"{asked} /think" if self.thinks and "/think" not in asked else asked

    def _drawn(self, taught: Course, number: int, chance: Random) -> tuple[Picture, ...]:
        pictures = []
        for at, scene in enumerate(taught.scenes):
            file = self.directory / f"{number:05d}-{at}.png"
            _picture(scene, chance).save(file)
            pictures.append(inspect(file))
        return tuple(pictures)


def _picture(scene: Scene, chance: Random) -> Image.Image:
    """Draw a scene, cleanly in any size or as the training does."""
    scale = chance.uniform(*_SCALES) if chance.random() < 0.5 else None
    return render(scene, chance, scale)


def _showing(chain: tuple[Question, ...], pictures: tuple[Picture, ...]) -> tuple[Question, ...]:
    """Return a conversation whose first question shows pictures, before those that it brings."""
    first, *rest = chain
    return (replace(first, pictures=(*pictures, *first.pictures)), *rest)
