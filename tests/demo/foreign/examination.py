"""All questions, read from the tables beside this module: pictures, question, right answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.demo.foreign.verdicts import InChinese, Verdict, verdict

TABLES = Path(__file__).parent / "questions"
"""One table for each ability: `pictures | question >> question | right answer`."""


@dataclass(frozen=True, slots=True)
class Question:
    """A conversation of one question or several, of which the last one's answer counts."""

    ability: str
    pictures: tuple[str, ...]
    """Names of pictures, shown with the first question."""
    turns: tuple[str, ...]
    """What is asked, in turn."""
    wanted: str
    """The right answer as the table puts it."""

    @property
    def verdict(self) -> Verdict:
        """What decides whether the answer is right."""
        right = verdict(self.wanted)
        return InChinese(right) if self.ability == "chinese" else right


def _table(file: Path) -> Iterator[Question]:
    for line in file.read_text(encoding="utf-8").splitlines():
        pictures, turns, wanted = (part.strip() for part in line.split("|"))
        names = tuple(name for name in pictures.split(" + ") if name)
        asked = tuple(turn.strip() for turn in turns.split(">>"))
        yield Question(file.stem, names, asked, wanted)


EXAMINATION: tuple[Question, ...] = tuple(
    question for file in sorted(TABLES.glob("*.txt")) for question in _table(file)
)
"""Every question of every table."""
