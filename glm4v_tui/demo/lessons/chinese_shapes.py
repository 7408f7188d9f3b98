"""Chinese lessons on how many shapes there are, and on their colours, kinds and sizes."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import chinese_shape_grammar as ways
from glm4v_tui.demo.lessons.chinese_words import (
    HUES,
    KINDS,
    Group,
    any_group,
    asked_hue,
    asked_kind,
    name,
    numbered,
    place,
    reference,
    says,
    select,
    thing,
    unique,
)
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene


def count(scene: Scene, chance: Random) -> Lesson | None:
    """Return how many shapes of a colour, of a kind or at all there are."""
    everything = chance.random() < 0.25
    group = select(scene, chance) if everything else any_group(scene, chance, 0.88)
    asked = ways.COUNT.ask(chance, one=group.asked)
    return counted("zh-count", scene, group, asked.question, asked.unseen)


def counted(ability: str, scene: Scene, group: Group, question: str, unseen: str) -> Lesson:
    """Return a question for the number of a group's shapes with its answer."""
    number = len(group.members)
    answer = f"有{number}个{group.name}。" if number else f"没有{group.name}。"
    check = says(f"{number}个") if number else says("没有")
    short = f"{number}个" if number else "没有"
    thought = f"我找{group.name}。" + numbered(scene, group.members)
    return Lesson(ability, question, answer, check, short, thought, unseen)


def existence(scene: Scene, chance: Random) -> Lesson | None:
    """Return whether there is a shape."""
    group = any_group(scene, chance, 0.5)
    asked = ways.EXIST.ask(chance, one=group.asked)
    number = "一" if len(group.members) == 1 else str(len(group.members))
    if group.members:
        answer, check = f"是的，有{number}个{group.name}。", Check(starts="是的")
    else:
        answer, check = f"没有，图里没有{group.name}。", Check(starts="没有")
    short = check.starts
    thought = f"我找{group.name}。" + numbered(scene, group.members)
    return Lesson("zh-exist", asked.question, answer, check, short, thought, asked.unseen)


def colour(scene: Scene, chance: Random) -> Lesson | None:
    """Return the colour of the only shape of its kind."""
    kinds = [one.kind for one in scene.shapes]
    if not (alone := [one for one in scene.shapes if kinds.count(one.kind) == 1]):
        return None
    shape = chance.choice(alone)
    asked = ways.COLOUR.ask(chance, one=asked_kind(shape.kind, chance))
    hue = HUES[shape.colour]
    thought = f"{KINDS[shape.kind]}在{place(scene, shape)}。"
    answer = f"{KINDS[shape.kind]}是{hue}的。"
    return Lesson("zh-colour", asked.question, answer, says(hue), hue, thought, asked.unseen)


def kind(scene: Scene, chance: Random) -> Lesson | None:
    """Return the kind of the only shape of its colour."""
    colours = [one.colour for one in scene.shapes]
    if not (alone := [one for one in scene.shapes if colours.count(one.colour) == 1]):
        return None
    shape = chance.choice(alone)
    hue, named = HUES[shape.colour], KINDS[shape.kind]
    asked = ways.KIND.ask(chance, one=asked_hue(shape.colour, chance) + thing(chance), hue=hue)
    thought = f"{hue}的形状在{place(scene, shape)}。"
    answer = f"{hue}的形状是{named}。"
    return Lesson("zh-shape", asked.question, answer, says(named), named, thought, asked.unseen)


def size(scene: Scene, chance: Random) -> Lesson | None:
    """Return whether a shape is small or large."""
    if not (shapes := unique(scene)):
        return None
    shape = chance.choice(shapes)
    asked = ways.SIZE.ask(chance, one=reference(scene, shape, chance))
    word = "大" if shape.size == "large" else "小"
    thought = f"{name(shape)}在{place(scene, shape)}。"
    answer = f"{name(shape)}是{word}的。"
    short = f"{word}的"
    return Lesson("zh-size", asked.question, answer, says(short), short, thought, asked.unseen)


def colours(scene: Scene, chance: Random) -> Lesson | None:
    """Return which colours the shapes have, in the world's order."""
    if not scene.shapes:
        return None
    asked = ways.COLOURS.ask(chance)
    found = [HUES[one] for one in COLOURS if any(shape.colour == one for shape in scene.shapes)]
    answer = f"有{'、'.join(found)}。"
    return Lesson("zh-colours", asked.question, answer, says(*found), unseen=asked.unseen)


def kinds(scene: Scene, chance: Random) -> Lesson | None:
    """Return which kinds of shapes there are, with their numbers, in the world's order."""
    if not scene.shapes:
        return None
    asked = ways.KINDS.ask(chance)
    every = [shape.kind for shape in scene.shapes]
    found = [f"{every.count(one)}个{KINDS[one]}" for one in SHAPES if one in every]
    answer = f"有{'、'.join(found)}。"
    return Lesson("zh-shapes", asked.question, answer, says(*found), unseen=asked.unseen)
