"""Chinese questions about the only shape of a picture, which need no word that picks it out."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons.alone import two_kinds
from glm4v_tui.demo.lessons.chinese_words import KINDS, place, says
from glm4v_tui.demo.lessons.grammar import Asked, Grammar
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.world.scene import Scene

ALONE = Grammar(
    """
    <tu>(这|这个|它|那|此|)是(什么|哪种|何种|啥|哪一种|怎样的|什么样的|哪类|一个什么)(形状|形状|图形|几何图形|形)(|的)？
    <tu>(有|画了|画着|画的是|显示的是|看到的是|出现了)(什么|哪种|何种|啥|一个什么)(形状|图形|几何图形)？
    (这|这个|该|此)(形状|图形|图案)(叫什么|叫啥|是什么|是哪种|该怎么称呼|叫什么名字|名称是什么|属于哪一类)？
    (<gao>)(这|这个|它|图里|图中)(是什么形状|的形状|是哪种图形|是何种形状|是什么图形)。
    <qing>(识别|辨认|判断|说出|写出|指出|认出)(这个|图里的|图中的|唯一的|)(形状|图形|几何图形)。
    (什么|哪种|何种|啥)(形状|图形)？
    (看|看看|瞧瞧|观察)(这个|)(形状|图形)，(它|)(是|叫)(什么|哪种)？
    """,
    """
    请问我画的这个图形是哪一种？
    你认得出这是什么图形吗？
    这种图形在几何里叫什么名字？
    """,
)

EITHER = Grammar(
    """
    <tu>(这|这个|它|这个形状|图形|)是{a}还是{b}？
    (是|究竟是|到底是){a}还是{b}？
    {a}还是{b}(|呢)？
    <qing>(判断|说说|告诉我|确认)(这|它|图形)是{a}还是{b}。
    {a}和{b}，(是哪一个|是哪种|是哪一种)？
    """,
    """
    你觉得我画的是{a}，还是{b}呢？
    在{a}和{b}之中，它属于哪一种？
    """,
)


def kind_alone(scene: Scene, chance: Random) -> Lesson | None:
    """Ask what the shape is, if there is no more than one."""
    if len(scene.shapes) != 1:
        return None
    kind = scene.shapes[0].kind
    if chance.random() < 0.7:
        return _lesson(scene, ALONE.ask(chance))
    one, other = two_kinds(kind, chance)
    return _lesson(scene, EITHER.ask(chance, a=KINDS[one], b=KINDS[other]))


def _lesson(scene: Scene, asked: Asked) -> Lesson:
    (one,) = scene.shapes
    named = KINDS[one.kind]
    thought = f"图里有1个形状，在{place(scene, one)}。"
    answer = f"这是{named}。"
    return Lesson("zh-shape", asked.question, answer, says(named), named, thought, asked.unseen)
