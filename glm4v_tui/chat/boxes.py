"""Boxes and points that an answer names as the GLM-V family does: [[x1, y1, x2, y2]] to 1000."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import NamedTuple

SCALE = 1000
"""What the width and the height of a picture count for; models that count to 999 differ by less
than their boxes do."""

MOST = 100
"""Boxes that are taken from one answer."""

_NUMBER = r"\s*\d{1,4}(?:\.\d{1,3})?\s*"
GROUP = re.compile(
    rf"\[({_NUMBER}(?:,{_NUMBER}){{1,3}})\]|\(({_NUMBER}(?:,{_NUMBER}){{1,3}})\)"
    rf"|<({_NUMBER}(?:,{_NUMBER}){{1,3}})>|\{{({_NUMBER}(?:,{_NUMBER}){{1,3}})\}}"
)
"""Two to four numbers in brackets, whose style varies from answer to answer."""

_KEYED = re.compile(
    r'"(?:bbox_2d|bbox|box|bounding_box|boxes|coordinates|point_2d|point|points)"\s*:\s*'
    r"(\[[\d\s.,\[\]]*\])"
)
_LABEL = re.compile(
    r'"(?:label|name|text|text_content|class|category|object|description)"\s*:\s*'
    r'"((?:[^"\\]|\\.)*)"'
)


class Box(NamedTuple):
    """A box in thousandths of a picture's width and height; a point has no width and height."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_point(self) -> bool:
        """Whether it is a point."""
        return self.left == self.right and self.top == self.bottom


@dataclass(frozen=True, slots=True)
class Named:
    """A box as an answer names it."""

    number: int
    """From 1, in the order of the answer; a box that comes again keeps its number."""
    box: Box
    label: str = ""
    """What the answer calls it; hostile text, never shown without cleaning."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a bracket of numbers."""

    marked: bool = False
    """Whether the model has marked it as boxes, by its tokens or by a key of JSON."""
    nested: bool = False
    """Whether it stands in another bracket."""
    called: bool = False
    """Whether it follows a word without a space, as the arguments of a function do."""
    code: bool = False
    """Whether it is part of a program."""


def box_of(group: str, setting: Setting) -> Box | None:
    """Return the box or the point that a bracket of numbers is, `None` where it is none.

    Four numbers are no box where their corners are in the wrong order or out of the picture. One
    bracket alone may as well cite four sources, or be what a function is called with.
    """
    numbers = tuple(float(number) for number in group[1:-1].split(","))
    if len(numbers) == 2:
        sure = setting.marked or (setting.nested and not setting.code and not setting.called)
        return Box(*numbers, *numbers) if sure and max(numbers) <= SCALE else None
    if len(numbers) != len(Box._fields):
        return None
    box = Box(*numbers)
    if not (box.left < box.right <= SCALE and box.top < box.bottom <= SCALE):
        return None
    if setting.marked:
        return box
    if setting.code or setting.called or max(numbers) <= 1:
        return None
    return None if not setting.nested and _cites(group, numbers) else box


def keyed_boxes(thing: str) -> tuple[tuple[Box, ...], str]:
    """Return the boxes of an object of JSON and its label."""
    marked, boxes = Setting(marked=True), []
    for found in _KEYED.finditer(thing):
        groups = (each.group() for each in GROUP.finditer(found.group(1)))
        boxes += [box for group in groups if (box := box_of(group, marked))]
    label = _LABEL.search(thing)
    return tuple(boxes), _unescaped(label.group(1)) if label else ""


def boxes_in(answer: str) -> tuple[Box, ...]:
    """Return the boxes of an answer in order, each once, without its points."""
    return tuple(each.box for each in named_in(answer) if not each.box.is_point)


def named_in(answer: str) -> tuple[Named, ...]:
    """Return the boxes and points of an answer in order, each once, with their labels."""
    from glm4v_tui.chat.box_stream import BoxStream

    stream = BoxStream()
    spans = [*stream.feed(answer), *stream.finish()]
    found = {named.number: named for span in reversed(spans) for named in reversed(span.named)}
    return tuple(found[number] for number in sorted(found))


def _cites(group: str, numbers: tuple[float, ...]) -> bool:
    """Return whether it is rather a list of sources: small whole numbers that grow."""
    grows = all(before < after for before, after in itertools.pairwise(numbers))
    return group[0] in "[(" and "." not in group and grows and numbers[-1] < SCALE / 10


def _unescaped(text: str) -> str:
    import json

    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text
