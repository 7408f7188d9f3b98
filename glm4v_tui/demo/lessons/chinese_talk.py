"""Small talk in Chinese, and questions about a picture where there is none."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons.chinese_talk_topics import TOPICS
from glm4v_tui.demo.lessons.fixed import fixed
from glm4v_tui.demo.lessons.lesson import Lesson

NO_PICTURE = "我没有看到图片。请添加一张图片。"
"""The answer to a question about a picture that is not there."""


def talk_in_chinese(chance: Random) -> Lesson:
    """Return small talk in Chinese."""
    return chance.choice(TOPICS).lesson("zh-talk", chance)


def thanks_in_chinese(chance: Random) -> Lesson:
    """Return how a user closes a conversation in Chinese."""
    return TOPICS[chance.choice((3, 3, 4, 5))].lesson("zh-talk", chance)


def without_picture_in_chinese(about_one: Lesson) -> Lesson:
    """Return the answer to a Chinese question about a picture where none is to be seen."""
    return fixed("no-picture", about_one.question, NO_PICTURE, "没有图片。", about_one.unseen)
