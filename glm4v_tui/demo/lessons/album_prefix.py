"""Questions about one of several pictures that say which one they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from glm4v_tui.demo.lessons.chinese_phrasing import is_chinese
from glm4v_tui.demo.lessons.chinese_words import ORDINALS as CHINESE_ORDINALS
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.phrasing import with_small_first
from glm4v_tui.demo.lessons.wording import ORDINALS, capital

_SELF = re.compile(r"\b(?:the|this) (picture|image|photo|scene)\b")
_CHINESE_SELF = re.compile("这张图里|图片里|图里|这张图|这里")
_AT_END = re.compile(r"^(How many|Is there|Are there|Which|What|Where) .*\?$")
_SHORT_ORDINALS = ("1st", "2nd", "3rd", "4th")
_IN_FRONT = (
    *("In {one}: {q}", "In {one}: {q}", "In {one}, {q}", "{One}: {q}", "For {one}: {q}"),
    *("Look at {one}. {Q}", "Look at {one}: {q}", "On {one}: {q}", "About {one}: {q}"),
    *("This is about {one}. {Q}", "Now {one}: {q}", "Regarding {one}: {q}", "{One} - {q}"),
    *("Concerning {one}: {q}", "Take {one}. {Q}", "Take {one}: {q}", "Consider {one}. {Q}"),
    *("With respect to {one}, {q}", "Let us talk about {one}. {Q}", "Only {one}: {q}"),
    *("Within {one}: {q}", "My question is about {one}. {Q}", "Next, {one}: {q}"),
    *("In the case of {one}: {q}", "Focus on {one}. {Q}", "Check {one}: {q}", "See {one}. {Q}"),
    *("When it comes to {one}: {q}", "Looking at {one}, {q}", "And in {one}, {q}"),
    *("Go to {one}. {Q}", "Speaking of {one}: {q}", "Back to {one}: {q}", "{Q} (I mean {one})"),
)
_CHINESE_IN_FRONT = (
    *("{one}：{q}", "{one}里，{q}", "看{one}。{q}", "{one}，{q}", "关于{one}：{q}"),
    *("对于{one}：{q}", "就{one}来说，{q}", "说到{one}，{q}", "在{one}里：{q}", "{one}中，{q}"),
    *("针对{one}：{q}", "请看{one}：{q}", "再看{one}：{q}", "只看{one}，{q}", "回到{one}：{q}"),
    *("轮到{one}了，{q}", "换{one}：{q}", "以{one}为准：{q}", "说说{one}：{q}", "{one}上面，{q}"),
)


def about_picture(lesson: Lesson, at: int, pictures: int, chance: Random) -> Lesson:
    """Return a lesson about one picture as it is asked where there are several."""
    if is_chinese(lesson.question):
        return _in_chinese(lesson, at, pictures, chance)
    one = _named(at, pictures, chance)
    question = _with_name(lesson.question, one, chance)
    unseen = f"As for {one}: {with_small_first(lesson.unseen)}" if lesson.unseen else ""
    return replace(lesson, ability=_ability(lesson), question=question, unseen=unseen)


def _with_name(question: str, one: str, chance: Random) -> str:
    if _SELF.search(question) and chance.random() < 0.7:
        return capital(_SELF.sub(one, question, count=1))
    if _AT_END.match(question) and not _SELF.search(question) and chance.random() < 0.4:
        return f"{question[:-1]} {chance.choice(('in', 'in', 'on'))} {one}?"
    frame = chance.choice(_IN_FRONT)
    return frame.format(one=one, One=capital(one), q=with_small_first(question), Q=question)


def _named(at: int, pictures: int, chance: Random) -> str:
    """Return words for one of several pictures."""
    noun = chance.choice(("picture", "picture", "image", "photo"))
    draw = chance.random()
    if draw < 0.25:
        return f"{noun} {at + 1}"
    if at == pictures - 1 and draw < 0.4:
        return f"the last {noun}"
    if draw < 0.5:
        return f"the {_SHORT_ORDINALS[at]} {noun}"
    return f"the {ORDINALS[at]} {noun}"


def _in_chinese(lesson: Lesson, at: int, pictures: int, chance: Random) -> Lesson:
    last = at == pictures - 1 and chance.random() < 0.2
    one = ("最后一" if last else CHINESE_ORDINALS[at]) + chance.choice(
        ("张图", "张图", "张图片", "张照片", "幅图")
    )
    plain = _CHINESE_SELF.search(lesson.question)
    if plain and chance.random() < 0.7:
        inside = "里" if "里" in plain[0] else ""
        question = _CHINESE_SELF.sub(one + inside, lesson.question, count=1)
    else:
        question = chance.choice(_CHINESE_IN_FRONT).format(one=one, q=lesson.question)
    unseen = f"至于{one}：{lesson.unseen}" if lesson.unseen else ""
    return replace(lesson, ability=_ability(lesson), question=question, unseen=unseen)


def _ability(lesson: Lesson) -> str:
    return lesson.ability if lesson.ability in _OWN else "album-one"


_OWN = frozenset(("refusal-noun", "refusal-outside", "zh-refusal", "unknown", "talk", "zh-talk"))
"""Abilities that are the same with one picture and with several."""
