"""Pictures made smaller, so that they take fewer tokens; the originals are left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.conversation import Conversation, Excerpt, Picture
from glm4v_tui.chat.cutting import write_part
from glm4v_tui.chat.pictures import load
from glm4v_tui.chat.shown import Place, Shown, picture_places

if TYPE_CHECKING:
    from glm4v_tui.chat.budget import CountPicture

Size = tuple[int, int]
"""Width and height in pixels."""


def size_for(picture: Picture, tokens: int, count: CountPicture) -> Size | None:
    """Return the largest size of a picture's shape that takes at most so many tokens.

    `None` where no size takes so few.
    """
    whole = picture.width, picture.height
    if count(*whole) <= tokens:
        return whole
    long = max(whole)
    fewest, most = 1, long
    if count(*_scaled(whole, fewest / long)) > tokens:
        return None
    while most - fewest > 1:
        middle = (fewest + most) // 2
        if count(*_scaled(whole, middle / long)) <= tokens:
            fewest = middle
        else:
            most = middle
    return _scaled(whole, fewest / long)


def sizes_for(
    pictures: Sequence[Picture], tokens: int, count: CountPicture
) -> tuple[Size, ...] | None:
    """Return sizes that take at most so many tokens together; the largest pictures shrink first.

    `None` where no sizes take so few.
    """
    enough, most = 0, max((count(p.width, p.height) for p in pictures), default=0)
    while enough < most:
        middle = (enough + most + 1) // 2
        sizes = [size_for(picture, middle, count) for picture in pictures]
        if _together(sizes, count) > tokens and None not in sizes:
            most = middle - 1
        else:
            enough = middle
    found = tuple(size_for(picture, enough, count) for picture in pictures)
    sure = tuple(size for size in found if size is not None)
    return sure if len(sure) == len(found) and _together(sure, count) <= tokens else None


def shrunk(picture: Picture, size: Size, directory: Path) -> Picture:
    """Write a smaller copy of a picture and return it under the same name; blocks.

    Raises:
        PictureError: the picture cannot be read or has changed, or the copy cannot be written.
    """
    whole = Excerpt(picture.path, picture.name, picture.digest, 0, 0, picture.width, picture.height)
    wide = picture.width >= picture.height
    box = (size[0], picture.height) if wide else (picture.width, size[1])
    return write_part(load(picture, box), picture.name, whole, directory)


def as_if(picture: Picture, size: Size) -> Picture:
    """Return a picture that counts as one of this size; there is no file of it yet."""
    return replace(picture, width=size[0], height=size[1])


def made(conversation: Conversation, shown: Shown, directory: Path) -> Shown:
    """Return what is shown with a file for each picture that is only counted `as_if`; blocks.

    Raises:
        PictureError: a picture cannot be read or has changed, or its copy cannot be written.
    """
    for place, original, smaller in unmade(conversation, shown):
        copy = shrunk(original, (smaller.width, smaller.height), directory)
        shown = shown.with_picture(place, copy)
    return shown


def unmade(conversation: Conversation, shown: Shown) -> tuple[tuple[Place, Picture, Picture], ...]:
    """Return the pictures that are only counted `as_if`, with their places and originals."""
    sent = dict(_sent(conversation))
    pairs = ((place, sent.get(place), picture) for place, picture in shown.instead)
    return tuple(
        (place, original, picture)
        for place, original, picture in pairs
        if original and picture and picture.digest == original.digest and picture != original
    )


def _sent(conversation: Conversation) -> Iterator[tuple[Place, Picture]]:
    """Yield each picture of a conversation by its place."""
    for turn, places in zip(conversation.turns, picture_places(conversation), strict=True):
        yield from zip(places, turn.pictures, strict=True)


def _together(sizes: Sequence[Size | None], count: CountPicture) -> int:
    return sum(count(*size) for size in sizes if size is not None)


def _scaled(size: Size, scale: float) -> Size:
    width, height = size
    return max(1, round(width * scale)), max(1, round(height * scale))
