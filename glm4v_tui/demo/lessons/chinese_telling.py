"""Chinese lessons that tell everything a picture shows, and what is behind it."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons.chinese_signs import chart_in_words
from glm4v_tui.demo.lessons.chinese_words import BACKGROUNDS, HUES, name, place, says
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.world.scene import Scene, Shape

_DESCRIBE = Grammar(
    """
    (描述|介绍|说明|形容|讲解)(一下|)(这张图|图里的内容|图片|照片|画面)。
    (图里|这里|这张图上|这张图里)(有|是|画的是|画了)(什么|些什么|什么东西)？
    (你|)(看到|看见|能看到)(了|)(什么|些什么)？
    (这|这张图)是什么？
    (说说|告诉我|讲讲)你看到(|了)什么。
    (说说|讲讲|看看)这张图。
    (详细|简单)(描述|介绍)(一下|)这张图。
    这张图(的内容是什么|展示了什么|显示了什么|上有什么)？
    描述。
    """,
    """
    用文字描绘这张图。
    图里都有些什么内容？
    """,
)

_LIST = Grammar(
    """
    (列出|列举|写出)(所有|全部|图里的|)(形状|图形|物体|东西)。
    (用列表|以列表形式)(描述|列出)(这张图|所有形状|图里的东西)。
    把(所有|)(形状|图形|东西)(列出来|列成列表|一一列出)。
    """,
    """
    逐条列出图里的形状。
    """,
)

_BACKGROUND = Grammar(
    """
    (背景|图的背景|图里的背景)(是什么颜色|什么颜色|是什么颜色的|的颜色是什么|颜色)？
    (形状后面|后面)是什么颜色？
    (告诉我|说出)背景(|的)颜色。
    什么颜色的背景？
    """,
    """
    底色是什么？
    背景用的是哪种颜色？
    """,
)


def describe(scene: Scene, chance: Random) -> Lesson | None:
    """Return what a picture shows."""
    asked = _DESCRIBE.ask(chance)
    answer, facts = description(scene)
    thought = "我从上到下看图片。"
    return Lesson("zh-describe", asked.question, answer, says(*facts), "", thought, asked.unseen)


def description(scene: Scene) -> tuple[str, tuple[str, ...]]:
    """Return a description of a picture, and what it has to contain in order."""
    behind = f"背景是{BACKGROUNDS[scene.background.name]}"
    if scene.chart:
        return chart_in_words(scene.chart)
    shapes = scene.in_order()
    facts = tuple(_in_full(scene, one) for one in shapes)
    told = f"图中有{len(shapes)}个形状，{behind}：{'，'.join(facts)}。"
    if scene.writing:
        hue = HUES[scene.writing.colour]
        text = f"“{scene.writing.text}”"
        if not shapes:
            return f"图中有{hue}文字{text}，{behind}。", (f"{hue}文字", text)
        return f"{told}还有{hue}文字{text}。", (*facts, text)
    if not shapes:
        return f"图是空的，{behind}。", ("空的",)
    return told, facts


def listed(scene: Scene, chance: Random) -> Lesson | None:
    """Return every shape on a line of its own."""
    if not scene.shapes:
        return None
    asked = _LIST.ask(chance)
    facts = [_in_full(scene, one) for one in scene.in_order()]
    answer = "\n".join(f"- {one}" for one in facts)
    thought = f"我数到{len(facts)}个形状。"
    return Lesson("zh-list", asked.question, answer, says(*facts), "", thought, asked.unseen)


def background(scene: Scene, chance: Random) -> Lesson | None:
    """Return the colour of the background."""
    asked = _BACKGROUND.ask(chance)
    hue = BACKGROUNDS[scene.background.name]
    return Lesson(
        "zh-background", asked.question, f"背景是{hue}。", says(hue), hue, "", asked.unseen
    )


def _in_full(scene: Scene, shape: Shape) -> str:
    size = "大" if shape.size == "large" else "小"
    return f"{place(scene, shape)}有一个{size}的{name(shape)}"
