"""How Chinese answers name shapes, colours and places, and how questions may name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from glm4v_tui.demo.lessons.lesson import Check
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Region, Scene, Shape

KINDS = dict(
    zip(
        SHAPES,
        ("圆形", "正方形", "长方形", "三角形", "星形", "菱形", "六边形", "心形", "十字形"),
        strict=True,
    )
)
"""What each kind of shape is called in answers."""

HUES = dict(
    zip(
        COLOURS,
        ("红色", "橙色", "黄色", "绿色", "蓝色", "紫色", "粉色", "棕色", "黑色", "白色", "灰色"),
        strict=True,
    )
)
"""What each colour is called in answers."""

BACKGROUNDS = {
    "white": "白色",
    "light gray": "浅灰色",
    "black": "黑色",
    "dark blue": "深蓝色",
    "light blue": "浅蓝色",
    "light yellow": "浅黄色",
    "light green": "浅绿色",
    "light pink": "浅粉色",
    "dark green": "深绿色",
    "red": "红色",
    "orange": "橙色",
    "yellow": "黄色",
    "green": "绿色",
    "blue": "蓝色",
    "purple": "紫色",
    "pink": "粉色",
    "brown": "棕色",
    "gray": "灰色",
    "gradient": "渐变色",
}
"""What each background is called in answers."""

PLACES: dict[Region, str] = {
    (0, 0): "左上角",
    (0, 1): "上方",
    (0, 2): "右上角",
    (1, 0): "左侧",
    (1, 1): "中间",
    (1, 2): "右侧",
    (2, 0): "左下角",
    (2, 1): "下方",
    (2, 2): "右下角",
}
"""Where a shape is, by the ninth of the picture that its centre is in."""

ORDINALS = ("第一", "第二", "第三", "第四", "第五", "第六")
"""The first place, the second one, and so on."""

_OTHER_KINDS = {
    "circle": ("圆", "圆圈"),
    "square": ("方块", "方形"),
    "rectangle": ("矩形",),
    "star": ("五角星", "星星"),
    "heart": ("爱心", "红心形"),
    "cross": ("十字", "加号"),
    "hexagon": ("六角形",),
}
_OTHER_HUES = {
    "red": ("红",),
    "orange": ("橙", "橘色", "橘黄色"),
    "yellow": ("黄",),
    "green": ("绿",),
    "blue": ("蓝",),
    "purple": ("紫",),
    "pink": ("粉红色", "粉"),
    "brown": ("褐色", "咖啡色"),
    "black": ("黑",),
    "white": ("白",),
    "gray": ("灰",),
}
_THINGS = ("形状", "形状", "图形", "物体", "东西")


@dataclass(frozen=True, slots=True)
class Group:
    """The shapes of a scene that have a colour and a kind, where those are given."""

    name: str
    """What one of them is called, such as 红色圆形."""
    asked: str
    """What a question calls it."""
    members: tuple[Shape, ...]
    """In reading order."""


def name(shape: Shape) -> str:
    """Return a shape's colour and kind."""
    return HUES[shape.colour] + KINDS[shape.kind]


def place(scene: Scene, shape: Shape) -> str:
    """Return where a shape is, such as 左上角."""
    return PLACES[scene.region(shape)]


def asked_kind(kind: str, chance: Random) -> str:
    """Return a kind of shape as a question may call it."""
    if kind in _OTHER_KINDS and chance.random() < 0.35:
        return chance.choice(_OTHER_KINDS[kind])
    return KINDS[kind]


def asked_hue(colour: str, chance: Random) -> str:
    """Return a colour as a question may call it, before the noun that it belongs to."""
    draw = chance.random()
    if draw < 0.15:
        return chance.choice(_OTHER_HUES[colour])
    return HUES[colour] + ("的" if draw < 0.5 else "")


def thing(chance: Random) -> str:
    """Return what a question calls a shape of any kind."""
    return chance.choice(_THINGS)


def select(scene: Scene, chance: Random, colour: str = "", kind: str = "") -> Group:
    """Return the group of the shapes with some of these features."""
    members = tuple(
        one
        for one in scene.in_order()
        if (not colour or one.colour == colour) and (not kind or one.kind == kind)
    )
    named = (HUES[colour] if colour else "") + (KINDS[kind] if kind else "形状")
    asked = asked_kind(kind, chance) if kind else thing(chance)
    if colour:
        asked = asked_hue(colour, chance) + asked
    return Group(named, asked, members)


def any_group(scene: Scene, chance: Random, present: float = 0.8) -> Group:
    """Return a random group, whose features mostly are those of a shape that is there."""
    colour, kind = chance.choice(COLOURS), chance.choice(SHAPES)
    if scene.shapes and chance.random() < present:
        colour, kind = chance.choice(scene.shapes).name
    elif scene.shapes and chance.random() < 0.6:
        near = chance.choice(scene.shapes)
        colour, kind = chance.choice(((near.colour, kind), (colour, near.kind)))
    mode = chance.choice(("ck", "ck", "c", "k", "k"))
    return select(scene, chance, colour if "c" in mode else "", kind if "k" in mode else "")


def unique(scene: Scene) -> list[Shape]:
    """Return the shapes whose colour and kind no other shape has."""
    names = [one.name for one in scene.shapes]
    return [one for one in scene.shapes if names.count(one.name) == 1]


def reference(scene: Scene, shape: Shape, chance: Random) -> str:
    """Return words by which a question picks out a shape whose colour and kind is unique."""
    options = [asked_hue(shape.colour, chance) + asked_kind(shape.kind, chance)]
    if sum(one.kind == shape.kind for one in scene.shapes) == 1:
        options.append(asked_kind(shape.kind, chance))
    if sum(one.colour == shape.colour for one in scene.shapes) == 1:
        options.append(f"{HUES[shape.colour]}的{chance.choice((thing(chance), '那个'))}")
    return chance.choice(options)


def numbered(scene: Scene, shapes: Sequence[Shape]) -> str:
    """Return the list by which shapes are counted."""
    if not shapes:
        return "没有。"
    return "".join(f"{i}：{place(scene, one)}{name(one)}。" for i, one in enumerate(shapes, 1))


def says(*words: str) -> Check:
    """Check that an answer says some words, in order."""
    return Check(says=words)
