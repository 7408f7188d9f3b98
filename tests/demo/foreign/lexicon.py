"""The words that answers are made of, and other words for the same."""

from __future__ import annotations

COLOURS = (
    *("red", "orange", "yellow", "green", "blue", "purple"),
    *("pink", "brown", "black", "white", "gray"),
)
SHAPES = (
    *("circle", "square", "rectangle", "triangle", "star"),
    *("diamond", "hexagon", "heart", "cross"),
)
ORDINALS = ("first", "second", "third", "fourth")
PLACES = ("top", "bottom", "left", "right", "above", "below", "centre")
NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
)
CHINESE_DIGITS = {"零": 0, "两": 2} | {c: n for n, c in enumerate("一二三四五六七八九十", 1)}

_OTHER_WORDS = """
gray: grey
centre: center, middle, 中央, 中间, 中心
top: upper, 顶部
bottom: lower, 底部
below: under, beneath, 下面, 下方
above: 上面, 上方
cross: plus sign, plus, crosses, 十字形, 十字
top left: 左上
top right: 右上
bottom left: 左下
bottom right: 右下
left: 左
right: 右
pink: 粉红色, 粉色
red: 红色
orange: 橙色, 橘色
yellow: 黄色
green: 绿色
blue: 蓝色
purple: 紫色
brown: 棕色, 褐色
black: 黑色
white: 白色
gray: 灰色
circle: 圆形
square: 正方形
rectangle: 长方形, 矩形
triangle: 三角形
star: 五角星, 星形
diamond: 菱形
hexagon: 六边形, 六角形
heart: 爱心, 心形
"""


def usual_words() -> dict[str, str]:
    """Return the usual word for each other one, the longest first, since some hold others."""
    found: dict[str, str] = {}
    for line in _OTHER_WORDS.strip().splitlines():
        usual, _, others = line.partition(": ")
        found |= dict.fromkeys(others.split(", "), usual)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))
