"""Questions that are answered with a Markdown table or with JSON."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from glm4v_tui.demo.lessons.describing import number_thought
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.groups import select
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import bracketed, name, place, spot
from glm4v_tui.demo.world.scene import Scene, Shape

TABLE = Grammar(
    """
    <do> describe the <pic> (as|in|with) a (|Markdown )table.
    <do> (make|write|create|draw up) a (|Markdown )table of (the|all|all the) <things><in>.
    <give> a (|Markdown )table of (the|all|all the) <things><in>.
    (A table|Table|Markdown table) (of|with) (all|the|all the) <things>(| please)(.|)
    <do> (list|show|put) (the|all|all the) <things> (in|as|into) a (|Markdown )table.
    What is (in|on) the <pic>? (Answer as a table.|Answer with a table.|Make a table.)
    (What|Which <things>) do you see? (Answer as a table.|In a table, please.|Use a table.)
    I (want|need|would like) (to have |)a table of (all|the|all the) <things>.
    <do> tabulate (the|all|all the) <things>.
    (Tabulate|Set out|Arrange|Organise|Present|Give|Print|Format) (all|the|all the) <things> (as|\
    in|into) a (|Markdown )table.
    (Table|Overview|Markdown table)(| of all <things>| please| with all <things>| of everything)(.|\
    :|)
    (All|The) <things> (in the form of|as|in|put into) a (|Markdown )table(| please)(.|)
    (Could|May|Can) I (have|get|see) (a table|a Markdown table|it as a table)(| of the <things>)?
    (Draw up|Build|Generate|Produce|Prepare|Compose) a (|Markdown )table (of|with|for) (all|the|\
    all the) <things><in>.
    """,
    """
    I want to paste this into a spreadsheet: make a table of the <things>.
    Organise what you see into rows and columns.
    Sum up the <things> in a Markdown table with one row each.
    """,
)

JSON = Grammar(
    """
    <do> describe the <pic> (as|in) JSON.
    <give> (the|all|all the) <things> (as|in) (JSON|JSON format|a JSON list|a JSON array).
    <do> (list|return|output|show) (the|all|all the) <things> (as|in) (JSON|JSON format|a JSON \
    list).
    Answer in JSON: (which|what) <things> (<see>)?
    (Which|What) <things> (<see>)<in>? (Answer in JSON.|Use JSON.|As JSON please.|JSON only.)
    JSON (of|with|for) (all|the|all the) <things>( please|).
    JSON with (shape, colour, size and position|shape and colour|shape, colour and position) of \
    (all|the) <things>.
    What (is in the <pic>|do you see)? (Answer in JSON.|Answer as JSON.|Return JSON.)
    I (want|need|would like) (all|the) <things> as JSON.
    (Output|Return|Print|Produce|Generate|Format|Encode|Export|Present) (all|the|\
    all the) <things> (as|in|into|to) JSON.
    (JSON|JSON output|JSON please|As JSON|In JSON)(| of all <things>| of the <things>)(.|:|)
    (Could|May|Can) I (have|get|see) (JSON|the <things> as JSON|a JSON list)?
    (Turn|Convert|Put|Bring|Transform) the (<pic>|<things>) into JSON.
    (Machine-readable|Structured|As data), please: (all|the) <things> (as|in) JSON.
    """,
    """
    My script needs this <pic> as JSON. Could you write it?
    Encode every <thing> you see as a JSON object.
    Serialise the contents of this <pic> to JSON.
    """,
)

BOX_JSON = Grammar(
    """
    <do> (list|return|output|show|give me) (every|each) <thing> with its (bounding box|box|bbox) \
    (as|in) JSON.
    <give> (the|all|all the) <things> (with|and) their (boxes|bounding boxes|coordinates) \
    (as|in) JSON.
    <do> (detect|locate|find) (the|all|all the) <things>. (Output JSON.|Return JSON.|Answer in \
    JSON.)
    <do> (detect|locate|find) (the|all|all the) <things> and (return|output|give) (JSON|JSON \
    with boxes).
    JSON with (label and bbox|bbox and label|bbox_2d and label|boxes and labels) of (all|the) \
    <things>( please|).
    Answer in JSON: (which|what) <things> are where? Give (boxes|bounding boxes).
    <do> return the <things> and (boxes|bounding boxes) in JSON format.
    (Bounding boxes|Boxes) of (all|the|all the) <things> (as|in) JSON( please|).
    <do> (detect|locate) (the|all|all the) <things> in JSON format.
    """,
    """
    Return a JSON array with one bounding box per <thing>.
    Annotate the whole <pic> and give me the detections as JSON.
    I need labels and boxes for all <things>, in JSON.
    """,
)

BOX_JSON_OF = Grammar(
    """
    <do> (detect|locate|find) (the|all|all the) {many}. (Output JSON.|Return JSON.|Answer in JSON.)
    <give> (the|all|all the) {many} (with|and) their (boxes|bounding boxes|coordinates) (as|in) \
    JSON.
    <do> (detect|locate|find) (the|all|all the) {many} and (return|output|give) (JSON|JSON with \
    boxes).
    (Bounding boxes|Boxes|The boxes) of (all|the|all the) {many} (as|in) (JSON|JSON format).
    JSON with (label and bbox|bbox and label|bbox_2d and label) of (all|the) {many}.
    """,
    """
    Return a JSON array with the box of each of the {many}.
    Annotate only the {many} and give me the detections as JSON.
    I need a JSON file with labels and boxes for the {many}.
    """,
)

_HEAD = "| Shape | Colour | Size | Position |\n|---|---|---|---|\n"
_MOST_ROWS, _MOST_OBJECTS = 8, 6


def table(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for a Markdown table of all shapes."""
    rows = "\n".join(f"| {' | '.join(_cells(scene, one))} |" for one in scene.in_order())
    return _whole(scene, chance, "table", TABLE, _MOST_ROWS, lambda: _HEAD + rows)


def json(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for all shapes as JSON."""
    keys = ("shape", "colour", "size", "position")

    def written() -> str:
        objects = (
            ", ".join(
                f'"{key}": "{cell}"' for key, cell in zip(keys, _cells(scene, one), strict=True)
            )
            for one in scene.in_order()
        )
        return f"[{', '.join(f'{{{pairs}}}' for pairs in objects)}]"

    return _whole(scene, chance, "json", JSON, _MOST_OBJECTS, written)


def box_json(scene: Scene, chance: Random) -> Lesson | None:
    """Ask for shapes with their bounding boxes as JSON."""
    if not scene.shapes:
        return None
    some = chance.random() < 0.4
    shape = chance.choice(scene.shapes)
    group = select(scene, kind=shape.kind) if some else select(scene)
    if len(group.members) > _MOST_OBJECTS:
        return None
    asked = (BOX_JSON_OF if some else BOX_JSON).ask(chance, many=group.many)
    found = [(scene.box(one.frame), name(one)) for one in group.members]
    written = ", ".join(f'{{"bbox_2d": {bracketed(box)}, "label": "{of}"}}' for box, of in found)
    return Lesson(
        "json",
        asked.question,
        f"[{written}]",
        Check(
            starts='[{"bbox_2d"',
            says=tuple(of for _, of in found),
            boxes=tuple(box for box, _ in found),
        ),
        thought=f"I count {len(found)}.",
        unseen=asked.unseen,
    )


def _whole(
    scene: Scene,
    chance: Random,
    ability: str,
    grammar: Grammar,
    most: int,
    write: Callable[[], str],
) -> Lesson | None:
    if not 1 <= len(scene.shapes) <= most:
        return None
    asked = grammar.ask(chance)
    cells = tuple(cell for one in scene.in_order() for cell in _cells(scene, one))
    return Lesson(
        ability,
        asked.question,
        write(),
        Check(starts="|" if ability == "table" else "[{", says=cells),
        thought=number_thought(scene),
        unseen=asked.unseen,
    )


def _cells(scene: Scene, shape: Shape) -> tuple[str, str, str, str]:
    return shape.kind, shape.colour, shape.size, spot(place(scene, shape))
