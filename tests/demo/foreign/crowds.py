"""Pictures of seven to twelve shapes."""

from __future__ import annotations

from tests.demo.foreign.easel import shapes
from tests.demo.foreign.layouts import chess, grid, placed, ring, row, strewn

CROWDS = {
    "seven-ring": shapes("700x700", *placed("red circle", ring(7, 350, 350, 255), "110")),
    "seven-strewn": shapes(
        "800x600", *placed("green square", strewn(7, 4, 800, 600, 150), "90"), suffix=".jpg"
    ),
    "eight-grid": shapes("800x440", *placed("blue star", grid(4, 2, 120, 125, 185), "110")),
    "eight-chess": shapes(
        "560x560", *placed("black square", chess(4, 4, 100, 100, 120), "80"), ground="bisque"
    ),
    "nine-grid": shapes("600x600", *placed("purple diamond", grid(3, 3, 120, 120, 180), "70 110")),
    "nine-mixed": shapes(
        "800x600",
        *placed("red heart,blue circle,gold star", grid(3, 3, 200, 110, 190), "100"),
        suffix=".jpg",
    ),
    "ten-strewn": shapes(
        "900x600", *placed("darkorange hexagon", strewn(10, 6, 900, 600, 140), "80")
    ),
    "ten-two-rows": shapes(
        "1000x400",
        *placed("green circle", row(5, 120, 120, 190), "90"),
        *placed("red triangle", row(5, 120, 290, 190), "90"),
    ),
    "eleven-strewn": shapes(
        "1000x700", *placed("royalblue heart", strewn(11, 7, 1000, 700, 150), "90"), suffix=".webp"
    ),
    "twelve-grid": shapes("800x600", *placed("hotpink cross", grid(4, 3, 130, 110, 180), "90")),
    "twelve-ring": shapes("900x900", *placed("black circle", ring(12, 450, 450, 350), "100")),
    "twelve-mixed": shapes(
        "1000x760",
        *placed("red circle,green square,blue triangle", strewn(12, 9, 1000, 760, 160), "90"),
        suffix=".jpg",
    ),
    "eight-hollow": shapes(
        "800x440", *placed("darkviolet triangle", grid(4, 2, 120, 125, 185), "105 line=8")
    ),
    "seven-small": shapes(
        "320x240", *placed("blue circle", strewn(7, 14, 320, 240, 62), "30"), finer=1
    ),
}
"""Seven to twelve shapes each."""
