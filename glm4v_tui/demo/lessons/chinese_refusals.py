"""What the demo model does not know in Chinese, and the sentence in which it says so."""

from __future__ import annotations

import re
from random import Random

from glm4v_tui.demo.lessons.chinese_outside import OUTSIDE_IN_CHINESE
from glm4v_tui.demo.lessons.fixed import fixed
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.nouns import (
    CHINESE_NOUNS,
    CHINESE_UNKNOWN_COLOURS,
    KEPT_CHINESE_NOUNS,
)

UNKNOWN = "我不知道。我只认识简单的形状、短文字和柱状图。"
"""The answer to every Chinese question about something that the model does not know."""

UNRECOGNISED = "我只能看到简单的形状、短文字和柱状图。我认不出这张图片里的任何东西。"
"""The answer to Chinese questions about a picture that shows nothing the model knows."""

_KNOWN_NOUN = re.compile(
    "圆形|正方形|长方形|三角形|星形|菱形|六边形|心形|十字形|五角星|圆圈|方块|矩形|星星|爱心|柱子"
)
_KNOWN_COLOUR = re.compile("红色|橙色|黄色|绿色|蓝色|紫色|粉色|棕色|黑色|白色|灰色")

_ABOUT_NOUNS = Grammar(
    """
    (图里|这里|这张图|图片里)(有|有没有){one}(|吗)？
    (你|)(看到|看见|看得到|能看到){one}(了吗|吗)？
    (图里|这里|)(有|一共有|总共有)(多少|几个|几只|几辆){one}？
    数(一下|一数|)(图里的|){one}。
    {one}(是什么颜色|在哪里|在做什么|有多大|是大的还是小的|在图的哪边|是什么样的)？
    (给出|写出|标出|告诉我){one}的(边界框|位置|坐标|框)。
    (描述|找出|定位|框出|检测|说说)(一下|){one}。
    {one}在(圆形|正方形|三角形|星形)的(左边|右边|上面|下面)吗？
    (圆形|正方形|三角形|星形)在{one}的(左边|右边|上面|下面)吗？
    {one}的(左边|右边|上面|下面)(是什么|有什么)？
    这是{one}吗？
    哪个{one}(最大|最小|是红色的)？
    {one}呢？
    """,
    """
    画面上出现{one}了吗？
    {one}涂的是哪种颜色？
    请框住{one}。
    共计多少{one}？
    """,
)

_ABOUT_UNRECOGNISED = Grammar(
    """
    (图里|这里|这张图)(有|是)什么？
    (描述|介绍|说说|看看)(一下|)(这张图|图片|照片)。
    你(看到|看见|能看到)(了|)什么？
    这(是|是个)(什么|什么东西|什么图|什么形状|什么图案)？
    (列出|找出|数一数)(所有|全部)(形状|东西|物体)。
    (图里|)(有|一共有)(几个|多少个)形状？
    (你|)(认得出|能认出|认识)(这|这个|什么|图里的东西)吗？
    """,
    """
    照片的内容是什么？
    你认为这画的是什么？
    """,
)

_NO_SHAPE = "这不是我认识的形状。"
_NOT_ABOUT_PICTURES = "这与形状、文字和柱状图无关。"
_NOTHING_THERE = "我没有看到形状、文字和柱子。"


def unknown_noun_in_chinese(chance: Random, known: Lesson | None = None) -> Lesson:
    """Return a question about something unknown, put like a question about a shape if given."""
    if known and chance.random() < 0.6 and (renamed := _renamed(known, chance)):
        return renamed
    asked = _ABOUT_NOUNS.ask(chance, one=chance.choice(CHINESE_NOUNS))
    unseen = _ABOUT_NOUNS.ask(chance, one=chance.choice(KEPT_CHINESE_NOUNS)).unseen
    return fixed("zh-refusal", asked.question, UNKNOWN, _NO_SHAPE, unseen)


def outside_in_chinese(chance: Random) -> Lesson:
    """Return a Chinese question outside the model's world."""
    asked = OUTSIDE_IN_CHINESE.ask(chance)
    return fixed("zh-refusal", asked.question, UNKNOWN, _NOT_ABOUT_PICTURES, asked.unseen)


def unrecognised_in_chinese(chance: Random, known: Lesson | None = None) -> Lesson:
    """Return a Chinese question about a picture that shows nothing known."""
    if known and chance.random() < 0.4:
        question, unseen = known.question, known.unseen
    else:
        question, unseen = _ABOUT_UNRECOGNISED.ask(chance)
    return fixed("unknown", question, UNRECOGNISED, _NOTHING_THERE, unseen)


def _renamed(known: Lesson, chance: Random) -> Lesson | None:
    """Return a lesson with an unknown noun or colour in the place of a known one."""
    if "“" in known.question:
        return None
    pattern, words, kept = _KNOWN_NOUN, CHINESE_NOUNS, KEPT_CHINESE_NOUNS
    if chance.random() < 0.2:
        pattern, words, kept = _KNOWN_COLOUR, CHINESE_UNKNOWN_COLOURS, CHINESE_UNKNOWN_COLOURS
    question = pattern.sub(chance.choice(words), known.question, count=1)
    unseen = pattern.sub(chance.choice(kept), known.question, count=1)
    if question == known.question:
        return None
    return fixed("zh-refusal", question, UNKNOWN, _NO_SHAPE, unseen)
