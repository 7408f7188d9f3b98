"""How many answers were right, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

_Z = 1.96
"""Standard deviations that hold 95 % of a normal distribution."""

_DEPTHS = (5, 20, 40, 60)
"""The last question of each stretch of a conversation that has a figure of its own."""


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
    """The answers of one ability, or of one stretch of all conversations."""

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
    answers = list(answers)
    abilities = sorted({one.ability for one in answers})
    each = [_figure(name, [one for one in answers if one.ability == name]) for name in abilities]
    return (*each, _figure("all", answers))


def by_depth(answers: Iterable[Graded]) -> tuple[Figure, ...]:
    """Return the figure of each stretch of the conversations: how long they stay right."""
    answers = list(answers)
    firsts = (1, *(last + 1 for last in _DEPTHS))
    return tuple(
        _figure(f"questions {first}-{last}", [one for one in answers if first <= one.turn <= last])
        for first, last in zip(firsts, _DEPTHS, strict=False)
    )


def _figure(name: str, answers: Sequence[Graded]) -> Figure:
    return Figure(name, sum(one.is_right for one in answers), len(answers))


def table(rows: Iterable[Figure]) -> str:
    """Return figures as a table of plain text."""
    lines = [f"{'ability':24} {'right':>6} {'asked':>6} {'share':>7}  95 % interval"]
    for row in rows:
        low, high = row.interval
        lines.append(
            f"{row.ability:24} {row.right:6} {row.asked:6} {row.share:7.1%}  {low:.1%}-{high:.1%}"
        )
    return "\n".join(lines)
