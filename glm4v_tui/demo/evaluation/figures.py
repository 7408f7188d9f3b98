"""How many answers were right, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

_Z = 1.96
"""Standard deviations that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Graded:
    """One answer and whether it was right."""

    ability: str
    question: str
    answer: str
    reasoning: str
    wanted: str
    """The answer that was taught."""
    pictures: tuple[str, ...]
    """The files of all pictures of the conversation so far."""
    turn: int
    """Which question of its conversation it was, from 1."""
    is_right: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """The answers of one ability."""

    ability: str
    right: int
    asked: int

    @property
    def share(self) -> float:
        """The part that was right."""
        return self.right / max(1, self.asked)

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share."""
        if not self.asked:
            return 0.0, 1.0
        count, share, square = self.asked, self.share, _Z * _Z
        middle = (share + square / (2 * count)) / (1 + square / count)
        spread = sqrt(share * (1 - share) / count + square / (4 * count * count))
        half = _Z * spread / (1 + square / count)
        return max(0.0, middle - half), min(1.0, middle + half)


def figures(answers: Iterable[Graded]) -> tuple[Figure, ...]:
    """Return the figure of each ability, by its name, and that of all together at the end."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in answers:
        asked[one.ability] += 1
        right[one.ability] += one.is_right
    each = [Figure(ability, right[ability], asked[ability]) for ability in sorted(asked)]
    return (*each, Figure("all", right.total(), asked.total()))


def table(rows: Iterable[Figure]) -> str:
    """Return figures as a table of plain text."""
    lines = [f"{'ability':24} {'right':>6} {'asked':>6} {'share':>7}  95 % interval"]
    for row in rows:
        low, high = row.interval
        lines.append(
            f"{row.ability:24} {row.right:6} {row.asked:6} {row.share:7.1%}  {low:.1%}-{high:.1%}"
        )
    return "\n".join(lines)
