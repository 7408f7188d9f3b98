"""Chinese lessons on texts and bar charts."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons.chinese_words import HUES, ORDINALS, asked_hue, says
from glm4v_tui.demo.lessons.grammar import Asked, Grammar
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.world.scene import Chart, Scene

_READ = Grammar(
    """
    (图里|这里|上面|这张图上|)(写|写着|写了)什么(|字)？
    (读出|读一下|读|认一下|识别|说出)(图里的|)(文字|字|文本|单词)。
    (文字|图里的文字|这些字|单词|文本)是什么？
    (图里|)有什么(文字|字)？
    图里的字(怎么读|是什么)？
    """,
    """
    请把图里的文字念出来。
    这上边写的是啥？
    """,
)

_NUMBER = Grammar(
    """
    (图里的|这里的|上面的|写的|显示的|)数字(是多少|是什么|是几)？
    (读出|读一下|说出|识别)(图里的|)数字。
    (这是|图里是|这个数字是)(多少|什么数字|几)？
    (图里|)有什么数字？
    """,
    """
    这个数是几？
    请念出图里的数字。
    """,
)

_TEXT_COLOUR = Grammar(
    """
    (文字|字|图里的字|单词)(是什么颜色|是什么颜色的|什么颜色|的颜色是什么)？
    """,
    """
    字体用的是哪种颜色？
    """,
)

_BARS = Grammar(
    """
    (图里|这里|这个图表|)(有|一共有|共有)(多少|几)(根|个|条)(柱子|柱|条形)？
    数(一下|一数)(有几根|)柱子。
    柱子(有几根|的数量|有多少)？
    """,
    """
    柱子共计几根？
    """,
)

_MOST_BAR = Grammar(
    """
    (哪根|哪个|哪一根|什么颜色的)(柱子|柱)(最{most}|是最{most}的)？
    最{most}的(柱子|柱|那根)(是什么颜色|是哪根|是哪个|什么颜色)？
    (说出|找出)最{most}的柱子。
    """,
    """
    最{most}的是哪一根柱子呢？
    """,
)

_VALUE = Grammar(
    """
    {one}柱子(的值|的数值|的高度|上的数字)(是多少|是什么|是几|)？
    {one}柱子(是多少|有多高|代表多少)？
    """,
    """
    {one}柱子对应的数是几？
    """,
)

_BAR_ORDER = Grammar(
    """
    (柱子|这些柱子|图里的柱子)(从左到右|)(是什么颜色|都是什么颜色|有哪些颜色)？
    从左到右(列出|说出)柱子的颜色。
    """,
    """
    依次说出各根柱子的颜色。
    """,
)

_NTH_BAR = Grammar(
    """
    (从左数|左起|)第{nth}根柱子(是什么颜色|是什么颜色的|什么颜色)？
    """,
    """
    左边数起第{nth}根是什么颜色？
    """,
)


def reading(scene: Scene, chance: Random) -> Lesson | None:
    """Return the text that is written."""
    if scene.chart or scene.texture:
        return None
    if not scene.writing:
        asked = _READ.ask(chance)
        return Lesson(
            *("zh-read", asked.question, "图里没有文字。", says("没有")),
            thought="我找文字。没有。",
            unseen=asked.unseen,
        )
    text = scene.writing.text
    letters = " ".join(text.replace(" ", ""))
    number = text.isdigit() and chance.random() < 0.6
    asked = (_NUMBER if number else _READ).ask(chance)
    answer = f"数字是{text}。" if number else f"文字是“{text}”。"
    thought = f"我读：{letters}。"
    check = Check(exactly=text)
    return Lesson("zh-read", asked.question, answer, check, text, thought, asked.unseen)


def text_colour(scene: Scene, chance: Random) -> Lesson | None:
    """Return the colour of the text."""
    if not scene.writing:
        return None
    asked = _TEXT_COLOUR.ask(chance)
    hue = HUES[scene.writing.colour]
    return Lesson("zh-colour", asked.question, f"文字是{hue}的。", says(hue), hue, "", asked.unseen)


def bars(scene: Scene, chance: Random) -> Lesson | None:
    """Return a lesson on the bars of a chart."""
    if not scene.chart:
        return None
    lessons = [_number, _most, _most, _order, _nth]
    if scene.chart.has_values:
        lessons += [_value, _value]
    return chance.choice(lessons)(scene.chart, chance)


def chart_in_words(chart: Chart) -> tuple[str, tuple[str, ...]]:
    """Return a description of a chart, and what it has to contain in order."""
    colours = _colours(chart)
    high, low = _highest(chart), _lowest(chart)
    told = (
        f"图中有{len(chart.bars)}根柱子的柱状图，从左到右是{colours}。"
        f"{high}柱子最高，{low}柱子最矮。"
    )
    return told, (f"{len(chart.bars)}根", colours, high, low)


def _number(chart: Chart, chance: Random) -> Lesson:
    number = f"{len(chart.bars)}根"
    return _about(chart, _BARS.ask(chance), f"有{number}柱子。", says(number), number)


def _most(chart: Chart, chance: Random) -> Lesson:
    high = chance.random() < 0.5
    hue = _highest(chart) if high else _lowest(chart)
    asked = _MOST_BAR.ask(chance, most="高" if high else chance.choice("矮矮短低"))
    word = "高" if high else "矮"
    return _about(chart, asked, f"最{word}的柱子是{hue}的。", says(hue), hue)


def _value(chart: Chart, chance: Random) -> Lesson:
    bar = chance.choice(chart.bars)
    asked = _VALUE.ask(chance, one=asked_hue(bar.colour, chance))
    value = str(bar.value)
    return _about(chart, asked, f"{HUES[bar.colour]}柱子的值是{value}。", says(value), value)


def _order(chart: Chart, chance: Random) -> Lesson:
    colours = _colours(chart)
    answer = f"从左到右是{colours}。"
    return _about(chart, _BAR_ORDER.ask(chance), answer, says(colours), colours)


def _nth(chart: Chart, chance: Random) -> Lesson:
    at = chance.randrange(min(len(chart.bars), len(ORDINALS)))
    hue = HUES[chart.bars[at].colour]
    asked = _NTH_BAR.ask(chance, nth=ORDINALS[at][1:])
    return _about(chart, asked, f"{ORDINALS[at]}根柱子是{hue}的。", says(hue), hue)


def _about(chart: Chart, asked: Asked, answer: str, check: Check, short: str) -> Lesson:
    thought = f"从左到右是{_colours(chart)}。"
    return Lesson("zh-chart", asked.question, answer, check, short, thought, asked.unseen)


def _colours(chart: Chart) -> str:
    return "、".join(HUES[bar.colour] for bar in chart.bars)


def _highest(chart: Chart) -> str:
    return HUES[max(chart.bars, key=lambda bar: bar.value).colour]


def _lowest(chart: Chart) -> str:
    return HUES[min(chart.bars, key=lambda bar: bar.value).colour]
