"""Pictures of one shape: filled, outlined, tiny, huge, shaded, turned, in every file format."""

from __future__ import annotations

from tests.demo.foreign.easel import shapes

SINGLES = {
    "ball": shapes("320x240", "red circle 160 120 100"),
    "tiny-square": shapes("96x64", "blue square 48 32 26", finer=1),
    "sun": shapes("640x480", "yellow circle 330 230 210", ground="navy", suffix=".jpg"),
    "leaf": shapes("300x400", "forestgreen diamond 150 200 120 220", suffix=".webp"),
    "big-heart": shapes(
        "1600x1200",
        "crimson heart 800 600 800",
        ground="white>mistyrose",
        finer=2,
        suffix=".jpg",
    ),
    "plum": shapes("500x500", "darkorchid hexagon 250 250 190"),
    "plank": shapes("480x270", "saddlebrown rectangle 240 135 220 90", suffix=".jpg"),
    "night-star": shapes("400x400", "white star 200 190 200", ground="black"),
    "gray-cross": shapes("256x256", "dimgray cross 128 128 120", mode="L"),
    "pink-tent": shapes("512x384", "hotpink triangle 256 200 190", suffix=".webp"),
    "tangerine": shapes("360x360", "darkorange square 180 180 130", suffix=".jpg"),
    "tower": shapes("200x600", "seagreen rectangle 100 300 80 380"),
    "hanging": shapes("420x300", "darkorange triangle 210 150 170 150 turn=180"),
    "tilted": shapes("300x300", "blue square 150 150 120 turn=10"),
    "kite-shadow": shapes("500x400", "purple diamond 250 190 140 200 shadow", suffix=".jpg"),
    "edged-ball": shapes("400x400", "gold circle 200 200 200 edge=black"),
    "hoop": shapes("400x300", "red circle 200 150 180 line=7"),
    "wire-star": shapes("640x480", "blue star 320 230 260 line=4", finer=2),
    "nut": shapes("450x450", "dimgray hexagon 225 225 230 line=22"),
    "hollow-heart": shapes("380x380", "deeppink heart 190 190 190 line=9", suffix=".webp"),
    "hollow-triangle": shapes("600x400", "green triangle 300 210 230 line=10"),
    "hollow-square": shapes("256x256", "black square 128 128 120 line=5", finer=1),
    "hollow-cross": shapes("340x340", "purple cross 170 170 190 line=8"),
    "hollow-diamond": shapes("300x420", "saddlebrown diamond 150 210 140 230 line=12"),
    "dot-top-left": shapes("480x360", "black circle 70 55 56"),
    "heart-bottom-right": shapes("600x600", "red heart 510 515 110"),
    "star-at-left": shapes("800x600", "orange star 110 300 130", suffix=".jpg"),
    "square-at-top": shapes("400x500", "green square 200 70 84"),
    "triangle-bottom-left": shapes("640x480", "blue triangle 95 405 100"),
    "hexagon-top-right": shapes("500x350", "pink hexagon 425 60 85", ground="black"),
    "cross-at-bottom": shapes("450x450", "darkviolet cross 225 385 90"),
    "diamond-at-right": shapes("700x400", "gold diamond 610 200 80", ground="navy"),
    "white-heart": shapes("400x300", "white heart 200 150 150", ground="red", suffix=".jpg"),
    "black-star": shapes("300x300", "black star 150 150 170", ground="yellow"),
    "palette-cross": shapes("320x320", "limegreen cross 160 160 140", mode="P", finer=1),
    "clear-hexagon": shapes("400x400", "royalblue hexagon 200 200 200", mode="RGBA", finer=1),
    "gray-brick": shapes("500x250", "gray rectangle 250 125 200 100", mode="L", suffix=".jpg"),
    "brown-on-green": shapes("640x360", "saddlebrown circle 320 180 160", ground="palegreen"),
}
"""One shape each."""
