"""Chinese lessons on where shapes are, in words and in boxes."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import chinese_place_grammar as ways
from glm4v_tui.demo.lessons.chinese_words import (
    any_group,
    name,
    numbered,
    place,
    reference,
    says,
    select,
    unique,
)
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.sizes import clearly_larger
from glm4v_tui.demo.lessons.wording import marked
from glm4v_tui.demo.world.scene import Scene, Shape

_OPPOSITES = {"左边": "右边", "右边": "左边", "上面": "下面", "下面": "上面"}
_SPOKEN = {
    "左边": ("左边", "左侧", "左面"),
    "右边": ("右边", "右侧", "右面"),
    "上面": ("上面", "上方", "上边"),
    "下面": ("下面", "下方", "下边"),
}
_APART = 0.12
"""How far apart two shapes are, in parts of the picture, where one is called left of the other."""

_AHEAD = 0.05
"""How far the outermost shape is ahead of the next one, in parts of the picture."""


def where(scene: Scene, chance: Random) -> Lesson | None:
    """Return in which part of the picture a shape is."""
    if not (shapes := unique(scene)):
        return None
    shape = chance.choice(shapes)
    asked = ways.WHERE.ask(chance, one=reference(scene, shape, chance))
    spot = place(scene, shape)
    size = "大" if shape.size == "large" else "小"
    thought = f"我找{name(shape)}。它是{size}的。"
    answer = f"{name(shape)}在{spot}。"
    return Lesson("zh-where", asked.question, answer, says(spot), spot, thought, asked.unseen)


def relation(scene: Scene, chance: Random) -> Lesson | None:
    """Return whether one shape is left or right of another, or above or below it."""
    if len(shapes := unique(scene)) < 2:
        return None
    one, other = chance.sample(shapes, 2)
    if not (sides := _sides(scene, one, other)):
        return None
    side = chance.choice(sides)
    said, opposite = chance.choice(((side, _OPPOSITES[side]), (_OPPOSITES[side], side)))
    names = {"one": reference(scene, one, chance), "other": reference(scene, other, chance)}
    names |= {"side": _spoken(said, chance), "opposite": _spoken(opposite, chance)}
    either = chance.random() < 0.3
    asked = (ways.EITHER if either else ways.RELATION).ask(chance, **names)
    fact = f"{name(one)}在{name(other)}的{side}。"
    prefix = "" if either else "是的，" if said == side else "不，"
    short = side if either else prefix[:-1]
    check = says(side) if either else Check(starts=short)
    thought = f"{name(one)}在{place(scene, one)}，{name(other)}在{place(scene, other)}。"
    return Lesson("zh-relation", asked.question, prefix + fact, check, short, thought, asked.unseen)


def extreme(scene: Scene, chance: Random) -> Lesson | None:
    """Return the largest, the smallest or the outermost shape."""
    most = chance.choice(("大", "小", "靠左", "靠右", "靠上", "靠下"))
    if len(scene.shapes) < 2 or not (first := _first(scene, most)):
        return None
    asked = ways.EXTREME.ask(chance, most=most)
    listed = "，".join(place(scene, one) + name(one) for one in scene.in_order())
    answer = f"最{most}的形状是{name(first)}。"
    thought = f"我比较所有形状：{listed}。"
    named = name(first)
    return Lesson("zh-extreme", asked.question, answer, says(named), named, thought, asked.unseen)


def box(scene: Scene, chance: Random) -> Lesson | None:
    """Return the box around one shape, or that it is not there."""
    shapes = unique(scene)
    if not shapes or chance.random() < 0.08:
        return _no_box(scene, chance)
    shape = chance.choice(shapes)
    asked = ways.BOX.ask(chance, one=reference(scene, shape, chance))
    found = scene.box(shape.frame)
    short, check = marked([found]), Check(boxes=(found,))
    thought = f"{name(shape)}在{place(scene, shape)}。"
    answer = f"{name(shape)}在{short}。"
    return Lesson("zh-box", asked.question, answer, check, short, thought, asked.unseen)


def boxes(scene: Scene, chance: Random) -> Lesson | None:
    """Return the boxes around all shapes of a colour or of a kind."""
    group = select(scene, chance) if chance.random() < 0.3 else any_group(scene, chance, 1)
    if not 2 <= len(group.members) <= 6:
        return None
    asked = ways.BOXES.ask(chance, one=group.asked)
    found = tuple(scene.box(one.frame) for one in group.members)
    answer = f"{len(found)}个{group.name}在{marked(found)}。"
    thought = f"我找{group.name}。" + numbered(scene, group.members)
    check = Check(boxes=found)
    return Lesson("zh-boxes", asked.question, answer, check, marked(found), thought, asked.unseen)


def _no_box(scene: Scene, chance: Random) -> Lesson | None:
    group = any_group(scene, chance, 0)
    if group.members:
        return None
    asked = ways.BOX.ask(chance, one=group.asked)
    answer = f"图里没有{group.name}。"
    check = Check(says=("没有",), boxes=())
    thought = f"我找{group.name}。没有。"
    return Lesson("zh-box", asked.question, answer, check, "", thought, asked.unseen)


def _sides(scene: Scene, one: Shape, other: Shape) -> list[str]:
    """Return where one shape clearly is, seen from another."""
    across = (one.centre[0] - other.centre[0]) / scene.width
    down = (one.centre[1] - other.centre[1]) / scene.height
    sides = []
    if abs(across) > _APART:
        sides.append("左边" if across < 0 else "右边")
    if abs(down) > _APART:
        sides.append("上面" if down < 0 else "下面")
    return sides


def _spoken(side: str, chance: Random) -> str:
    return chance.choice(_SPOKEN[side])


def _first(scene: Scene, most: str) -> Shape | None:
    """Return the shape that is most to a side or in size, if it is clearly ahead."""

    def key(one: Shape) -> float:
        across, down = one.centre[0] / scene.width, one.centre[1] / scene.height
        size = _area(one)
        ahead = {"靠左": across, "靠上": down, "小": size, "靠右": -across, "靠下": -down}
        return ahead.get(most, -size)

    ordered = sorted(scene.shapes, key=key)
    first, second = ordered[0], ordered[1]
    if most in ("大", "小"):
        large, small = (first, second) if most == "大" else (second, first)
        return first if clearly_larger(large, small) else None
    return first if key(second) - key(first) > _AHEAD else None


def _area(shape: Shape) -> float:
    left, top, right, bottom = shape.frame
    return (right - left) * (bottom - top)
