"""Words for the bars of a chart, and what every lesson about them needs."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.grammar import Asked
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import ORDINALS, capital, join
from glm4v_tui.demo.world.scene import COLOURS, Bar, Chart

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What bars may be labelled with."""


def reference(chart: Chart, bar: Bar, chance: Random, without: str = "") -> str:
    """Return words that pick out a bar, other than by the feature that is asked for."""
    i = chart.bars.index(bar)
    options = [f"the {ORDINALS[i]} bar"]
    if bar is tallest(chart):
        options.append("the tallest bar")
    if bar is shortest(chart):
        options.append("the shortest bar")
    if i == len(chart.bars) - 1:
        options.append("the last bar")
    if chart.has_labels and without != "label":
        options += [f"bar {bar.label}"] * 3
    if without != "colour":
        options += [f"the {bar.colour} bar"] * 3
    return chance.choice(options)


def asked_as(words: str, chance: Random) -> str:
    """Return words for a bar as a question may put them."""
    for said, others in {
        "tallest": ("tallest", "highest", "longest"),
        "shortest": ("shortest", "lowest", "smallest"),
        "last bar": ("last bar", "rightmost bar"),
        "first bar": ("first bar", "leftmost bar", "first bar from the left"),
    }.items():
        if said in words:
            return words.replace(said, chance.choice(others))
    if words.startswith("bar ") and chance.random() < 0.3:
        return chance.choice((f"the bar {words[4:]}", f"the bar labelled {words[4:]}"))
    if any(ordinal in words for ordinal in ORDINALS) and chance.random() < 0.3:
        return f"{words} from the left"
    return words


def tallest(chart: Chart) -> Bar:
    """Return the bar with the highest value."""
    return max(chart.bars, key=lambda one: one.value)


def shortest(chart: Chart) -> Bar:
    """Return the bar with the lowest value."""
    return min(chart.bars, key=lambda one: one.value)


def label(bar: Bar) -> str:
    """Return how a bar is called by its colour."""
    return f"{bar.colour} bar"


def order_thought(chart: Chart) -> str:
    """Return the bars from left to right, with all that is printed at them."""
    parts = []
    for i, bar in enumerate(chart.bars, 1):
        printed = f" {bar.label}" * chart.has_labels + f" {bar.value}" * chart.has_values
        parts.append(f"{i}: {bar.colour}{printed}.")
    return " ".join(parts)


def colours_check(bars: list[Bar]) -> Check:
    """Ask for the colours of bars in order, and for no other colour."""
    return checks.colours([bar.colour for bar in bars])


def bar_lesson(
    chart: Chart, asked: Asked, answer: str, check: Check, short: str = "", ability: str = "chart"
) -> Lesson:
    """Return a lesson whose thought goes through the bars."""
    return Lesson(ability, asked.question, answer, check, short, order_thought(chart), asked.unseen)


def listed(bars: list[Bar]) -> str:
    """Return the colours of bars as a sentence enumerates them."""
    return join([bar.colour for bar in bars])


def absent_bar(chart: Chart, chance: Random) -> str:
    """Return words for a bar that the chart does not have."""
    if chart.has_labels and chance.random() < 0.4:
        present = {bar.label for bar in chart.bars}
        return f"bar {chance.choice([one for one in LETTERS if one not in present])}"
    colours = {bar.colour for bar in chart.bars}
    return f"{chance.choice([one for one in COLOURS if one not in colours])} bar"


def bar_missing(words: str) -> str:
    """Return the honest answer about a bar that is not there."""
    return f"There is no {words} in the chart."


def with_article(words: str) -> str:
    """Return words for a bar with `the`, unless its letter names it."""
    return words if words.startswith("bar ") else f"the {words}"


def cap_bar(bar: Bar) -> str:
    """Return the short answer that names a bar."""
    return capital(bar.colour)
