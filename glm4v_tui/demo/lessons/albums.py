"""Lessons on two to four pictures."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from glm4v_tui.demo.lessons import album_grammar as ways
from glm4v_tui.demo.lessons.groups import any_group, select
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import NUMBERS, ORDINALS, an, capital, counted, join, name
from glm4v_tui.demo.world.scene import COLOURS, SHAPES, Scene


def which(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return which pictures have something."""
    what, hits = _wanted(scenes, chance)
    asked = ways.WHICH.ask(chance, a=what)
    have, check = _have(hits, len(scenes))
    return Lesson(
        *("album-which", asked.question, f"{capital(have)} {what}.", check),
        short=_short(hits, len(scenes)),
        unseen=asked.unseen,
    )


def in_all(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return whether all pictures have something."""
    what, hits = _wanted(scenes, chance)
    asked = ways.ALL.ask(chance, a=what, every=_every(scenes, chance))
    have, _ = _have(hits, len(scenes))
    right = len(hits) == len(scenes)
    only = "only " if hits and not right else ""
    answer = f"{'Yes' if right else 'No'}, {only}{have} {what}."
    check = Check(starts="Yes" if right else "No")
    return Lesson("album-which", asked.question, answer, check, check.starts, unseen=asked.unseen)


def more(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return which picture has more shapes of a colour, of a kind or at all."""
    one, many, numbers = _numbers(scenes, chance)
    words = ("more", "fewer") if len(scenes) == 2 else ("most", "fewest")
    at = 0 if chance.random() < 0.75 else 1
    asked = ways.MORE.ask(chance, more=words[at], many=many)
    best = max(numbers) if at == 0 else min(numbers)
    hits = [i for i, number in enumerate(numbers) if number == best]
    listed = join([str(number) for number in numbers])
    if len(hits) == len(scenes):
        every = "Both" if len(scenes) == 2 else f"All {len(scenes)}"
        answer = f"{every} pictures have the same number of {many}: {best}."
        check = Check(says=("same",))
    else:
        have, check = _have(hits, len(scenes))
        the = "" if len(scenes) == 2 else "the "
        answer = f"{capital(have)} {the}{words[at]} {many}: {listed}."
    thought = _counts(numbers, one, many)
    short = "The same" if len(hits) == len(scenes) else _short(hits, len(scenes))
    return Lesson("album-more", asked.question, answer, check, short, thought, asked.unseen)


def total(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return how many shapes of a colour, of a kind or at all there are in all pictures."""
    one, many, numbers = _numbers(scenes, chance)
    asked = ways.TOTAL.ask(chance, many=many, every=_every(scenes, chance))
    number = sum(numbers)
    listed = join([str(each) for each in numbers])
    verb = "is" if number == 1 else "are"
    answer = f"There {verb} {counted(number, one, many)} in total: {listed}."
    check = Check(says=(str(number),))
    thought = _counts(numbers, one, many)
    return Lesson("album-total", asked.question, answer, check, str(number), thought, asked.unseen)


def count(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return how many pictures there are."""
    asked = ways.COUNT.ask(chance)
    number = str(len(scenes))
    answer = f"There are {number} pictures." if len(scenes) > 1 else "There is 1 picture."
    check = Check(says=(number,))
    return Lesson("album-count", asked.question, answer, check, number, unseen=asked.unseen)


def missing(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return that there is no such picture as is asked for."""
    asked = ways.MISSING.ask(chance, nth=ORDINALS[chance.randint(len(scenes), 4)])
    number = len(scenes)
    answer = f"There are only {number} pictures." if number > 1 else "There is only 1 picture."
    check = Check(says=("only", str(number)))
    return Lesson("album-count", asked.question, answer, check, unseen=asked.unseen)


def describe(scenes: Sequence[Scene], chance: Random) -> Lesson:
    """Return what every picture shows, without sizes and places."""
    asked = ways.DESCRIBE.ask(chance, every=_every(scenes, chance))
    told = [shown(scene) for scene in scenes]
    return Lesson(
        *("album-describe", asked.question, told_in_order(scenes), Check(says=tuple(told))),
        thought=f"There are {len(scenes)} pictures.",
        unseen=asked.unseen,
    )


def told_in_order(scenes: Sequence[Scene]) -> str:
    """Return a sentence on every picture."""
    pairs = zip(ORDINALS, scenes, strict=False)
    return " ".join(f"The {nth} picture shows {shown(scene)}." for nth, scene in pairs)


def shown(scene: Scene) -> str:
    """Return in a few words what a picture shows."""
    if scene.texture:
        return "nothing that I recognise"
    if scene.chart:
        return f"a bar chart with {len(scene.chart.bars)} bars"
    number = counted(len(scene.shapes), "shape", "shapes")
    if scene.writing:
        text = f'the text "{scene.writing.text}"'
        return f"{text} and {number}" if scene.shapes else text
    if not scene.shapes:
        return "nothing"
    return f"{number}: {join([an(name(one)) for one in scene.in_order()])}"


def _every(scenes: Sequence[Scene], chance: Random) -> str:
    """Return words for all pictures, as many as there are."""
    number = len(scenes)
    if number == 2:
        return chance.choice(("both", "both", "the two", "all", "both of the", "these two"))
    return chance.choice(("all", "all the", "the", "these", f"all {NUMBERS[number]}"))


def _wanted(scenes: Sequence[Scene], chance: Random) -> tuple[str, list[int]]:
    """Return something that pictures may have, and the pictures that have it."""
    if chance.random() < (0.6 if any(one.chart or one.writing for one in scenes) else 0.05):
        what = chance.choice(("a bar chart", "a text"))
        has = [bool(one.chart if what == "a bar chart" else one.writing) for one in scenes]
    else:
        group = any_group(chance.choice(scenes), chance)
        what = an(group.one)
        colour, kind, size = _features(group.one)
        has = [bool(select(one, colour, kind, size).members) for one in scenes]
    return what, [i for i, right in enumerate(has) if right]


def _numbers(scenes: Sequence[Scene], chance: Random) -> tuple[str, str, list[int]]:
    """Return the name of a shape, its plural and how many of it every picture has."""
    filled = [scene for scene in scenes if scene.shapes] or scenes
    group = any_group(chance.choice(filled), chance, 0.95)
    features = _features(group.one) if chance.random() < 0.7 else ("", "", "")
    groups = [select(scene, *features) for scene in scenes]
    return groups[0].one, groups[0].many, [len(one.members) for one in groups]


def _features(one: str) -> tuple[str, str, str]:
    """Return the colour, the kind and the size in the name of a group, as far as they are in it."""
    words = one.split(" ")
    lists = (COLOURS, SHAPES, ("small", "large"))
    colour, kind, size = (next((word for word in words if word in known), "") for known in lists)
    return colour, kind, size


def _have(hits: Sequence[int], pictures: int) -> tuple[str, Check]:
    """Return which pictures have something, without what it is, and how that is checked."""
    if not hits:
        none = "neither" if pictures == 2 else "no"
        return f"{none} picture has", Check(says=(none,))
    if len(hits) == pictures and pictures > 1:
        every = "both" if pictures == 2 else f"all {pictures}"
        return f"{every} pictures have", Check(says=(every,))
    named = [ORDINALS[i] for i in hits]
    others = tuple(one for one in ORDINALS[:4] if one not in named)
    noun = "picture has" if len(hits) == 1 else "pictures have"
    return f"the {join(named)} {noun}", Check(says=tuple(named), never=(*others, "both"))


def _short(hits: Sequence[int], pictures: int) -> str:
    if not hits:
        return "Neither" if pictures == 2 else "No"
    if len(hits) == pictures:
        return "Both" if pictures == 2 else f"All {pictures}"
    return capital(join([ORDINALS[i] for i in hits]))


def _counts(numbers: Sequence[int], one: str, many: str) -> str:
    pairs = zip(ORDINALS, numbers, strict=False)
    told = (f"{capital(nth)} picture: {counted(number, one, many)}." for nth, number in pairs)
    return " ".join(told)
