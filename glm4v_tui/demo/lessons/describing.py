"""Questions about the whole picture: what it shows, what kind it is and what is behind it."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.grammar import Grammar
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

DESCRIBE = Grammar(
    """
    <do> describe (the|this) <pic>( in detail| briefly| in one sentence| for me|||).
    Describe (it|this|what you see|what is shown|everything)(| in detail| for me).
    What (is|do you see|can you see) (in|on) (the|this) <pic>?
    What('s| is) (in|on) (the|this) <pic>?
    What (do you see|can you see|is this|is that|do we see|is shown|can be seen|do we have)(| here)?
    What does (the|this) <pic> (show|contain|depict)?
    <tell> what (you see|you can see|is shown|the <pic> shows|is in the <pic>).
    Tell me (about (the|this) <pic>|everything about (the|this) <pic>|more about it).
    <give> a (short |detailed ||)description of (the|this) <pic>.
    (Write|Make) a (short |detailed |)(description|caption) (of|for) (the|this) <pic>.
    (Explain|Caption|Summarise|Summarize) (the|this) <pic>.
    (Describe|Description|Caption|Caption this|What's this|Explain)
    What (is going on|is there to see)<in>?
    (Look at|Here is) (the|this|a) <pic>. What (do you see|does it show|is it)?
    """,
    """
    <do> say in your own words what the <pic> shows.
    If you look at the <pic>, what do you find?
    I would like to have a description of what is shown here.
    What would you say is to be seen on this <pic>?
    """,
)

LIST = Grammar(
    """
    (List|Enumerate|Name|Itemise) (all|all the|all of the|the) <things><in>.
    (List|Enumerate|Name) (everything|all) (you see|you can see|that is shown|that you see)<in>.
    <do> (make|write|create) a (|bullet |Markdown )list of (the|all|all the) <things><in>.
    <give> a (|bullet |Markdown |complete )list of (the|all|all the) <things><in>.
    <do> describe the <pic> (as|in|with) (a list|a bullet list|bullet points|a Markdown list).
    What (do you see|is in the <pic>)? (Answer as a list.|Use bullet points.|Give a list.|List it.)
    (List|Name) (all|the) <things> with (colour|size|their colours) and (position|place).
    (Bullet list|List|Bullet points)(| please)(:|of) (all|the) <things>.
    Which <things> (<see>)<in>? (Make a list.|As a list please.)
    <do> list (all|the) <things><in>.
    """,
    """
    Write down one line for every <thing> that you see.
    I want a list in which all <things> of the <pic> are named.
    What is there to see? Use a list with bullet points.
    """,
)

SHAPES_HERE = Grammar(
    """
    (What|Which) shapes (<see>)<in>?
    (What|Which) shapes are (in|on) (the|this) <pic>?
    (What|Which) (kinds|types|sorts|kind) of (shapes|objects|figures) (<see>)<in>?
    (<name>) the (different |)(shapes|kinds of shapes|geometric shapes)<in>.
    (What|Which) (geometric|different) (shapes|figures) (<see>)<in>?
    <tell> (what|which) shapes (you see|there are|are shown)<in>.
    (What|Which) shapes does (the|this) <pic> (show|contain|have)?
    (Shapes|The shapes|Which shapes|What shapes)?
    How many (of each shape|shapes of each kind) (<see>)<in>?
    """,
    """
    Of which kinds are the shapes that you see?
    <do> say which shapes can be found on the <pic>.
    I want to know how many of which shape there are.
    """,
)

COLOURS_HERE = Grammar(
    """
    (What|Which) colours (<see>)<in>?
    (What|Which) colours are (in|on) (the|this) <pic>?
    (What|Which) colours do the <things> have<in>?
    (<name>) (the|all|all the) colours( of the <things>| you see| that you see|)<in>.
    <tell> (what|which) colours (you see|there are|the <things> have)<in>.
    (What|Which) colours (were|are) used (for the <things>|<in>)?
    (Colours|The colours|Which colours|What colours)?
    In (what|which) colours are the <things>( shown| painted| drawn|)?
    What are the colours of the <things><in>?
    """,
    """
    <do> say which colours can be found on the <pic>.
    How are the <things> of this <pic> coloured?
    The <things> are of what colours?
    """,
)

COLOUR_COUNT = Grammar(
    """
    How many (different |distinct |)colours (<see>)<in>?
    How many (different |)colours do the <things> have<in>?
    <do> count the (different |)colours( of the <things>|)<in>.
    (What is|<give>) the number of (different |)colours<in>.
    <tell> how many (different |)colours (there are|you see)<in>.
    How many (different |)colours (are|were) used?
    """,
    """
    Of how many colours are the <things>?
    Tell me the number of colours you can find.
    The <pic> has how many different colours?
    """,
)

BACKGROUND = Grammar(
    """
    (What|Which) colour (is|has) the background<in>?
    (What is|What's) the (background|background colour|colour of the background)<in>?
    (What|Which) background (colour |)(does the <pic> have|is it|do you see|is there)?
    (What|Which) colour is (behind|around) the <things>?
    What is (behind|around) the <things>?
    (Background|Background colour|The background)?
    (<give>|<name>) the (colour of the background|background colour)<in>.
    (Describe the|What about the|How is the) background(|?)
    <tell> (what|which) colour the background (is|has).
    (What|Which) colour does the background have<in>?
    On (what|which) background are the <things>?
    """,
    """
    <do> look at the background and tell me its colour.
    What would you say is the colour behind everything?
    The background is of which colour?
    """,
)

EMPTY = Grammar(
    """
    Is (the|this) <pic> empty?
    Is there (anything|something|nothing) (to see |)(in|on) (the|this) <pic>?
    (Do you see|Can you see) (anything|something)<in>?
    Is (anything|something|nothing) (shown|visible|there)<in>?
    Does (the|this) <pic> show (anything|something|nothing)?
    <tell> (if|whether) (the <pic> is empty|there is anything<in>).
    """,
    """
    Would you say that the <pic> is empty?
    Is there nothing to be found here?
    Yes or no: the <pic> is empty.
    """,
)

KIND = Grammar(
    """
    (What|Which) (kind|type|sort) of <pic> is (this|it|that)?
    (What is|Which is) the (kind|type) of (the|this) <pic>?
    Is (this|it) (a photo|a chart|a text), a (drawing|picture of shapes|diagram) or \
    (what|something else)?
    <tell> what (kind|type|sort) of <pic> (this|it) is.
    What (kind|type) of content does (the|this) <pic> (have|show)?
    Does (the|this) <pic> show shapes, a text or a (chart|bar chart)?
    (Are these|Is it|Is this) shapes, a text or a (bar |)chart?
    """,
    """
    Of what kind is this <pic>?
    What would you call this type of <pic>?
    Shapes, text or chart: what does the <pic> show?
    """,
)


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
    asked = DESCRIBE.ask(chance)
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
    asked = LIST.ask(chance)
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
    asked = SHAPES_HERE.ask(chance)
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
    asked = (COLOUR_COUNT if count else COLOURS_HERE).ask(chance)
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
    asked = BACKGROUND.ask(chance)
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
    asked = EMPTY.ask(chance)
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
    asked = KIND.ask(chance)
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
