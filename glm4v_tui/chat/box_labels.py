"""What an answer calls a box, from the words before it on the same line."""

from __future__ import annotations

import re

LONGEST = 40
"""Characters that a label has at most."""

_LOOSE = "*_`\"'“”‘’[(<{ \t"
_COLON = re.compile(r"(?:^|[.!?;,，；。！？|、])\s*([^.!?;,，；。！？|、:：]+)[:：]$")
_CELL = re.compile(r"\|\s*([^|]+?)\s*\|$")
_SENTENCE = re.compile(
    r"\bthe\s+(?:\d+\s+)?([^.,;:]{1,40}?)\s+(?:is|are|lies)\s+(?:located\s+)?at$", re.I
)
_MARK = re.compile(r"^(?:[-+*>#\s]|\d{1,3}[.)](?=\s))+")
_SAYS_NOTHING = re.compile(
    r"\b(?:bounding box|bbox|box|boxes|coordinates?|position|location|answer)\b"
    r"|坐标|位置|边界框|答案|^\s*(?:here|it|this|these|they)\b",
    re.I,
)
"""Words that speak of the box and not of the thing in it."""


def label_before(text: str) -> str:
    """Return the name at the end of a text: `cat: `, `| cat | ` or `the cat is at `, else none."""
    line = text.rsplit("\n", 1)[-1].rstrip(_LOOSE)
    for form in (_COLON, _CELL, _SENTENCE):
        if found := form.search(line):
            label = _MARK.sub("", found.group(1)).strip(_LOOSE + "*_ ")
            return "" if _SAYS_NOTHING.search(label) or len(label) > LONGEST else label
    return ""
