"""Questions about the demo pictures and what the demo model's answers have to contain."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question about demo pictures that the demo model answers rightly."""

    pictures: tuple[str, ...]
    """File names of the demo pictures, in order."""
    question: str
    answer: str
    """What the answer contains, in whatever case."""


QUESTIONS = (
    Question(("red-circle-blue-square.png",), "What colour is the circle?", "red"),
    Question(("red-circle-blue-square.png",), "What shapes are in this picture?", "1 square"),
    Question(("red-circle-blue-square.png",), "How many shapes are there?", "2"),
    Question(("red-circle-blue-square.png",), "Is the circle left of the square?", "yes"),
    Question(("three-yellow-stars.png",), "How many stars are there?", "3"),
    Question(("three-yellow-stars.png",), "What colour are the stars?", "yellow"),
    Question(("three-yellow-stars.png",), "What colour is the background?", "dark blue"),
    Question(("triangle-above-heart.png",), "What is above the heart?", "green triangle"),
    Question(("triangle-above-heart.png",), "What colour is the heart?", "purple"),
    Question(("six-shapes.png",), "How many shapes are there?", "6"),
    Question(("six-shapes.png",), "Describe this picture.", "yellow star"),
    Question(("six-shapes.png",), "Is there a circle?", "no"),
    Question(("six-shapes.png",), "What colour is the cross?", "green"),
    Question(("orange-hexagon-on-black.png",), "What is this?", "orange hexagon"),
    Question(("orange-hexagon-on-black.png",), "What shape is this?", "hexagon"),
    Question(("orange-hexagon-on-black.png",), "这是什么形状？", "六边形"),
    Question(("orange-hexagon-on-black.png",), "What colour is the background?", "black"),
    Question(("bar-chart.png",), "Which bar is the tallest?", "green"),
    Question(("bar-chart.png",), "Which bar is the shortest?", "orange"),
    Question(("bar-chart.png",), "How many bars are there?", "4"),
    Question(("chart-with-numbers.png",), "Which bar is the tallest?", "red"),
    Question(("chart-with-numbers.png",), "What is the value of the red bar?", "93"),
    Question(("chart-with-numbers.png",), "How many bars are there?", "5"),
    Question(("word-OPEN.png",), "What does it say?", "OPEN"),
    Question(("word-OPEN.png",), "What colour is the text?", "blue"),
    Question(("number-2047.png",), "Read the text.", "2047"),
    Question(("turned-by-exif.jpg",), "What is below the triangle?", "blue heart"),
    Question(("turned-by-exif.jpg",), "Where is the green triangle?", "top"),
    Question(("clouds.jpg",), "What do you see?", "do not recognise"),
    Question(("ten-dots.png",), "How many shapes are there?", "10"),
    Question(("ten-dots.png",), "How many red circles are there?", "6"),
    Question(("ten-dots.png",), "图里有几个红色的圆形？", "6个红色圆形"),
    Question(("outlines.png",), "What colour is the triangle?", "green"),
    Question(("outlines.png",), "Describe this picture.", "red circle"),
    Question(("two-words.png",), "What does it say?", "little GaRden"),
    Question(("outlines.png",), "What is the second shape from the left?", "red circle"),
    Question(("six-shapes.png",), "Is there a house?", "do not know"),
    Question(
        ("six-shapes.png",), "List all shapes as JSON with their boxes.", '"label": "red heart"'
    ),
    Question(("six-shapes.png",), "描述这张图片。", "红色心形"),
    Question(("chart-with-numbers.png",), "Give all values as a table.", "| C | blue | 18 |"),
    Question(
        ("one-change-before.png", "one-change-after.png"),
        "What is the difference between the two pictures?",
        "from purple to red",
    ),
    Question(
        ("red-circle-blue-square.png", "three-yellow-stars.png"),
        "Which picture has more shapes?",
        "second",
    ),
    Question(
        ("red-circle-blue-square.png", "three-yellow-stars.png", "six-shapes.png", "word-OPEN.png"),
        "Which picture has a text?",
        "fourth",
    ),
)
"""Asked on the real engine by the tests, without sampling; none of them is shown to the user."""
