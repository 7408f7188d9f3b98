"""Chinese questions that follow others and can only be understood with them."""

from __future__ import annotations

from random import Random

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
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import marked
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene, Shape

_FIRST = Grammar(
    """
    {one}在哪里？
    有{one}吗？
    (你|)(看到|看见){one}(了|)吗？
    """,
    """
    能找到{one}吗？
    """,
)
_COLOUR = Grammar("(它|那它|这个)是什么颜色(|的)？\n(它的|)颜色呢？", "它涂的是哪种颜色？")
_KIND = Grammar("(它|那它|这个)是什么形状(|的)？\n(它的|)形状呢？", "它属于哪种形状？")
_WHERE = Grammar("(它|那它)在(哪里|什么位置|图的哪边)？\n(它的|)位置呢？", "它处在哪儿？")
_SIZE = Grammar("(它|那它)是大的还是小的？\n它(有多大|大吗|的大小)？", "它是大还是小呢？")
_BOX = Grammar(
    """
    (给出|写出|说出)它的(边界框|框|坐标)。
    (框出|定位|标出)它。
    (它的|)(边界框|坐标)呢？
    """,
    """
    请给它画个框。
    """,
)
_FIRST_COUNT = Grammar("(有|一共有)(多少|几)个{one}？\n数一下{one}。", "图里共有几个{one}呢？")
_NEXT = Grammar(
    """
    (|那|那么){one}呢？
    {one}有(几个|多少)？
    (那|){one}有几个？
    """,
    """
    换成{one}呢？
    """,
)


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
        question = (_NEXT if at else _FIRST_COUNT).ask(chance, one=asked)
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
    questions = [f"{asked_kind(shapes[0].kind, chance)}是什么颜色？"]
    questions += [f"{asked_kind(one.kind, chance)}呢？" for one in shapes[1:]]
    return tuple(
        _lesson(question, f"{KINDS[one.kind]}是{HUES[one.colour]}的。", HUES[one.colour])
        for one, question in zip(shapes, questions, strict=True)
    )


def _first(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = _FIRST.ask(chance, one=reference(scene, shape, chance))
    if "在哪里" in asked.question:
        spot = place(scene, shape)
        return Lesson(
            "zh-where", asked.question, f"{name(shape)}在{spot}。", says(spot), short=spot
        )
    answer = f"是的，有一个{name(shape)}。"
    check = Check(starts="是的")
    return Lesson("zh-exist", asked.question, answer, check)


def _colour(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = _COLOUR.ask(chance)
    hue = HUES[shape.colour]
    return _lesson(asked.question, f"它是{hue}的。", hue, asked.unseen)


def _kind(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = _KIND.ask(chance)
    named = KINDS[shape.kind]
    return _lesson(asked.question, f"它是{named}。", named, asked.unseen)


def _where(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = _WHERE.ask(chance)
    spot = place(scene, shape)
    return _lesson(asked.question, f"它在{spot}。", spot, asked.unseen)


def _size(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = _SIZE.ask(chance)
    word = "大" if shape.size == "large" else "小"
    return _lesson(asked.question, f"它是{word}的。", f"{word}的", asked.unseen)


def _box(scene: Scene, shape: Shape, chance: Random) -> Lesson:
    asked = _BOX.ask(chance)
    box = scene.box(shape.frame)
    short, check = marked([box]), Check(boxes=(box,))
    return Lesson(
        "zh-follow-up", asked.question, f"它在{short}。", check, short, unseen=asked.unseen
    )


def _lesson(question: str, answer: str, short: str, unseen: str = "") -> Lesson:
    return Lesson("zh-follow-up", question, answer, says(short), short, unseen=unseen)
