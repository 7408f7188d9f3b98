"""What is asked next in a conversation about one picture."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from glm4v_tui.demo.lessons import chinese_refusals, refusals
from glm4v_tui.demo.lessons.albums import missing
from glm4v_tui.demo.lessons.chinese import about_in_chinese, follow_ups_in_chinese
from glm4v_tui.demo.lessons.chinese_talk import (
    talk_in_chinese,
    thanks_in_chinese,
    without_picture_in_chinese,
)
from glm4v_tui.demo.lessons.english import about, follow_ups
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.talk import talk, thanks, without_picture
from glm4v_tui.demo.world.compose import compose
from glm4v_tui.demo.world.scene import Scene

Group = tuple[Lesson, ...]
"""One question, or several of which the later ones need the earlier ones."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A picture that is asked about."""

    scene: Scene
    known: Scene
    """A picture of things that the model knows: this one or, if it shows none, another."""

    @classmethod
    def of(cls, scene: Scene, chance: Random) -> Subject:
        """Return the subject that a scene is."""
        return cls(scene, compose(chance, "shapes", scene.cells) if scene.texture else scene)


def group(subject: Subject, chinese: bool, chance: Random) -> Group:
    """Return the next question about a picture, or the next few."""
    draw = chance.random()
    if draw < 0.08:
        known = _about(subject.known, chinese, chance)
        return (_unknown_noun(known, chinese, chance),)
    if draw < 0.12:
        return (_outside(chinese, chance),)
    if draw < 0.145:
        return ((talk_in_chinese if chinese else talk)(chance),)
    if subject.scene.texture:
        return (_unrecognised(subject, chinese, chance),)
    if draw < 0.15 and not chinese:
        return (missing((subject.scene,), chance),)
    if draw < 0.33 and (chain := _follow_ups(subject.scene, chinese, chance)):
        return _ended(chain, chinese, chance)
    return (_about(subject.scene, chinese, chance),)


def one(subject: Subject, chinese: bool, chance: Random) -> Lesson:
    """Return a question about a picture that needs no other one."""
    if subject.scene.texture:
        return _unrecognised(subject, chinese, chance)
    lesson = _about(subject.scene, chinese, chance)
    return _unknown_noun(lesson, chinese, chance) if chance.random() < 0.06 else lesson


def blind_group(subject: Subject, chinese: bool, chance: Random) -> Group:
    """Return a question where no picture is to be seen."""
    draw = chance.random()
    if draw < 0.4:
        return ((talk_in_chinese if chinese else talk)(chance),)
    if draw < 0.52:
        return (_outside(chinese, chance),)
    lesson = _about(subject.known, chinese, chance)
    if draw < 0.6:
        lesson = _unknown_noun(lesson, chinese, chance)
    return ((without_picture_in_chinese if chinese else without_picture)(lesson),)


def _ended(chain: Group, chinese: bool, chance: Random) -> Group:
    """Return a chain, sometimes with something unknown or with thanks at its end."""
    draw = chance.random()
    if draw < 0.1 and not chinese:
        return (*chain, refusals.then_unknown(chance))
    if draw < 0.18:
        return (*chain, (thanks_in_chinese if chinese else thanks)(chance))
    return chain


def _about(scene: Scene, chinese: bool, chance: Random) -> Lesson:
    return (about_in_chinese if chinese else about)(scene, chance)


def _follow_ups(scene: Scene, chinese: bool, chance: Random) -> Group | None:
    return (follow_ups_in_chinese if chinese else follow_ups)(scene, chance)


def _unknown_noun(known: Lesson, chinese: bool, chance: Random) -> Lesson:
    if chinese:
        return chinese_refusals.unknown_noun_in_chinese(chance, known)
    return refusals.unknown_noun(chance, known)


def _outside(chinese: bool, chance: Random) -> Lesson:
    return (chinese_refusals.outside_in_chinese if chinese else refusals.outside)(chance)


def _unrecognised(subject: Subject, chinese: bool, chance: Random) -> Lesson:
    known = _about(subject.known, chinese, chance)
    if chinese:
        return chinese_refusals.unrecognised_in_chinese(chance, known)
    return refusals.unrecognised(chance, known)
