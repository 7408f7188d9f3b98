"""Questions about the only shape of a picture, which need no word that picks it out."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import checks
from glm4v_tui.demo.lessons.grammar import Asked, Grammar
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.wording import an, capital, place
from glm4v_tui.demo.world.scene import SHAPES, Scene

ALONE = Grammar(
    """
    (What|Which) (shape|shape|kind of shape|type of shape|sort of shape|form|figure|\
    geometric shape|geometric figure) is (this|this|it|that|here|shown|drawn|depicted)<in>?
    (What|Which) (shape|shape|figure|form|kind of shape) (do you see|can you see|do we see|\
    is there|is it that you see|is visible|is to be seen)<in>?
    (What|Which) (shape|figure|form|kind of shape) (does (the|this) <pic> show|\
    is shown in (the|this) <pic>|is in (the|this) <pic>|is it in (the|this) <pic>)?
    What is (this|that|the|the only) (shape|figure|form|object) (|called|named)?
    What (do you call|would you call|does one call|is the name of) (this|the|that) (shape|figure|\
    form|geometric shape)?
    (<name>|<give>) the (name of the |)(shape|figure|geometric shape)<in>.
    <tell> (what|which) (shape|kind of shape|figure) (this|it|that|there) is<in>.
    (Identify|Recognise|Classify|Determine|Name) (the|this|that) (shape|figure|object)<in>.
    This (shape|figure|form|object) is (what|a what|called what|which one)?
    (I see|There is|Here is) (a|one|a single) (shape|figure|form)<in>. (Which one|Which|What is it|\
    What shape is it|Name it|What kind)(?|.)
    (Shape|The shape|Kind of shape|Name of the shape|What shape|Which shape|Figure)(?|:|)
    It is (what shape|which shape|what kind of shape|what form)?
    """,
    """
    Can you recognise which shape this is?
    What would you say is the shape that I am looking at?
    What do people call a figure like this one?
    """,
)

EITHER = Grammar(
    """
    Is (this|it|that|the shape|the figure|this shape) {a} or {b}<in>?
    Is (the|this) (shape|figure|object|thing)<in> {a} or (rather |)(is it |){b}?
    (Do you see|Can you see|Is there|Is it that you see) {a} or {b}<in>?
    {a} or {b}(?|: which one|: which is it|, what is it)?
    (Which|What) (is it|is this|do you see)(:|,) {a} or {b}?
    <tell> whether (this|it|the shape) is {a} or {b}.
    (Does the <pic> show|Would you say it is|Do you think this is) {a} or {b}?
    (Decide|Choose|Say)(:| whether it is| whether this is) {a} or {b}.
    """,
    """
    What have I drawn, {a} or {b}?
    Would you rather call this {a} or {b}?
    Of {a} and {b}, which one is it?
    """,
)


def shape_alone(scene: Scene, chance: Random) -> Lesson | None:
    """Ask what the shape is, if there is no more than one."""
    if len(scene.shapes) != 1:
        return None
    kind = scene.shapes[0].kind
    if chance.random() < 0.7:
        return _lesson(scene, ALONE.ask(chance))
    one, other = two_kinds(kind, chance)
    return _lesson(scene, EITHER.ask(chance, a=an(one), b=an(other)))


def two_kinds(kind: str, chance: Random) -> tuple[str, str]:
    """Return a kind and another one, in any order."""
    kinds = [kind, chance.choice([other for other in SHAPES if other != kind])]
    chance.shuffle(kinds)
    return kinds[0], kinds[1]


def _lesson(scene: Scene, asked: Asked) -> Lesson:
    (one,) = scene.shapes
    return Lesson(
        "shape",
        asked.question,
        f"It is {an(one.kind)}.",
        checks.kinds([one.kind]),
        short=capital(one.kind),
        thought=f"I see one shape. It is {place(scene, one)}. It is {an(one.kind)}.",
        unseen=asked.unseen,
    )
