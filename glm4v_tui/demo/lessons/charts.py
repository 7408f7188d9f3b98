"""Questions about bar charts."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import chart_grammar, chart_value_grammar, checks
from glm4v_tui.demo.lessons.bars import (
    absent_bar,
    asked_as,
    bar_lesson,
    bar_missing,
    cap_bar,
    colours_check,
    label,
    listed,
    reference,
    shortest,
    tallest,
    with_article,
)
from glm4v_tui.demo.lessons.box_grammar import BOX
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.missing import RARELY
from glm4v_tui.demo.lessons.wording import an, capital, marked
from glm4v_tui.demo.world.scene import Bar, Chart, Scene

APART = 6
"""Values by which two bars differ at least where they are compared."""

_HIGH, _LOW = ("tallest", "highest", "longest", "biggest"), ("shortest", "lowest", "smallest")
_GREATEST, _LEAST = ("highest", "largest", "greatest"), ("lowest", "smallest", "least")


def most(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the tallest or the shortest bar."""
    if not (chart := scene.chart):
        return None
    high = chance.random() < 0.5
    bar = tallest(chart) if high else shortest(chart)
    if any(abs(one.value - bar.value) < APART for one in chart.bars if one is not bar):
        return None
    asked = chart_grammar.MOST.ask(
        chance,
        most=chance.choice(_HIGH if high else _LOW),
        greatest=chance.choice(_GREATEST if high else _LEAST),
    )
    answer = f"The {label(bar)} is the {'tallest' if high else 'shortest'}."
    return bar_lesson(chart, asked, answer, colours_check([bar]), cap_bar(bar))


def count(scene: Scene, chance: Random) -> Lesson | None:
    """Ask how many bars there are."""
    if not (chart := scene.chart):
        return None
    number = len(chart.bars)
    asked = chart_grammar.COUNT.ask(chance)
    return bar_lesson(chart, asked, f"There are {number} bars.", checks.number(number), str(number))


def compare(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether a bar is taller than another, or which of two is."""
    if not (chart := scene.chart):
        return None
    one, other = chance.sample(chart.bars, 2)
    if abs(one.value - other.value) < APART:
        return None
    word = chance.choice(("taller", "higher", "larger", "shorter", "lower"))
    lower = word in ("shorter", "lower")
    by_label = chart.has_labels and chance.random() < 0.4
    first, second = (
        f"bar {bar.label}" if by_label else f"the {label(bar)}" for bar in (one, other)
    )
    words = {
        "one": first,
        "other": second,
        "taller": word,
        "higher": "lower" if lower else "higher",
    }
    said = "shorter" if lower else "taller"
    if chance.random() < 0.35:
        bar, name = (one, first) if (one.value > other.value) != lower else (other, second)
        asked = chart_grammar.WHICH.ask(chance, **words)
        wrong = second if bar is one else first
        check = Check(says=(name,), never=(wrong,))
        return bar_lesson(chart, asked, f"{capital(name)} is {said}.", check, capital(name))
    asked = chart_grammar.COMPARE.ask(chance, **words)
    truth = "taller" if one.value > other.value else "shorter"
    right = truth == said
    verdict = "Yes" if right else "No"
    answer = f"{verdict}, {first} is {truth} than {second}."
    return bar_lesson(chart, asked, answer, checks.yes(right), verdict)


def order(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the bars from left to right, or sorted by height."""
    if not (chart := scene.chart):
        return None
    if chance.random() < 0.5:
        asked = chart_grammar.ORDER.ask(chance)
        bars = list(chart.bars)
        answer = f"From left to right the bars are {listed(bars)}."
        return bar_lesson(chart, asked, answer, colours_check(bars))
    down = chance.random() < 0.6
    bars = sorted(chart.bars, key=lambda one: -one.value if down else one.value)
    ends = ("tallest", "shortest") if down else ("shortest", "tallest")
    high, low = (chance.choice(_HIGH[:2] if end == "tallest" else _LOW) for end in ends)
    asked = chart_grammar.SORT.ask(chance, high=high, low=low)
    answer = f"From {ends[0]} to {ends[1]}: {listed(bars)}."
    return bar_lesson(chart, asked, answer, colours_check(bars))


def colour(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the colour of a bar that is told by its place, its height or its letter."""
    if not (chart := scene.chart):
        return None
    bar = chance.choice(chart.bars)
    words = reference(chart, bar, chance, without="colour")
    if chart.has_labels and chance.random() < RARELY:
        return _absent(chart, chart_grammar.COLOUR, "chart-label", chance, by_label=True)
    asked = chart_grammar.COLOUR.ask(chance, bar=asked_as(words, chance))
    ability = "chart-label" if words.startswith("bar ") else "chart"
    answer = f"{capital(words)} is {bar.colour}."
    return bar_lesson(chart, asked, answer, colours_check([bar]), cap_bar(bar), ability)


def value(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the value that is printed above a bar, also where none is."""
    if not (chart := scene.chart):
        return None
    if chance.random() < RARELY:
        return _absent(chart, chart_value_grammar.VALUE, "chart-value", chance)
    bar = chance.choice(chart.bars)
    words = reference(chart, bar, chance)
    asked = chart_value_grammar.VALUE.ask(chance, bar=asked_as(words, chance))
    if not chart.has_values:
        return bar_lesson(
            chart,
            asked,
            "The chart shows no values.",
            Check(says=("no values",)),
            "",
            "chart-value",
        )
    answer = f"The value of {words} is {bar.value}."
    return bar_lesson(chart, asked, answer, _value_check(chart, bar), str(bar.value), "chart-value")


def by_value(scene: Scene, chance: Random) -> Lesson | None:
    """Ask which bar has a value, or which value is the highest."""
    if not (chart := scene.chart) or not chart.has_values:
        return None
    if chance.random() < 0.5:
        bar = chance.choice(chart.bars)
        asked = chart_value_grammar.BY_VALUE.ask(chance, value=str(bar.value))
        answer = f"The {label(bar)} has the value {bar.value}."
        return bar_lesson(chart, asked, answer, colours_check([bar]), cap_bar(bar), "chart-value")
    high = chance.random() < 0.5
    bar = tallest(chart) if high else shortest(chart)
    asked = chart_value_grammar.EXTREME_VALUE.ask(
        chance, greatest=chance.choice(_GREATEST if high else _LEAST)
    )
    answer = f"The {'highest' if high else 'lowest'} value is {bar.value}."
    return bar_lesson(chart, asked, answer, _value_check(chart, bar), str(bar.value), "chart-value")


def label_of(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the letter under a bar, also where none is."""
    if not (chart := scene.chart):
        return None
    bar = chance.choice(chart.bars)
    words = reference(chart, bar, chance, without="label")
    asked = chart_value_grammar.LABEL.ask(chance, bar=asked_as(words, chance))
    if not chart.has_labels:
        return bar_lesson(
            chart,
            asked,
            "The chart shows no labels.",
            Check(says=("no labels",)),
            "",
            "chart-label",
        )
    answer = f"The label of {words} is {bar.label}."
    wrong = tuple(one.label for one in chart.bars if one is not bar and one.label not in "AI")
    check = Check(says=(bar.label,), never=wrong, exactly=bar.label)
    return bar_lesson(chart, asked, answer, check, bar.label, "chart-label")


def all_printed(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for all values or for all labels."""
    if not (chart := scene.chart):
        return None
    if chance.random() < 0.6:
        asked, ability = chart_value_grammar.ALL_VALUES.ask(chance), "chart-value"
        printed = [f"{bar.colour} {bar.value}" for bar in chart.bars] if chart.has_values else []
        what = "values"
    else:
        asked, ability = chart_value_grammar.ALL_LABELS.ask(chance), "chart-label"
        printed = [f"{bar.colour} {bar.label}" for bar in chart.bars] if chart.has_labels else []
        what = "labels"
    if not printed:
        check = Check(says=(f"no {what}",))
        return bar_lesson(chart, asked, f"The chart shows no {what}.", check, "", ability)
    answer = f"The {what} are: {', '.join(printed)}."
    return bar_lesson(chart, asked, answer, Check(says=tuple(printed)), "", ability)


def is_bar(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether there is a bar in a colour."""
    if not (chart := scene.chart):
        return None
    there = chance.random() < 0.5
    words = label(chance.choice(chart.bars)) if there else absent_bar(chart, chance)
    if words.startswith("bar "):
        return None
    asked = chart_grammar.IS_BAR.ask(chance, bar=words, colour=words.removesuffix(" bar"))
    verdict = "Yes" if there else "No"
    answer = f"Yes, there is {an(words)}." if there else f"No, there is no {words}."
    return bar_lesson(chart, asked, answer, checks.yes(there), verdict)


def box(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the bounding box of a bar."""
    if not (chart := scene.chart):
        return None
    if chance.random() < RARELY:
        words = absent_bar(chart, chance)
        asked = BOX.ask(chance, one=words)
        return bar_lesson(chart, asked, bar_missing(words), checks.missing(words), "", "box")
    bar = chance.choice(chart.bars)
    words = reference(chart, bar, chance).removeprefix("the ")
    asked = BOX.ask(chance, one=words)
    found = scene.box(bar.frame)
    answer = f"The {label(bar)} is at {marked([found])}."
    return bar_lesson(chart, asked, answer, checks.boxes([found]), marked([found]), "box")


def table(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the chart as a Markdown table of all that is printed."""
    if not (chart := scene.chart):
        return None
    rows = [_cells(chart, i) for i in range(len(chart.bars))]
    head = [key.capitalize() for key in rows[0]]
    lines = [head, ["---"] * len(head), *([*row.values()] for row in rows)]
    text = "\n".join(f"| {' | '.join(line)} |" for line in lines).replace(" --- ", "---")
    cells = tuple(cell for row in rows for cell in row.values())
    asked = chart_value_grammar.TABLE.ask(chance)
    return bar_lesson(chart, asked, text, Check(starts="|", says=cells), "", "chart-table")


def json(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the chart as JSON of all that is printed."""
    if not (chart := scene.chart):
        return None
    rows = [_cells(chart, i) for i in range(len(chart.bars))]
    objects = (", ".join(f'"{key}": {_quoted(cell)}' for key, cell in row.items()) for row in rows)
    cells = tuple(cell for row in rows for cell in row.values())
    return bar_lesson(
        chart,
        chart_value_grammar.JSON.ask(chance),
        f"[{', '.join(f'{{{pairs}}}' for pairs in objects)}]",
        Check(starts="[{", says=cells),
        "",
        "json",
    )


def _absent(
    chart: Chart,
    grammar: Grammar,
    ability: str,
    chance: Random,
    by_label: bool = False,
) -> Lesson:
    words = absent_bar(chart, chance)
    while by_label and not words.startswith("bar "):
        words = absent_bar(chart, chance)
    asked = grammar.ask(chance, bar=with_article(words))
    return bar_lesson(chart, asked, bar_missing(words), checks.missing(words), "", ability)


def _value_check(chart: Chart, bar: Bar) -> Check:
    wrong = tuple(str(one.value) for one in chart.bars if one.value != bar.value)
    return Check(says=(str(bar.value),), never=wrong)


def _cells(chart: Chart, i: int) -> dict[str, str]:
    """Return what is known of a bar: its number, its colour and all that is printed."""
    bar = chart.bars[i]
    cells = {"bar": bar.label if chart.has_labels else str(i + 1), "colour": bar.colour}
    return {**cells, "value": str(bar.value)} if chart.has_values else cells


def _quoted(cell: str) -> str:
    return cell if cell.isdigit() else f'"{cell}"'
