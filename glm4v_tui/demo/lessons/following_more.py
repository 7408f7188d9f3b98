"""Conversations about charts and texts: questions that only make sense after another."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import chart_grammar, checks
from glm4v_tui.demo.lessons import follow_grammar as ways
from glm4v_tui.demo.lessons import follow_more_grammar as more_ways
from glm4v_tui.demo.lessons.bars import (
    bar_lesson,
    colours_check,
    label,
    order_thought,
    shortest,
    tallest,
)
from glm4v_tui.demo.lessons.charts import APART
from glm4v_tui.demo.lessons.following import later
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.reading import text_check
from glm4v_tui.demo.lessons.reading_grammar import READ
from glm4v_tui.demo.lessons.wording import capital, counted, marked
from glm4v_tui.demo.world.scene import Bar, Chart, Scene

_HIGH = ("tallest", "highest", "largest")
_LOW = ("shortest", "lowest", "smallest")


def about_bars(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Ask for the tallest bar, then for the shortest, and for more about that one."""
    if not (chart := scene.chart):
        return None
    values = sorted(bar.value for bar in chart.bars)
    if min(values[1] - values[0], values[-1] - values[-2]) < APART:
        return None
    ends = [(tallest(chart), "tallest", _HIGH), (shortest(chart), "shortest", _LOW)]
    chance.shuffle(ends)
    (bar, word, asked_words), (other, other_word, other_words) = ends
    most = chance.choice(asked_words)
    first = bar_lesson(
        chart,
        chart_grammar.MOST.ask(
            chance, most=most, greatest="highest" if most in _HIGH else "lowest"
        ),
        f"The {label(bar)} is the {word}.",
        colours_check([bar]),
        capital(bar.colour),
    )
    more = [_more(scene, chart, bar, chance)] if chance.random() < 0.5 else []
    second = later(
        more_ways.OTHER_END.ask(chance, most=chance.choice(other_words)),
        f"The {label(other)} is the {other_word}.",
        colours_check([other]),
        capital(other.colour),
        order_thought(chart),
    )
    more_later = [_more(scene, chart, other, chance)] if chance.random() < 0.5 else []
    return first, *more, second, *more_later


def about_text(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Ask what the text says, and then for its colour and its length."""
    if not (writing := scene.writing):
        return None
    text, asked = writing.text, READ.ask(chance)
    first = Lesson(
        "reading",
        asked.question,
        f'The text says "{text}".',
        text_check(text),
        short=text,
        thought=f"I read: {' '.join(text.replace(' ', ''))}.",
        unseen=asked.unseen,
    )
    colour = later(
        more_ways.ITS_TEXT_COLOUR.ask(chance),
        f"It is {writing.colour}.",
        checks.colours([writing.colour]),
        capital(writing.colour),
        f"The text is {writing.colour}.",
    )
    letters = text.replace(" ", "")
    if len(letters) > 6 or chance.random() < 0.5:
        return first, colour
    length = later(
        more_ways.ITS_LETTERS.ask(chance),
        f"It has {counted(len(letters), 'letter', 'letters')}.",
        checks.number(len(letters)),
        str(len(letters)),
        " ".join(f"{i}: {letter}." for i, letter in enumerate(letters, 1)),
    )
    return (first, colour, length) if chance.random() < 0.5 else (first, length)


def _more(scene: Scene, chart: Chart, bar: Bar, chance: Random) -> Lesson:
    """Ask for what else there is to know of a bar."""
    kinds = ["box", *["value"] * (2 * chart.has_values), *["label"] * (2 * chart.has_labels)]
    kind = chance.choice(kinds)
    thought = order_thought(chart)
    if kind == "value":
        value = str(bar.value)
        asked = more_ways.ITS_VALUE.ask(chance)
        return later(asked, f"Its value is {value}.", Check(says=(value,)), value, thought)
    if kind == "label":
        asked = more_ways.ITS_LABEL.ask(chance)
        check = Check(says=(bar.label,), exactly=bar.label)
        return later(asked, f"Its label is {bar.label}.", check, bar.label, thought)
    found = scene.box(bar.frame)
    written = marked([found])
    asked = ways.BOX.ask(chance)
    return later(asked, f"It is at {written}.", checks.boxes([found]), written, thought)
