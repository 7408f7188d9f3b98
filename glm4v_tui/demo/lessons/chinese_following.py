"""Chinese questions that follow others and can only be understood with them."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import chinese_follow_grammar as ways
from glm4v_tui.demo.lessons.chinese_alone import kind_alone
from glm4v_tui.demo.lessons.chinese_shape_grammar import COLOUR
from glm4v_tui.demo.lessons.chinese_shapes import counted
from glm4v_tui.demo.lessons.chinese_words import (
    HUES,
    KINDS,
    asked_hue,
    asked_kind,
    name,
    place,
    reference,
    says,
    select,
    unique,
)
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import marked
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene, Shape

_ALONE = 0.3
"""How often a conversation about a lone shape begins with what shape it is."""


def about_it(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Return questions about one shape, which later ones call it."""
    if not (shapes := unique(scene)):
        return None
    shape = chance.choice(shapes)
    follow = chance.sample((_colour, _kind, _where, _size, _box), chance.randint(1, 3))
    return (_first(scene, shape, chance), *(one(scene, shape, chance) for one in follow))


def counting(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Return questions for numbers, of which later ones only name what is counted."""
    if not scene.shapes:
        return None
    by_colour = chance.random() < 0.5
    lessons = []
    for at in range(chance.randint(2, 3)):
        one = chance.choice(scene.shapes) if chance.random() < 0.75 else None
        colour = one.colour if one else chance.choice(COLOURS)
        kind = one.kind if one else chance.choice(SHAPES)
        group = select(scene, chance, colour if by_colour else "", "" if by_colour else kind)
        asked = asked_hue(colour, chance) if by_colour and at else group.asked
        if by_colour and at and not asked.endswith("的"):
            asked += "的"
        question = (ways.NEXT if at else ways.FIRST_COUNT).ask(chance, one=asked)
        ability = "zh-follow-up" if at else "zh-count"
        lessons.append(counted(ability, scene, group, question.question, question.unseen))
    return tuple(lessons)


def colours(scene: Scene, chance: Random) -> tuple[Lesson, ...] | None:
    """Return questions for colours, of which later ones only name the shape."""
    kinds = [one.kind for one in scene.shapes]
    alone = [one for one in scene.shapes if kinds.count(one.kind) == 1]
    if len(alone) < 2:
        return None
    shapes = chance.sample(alone, min(len(alone), chance.randint(2, 3)))
    questions = [COLOUR.ask(chance, one=asked_kind(shapes[0].kind, chance)).question]
    questions += [
        chance.choice(ways.OTHER_COLOURS).format(one=asked_kind(one.kind, chance))
        for one in shapes[1:]
    ]
    return tuple(
        _lesson(question, f"{KINDS[one.kind]}是{HUES[one.colour]}的。", HUES[one.colour])
        for one, question in zip(shapes, questions, strict=True)
    )


def _first(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    if chance.random() < _ALONE and (lesson := kind_alone(scene, chance)):
        return lesson
    asked = ways.FIRST.ask(chance, one=reference(scene, shape, chance))
    if "在哪里" in asked.question:
        spot = place(scene, shape)
        return Lesson(
            "zh-where", asked.question, f"{name(shape)}在{spot}。", says(spot), short=spot
        )
    answer = f"是的，有一个{name(shape)}。"
    check = Check(starts="是的")
    return Lesson("zh-exist", asked.question, answer, check)


def _colour(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = ways.COLOUR.ask(chance)
    hue = HUES[shape.colour]
    return _lesson(asked.question, f"它是{hue}的。", hue, asked.unseen)


def _kind(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = ways.KIND.ask(chance)
    named = KINDS[shape.kind]
    return _lesson(asked.question, f"它是{named}。", named, asked.unseen)


def _where(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = ways.WHERE.ask(chance)
    spot = place(scene, shape)
    return _lesson(asked.question, f"它在{spot}。", spot, asked.unseen)


def _size(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = ways.SIZE.ask(chance)
    word = "大" if shape.size == "large" else "小"
    return _lesson(asked.question, f"它是{word}的。", f"{word}的", asked.unseen)


def _box(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = ways.BOX.ask(chance)
    box = scene.box(shape.frame)
    short, check = marked([box]), Check(boxes=(box,))
    return Lesson(
        "zh-follow-up", asked.question, f"它在{short}。", check, short, unseen=asked.unseen
    )


def _lesson(question: str, answer: str, short: str, unseen: str = "") -> Lesson:
    return Lesson("zh-follow-up", question, answer, says(short), short, unseen=unseen)
