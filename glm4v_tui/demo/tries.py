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


_DESCRIBE = "Describe this picture."

ANY_PICTURE = (
    Try(_DESCRIBE),
    Try("How many shapes are there?"),
    Try("What colour is the background?"),
)
"""For a picture that is none of the demo's own."""

SEVERAL_PICTURES = (
    Try("What is the difference between the two pictures?"),
    Try("Which picture has more shapes?"),
)
"""For two pictures or more that are attached together."""

TRIES = {
    "bar-chart.png": (
        Try("Which bar is the tallest?", "green"),
        Try("How many bars are there?", "4"),
        Try("Which bar is the shortest?", "orange"),
    ),
    "chart-with-numbers.png": (
        Try("Which bar is the tallest?", "red"),
        Try("What is the value of the red bar?", "93"),
        Try("Give all values as a table.", "| C | blue | 18 |"),
    ),
    "clouds.jpg": (Try("What do you see?", "do not recognise"),),
    "number-2047.png": (
        Try("Read the text.", "2047"),
        Try("What colour is the text?", "red"),
        Try("What colour is the background?", "light yellow"),
    ),
    "one-change-after.png": (
        Try(_DESCRIBE, "red star"),
        Try("How many shapes are there?", "3"),
    ),
    "one-change-before.png": (
        Try(_DESCRIBE, "purple star"),
        Try("How many shapes are there?", "3"),
    ),
    "orange-hexagon-on-black.png": (
        Try("What is this?", "orange hexagon"),
        Try("What colour is the background?", "black"),
        Try("Give the bounding box of the hexagon.", "[["),
    ),
    "outlines.png": (
        Try(_DESCRIBE, "red circle"),
        Try("What colour is the triangle?", "green"),
        Try("Give the bounding box of the circle.", "[["),
    ),
    "red-circle-blue-square.png": (
        Try("What colour is the circle?", "red"),
        Try("Is the circle left of the square?", "yes"),
        Try("Give the bounding box of the square.", "[["),
    ),
    "six-shapes.png": (
        Try(_DESCRIBE, "yellow star"),
        Try("How many shapes are there? /think", "6"),
        Try("What colour is the cross?", "green"),
        Try("描述这张图片。", "红色心形"),
        Try("Is there a house?", "do not know"),
    ),
    "ten-dots.png": (
        Try("How many shapes are there?", "10"),
        Try("How many red circles are there? /think", "6"),
        Try("图里有几个红色的圆形？", "6个红色圆形"),
    ),
    "three-yellow-stars.png": (
        Try("How many stars are there?", "3"),
        Try("What colour are the stars?", "yellow"),
        Try("Is there a circle?", "no"),
    ),
    "triangle-above-heart.png": (
        Try("What is above the heart?", "green triangle"),
        Try("What colour is the heart?", "purple"),
        Try("Give the bounding box of the heart.", "[["),
    ),
    "turned-by-exif.jpg": (
        Try("What is below the triangle?", "blue heart"),
        Try("Where is the green triangle?", "top"),
        Try(_DESCRIBE, "blue heart"),
    ),
    "two-words.png": (
        Try("What does it say?", "little GaRden"),
        Try("What colour is the text?", "green"),
        Try("上面写的是什么？", "little GaRden"),
    ),
    "word-OPEN.png": (
        Try("What does it say?", "OPEN"),
        Try("What colour is the text?", "blue"),
        Try("What colour is the background?", "white"),
    ),
}
"""Questions by the file name of the demo picture that they fit."""


def questions_for(names: Sequence[str]) -> tuple[str, ...]:
    """Return what can be asked about the pictures of these names; about none, nothing."""
    if not names:
        return ()
    tries = SEVERAL_PICTURES if len(names) > 1 else TRIES.get(names[0], ANY_PICTURE)
    return tuple(each.question for each in tries)
