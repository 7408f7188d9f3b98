"""Chinese lessons on two to four pictures."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from glm4v_tui.demo.lessons import chinese_album_grammar as ways
from glm4v_tui.demo.lessons.chinese_words import (
    HUES,
    KINDS,
    ORDINALS,
    Group,
    any_group,
    name,
    says,
    select,
)
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene


def which(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return which pictures have a shape."""
    filled = [scene for scene in scenes if scene.shapes] or scenes
    groups = _groups(scenes, any_group(chance.choice(filled), chance), chance)
    asked = ways.WHICH.ask(chance, one=groups[0].asked)
    hits = [i for i, group in enumerate(groups) if group.members]
    pictures, check = _pictures(hits, len(scenes))
    answer = f"{pictures}有{groups[0].name}。"
    if not hits:
        answer, check = f"这些图里都没有{groups[0].name}。", says("没有")
    return Lesson("album-which", asked.question, answer, check, unseen=asked.unseen)


def more(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return which picture has most or least shapes of a colour, of a kind or at all."""
    groups = _counted(scenes, chance)
    numbers = [len(group.members) for group in groups]
    most = chance.random() < 0.75
    best = max(numbers) if most else min(numbers)
    word = "多" if most else "少"
    asked = ways.MORE.ask(chance, one=groups[0].asked, more=word)
    hits = [i for i, number in enumerate(numbers) if number == best]
    listed = "、".join(map(str, numbers))
    if len(hits) == len(scenes):
        answer, check = f"{groups[0].name}一样多：都是{best}个。", says("一样多")
    else:
        pictures, check = _pictures(hits, len(scenes))
        answer = f"{pictures}的{groups[0].name}最{word}：{listed}。"
    thought = _counts(groups)
    return Lesson("album-more", asked.question, answer, check, "", thought, asked.unseen)


def total(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return how many shapes of a colour, of a kind or at all there are in all pictures."""
    groups = _counted(scenes, chance)
    asked = ways.TOTAL.ask(chance, one=groups[0].asked)
    numbers = [len(group.members) for group in groups]
    answer = f"一共有{sum(numbers)}个{groups[0].name}：{'、'.join(map(str, numbers))}。"
    check, short = says(f"{sum(numbers)}个"), f"{sum(numbers)}个"
    return Lesson(
        "album-total", asked.question, answer, check, short, _counts(groups), asked.unseen
    )


def count(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return how many pictures there are."""
    asked = ways.COUNT.ask(chance)
    answer = f"有{len(scenes)}张图片。"
    return Lesson(
        "album-count", asked.question, answer, says(f"{len(scenes)}张"), unseen=asked.unseen
    )


def describe(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return what every picture shows, without sizes and places."""
    asked = ways.DESCRIBE.ask(chance)
    told = [_shown(scene) for scene in scenes]
    parts = [f"{nth}张图里{one}。" for nth, one in zip(ORDINALS, told, strict=False)]
    thought = f"一共有{len(scenes)}张图片。"
    return Lesson(
        *("album-describe", asked.question, "".join(parts), says(*told), "", thought),
        unseen=asked.unseen,
    )


def _shown(scene: Scene) -> str:
    if scene.texture:
        return "没有我认识的东西"
    if scene.chart:
        return f"有{len(scene.chart.bars)}根柱子的柱状图"
    number = f"{len(scene.shapes)}个形状"
    if scene.writing:
        text = f"有文字“{scene.writing.text}”"
        return f"{text}和{number}" if scene.shapes else text
    if not scene.shapes:
        return "什么都没有"
    return f"有{number}：{'、'.join(name(one) for one in scene.in_order())}"


def _counted(scenes: Sequence[Scene], chance: Random) -> list[Group]:
    filled = [scene for scene in scenes if scene.shapes] or scenes
    everything = chance.random() < 0.3
    scene = chance.choice(filled)
    group = select(scene, chance) if everything else any_group(scene, chance, 0.9)
    return _groups(scenes, group, chance)


def _groups(scenes: Sequence[Scene], group: Group, chance: Random) -> list[Group]:
    """Return what has the features of a group in every picture."""
    colour = next((one for one in COLOURS if group.name.startswith(HUES[one])), "")
    kind = next((one for one in SHAPES if group.name.endswith(KINDS[one])), "")
    return [select(scene, chance, colour, kind) for scene in scenes]


def _pictures(hits: Sequence[int], pictures: int) -> tuple[str, Check]:
    if len(hits) == pictures:
        every = "两张图都" if pictures == 2 else f"{pictures}张图都"
        return every, says(every)
    named = [f"{ORDINALS[i]}张图" for i in hits]
    others = tuple(f"{one}张图" for one in ORDINALS[:4] if f"{one}张图" not in named)
    return "和".join(named), Check(says=tuple(named), never=others)


def _counts(groups: Sequence[Group]) -> str:
    pairs = zip(ORDINALS, groups, strict=False)
    return "".join(f"{nth}张图：{len(one.members)}个。" for nth, one in pairs)
