"""Hostile text made harmless: what would steer a terminal or hide is spelled out instead."""

from __future__ import annotations

import re

_HIDDEN = (
    "\x7f-\x9f"  # delete and C1
    "\u00ad\u034f\u061c\u180e"  # soft hyphen, grapheme joiner, Arabic mark, Mongolian separator
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, bidi
    "\u3164\uffa0\ufeff\ufff9-\ufffb"  # blank letters, byte order mark, annotations
    "\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variation selectors and tags
    "\U0001d173-\U0001d17a\ud800-\udfff"  # musical beams, lone surrogates
)
"""Characters beyond ASCII's first row that have no glyph of their own, for a character class."""

_SEEN = rf"[^\x00-\x20{_HIDDEN}\s]"
_SEEN_BEYOND_ASCII = rf"[^\x00-\x7e{_HIDDEN}\s]"

_WANTED = (
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e007a]{1,8}\U000e007f)"
    f"|(?P<joiner>(?:(?<={_SEEN_BEYOND_ASCII})|(?<=\ufe0f))[\u200c\u200d](?={_SEEN_BEYOND_ASCII}))"
    f"|(?P<selector>(?<={_SEEN})[\ufe00-\ufe0f\U000e0100-\U000e01ef])"
)
"""Invisible characters where emoji and written languages need them."""

_SUSPECT = re.compile(f"{_WANTED}|[\x00-\x1f{_HIDDEN}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SUSPECT_IN_TEXT = re.compile(f"{_WANTED}|[\x00-\x08\x0b-\x1f{_HIDDEN}]")


def clean(text: str) -> str:
    """Return one line that shows control, bidi and invisible characters instead of obeying them."""
    return _SUSPECT.sub(_spelled, text)


def clean_text(text: str) -> str:
    """Return text of many lines, cleaned; line ends and tabs stay."""
    return _SUSPECT_IN_TEXT.sub(_spelled, text.replace("\r\n", "\n"))


def encodable(text: str) -> str:
    """Return text that UTF-8 can hold: lone surrogates, as in odd file names, are spelled out."""
    return _SURROGATE.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    if match.lastgroup:
        return match[0]
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
