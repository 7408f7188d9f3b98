"""Pictures to count in: a few shapes of one or two kinds, in every arrangement."""

from __future__ import annotations

from tests.demo.foreign.easel import shapes
from tests.demo.foreign.layouts import chess, column, grid, placed, ring, row, stairs, strewn

ROWS = {
    "two-balls": shapes("400x200", *placed("red circle", row(2, 110, 100, 180), "80")),
    "three-stars": shapes("600x200", *placed("gold star", row(3, 110, 100, 190), "110")),
    "four-hearts-row": shapes("800x240", *placed("crimson heart", row(4, 110, 120, 190), "110")),
    "five-squares-row": shapes("900x200", *placed("blue square", row(5, 110, 100, 170), "90")),
    "six-dots-row": shapes("960x160", *placed("black circle", row(6, 90, 80, 155), "70")),
    "four-corners": shapes("500x500", *placed("green circle", grid(2, 2, 110, 110, 280), "100")),
    "six-grid-triangles": shapes(
        "600x420", *placed("orange triangle", grid(3, 2, 110, 110, 190), "100"), suffix=".jpg"
    ),
    "five-ring-stars": shapes("600x600", *placed("purple star", ring(5, 300, 300, 200), "110")),
    "six-ring-diamonds": shapes(
        "600x600", *placed("hotpink diamond", ring(6, 300, 300, 205), "70")
    ),
    "four-stairs": shapes("600x480", *placed("royalblue cross", stairs(4, 90, 80, 140, 105), "90")),
    "five-stairs-up": shapes(
        "700x500", *placed("saddlebrown square", stairs(5, 90, 420, 130, -85), "70")
    ),
    "five-dice": shapes(
        "400x400", *placed("black circle", chess(3, 3, 90, 90, 110), "64"), suffix=".jpg"
    ),
    "three-column": shapes("240x600", *placed("green hexagon", column(3, 120, 110, 190), "130")),
    "five-column": shapes("180x700", *placed("red diamond", column(5, 90, 80, 135), "60 100")),
    "four-strewn": shapes(
        "640x480", *placed("dodgerblue heart", strewn(4, 3, 640, 480, 150), "100"), suffix=".webp"
    ),
    "five-strewn": shapes(
        "640x480", *placed("darkorange hexagon", strewn(5, 5, 640, 480, 140), "95")
    ),
    "six-strewn": shapes(
        "800x600", *placed("seagreen triangle", strewn(6, 8, 800, 600, 150), "110"), suffix=".jpg"
    ),
    "six-hollow": shapes(
        "700x500", *placed("red square", grid(3, 2, 130, 130, 220), "110 line=7"), finer=2
    ),
    "four-hollow-rings": shapes(
        "800x220", *placed("blue circle", row(4, 110, 110, 190), "120 line=10")
    ),
    "five-white-on-black": shapes(
        "500x500", *placed("white star", strewn(5, 21, 500, 500, 120), "85"), ground="black"
    ),
    "six-on-gradient": shapes(
        "900x600",
        *placed("purple circle", strewn(6, 34, 900, 600, 170), "100"),
        ground="white>lightgray",
        suffix=".jpg",
    ),
    "four-rectangles": shapes(
        "500x500", *placed("gray rectangle", column(4, 250, 70, 120), "180 70")
    ),
    "tiny-five": shapes("120x90", *placed("red circle", strewn(5, 2, 120, 90, 28), "18"), finer=1),
    "huge-four": shapes(
        "1600x1200", *placed("green star", strewn(4, 13, 1600, 1200, 420), "280"), finer=1
    ),
    "three-and-two": shapes(
        "700x420",
        *placed("red circle", row(3, 130, 120, 220), "110"),
        *placed("blue square", row(2, 240, 310, 220), "100"),
    ),
    "four-and-one": shapes(
        "640x480",
        *placed("yellow star", grid(2, 2, 130, 110, 250), "100"),
        "black heart 540 240 100",
        suffix=".jpg",
    ),
    "alternating-six": shapes(
        "960x200", *placed("green triangle,purple triangle", row(6, 90, 100, 155), "90")
    ),
    "five-mixed-shades": shapes(
        "800x200",
        *placed(
            "red heart,pink heart,purple heart,blue heart,black heart", row(5, 90, 100, 155), "95"
        ),
    ),
    "four-colours": shapes(
        "500x500",
        *placed(
            "red square,green square,blue square,gold square", grid(2, 2, 140, 140, 220), "120"
        ),
    ),
    "ring-of-two": shapes(
        "600x600",
        *placed("orange circle,black cross", ring(6, 300, 300, 200), "90"),
        suffix=".webp",
    ),
    "five-one-kind-one-else": shapes(
        "720x480",
        *placed("dodgerblue circle", strewn(5, 55, 500, 480, 130), "80"),
        "red circle 620 240 90",
    ),
    "four-turned": shapes(
        "800x240", *placed("deeppink triangle", row(4, 110, 120, 190), "110 turn=180")
    ),
    "six-two-rows": shapes(
        "600x360",
        *placed("navy heart", row(3, 120, 100, 180), "90"),
        *placed("navy heart", row(3, 120, 260, 180), "90"),
        suffix=".webp",
    ),
    "palette-four": shapes(
        "400x400", *placed("darkviolet hexagon", ring(4, 200, 200, 125), "90"), mode="P", finer=1
    ),
}
"""Two to six shapes each."""
