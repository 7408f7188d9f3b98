"""Which picture the boxes of an answer belong to, and where they lie in its pixels.

A question or an answer that names a picture, by its number (“the second picture”, “image 2”,
第二张) or by its file name, means that one; any other means the picture that was attached last.
Numbers count the pictures that were attached together last, if there were as many, and else all of
them in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glm4v_tui.chat.areas import Area, scaled, turned_size
from glm4v_tui.chat.boxes import SCALE, Box, Named, named_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glm4v_tui.chat.areas import Size
    from glm4v_tui.chat.coming_answer import ComingAnswer
    from glm4v_tui.chat.conversation import Conversation, Excerpt, Picture

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_HAN = "一二三四五六七八九"
_THING = r"(?:picture|image|photo|photograph|figure|page|frame)"
_BY_WORD = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|last)\s+{_THING}\b", re.I
)
_BY_NUMBER = re.compile(rf"\b{_THING}\s*#?(\d{{1,2}})\b", re.I)
_IN_CHINESE = re.compile(rf"第([{_HAN}]|\d{{1,2}})[张幅个]?图?|图[片像]?\s*(\d{{1,2}})")
_NUMBERS = re.compile(r"\d\s*,\s*\d")
"""What an answer without any names no box."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A box or a point in pixels of a picture, upright."""

    number: int
    """As in the answer, from 1."""
    label: str
    """What the answer calls it; hostile text, never shown without cleaning."""
    area: Area
    is_point: bool = False

    def lifted(self, excerpt: Excerpt, size: Size) -> Mark:
        """Return where it is in the original of a picture of a size that was taken from one."""
        return replace(self, area=_lifted(self.area, excerpt, size))


class Pointed(NamedTuple):
    """An answer that points at something in a picture."""

    picture: Picture
    named: tuple[Named, ...]
    text: str
    """All that it says; hostile text."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the answers of a conversation point at, the latest first."""

    answers: tuple[Pointed, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """All pictures of the conversation, to follow parts of parts to their original."""

    def on(self, digest: str, frame: int = 0) -> tuple[Mark, ...]:
        """Return what the latest answer about a picture or its parts points at in it."""
        return next((marks for _, marks in self._about(digest, frame)), ())

    def text_on(self, digest: str, frame: int = 0) -> str:
        """Return that answer as the model wrote it."""
        return next((answer.text for answer, _ in self._about(digest, frame)), "")

    def frames_on(self, digest: str) -> tuple[int, ...]:
        """Return in which frames of a file answers point at something, in order."""
        found = {0} if any(answer.picture.digest == digest for answer in self.answers) else set()
        for answer in self.answers:
            origins = self.origins(answer.picture)
            found |= {excerpt.frame for excerpt in origins if excerpt.digest == digest}
        return tuple(sorted(found))

    def has_leaf_of(self, name: str) -> bool:
        """Return whether an answer is about a page or a frame of a file that has this name."""
        origins = (excerpt for answer in self.answers for excerpt in self.origins(answer.picture))
        return any(excerpt.name == name for excerpt in origins)

    def _about(self, digest: str, frame: int) -> Iterator[tuple[Pointed, tuple[Mark, ...]]]:
        for answer in self.answers:
            picture, named, _ = answer
            if picture.digest == digest and frame == 0:
                yield answer, marks_of(named, (picture.width, picture.height))
                continue
            for excerpt, marks in self._raised(
                picture, _as_cut(picture, named), _size_cut(picture)
            ):
                if (excerpt.digest, excerpt.frame) == (digest, frame):
                    yield answer, marks
                    break

    def in_original(self, picture: Picture) -> tuple[Excerpt | None, tuple[Mark, ...]]:
        """Return what a picture was taken from in the end, and what is pointed at there."""
        answer, marks = next(self._about(picture.digest, 0), (None, ()))
        size = picture.width, picture.height
        if answer and answer.picture.digest == picture.digest and picture.excerpt:
            # Not by way of the pixels of a smaller copy, which are coarser.
            marks, size = _as_cut(picture, answer.named), _size_cut(picture)
        raised = tuple(self._raised(picture, marks, size))
        return raised[-1] if raised else (None, marks)

    def _raised(
        self, picture: Picture, marks: tuple[Mark, ...], size: Size
    ) -> Iterator[tuple[Excerpt, tuple[Mark, ...]]]:
        """Yield where marks in a picture, of a size, are in what it was taken from, and so on."""
        for excerpt in self.origins(picture):
            marks = tuple(mark.lifted(excerpt, size) for mark in marks)
            yield excerpt, marks
            whole = self._known(excerpt.digest)
            size = (whole.width, whole.height) if whole else size

    def origins(self, picture: Picture) -> Iterator[Excerpt]:
        """Yield what a picture was taken from, and what that was taken from in its turn."""
        passed: set[str] = set()
        excerpt = picture.excerpt
        while excerpt is not None and excerpt.digest not in passed:
            yield excerpt
            passed.add(excerpt.digest)
            known = self._known(excerpt.digest)
            excerpt = known.excerpt if known else None

    def _known(self, digest: str) -> Picture | None:
        return next((each for each in self.pictures if each.digest == digest), None)


def pointing(conversation: Conversation, coming: ComingAnswer | None = None) -> Pointing:
    """Return what a conversation points at, and an answer to its last question that is coming."""
    groups: list[tuple[Picture, ...]] = []
    answers: list[Pointed] = []
    question = ""
    for turn in conversation.turns:
        if turn.role == "user":
            question = turn.text
            groups += [turn.pictures] if turn.pictures else []
        elif groups and (named := _named(turn.text)):
            answers.append(Pointed(meant(question, turn.text, groups), named, turn.text))
    if coming and groups and coming.named:
        picture = meant(question, coming.text, groups)
        answers.append(Pointed(picture, coming.named, coming.text))
    return Pointing(tuple(reversed(answers)), conversation.pictures)


def meant(question: str, answer: str, groups: list[tuple[Picture, ...]]) -> Picture:
    """Return the picture that an answer is about; `groups` were attached together, in order."""
    pictures = [picture for group in groups for picture in group]
    for text in (question, answer):
        named = [each for each in pictures if each.name and each.name.lower() in text.lower()]
        if named:
            return named[-1]
        if (number := _number_in(text)) is not None:
            group = groups[-1] if 1 < len(groups[-1]) >= number else pictures
            if 0 <= number <= len(group):
                return group[number - 1]
    return pictures[-1]


def marks_of(named: tuple[Named, ...], size: Size) -> tuple[Mark, ...]:
    """Return boxes in whole pixels of a picture of a size."""
    return tuple(
        Mark(each.number, each.label, _area(each.box, size), each.box.is_point) for each in named
    )


def _as_cut(picture: Picture, named: tuple[Named, ...]) -> tuple[Mark, ...]:
    """Return boxes in the pixels that a part of a picture had before it was made smaller."""
    return marks_of(named, _size_cut(picture)) if picture.excerpt else ()


def _size_cut(picture: Picture) -> Size:
    """Return the size that a part of a picture had before it was made smaller."""
    if (taken := picture.excerpt) is None:
        return picture.width, picture.height
    return turned_size((taken.width, taken.height), taken.turns)


def _lifted(area: Area, excerpt: Excerpt, size: Size) -> Area:
    cut = turned_size((excerpt.width, excerpt.height), excerpt.turns)
    upright = area.scaled(size, cut).turned(-excerpt.turns, cut)
    return upright.moved(excerpt.left, excerpt.top)


def _area(box: Box, size: Size) -> Area:
    edges = (box.left, box.top, box.right, box.bottom)
    return scaled(edges, (SCALE, SCALE), size)


def _number_in(text: str) -> int | None:
    """Return the number of the picture that a text names, 0 for the last one."""
    if found := _BY_WORD.search(text):
        word = found.group(1).lower()
        if word in _ORDINALS:
            return _ORDINALS.index(word) + 1
        return 0 if word == "last" else int(word[:-2])
    if found := _BY_NUMBER.search(text):
        return int(found.group(1))
    if found := _IN_CHINESE.search(text):
        number = found.group(1) or found.group(2)
        return _HAN.index(number) + 1 if number in _HAN else int(number)
    return None


@lru_cache(maxsize=512)
def _named(answer: str) -> tuple[Named, ...]:
    return named_in(answer) if _NUMBERS.search(answer) else ()
