"""A file name cut to its line, with the letters lit that a filter asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.widgets.cells import ELLIPSIS, middle_cut

if TYPE_CHECKING:
    from glm4v_tui.chat.wanted import Wanted


@lru_cache(maxsize=512)
def lit_name(name: str, width: int, wanted: Wanted | None) -> tuple[tuple[str, bool], ...]:
    """Return the pieces of a cleaned name in this many cells, and whether each is lit."""
    shown = clean(name)
    # A name that had to be cleaned has its letters elsewhere.
    places = wanted.places(shown) if wanted else frozenset[int]()
    head, tail = middle_cut(shown, width)
    if head == tail:
        return tuple(_pieces(shown, 0, places))
    cut = (ELLIPSIS[: max(0, width)], any(head <= place < tail for place in places))
    return (*_pieces(shown[:head], 0, places), cut, *_pieces(shown[tail:], tail, places))


def _pieces(text: str, begin: int, places: frozenset[int]) -> Iterator[tuple[str, bool]]:
    numbered = enumerate(text, start=begin)
    for lit, letters in groupby(numbered, key=lambda letter: letter[0] in places):
        yield "".join(letter for _, letter in letters), lit
