"""Chinese lessons on texts and bar charts."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons import chinese_sign_grammar as ways
from glm4v_tui.demo.lessons.chinese_words import HUES, ORDINALS, asked_hue, says
from glm4v_tui.demo.lessons.grammar import Asked
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.world.scene import Chart, Scene


def reading(scene: Scene, chance: Random) -> Lesson | None:
    """Return the text that is written."""
    if scene.chart or scene.texture:
        return None
    if not scene.writing:
        asked = ways.READ.ask(chance)
        return Lesson(
            *("zh-read", asked.question, "图里没有文字。", says("没有")),
            thought="我找文字。没有。",
            unseen=asked.unseen,
        )
    text = scene.writing.text
    letters = " ".join(text.replace(" ", ""))
    number = text.isdigit() and chance.random() < 0.6
    asked = (ways.NUMBER if number else ways.READ).ask(chance)
    answer = f"数字是{text}。" if number else f"文字是“{text}”。"
    thought = f"我读：{letters}。"
    check = Check(exactly=text)
    return Lesson("zh-read", asked.question, answer, check, text, thought, asked.unseen)


def text_colour(scene: Scene, chance: Random) -> Lesson | None:
    """Return the colour of the text."""
    if not scene.writing:
        return None
    asked = ways.TEXT_COLOUR.ask(chance)
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
    return _about(chart, ways.BARS.ask(chance), f"有{number}柱子。", says(number), number)


def _most(chart: Chart, chance: Random) -> Lesson:
    high = chance.random() < 0.5
    hue = _highest(chart) if high else _lowest(chart)
    asked = ways.MOST_BAR.ask(chance, most="高" if high else chance.choice("矮矮短低"))
    word = "高" if high else "矮"
    return _about(chart, asked, f"最{word}的柱子是{hue}的。", says(hue), hue)


def _value(chart: Chart, chance: Random) -> Lesson:
    bar = chance.choice(chart.bars)
    asked = ways.VALUE.ask(chance, one=asked_hue(bar.colour, chance))
    value = str(bar.value)
    return _about(chart, asked, f"{HUES[bar.colour]}柱子的值是{value}。", says(value), value)


def _order(chart: Chart, chance: Random) -> Lesson:
    colours = _colours(chart)
    answer = f"从左到右是{colours}。"
    return _about(chart, ways.BAR_ORDER.ask(chance), answer, says(colours), colours)


def _nth(chart: Chart, chance: Random) -> Lesson:
    at = chance.randrange(min(len(chart.bars), len(ORDINALS)))
    hue = HUES[chart.bars[at].colour]
    asked = ways.NTH_BAR.ask(chance, nth=ORDINALS[at][1:])
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
