"""What the demo model does not know in Chinese, and the sentence in which it says so."""

from __future__ import annotations

import re
from random import Random

from glm4v_tui.demo.lessons.chinese_outside import OUTSIDE_IN_CHINESE
from glm4v_tui.demo.lessons.chinese_place_grammar import BOX, BOXES, WHERE
from glm4v_tui.demo.lessons.chinese_shape_grammar import COLOUR, COUNT, EXIST, SIZE
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
    <tu>(<gong>)(<ji>)(个|只|辆|条|张|匹|座|位|朵|棵|){one}？
    <tu>(存在|包含|含有|显示了|画了|画着|有|放着)(一个|){one}(吗|么|没有)？
    <tu>(有无|是否有|是否存在|是不是有|会不会有){one}？
    (你|)(看到|看见|发现|找到|注意到|瞧见|认出)(了|)(一个|){one}(吗|么|没有)？
    <qing>(数一下|数数|清点|统计|点一下|计算|算一下)<tu>{one}(的数量|)。
    {one}(的数量|的个数|的数目|的总数|一共几个|总共多少|有几个|有多少个)？
    (那个|图里的|这个|){one}(是|呈|涂成)(<se>)？
    (图里的|){one}(<nali>)？
    {one}的(颜色|位置|大小|形状|坐标|边界框|尺寸|方位|框)(呢|是什么|是多少|告诉我|)？
    {one}：(颜色|位置|数量|坐标|大小|有吗|在哪|几个)？
    (<gao>){one}(在哪里|是什么颜色|有几个|有多大|的位置|的颜色|的数量|的坐标|的大小)。
    <qing>(框出|圈出|标记|定位|检测|找出|指出|标注|锁定|寻找|描述|识别)(图里的|所有|全部|){one}。
    (把|将)(图里的|所有|){one}(框出来|标出来|圈出来|找出来|列出来|数出来)。
    (列出|列举|描述|介绍|说明|比较|逐个说出|依次列出)(图里的|所有|全部|每个){one}。
    {one}(位于|处于|画在|放在|在)(圆形|正方形|三角形|星形|菱形|心形)的(左边|右边|上面|下面|左侧|\
    右侧|上方|下方)吗？
    (圆形|正方形|三角形|菱形|心形)(位于|处于|画在|在){one}的(左边|右边|上面|下面|左侧|右侧)(吗|么|\
    还是右边)？
    (从|以){one}(看|来看|为准)，(圆形|正方形|三角形|星形)在(哪边|左边|右边|上面)(吗|)？
    {one}(算|叫|看起来是)(什么形状|何种图形|哪一类东西|什么)？
    (我觉得|我认为|好像|听说)<tu>有{one}，(对吗|是吗|对不对|没错吧)？
    (哪个|哪一个|哪种|什么){one}(最大|最小|最靠左|最靠右|最高|是蓝色的|比较大)？
    {one}(多|少)还是(圆形|正方形|星形)(多|少)？
    {one}(比|跟|和)(圆形|正方形|三角形)(大|小|相比更大|一样大)吗？
    (检查|确认|查看|判断|核实)(一下|)(<tu>)(有没有|是否有|有无){one}。
    (那|那么|还有|再看){one}(呢|)？
    (是谁|谁)(画了|有|拥有|在骑|拿着){one}？
    """,
    """
    请问这张图里能见到{one}吗？
    麻烦帮我在图上找找{one}。
    图中的{one}总共有多少？
    可以给{one}画个边界框吗？
    """,
)

_SHARED = (COUNT, COUNT, EXIST, EXIST, COLOUR, SIZE, WHERE, BOX, BOXES)
"""Ways to ask about shapes in which it is asked about other things as well."""

_ABOUT_UNRECOGNISED = Grammar(
    """
    (图里|这里|这张图)(有|是)什么？
    (描述|介绍|说说|看看)(一下|)(这张图|图片|照片)。
    你(看到|看见|能看到)(了|)什么？
    这(是|是个)(什么|什么东西|什么图|什么形状|什么图案)？
    (列出|找出|数一数)(所有|全部)(形状|东西|物体)。
    (图里|)(有|一共有)(几个|多少个)形状？
    (你|)(认得出|能认出|认识)(这|这个|什么|图里的东西)吗？
    (描述|介绍|说明|概括|概述|讲解|形容|总结|分析|描绘)(一下|)(这张图|图片|画面|图像|图里的内容)。
    <tu>(有|是|画了|显示了|包含|呈现了)(什么|些什么|啥|哪些东西|什么内容)？
    (你|)(看到|看见|发现|观察到|瞧见|认出)(了|)(什么|啥|些什么|什么东西|哪些东西)？
    <tu>(有|存在|出现了)(哪些|什么|哪几种)(形状|图形|物体|东西|颜色)？
    <qing>(列出|列举|数出|清点|罗列|统计|框出|识别)(所有|全部|图里的)(形状|东西|图形|物体)。
    (这|这个|这幅图)(到底|究竟|)(是|画的是|像)(什么|啥|什么东西|哪种图案)？
    (说说|讲讲|告诉我|谈谈)(图里|画面里|这张图)(有什么|是什么|的内容|画了啥)。
    """,
    """
    请问这张图画的究竟是什么？
    你能看懂这张图片吗？
    帮我瞧瞧，这画面里都有些啥？
    """,
)

_NO_SHAPE = "这不是我认识的形状。"
_NOT_ABOUT_PICTURES = "这与形状、文字和柱状图无关。"
_NOTHING_THERE = "我没有看到形状、文字和柱子。"


def unknown_noun_in_chinese(chance: Random, known: Lesson | None = None) -> Lesson:
    """Return a question about something unknown, put like a question about a shape if given."""
    if known and chance.random() < 0.6 and (renamed := _renamed(known, chance)):
        return renamed
    shared = chance.choice(_SHARED) if chance.random() < 0.45 else _ABOUT_NOUNS
    asked = shared.ask(chance, one=chance.choice(CHINESE_NOUNS))
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
