"""How questions, and what the model is shown, stand in a transcript: written and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.changes import now
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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from glm4v_tui.chat.history import Place


def saved_question(
    turn: Turn,
    count: int,
    place: Place | None,
    sampling: Mapping[str, JsonValue] | None,
    system: str | None,
) -> Asked:
    """Return a question, the so-manyth of its conversation, as it is written."""
    demand = turn.demand
    return Asked(
        turn=count,
        time=now(),
        parts=tuple(_saved(part) for part in turn.parts),
        sampling=sampling,
        system=system,
        node=place.node if place else None,
        after=place.after if place else None,
        demand=replace(demand, text=encodable(demand.text)) if demand else None,
    )


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
