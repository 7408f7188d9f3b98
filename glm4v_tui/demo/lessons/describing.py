"""Questions about the whole picture: what it shows, what kind it is and what is behind it."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks, picture_grammar
from glm4v_tui.demo.lessons import describe_grammar as ways
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import (
    an,
    capital,
    counted,
    in_full,
    join,
    name,
    numbered,
    plural,
)
from glm4v_tui.demo.world.scene import BACKGROUNDS, COLOURS, SHAPES, Chart, Scene

UNKNOWN = (
    "I can only see simple shapes, short texts and bar charts. "
    "I do not recognise anything in this picture."
)
"""The answer to every question about a picture that shows nothing of this."""


def description(scene: Scene) -> str:
    """Return what a scene shows, in whole sentences."""
    if scene.texture:
        return UNKNOWN
    if scene.chart:
        return _chart_description(scene.chart)
    text = _text(scene)
    if not scene.shapes:
        background = an(scene.background.name)
        if text:
            return f"The picture shows {text} on {background} background."
        return f"The picture is empty. It only shows {background} background."
    number = counted(len(scene.shapes), "shape", "shapes")
    listed = join([in_full(scene, one) for one in scene.in_order()])
    behind = an(scene.background.name)
    also = f" There is also {text}." if text else ""
    return f"The picture shows {number} on {behind} background: {listed}.{also}"


def describe(scene: Scene, chance: Random) -> Lesson:
    """Ask for a description of whatever there is."""
    asked = ways.DESCRIBE.ask(chance)
    return Lesson(
        "unknown" if scene.texture else "describe",
        asked.question,
        description(scene),
        _describe_check(scene),
        thought=_describe_thought(scene),
        unseen=asked.unseen,
    )


def list_all(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for a list of all shapes."""
    if not scene.shapes:
        return None
    asked = ways.LIST.ask(chance)
    lines = [f"- {in_full(scene, one)}" for one in scene.in_order()]
    if text := _text(scene):
        lines.append(f"- {text}")
    return Lesson(
        "list",
        asked.question,
        "\n".join(lines),
        _names_check(scene),
        thought=number_thought(scene),
        unseen=asked.unseen,
    )


def shapes_here(scene: Scene, chance: Random) -> Lesson | None:
    """Ask which shapes there are."""
    if not scene.shapes:
        return None
    kinds = [one.kind for one in scene.shapes]
    present = [counted(kinds.count(kind), kind, plural(kind)) for kind in SHAPES if kind in kinds]
    asked = ways.SHAPES_HERE.ask(chance)
    absent = tuple(word for kind in SHAPES if kind not in kinds for word in (kind, plural(kind)))
    return Lesson(
        "shapes",
        asked.question,
        f"I see {join(present)}.",
        Check(says=tuple(present), never=absent),
        thought=f"I go through the shapes. {numbered(scene, scene.in_order())}",
        unseen=asked.unseen,
    )


def colours_here(scene: Scene, chance: Random) -> Lesson | None:
    """Ask which colours the shapes have, or how many."""
    if not scene.shapes:
        return None
    present = [colour for colour in COLOURS if any(one.colour == colour for one in scene.shapes)]
    count = chance.random() < 0.35
    asked = (picture_grammar.COLOUR_COUNT if count else picture_grammar.COLOURS_HERE).ask(chance)
    number = counted(len(present), "colour", "colours")
    counting = f"There {'is' if len(present) == 1 else 'are'} {number}: {join(present)}."
    return Lesson(
        "colours",
        asked.question,
        counting if count else f"I see {join(present)}.",
        checks.number(len(present)) if count else checks.colours(present),
        short=str(len(present)) if count else capital(", ".join(present)),
        thought=f"I go through the shapes. {numbered(scene, scene.in_order())}",
        unseen=asked.unseen,
    )


def background(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for the colour of the background."""
    asked = picture_grammar.BACKGROUND.ask(chance)
    colour = scene.background.name
    wrong = tuple(other for other in BACKGROUNDS if other not in colour)
    return Lesson(
        "background",
        asked.question,
        f"The background is {'a gradient' if colour == 'gradient' else colour}.",
        Check(says=(colour,), never=wrong if colour != "black" else ()),
        short=capital(colour),
        thought="I look at what is behind everything.",
        unseen=asked.unseen,
    )


def is_empty(scene: Scene, chance: Random) -> Lesson | None:
    """Ask whether there is anything at all."""
    asked = picture_grammar.EMPTY.ask(chance)
    parts = [counted(len(scene.shapes), "shape", "shapes")] if scene.shapes else []
    parts += ["a text"] * bool(scene.writing) + ["a bar chart"] * bool(scene.chart)
    full = f"The picture is not empty. It shows {join(parts)}." if parts else description(scene)
    return Lesson(
        "describe",
        asked.question,
        full,
        Check(says=("not empty",)) if parts else Check(says=("empty",), never=("not",)),
        thought=_describe_thought(scene),
        unseen=asked.unseen,
    )


def kind_of_picture(scene: Scene, chance: Random) -> Lesson | None:
    """Ask what kind of picture it is."""
    asked = picture_grammar.KIND.ask(chance)
    kinds = _kind(scene)
    shown = {"bar chart": "a bar chart", "shape": "simple shapes", "text": "a short text"}
    listed = join([shown[kind] for kind in kinds]) if kinds else "only a background"
    return Lesson(
        "describe",
        asked.question,
        f"It is a simple picture that shows {listed}.",
        Check(says=tuple(shown[kind] for kind in kinds) or ("background",)),
        thought=_describe_thought(scene),
        unseen=asked.unseen,
    )


def number_thought(scene: Scene) -> str:
    """Return the thought before everything is listed."""
    return f"I count {counted(len(scene.shapes), 'shape', 'shapes')}."


def _kind(scene: Scene) -> tuple[str, ...]:
    if scene.chart:
        return ("bar chart",)
    return ("shape",) * bool(scene.shapes) + ("text",) * bool(scene.writing)


def _text(scene: Scene) -> str:
    if not scene.writing:
        return ""
    return f'the text "{scene.writing.text}" in {scene.writing.colour}'


def _chart_description(chart: Chart) -> str:
    bars = chart.bars
    high, low = max(bars, key=lambda one: one.value), min(bars, key=lambda one: one.value)
    return (
        f"The picture shows a bar chart with {counted(len(bars), 'bar', 'bars')}. "
        f"From left to right they are {join([one.colour for one in bars])}. "
        f"The {high.colour} bar is the tallest and the {low.colour} bar is the shortest."
    )


def _describe_thought(scene: Scene) -> str:
    if scene.texture:
        return "I see no simple shapes, no text and no bars."
    if scene.chart:
        return "I see bars. It is a bar chart."
    parts = ["I look at the picture from top to bottom."]
    parts.append(number_thought(scene) if scene.shapes else "I see no shapes.")
    parts.append("I see a text." if scene.writing else "")
    return " ".join(filter(None, parts))


def _describe_check(scene: Scene) -> Check:
    if scene.texture:
        return Check(says=("do not recognise",))
    if scene.chart:
        bars = scene.chart.bars
        high, low = max(bars, key=lambda one: one.value), min(bars, key=lambda one: one.value)
        order = (str(len(bars)), *(one.colour for one in bars))
        return Check(says=(*order, high.colour, "tallest", low.colour, "shortest"))
    if not (scene.shapes or scene.writing):
        return Check(says=("empty", scene.background.name))
    names = _names_check(scene)
    number = (str(len(scene.shapes)),) if scene.shapes else ()
    return Check(says=(*number, *names.says), never=names.never, exactly=names.exactly)


def _names_check(scene: Scene) -> Check:
    """Ask for every shape in reading order, and for the text to the letter."""
    kinds = {one.kind for one in scene.shapes}
    text = scene.writing.text if scene.writing else ""
    wrong = tuple(kind for kind in SHAPES if kind not in kinds and kind not in text.lower())
    return Check(says=tuple(name(one) for one in scene.in_order()), never=wrong, exactly=text)
