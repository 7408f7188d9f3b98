"""What of a conversation the model is shown: which turns, which pictures, and in what size.

The conversation itself keeps everything; this value lies beside it and can be changed at any turn.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace

from glm4v_tui.chat.conversation import Conversation, Part, Picture, Turn


@dataclass(frozen=True, slots=True)
class Place:
    """A picture or a question, by what it holds; it stays right when turns before it go."""

    digest: str
    """SHA-256 of the picture's bytes, or of the question, in hexadecimal."""
    occurrence: int = 1
    """Which of those that hold the same it is, from 1."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown otherwise than it was said; everything else is shown as it is."""

    instead: tuple[tuple[Place, Picture | None], ...] = ()
    """What stands in for a picture, such as a smaller copy; `None` where nothing does."""
    left_out: tuple[Place, ...] = ()
    """Questions that are left out together with their answers."""

    def with_picture(self, place: Place, picture: Picture | None) -> Shown:
        """Return this with a picture replaced by another one, or dropped."""
        others = self.with_original(place).instead
        return replace(self, instead=(*others, (place, picture)))

    def with_original(self, place: Place) -> Shown:
        """Return this with a picture shown as it was sent."""
        return replace(self, instead=tuple(pair for pair in self.instead if pair[0] != place))

    def with_turn(self, place: Place) -> Shown:
        """Return this with a question and its answer shown again."""
        return replace(self, left_out=tuple(each for each in self.left_out if each != place))

    def without_turn(self, place: Place) -> Shown:
        """Return this with a question and its answer left out."""
        return replace(self, left_out=(*self.with_turn(place).left_out, place))

    def of(self, place: Place, picture: Picture) -> Picture | None:
        """Return what is shown for a picture."""
        return dict(self.instead).get(place, picture)


def picture_places(conversation: Conversation) -> tuple[tuple[Place, ...], ...]:
    """Return the place of each picture of each turn."""
    seen: Counter[str] = Counter()
    return tuple(
        tuple(_counted(picture.digest, seen) for picture in turn.pictures)
        for turn in conversation.turns
    )


def question_places(conversation: Conversation) -> tuple[Place, ...]:
    """Return for each turn the place of the question that it is, or that it answers."""
    seen: Counter[str] = Counter()
    places: list[Place] = []
    for turn in conversation.turns:
        if turn.role == "user" or not places:
            places.append(_counted(_digest(turn), seen))
        else:
            places.append(places[-1])
    return tuple(places)


def applied(conversation: Conversation, shown: Shown) -> Conversation:
    """Return the conversation that the model gets; a question that waits is always in it."""
    left_out, instead = set(shown.left_out), dict(shown.instead)
    if not left_out and not instead:
        return conversation
    questions, pictures = question_places(conversation), picture_places(conversation)
    if conversation.turns and conversation.turns[-1].role == "user":
        left_out.discard(questions[-1])
    turns = zip(conversation.turns, questions, pictures, strict=True)
    kept = tuple(
        _with_pictures(turn, places, instead)
        for turn, question, places in turns
        if question not in left_out
    )
    return replace(conversation, turns=kept)


def is_shrunk(original: Picture, shown: Picture) -> bool:
    """Return whether what is shown is the whole original, made smaller."""
    taken = shown.excerpt
    return (
        taken is not None
        and taken.digest == original.digest
        and (taken.width, taken.height) == (original.width, original.height)
        and not taken.turns
        and not taken.frame
    )


def _with_pictures(
    turn: Turn, places: tuple[Place, ...], instead: dict[Place, Picture | None]
) -> Turn:
    left = iter(places)
    parts: list[Part] = []
    for part in turn.parts:
        shown = instead.get(next(left), part) if isinstance(part, Picture) else part
        if shown is not None:
            parts.append(shown)
    return replace(turn, parts=tuple(parts))


def _digest(turn: Turn) -> str:
    said = "\0".join([*(picture.digest for picture in turn.pictures), turn.text])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _counted(digest: str, seen: Counter[str]) -> Place:
    seen[digest] += 1
    return Place(digest, seen[digest])
