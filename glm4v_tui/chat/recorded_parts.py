"""How questions, and what the model is shown, stand in a transcript: written and read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pydantic import JsonValue

from glm4v_tui.chat.changes import Attempt, now
from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.conversation import Excerpt, Part, Picture, Text, Turn
from glm4v_tui.chat.kept import kept_path
from glm4v_tui.chat.records import (
    Asked,
    SavedExcerpt,
    SavedInstead,
    SavedPicture,
    SavedPlace,
    SavedText,
    Showing,
)
from glm4v_tui.chat.shown import Place as ShownPlace
from glm4v_tui.chat.shown import Shown
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking, read_thinking
from glm4v_tui.chat.versions import Place


def saved_question(
    turn: Turn,
    sampling: Mapping[str, JsonValue] | None,
    system: str | None,
    thinking: Thinking,
    at: Place | None,
    number: int,
) -> Asked:
    """Return a question, the number of which is given, as it is written."""
    demand = turn.demand
    return Asked(
        turn=number,
        time=now(),
        parts=tuple(_saved(part) for part in turn.parts),
        sampling=sampling,
        system=None if system is None else encodable(system),
        thinking=saved_thinking(thinking),
        node=at.node if at else None,
        after=at.after if at else None,
        demand=replace(demand, text=encodable(demand.text)) if demand else None,
    )


def saved_thinking(thinking: Thinking) -> str | None:
    """Return how the model is to think as it is written: not at all where it is left to it."""
    return None if thinking == AS_IT_DOES else str(thinking)


def recorded_thinking(record: Asked | Attempt) -> Thinking:
    """Return how the model was to think; what cannot be meant leaves it to the model."""
    try:
        return read_thinking(record.thinking or str(AS_IT_DOES))
    except ValueError:
        return AS_IT_DOES


def saved_shown(shown: Shown, time: datetime) -> Showing:
    """Return what is shown to the model as it is written."""
    return Showing(
        time=time,
        instead=tuple(
            SavedInstead(
                digest=place.digest,
                occurrence=place.occurrence,
                picture=saved_picture(picture) if picture else None,
            )
            for place, picture in shown.instead
        ),
        left_out=tuple(
            SavedPlace(digest=place.digest, occurrence=place.occurrence) for place in shown.left_out
        ),
    )


def _saved(part: Text | Picture) -> SavedText | SavedPicture:
    if isinstance(part, Text):
        return SavedText(text=encodable(part.text))
    return saved_picture(part)


def saved_picture(part: Picture) -> SavedPicture:
    """Return a picture as it is written."""
    return SavedPicture(
        digest=part.digest,
        name=encodable(part.name),
        original=encodable(str(part.excerpt.path if part.excerpt else part.path)),
        width=part.width,
        height=part.height,
        size=part.size,
        format=part.format,
        address=encodable(part.address) or None,
        excerpt=_saved_excerpt(part.excerpt) if part.excerpt else None,
    )


def _saved_excerpt(excerpt: Excerpt) -> SavedExcerpt:
    return SavedExcerpt(
        name=encodable(excerpt.name),
        digest=excerpt.digest,
        left=excerpt.left,
        top=excerpt.top,
        width=excerpt.width,
        height=excerpt.height,
        turns=excerpt.turns,
        frame=excerpt.frame,
    )


def question(record: Asked, directory: Path) -> Turn:
    """Return the question of a record, its pictures at their copies in the directory."""
    parts = tuple(_part(part, directory) for part in record.parts)
    return Turn("user", parts, demand=record.demand)


def read_shown(record: Showing, directory: Path) -> Shown:
    """Return what a record says is shown to the model, pictures at their copies."""
    instead = (
        (_place(each), _picture(each.picture, directory) if each.picture else None)
        for each in record.instead
    )
    return Shown(tuple(instead), tuple(map(_place, record.left_out)))


def _place(saved: SavedPlace) -> ShownPlace:
    return ShownPlace(saved.digest, saved.occurrence)


def _part(part: SavedText | SavedPicture, directory: Path) -> Part:
    return Text(part.text) if isinstance(part, SavedText) else _picture(part, directory)


def _picture(part: SavedPicture, directory: Path) -> Picture:
    path = kept_path(directory, part.digest, part.format)
    return Picture(
        path=path,
        name=part.name,
        digest=part.digest,
        width=part.width,
        height=part.height,
        size=part.size,
        format=part.format,
        address=part.address or "",
        excerpt=Excerpt(Path(part.original), **part.excerpt.model_dump()) if part.excerpt else None,
    )
