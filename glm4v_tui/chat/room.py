"""What takes the room of a model's context, line by line, and what each line would give back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glm4v_tui.chat.budget import CountPicture, Taken
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Conversation, Picture, Turn
from glm4v_tui.chat.shown import Place, Shown, is_shrunk, picture_places, question_places

LETTERS = 120
"""Letters of a question that may stand in its line."""

LineKind = Literal["system", "turn", "picture", "draft"]
"""What a line stands for; a turn is a question with its answer, the draft the next question."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that takes room, and how it is shown to the model."""

    kind: LineKind
    title: str
    """What it is, cleaned."""
    whole: int
    """Tokens that it takes when it is shown as it was said."""
    tokens: int
    """Tokens that it takes as it is shown now."""
    remark: str = ""
    """How it is shown otherwise, cleaned; empty where it is shown as it was said."""
    place: Place | None = None
    """Where it is; `None` for what cannot be shown otherwise."""
    picture: Picture | None = None
    """The picture as it was sent."""
    instead: Picture | None = None
    """The picture as it is shown; `None` where none is."""

    @property
    def hidden(self) -> bool:
        """Whether the model does not see it."""
        return self.place is not None and self.tokens == 0

    @property
    def replaced(self) -> bool:
        """Whether another picture is shown in its place, and no copy of it."""
        return self.remark.startswith("replaced")


def lines(
    conversation: Conversation,
    shown: Shown,
    taken: Taken,
    count: CountPicture,
    *,
    draft: bool = False,
) -> tuple[Line, ...]:
    """Return a line for each part of a conversation, in the order in which the model reads them.

    `taken` is what the conversation takes as it was said; with `draft` its last turn is one.
    """
    told = [Line("system", "System prompt", taken.system, taken.system)] if taken.system else []
    return (*told, *_turns(conversation, shown, taken, count, draft))


def pictures_of(found: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of pictures alone."""
    return tuple(line for line in found if line.kind == "picture")


def about(taken: Taken, found: tuple[Line, ...]) -> int:
    """Return about how many tokens a prompt takes as it is shown now."""
    return taken.total - sum(line.whole - line.tokens for line in found)


def _turns(
    conversation: Conversation, shown: Shown, taken: Taken, count: CountPicture, draft: bool
) -> Iterator[Line]:
    questions, places = question_places(conversation), picture_places(conversation)
    turns, number = conversation.turns, 0
    for at, turn in enumerate(turns):
        if turn.role != "user" and at:
            continue
        waiting = at == len(turns) - 1 and turn.role == "user"
        out = questions[at] in shown.left_out and not waiting
        text = sum(_exchange(turns, taken.texts, at))
        yield _question(turn, questions[at], text, out, waiting, draft)
        for place, picture, whole in zip(
            places[at], turn.pictures, taken.pictures[at], strict=True
        ):
            number += 1
            yield _picture(number, picture, place, shown, whole, count, out)


def _exchange(turns: tuple[Turn, ...], texts: tuple[int, ...], at: int) -> Iterator[int]:
    """Yield the tokens of a question and of what answers it."""
    yield texts[at]
    for turn, tokens in zip(turns[at + 1 :], texts[at + 1 :], strict=True):
        if turn.role == "user":
            return
        yield tokens


def _question(turn: Turn, place: Place, text: int, out: bool, waiting: bool, draft: bool) -> Line:
    said = clean(" ".join(turn.text[:LETTERS].split()))
    if waiting:
        title = f"Draft: {said}" if draft else f"Question: {said}"
        return Line("draft", title if said else "Draft", text, text)
    remark = "left out" if out else ""
    return Line("turn", f"“{said}” and its answer", text, 0 if out else text, remark, place)


def _picture(
    number: int,
    picture: Picture,
    place: Place,
    shown: Shown,
    whole: int,
    count: CountPicture,
    out: bool,
) -> Line:
    instead = shown.of(place, picture)
    name = f"[{number}] {clean(picture.name)}"
    if instead is None or out:
        remark = "left out with its turn" if out else "dropped"
        return Line("picture", name, whole, 0, remark, place, picture)
    tokens = whole if instead == picture else count(instead.width, instead.height)
    return Line("picture", name, whole, tokens, _remark(picture, instead), place, picture, instead)


def _remark(picture: Picture, instead: Picture) -> str:
    """Say how a picture is shown otherwise."""
    if instead == picture:
        return ""
    if is_shrunk(picture, instead) or instead.digest == picture.digest:
        return f"shrunk to {instead.width}×{instead.height}"
    return f"replaced by {clean(instead.name)}"


def at_one_only(shown: Shown, found: tuple[Line, ...], chosen: Place) -> Shown:
    """Return what is shown where the model sees one picture alone, and that is this one."""
    for line in pictures_of(found):
        if line.place == chosen:
            shown = shown.with_original(chosen) if line.hidden else shown
        elif line.place is not None:
            shown = shown.with_picture(line.place, None)
    return shown
