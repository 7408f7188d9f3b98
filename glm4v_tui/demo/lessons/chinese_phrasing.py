"""How people type a question in Chinese: other words for the picture, other endings."""

from __future__ import annotations

import re
from random import Random

_CHINESE = re.compile(r"[㐀-䶿一-鿿]")
_KANA_OR_HANGUL = re.compile(r"[぀-ヿ가-힣]")

_SYNONYMS = {
    "图里": ("图里", "图中", "图片里", "图片中", "照片里", "画面中", "画面里", "图上", "图片上", "图像中"),
    "这张图": ("这张图", "这张图片", "这张照片", "图片", "图", "这幅图", "这个图", "画面", "图像"),
    "什么颜色": ("什么颜色", "什么颜色", "什么颜色", "哪种颜色", "啥颜色", "什么色"),
    "多少": ("多少", "多少", "几"),
    "在哪里": ("在哪里", "在哪里", "在哪儿", "在哪", "在什么位置", "在什么地方"),
    "的吗": ("的吗", "的吗", "的么"),
    "有没有": ("有没有", "有没有", "是否有", "是不是有"),
}
_BEFORE = ("请问", "请问，", "你好，", "那么", "那", "请告诉我，", "告诉我", "现在", "嗯，", "好，", "再问一下，", "帮我看看，")
_BEFORE_ORDERS = ("请", "请", "请你", "麻烦", "能不能", "可以", "帮我", "现在请", "再")
_AFTER = ("呢", "啊", "呀", "，谢谢", "，请回答")
_ORDERS = ("描述", "数", "列", "给", "说", "读", "标", "框", "找", "指", "检测", "定位", "比较", "写")
_SIMPLE = "图颜个红蓝绿黄圆长边边框请问数几里这张标说读写给们对错紧无样现两间门开关东车话头边会来过还岁电脑飞机马鸟鱼龙树叶买卖钱书见观听试"
_TRADITIONAL = "圖顏個紅藍綠黃圓長邊邊框請問數幾裡這張標說讀寫給們對錯緊無樣現兩間門開關東車話頭邊會來過還歲電腦飛機馬鳥魚龍樹葉買賣錢書見觀聽試"
_TO_TRADITIONAL = str.maketrans(_SIMPLE, _TRADITIONAL)
_TO_ASCII = str.maketrans("？。，！：", "?.,!:")


def is_chinese(text: str) -> bool:
    """Return whether a text is written in Chinese rather than Japanese, Korean or English."""
    return not text.isascii() and bool(_CHINESE.search(text)) and not _KANA_OR_HANGUL.search(text)


def said_in_chinese(question: str, chance: Random) -> str:
    """Return a Chinese question as somebody may type it; it means the same."""
    said = _framed(_in_other_words(question, chance), chance)
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
