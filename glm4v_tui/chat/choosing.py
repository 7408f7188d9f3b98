"""Which pages of a PDF or which moments of a video are meant, as the user types it."""

from __future__ import annotations

import re

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.clock import clock

MOST = 100
"""Pages or frames that can be chosen at once."""

_RANGE = re.compile(r"(\d{1,9})?\s*-\s*(\d{1,9})?")
_NUMBER = re.compile(r"\d{1,9}")
_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):(\d{1,2}(?:\.\d{1,3})?)|(\d{1,7}(?:\.\d{1,3})?)\s*s")
_SPAN = re.compile(r"(.+?)\s*-\s*(.+?)\s*/\s*(\d{1,9})")


class ChoiceError(ValueError):
    """Says in a sentence, safe to show, why nothing is chosen by what was typed."""


def chosen_pages(text: str, count: int) -> tuple[int, ...]:
    """Return the pages that are meant, from 0, each once, in the order in which they are typed.

    Raises:
        ChoiceError: it is no list of pages, or names some that there are not.
    """
    pages: dict[int, None] = {}
    for piece in _pieces(text, "Type which pages, such as 1-3,7."):
        begin, end = _page_range(piece, count)
        if end - begin >= MOST:
            raise _too_many("pages")
        pages.update(dict.fromkeys(range(begin - 1, end)))
    if len(pages) > MOST:
        raise _too_many("pages")
    return tuple(pages)


def chosen_times(text: str, seconds: float) -> tuple[float, ...]:
    """Return the moments that are meant, in seconds, each once, in the order of typing.

    A number alone is how many frames, evenly spread.

    Raises:
        ChoiceError: it is neither a number nor times, or there are none such in the video.
    """
    if _NUMBER.fullmatch(text.strip()):
        return _spread(0.0, seconds, int(text))
    times: dict[float, None] = {}
    for piece in _pieces(text, "Type how many frames, or times such as 0:05, 1:02."):
        if span := _SPAN.fullmatch(piece):
            begin, end = (_time(word, seconds) for word in span.groups()[:2])
            if begin > end:
                raise ChoiceError(f"{clean(piece)} goes backwards.")
            times.update(dict.fromkeys(_spread(begin, end, int(span[3]))))
        else:
            times[_time(piece, seconds)] = None
    if len(times) > MOST:
        raise _too_many("frames")
    return tuple(times)


def _pieces(text: str, empty: str) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if not pieces:
        raise ChoiceError(empty)
    return pieces


def _page_range(piece: str, count: int) -> tuple[int, int]:
    """Return the first and the last page of a piece, from 1."""
    if _NUMBER.fullmatch(piece):
        begin = end = int(piece)
    elif (found := _RANGE.fullmatch(piece)) and any(found.groups()):
        begin, end = int(found[1] or 1), int(found[2] or count)
    else:
        raise ChoiceError(f"“{clean(piece)}” is no page and no range such as 1-3.")
    if not (0 < begin <= count and 0 < end <= count):
        raise ChoiceError(f"There is no page {end if 0 < begin <= count else begin}: 1 to {count}.")
    if begin > end:
        raise ChoiceError(f"{clean(piece)} goes backwards.")
    return begin, end


def _time(word: str, seconds: float) -> float:
    found = _TIME.fullmatch(word)
    if found is None:
        raise ChoiceError(f"“{clean(word)}” is no time such as 0:12 or 4.5s.")
    hours, minutes, rest, alone = found.groups()
    time = float(alone) if alone else 3600 * int(hours or 0) + 60 * int(minutes) + float(rest)
    if time > seconds:
        raise ChoiceError(f"{clock(time)} is after the end at {clock(seconds)}.")
    return time


def _spread(begin: float, end: float, number: int) -> tuple[float, ...]:
    """Return the middles of so many equal parts of a span."""
    if number == 0:
        raise ChoiceError("Choose one frame at least.")
    if number > MOST:
        raise _too_many("frames")
    step = (end - begin) / number
    digits = 1 if step >= 1 else 2
    return tuple(dict.fromkeys(round(begin + step * (at + 0.5), digits) for at in range(number)))


def _too_many(what: str) -> ChoiceError:
    return ChoiceError(f"These are more than {MOST} {what}: choose fewer.")
