"""What an answer says, read without regard to how it is put, in English or in Chinese."""

from __future__ import annotations

import re

from tests.demo.foreign.lexicon import (
    CHINESE_DIGITS,
    COLOURS,
    NUMBERS,
    ORDINALS,
    PLACES,
    SHAPES,
    usual_words,
)

_USUAL = usual_words()
_QUOTED = re.compile(r'["“”「『]([^"“”」』]*)["“”」』]')
_WORD = re.compile(r"[a-z]+")
_PAIR = re.compile(rf"(?:\b({'|'.join(COLOURS)})\s+)?\b({'|'.join(SHAPES)})s?\b")
_NUMBER = re.compile(rf"\d+|\b(?:no|{'|'.join(NUMBERS)})\b")
_BOX = re.compile(r"\[\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\]")
_CJK = re.compile(r"[\u4e00-\u9fff]")


def plain(text: str) -> str:
    """Return lower case with one word for each thing, the Chinese words put into English."""
    text = text.lower()
    for other, usual in _USUAL.items():
        if other.isascii():
            text = re.sub(rf"\b{other}(s?)\b", usual, text)
        else:
            text = text.replace(other, f" {usual} ")
    return re.sub(r"\s+", " ", text)


def colours(text: str) -> list[str]:
    """Return the colours that are named, in order."""
    return [word for word in _WORD.findall(plain(text)) if word in COLOURS]


def shapes(text: str) -> list[str]:
    """Return the shapes that are named, in order, each in the singular."""
    return [shape for _, shape in pairs(text)]


def pairs(text: str) -> list[tuple[str, str]]:
    """Return each shape that is named with the colour right before it, or with none."""
    return [(match[1] or "", match[2]) for match in _PAIR.finditer(plain(text))]


def places(text: str) -> set[str]:
    """Return the words for where something is."""
    return set(_WORD.findall(plain(text))) & set(PLACES)


def ordinals(text: str) -> list[str]:
    """Return the words that tell pictures apart, in order."""
    return [word for word in _WORD.findall(plain(text)) if word in ORDINALS]


def letters(text: str) -> set[str]:
    """Return the capitals that stand alone, but for A and I, which are words as well."""
    return set(re.findall(r"(?<![A-Za-z])[B-HJ-Z](?![A-Za-z])", text))


def number(text: str) -> int | None:
    """Return the first number; `no` is none, and a mere `a` is one."""
    if counted := re.search("([零一二两三四五六七八九十]+)[个颗种根条]", text):
        return _chinese_number(counted[1])
    if "没有" in text:
        return 0
    said = plain(text)
    if first := _NUMBER.search(said):
        word = first[0]
        return 0 if word == "no" else int(word) if word.isdecimal() else NUMBERS.index(word)
    return 1 if re.search(r"\ban?\b", said) else None


def _chinese_number(digits: str) -> int:
    if len(digits) == 2 and digits[0] == "十":
        return 10 + CHINESE_DIGITS[digits[1]]
    return CHINESE_DIGITS[digits[0]]


def agreement(text: str) -> bool | None:
    """Return whether an answer begins with yes or with no, or says at once that there is none."""
    said = text.strip().lower()
    if re.match("no\\b|there (is|are) no\\b|没|不|否|错", said):
        return False
    return True if re.match("yes\\b|是|有|对", said) else None


def quoted(text: str) -> str | None:
    """Return what stands in quotation marks, if anything does."""
    found = _QUOTED.findall(text)
    return " ".join(" ".join(found).split()) if found else None


def boxes(text: str) -> list[tuple[int, int, int, int]]:
    """Return boxes of four numbers."""
    return [(int(a), int(b), int(c), int(d)) for a, b, c, d in _BOX.findall(text)]


def is_chinese(text: str) -> bool:
    """Return whether an answer is in Chinese, but for quotations and marks of the model."""
    rest = _QUOTED.sub("", re.sub(r"<\|.*?\|>|</?\w+>", "", text))
    return bool(_CJK.search(rest)) and not re.search("[A-Za-z]{2}", rest)


def refuses(text: str) -> bool:
    """Return whether an answer owns that it does not know."""
    said = text.lower().replace("don't", "do not").replace("recognize", "recognise")
    return any(words in said for words in ("do not know", "do not recognise", "不知道", "认不出"))
