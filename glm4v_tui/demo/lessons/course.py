"""Whole courses: pictures with the conversations that are held about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Literal

from glm4v_tui.demo.lessons.album_course import Album, album, album_group
from glm4v_tui.demo.lessons.asking import Group, Subject, blind_group, group
from glm4v_tui.demo.lessons.lesson import Branch, Course, Lesson, Turn
from glm4v_tui.demo.lessons.styles import Form, spoken, system_prompt
from glm4v_tui.demo.world.compose import compose
from glm4v_tui.demo.world.fonts import TAUGHT, Fonts

Kind = Literal["one", "pair", "many", "long"]
"""One picture with many short conversations, an album of two or of more, one long conversation."""

BRANCHES = 16
"""Conversations about one picture."""

ALBUM_BRANCHES = 12
"""Conversations about an album."""

MOST_TOKENS = 2900
"""The length of a long conversation, as far as can be told without a tokenizer."""

_CHINESE = 0.22
_FARTHEST = 3000

_Next = Callable[[bool], Group]
"""Returns what is asked next, in Chinese or not."""


def course(
    chance: Random,
    kind: Kind,
    cells: tuple[tuple[int, int], ...],
    fonts: Fonts = TAUGHT,
    unseen_words: bool = False,
) -> Course:
    """Return a random course on pictures of the given sizes, as rows and columns of cells.

    A long course has one picture, and a second one midway if two sizes are given. Two pictures
    of one size may differ in a single shape.
    """
    if kind == "one":
        return _one(chance, cells[0], fonts, unseen_words)
    known = album(chance, cells, fonts, unseen_words)
    return _long(chance, known) if kind == "long" else _album(chance, known)


def _one(chance: Random, cells: tuple[int, int], fonts: Fonts, unseen_words: bool) -> Course:
    system, form = system_prompt(chance)
    scene = compose(chance, None, cells, fonts, unseen_words)
    subject = Subject.of(scene, chance)
    long = chance.randrange(BRANCHES) if chance.random() < 0.12 else -1
    branches = []
    for at in range(BRANCHES):
        if chance.random() < 0.04:
            branches.append(_blind(subject, form, chance))
            continue
        groups = chance.randint(4, 9) if at == long else 1
        turns = _turns(lambda chinese: group(subject, chinese, chance), groups, form, chance)
        branches.append(Branch(turns, distance=_distance(chance)))
    return Course((scene,), tuple(branches), system=system)


def _blind(subject: Subject, form: Form, chance: Random) -> Branch:
    """Return a conversation without a picture."""
    groups = chance.randint(1, 3)
    turns = _turns(lambda chinese: blind_group(subject, chinese, chance), groups, form, chance)
    return Branch(turns, sees_pictures=False)


def _album(chance: Random, known: Album) -> Course:
    system, form = system_prompt(chance)
    opening: list[Turn] = []
    for at in range(1, len(known.arrivals)):
        opening += _first_turns(known.so_far(at), form, chance)
    branches = tuple(
        Branch(_album_turns(known, form, chance), distance=_distance(chance))
        for _ in range(ALBUM_BRANCHES)
    )
    return Course(known.scenes, branches, known.arrivals[-1], tuple(opening), system)


def _first_turns(known: Album, form: Form, chance: Random) -> tuple[Turn, ...]:
    """Return the turns with which the newest pictures of an album arrive."""
    first, *others = _album_turns(known, form, chance)
    return replace(first, pictures=known.arrivals[-1]), *others


def _album_turns(known: Album, form: Form, chance: Random) -> tuple[Turn, ...]:
    groups = 1 if chance.random() < 0.85 else chance.randint(2, 4)
    return _turns(lambda chinese: album_group(known, chinese, chance), groups, form, chance)


def _long(chance: Random, known: Album) -> Course:
    """Return one long conversation, in which earlier questions are asked again."""
    system, form = system_prompt(chance)
    most = chance.randint(20, 70)
    arrival = chance.randint(5, 15) if len(known.scenes) > 1 else most
    apart = Album(known.subjects, tuple((at,) for at in range(len(known.scenes))), known.change)
    usual = chance.random() < _CHINESE
    turns: list[Turn] = []
    asked: list[Lesson] = []
    seen, length = 1, 0
    while len(turns) < most and length < MOST_TOKENS:
        arrives = seen == 1 and len(turns) >= arrival
        if arrives:
            seen, asked = 2, []
        chinese = usual != (chance.random() < 0.08)
        again = asked and not arrives and chance.random() < 0.18
        lessons = (
            (chance.choice(asked),) if again else album_group(apart.so_far(seen), chinese, chance)
        )
        if len(lessons) == 1 and not again:
            asked += lessons
        added = [Turn(spoken(one, form, chance)) for one in lessons]
        if arrives:
            added[0] = replace(added[0], pictures=(1,))
        turns += added
        length += sum(_tokens(turn.lesson) for turn in added)
    return Course(known.scenes, (Branch(tuple(turns)),), system=system)


def _turns(following: _Next, groups: int, form: Form, chance: Random) -> tuple[Turn, ...]:
    """Return the turns of a conversation, which rarely goes over into another language."""
    chinese = chance.random() < _CHINESE
    turns = []
    for _ in range(groups):
        turns += [Turn(spoken(lesson, form, chance)) for lesson in following(chinese)]
        chinese = chinese != (chance.random() < 0.1)
    return tuple(turns)


def _distance(chance: Random) -> int:
    return chance.randint(0, _FARTHEST) if chance.random() < 0.15 else 0


def _tokens(lesson: Lesson) -> int:
    """Return about how many tokens a turn has: 3.2 Latin letters or one Chinese one each."""
    text = lesson.question + lesson.answer
    latin = sum(map(str.isascii, text))
    return round(latin / 3.2 + 1.1 * (len(text) - latin)) + 4
