"""How people type a question in Chinese: other words for the picture, other endings."""

from __future__ import annotations

import re
from random import Random

from glm4v_tui.demo.lessons.loosening import loosened_chinese

_CHINESE = re.compile(r"[㐀-䶿一-鿿]")
_KANA_OR_HANGUL = re.compile(r"[぀-ヿ가-힣]")

_SYNONYMS = {
    "图里": (
        "图里",
        "图中",
        "图片里",
        "图片中",
        "照片里",
        "画面中",
        "画面里",
        "图上",
        "图片上",
        "图像中",
    ),
    "这张图": ("这张图", "这张图片", "这张照片", "图片", "图", "这幅图", "这个图", "画面", "图像"),
    "什么颜色": ("什么颜色", "什么颜色", "什么颜色", "哪种颜色", "啥颜色", "什么色"),
    "多少": ("多少", "多少", "几"),
    "在哪里": ("在哪里", "在哪里", "在哪儿", "在哪", "在什么位置", "在什么地方"),
    "的吗": ("的吗", "的吗", "的么"),
    "有没有": ("有没有", "有没有", "是否有", "是不是有"),
}
_BEFORE = (
    "请问",
    "请问，",
    "你好，",
    "那么",
    "那",
    "请告诉我，",
    "告诉我",
    "现在",
    "嗯，",
    "好，",
    "再问一下，",
    "帮我看看，",
)
_BEFORE_ORDERS = ("请", "请", "请你", "麻烦", "能不能", "可以", "帮我", "现在请", "再")
_AFTER = ("呢", "啊", "呀", "，谢谢", "，请回答")
_ORDERS = (
    *("描述", "数一", "数数", "数出", "数图", "列", "给", "说", "读", "标", "框", "找", "指"),
    *("检测", "定位", "比较", "写"),
)
_TRADITIONAL = """
图圖 颜顏 个個 红紅 蓝藍 绿綠 黄黃 圆圓 长長 边邊 请請 问問 数數 几幾 里裡 这這 张張 标標 说說
读讀 写寫 给給 们們 对對 错錯 紧緊 无無 样樣 现現 两兩 间間 门門 开開 关關 东東 车車 话話 头頭
会會 来來 过過 还還 岁歲 电電 脑腦 飞飛 机機 马馬 鸟鳥 鱼魚 龙龍 树樹 叶葉 买買 卖賣 钱錢 书書
见見 观觀 听聽 试試
"""
_LOOSENED = 0.2
_TO_TRADITIONAL = str.maketrans({pair[0]: pair[1] for pair in _TRADITIONAL.split()})
_TO_ASCII = str.maketrans("？。，！：", "?.,!:")


def is_chinese(text: str) -> bool:
    """Return whether a text is written in Chinese rather than Japanese, Korean or English."""
    return not text.isascii() and bool(_CHINESE.search(text)) and not _KANA_OR_HANGUL.search(text)


def said_in_chinese(question: str, chance: Random) -> str:
    """Return a Chinese question as somebody may type it; it means the same."""
    said = _in_other_words(question, chance)
    loose = chance.random() < _LOOSENED
    said = loosened_chinese(said, chance) if loose else _framed(said, chance)
    said = _punctuated(said, chance)
    if chance.random() < 0.04:
        said = said.translate(_TO_TRADITIONAL)
    return said


def _in_other_words(question: str, chance: Random) -> str:
    for word, others in _SYNONYMS.items():
        if word in question:
            question = question.replace(word, chance.choice(others), 1)
    return question


def _framed(question: str, chance: Random) -> str:
    draw = chance.random()
    if question.startswith(_ORDERS):
        return chance.choice(_BEFORE_ORDERS) + question if draw < 0.3 else question
    if draw < 0.14:
        return chance.choice(_BEFORE) + question
    if draw < 0.2 and question[-2:-1] not in "吗呢么":
        return question.rstrip("？。！") + chance.choice(_AFTER) + question[-1:]
    return question


def _punctuated(question: str, chance: Random) -> str:
    draw = chance.random()
    if draw < 0.25:
        return question.rstrip("？。！")
    if draw < 0.45:
        return question.translate(_TO_ASCII)
    if draw < 0.5:
        return question.rstrip("？。！") + chance.choice(("？", "。", "?", "??", "！", "~"))
    return question
