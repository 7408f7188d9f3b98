"""Kitty's graphics protocol: pictures sent once, then placed by Unicode placeholders.

The placeholders are text to everything in between, so that scrolling, dialogs and tmux treat them
rightly. https://sw.kovidgoyal.net/kitty/graphics-protocol/ names every key that is used here.
"""

from __future__ import annotations

import itertools
import secrets
from base64 import standard_b64encode
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from glm4v_tui.terminal.tmux import wrapped

if TYPE_CHECKING:
    from PIL.Image import Image

PLACEHOLDER = "\U0010eeee"
"""The character that stands for one cell of a picture."""

LARGEST = 297
"""How many rows or columns can be numbered by diacritics."""

_CHUNK = 4096
"""Bytes of payload that one escape sequence may carry."""

_DIACRITICS = """
305 30D-30E 310 312 33D-33F 346 34A-34C 350-352 357 35B 363-36F 483-487 592-595 597-599 59C-5A1
5A8-5A9 5AB-5AC 5AF 5C4 610-617 657-65B 65D-65E 6D6-6DC 6DF-6E2 6E4 6E7-6E8 6EB-6EC 730 732-733
735-736 73A 73D 73F-741 743 745 747 749-74A 7EB-7F1 7F3 816-819 81B-823 825-827 829-82D 951 953-954
F82-F83 F86-F87 135D-135F 17DD 193A 1A17 1A75-1A7C 1B6B 1B6D-1B73 1CD0-1CD2 1CDA-1CDB 1CE0 1DC0-1DC1
1DC3-1DC9 1DCB-1DCC 1DD1-1DE6 1DFE 20D0-20D1 20D4-20D7 20DB-20DC 20E1 20E7 20E9 20F0 2CEF-2CF1
2DE0-2DFF A66F A67C-A67D A6F0-A6F1 A8E0-A8F1 AAB0 AAB2-AAB3 AAB7-AAB8 AABE-AABF AAC1 FE20-FE26 10A0F
10A38 1D185-1D189 1D1AA-1D1AD 1D242-1D244
"""
"""The combining characters that stand for 0 to 296, as ranges (the protocol's own table)."""

_COLOURS = range(16, 256)
"""The lowest byte of a picture's number is told by a colour that no terminal or tmux changes."""

_MARKS = range(1, 256)
"""The highest byte of a picture's number is told by a diacritic."""

_counted = itertools.count(secrets.randbelow(len(_MARKS) * len(_COLOURS)))
"""Starts anywhere, so that two programs in one terminal rarely meet."""


def new_number() -> int:
    """Return a number for a picture that this process has not used lately."""
    mark, colour = divmod(next(_counted), len(_COLOURS))
    return _MARKS[mark % len(_MARKS)] << 24 | _COLOURS[colour]


def colour_of(number: int) -> int:
    """Return the colour, of 256, in which the placeholders of a picture are written."""
    return number & 0xFF


def transmission(number: int, image: Image, columns: int, rows: int, layers: int) -> str:
    """Return what gives the terminal a picture, and the cells that it will fill, all unseen.

    `layers` is how many tmux are in between.
    """
    keys = f"a=T,U=1,f=100,t=d,i={number},c={columns},r={rows},q=2"
    data = standard_b64encode(_png(image)).decode("ascii")
    chunks = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)]
    last = len(chunks) - 1
    return "".join(
        _command(f"{keys if at == 0 else 'q=2'},m={int(at < last)};{chunk}", layers)
        for at, chunk in enumerate(chunks)
    )


def deletion(number: int, layers: int) -> str:
    """Return what makes the terminal forget a picture and free its memory."""
    return _command(f"a=d,d=I,i={number},q=2", layers)


def placeholders(number: int, columns: int, rows: int) -> list[str]:
    """Return rows of text in whose cells the terminal draws the picture."""
    marks = _diacritics()
    mark = marks[number >> 24]
    return [
        "".join(PLACEHOLDER + marks[row] + marks[column] + mark for column in range(columns))
        for row in range(rows)
    ]


def _command(body: str, layers: int) -> str:
    return wrapped(f"\x1b_G{body}\x1b\\", layers)


def _png(image: Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


@lru_cache(1)
def _diacritics() -> tuple[str, ...]:
    found: list[str] = []
    for piece in _DIACRITICS.split():
        first, _, last = piece.partition("-")
        found.extend(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return tuple(found)
