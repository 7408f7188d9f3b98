"""Questions that the program offers on one key each while the demo model answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Try:
    """A question to try, and what a right answer contains."""

    question: str
    answer: str = ""
    """In whatever case; empty where many words would be right."""


_DESCRIBE = Try("Describe this picture.")

ANY_PICTURE = (
    _DESCRIBE,
    Try("How many shapes are there?"),
    Try("What colour is the background?"),
    Try("图中有什么?"),
)
"""For a picture that is none of the demo's own."""

SEVERAL_PICTURES = (
    Try("What is the difference between the two pictures?"),
    Try("Which picture has more shapes?"),
    Try("Describe the second picture."),
)
"""For two pictures or more that are attached together."""

TRIES = {
    "bar-chart.png": (
        Try("Which bar is the tallest?", "green"),
        Try("How many bars are there?", "4"),
        Try("Which bar is the shortest?", "orange"),
    ),
    "chart-with-numbers.png": (
        Try("Which bar is the tallest?"),
        Try("What is the value of bar A?"),
        Try("How many bars are there?"),
    ),
    "clouds.jpg": (
        Try("What do you see?"),
        Try("Is there a dog?"),
        Try("图中有什么?"),
    ),
    "number-2047.png": (
        Try("Read the text.", "2047"),
        Try("图中的数字是什么?", "2047"),
        Try("What colour is the text?"),
    ),
    "one-change-after.png": (
        _DESCRIBE,
        Try("How many shapes are there?"),
        Try("图中有几个图形?"),
    ),
    "one-change-before.png": (
        _DESCRIBE,
        Try("How many shapes are there?"),
        Try("图中有几个图形?"),
    ),
    "orange-hexagon-on-black.png": (
        Try("What is this?", "orange hexagon"),
        Try("What colour is the background?", "black"),
        Try("Give the bounding box of the hexagon.", "[["),
        Try("六边形是什么颜色?", "橙"),
    ),
    "outlines.png": (
        _DESCRIBE,
        Try("How many shapes are there?"),
        Try("Give the bounding box of each shape.", "[["),
    ),
    "red-circle-blue-square.png": (
        Try("What colour is the circle?", "red"),
        Try("Is the circle left of the square?", "yes"),
        Try("Give the bounding box of the square.", "[["),
        Try("图中有几个图形?", "2"),
    ),
    "six-shapes.png": (
        _DESCRIBE,
        Try("How many shapes are there?", "6"),
        Try("What colour is the cross?", "green"),
        Try("Is there a circle?", "no"),
    ),
    "ten-dots.png": (
        Try("/think How many shapes are there?", "10"),
        Try("What shapes are in this picture?"),
        Try("图中有几个图形?", "10"),
    ),
    "three-yellow-stars.png": (
        Try("How many stars are there?", "3"),
        Try("What colour are the stars?", "yellow"),
        Try("Is there a circle?", "no"),
        Try("图中有几颗星星?", "3"),
    ),
    "triangle-above-heart.png": (
        Try("What is above the heart?", "green triangle"),
        Try("What colour is the heart?", "purple"),
        Try("Give the bounding box of the heart.", "[["),
    ),
    "turned-by-exif.jpg": (
        Try("What is below the triangle?", "blue heart"),
        Try("Where is the green triangle?", "top"),
        _DESCRIBE,
    ),
    "two-words.png": (
        Try("What does it say?"),
        Try("How many words are there?", "2"),
        Try("What colour is the text?"),
    ),
    "word-OPEN.png": (
        Try("What does it say?", "OPEN"),
        Try("What colour is the text?", "blue"),
        Try("Is there a number?"),
    ),
}
"""Questions by the file name of the demo picture that they fit."""


def questions_for(names: Sequence[str]) -> tuple[str, ...]:
    """Return what can be asked about the pictures of these names; about none, nothing."""
    if not names:
        return ()
    tries = SEVERAL_PICTURES if len(names) > 1 else TRIES.get(names[0], ANY_PICTURE)
    return tuple(each.question for each in tries)
