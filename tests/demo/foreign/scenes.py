"""Pictures of a few different shapes, placed by hand: beside, above, over and inside each other."""

from __future__ import annotations

from tests.demo.foreign.easel import shapes

SCENES = {
    "ball-and-box": shapes("600x300", "red circle 150 150 120", "blue square 440 150 120"),
    "tent-over-heart": shapes(
        "400x600", "green triangle 200 150 150", "purple heart 200 440 150", suffix=".jpg"
    ),
    "corners": shapes(
        "600x600",
        *("red star 100 100 120", "blue hexagon 500 100 110"),
        *("green heart 100 500 110", "black cross 500 500 110"),
    ),
    "five-places": shapes(
        "900x600",
        *("orange circle 120 100 120", "purple square 780 100 110", "pink heart 120 500 120"),
        *("gray triangle 780 500 120", "green star 450 300 150"),
        suffix=".webp",
    ),
    "line-of-four": shapes(
        "960x240",
        *("red square 120 120 110", "green circle 360 120 110"),
        *("blue diamond 600 120 90", "orange star 840 120 130"),
    ),
    "line-of-five": shapes(
        "1000x200",
        *("black triangle 100 100 100", "hotpink circle 300 100 100", "gold hexagon 500 100 100"),
        *("seagreen heart 700 100 100", "navy square 900 100 90"),
        suffix=".jpg",
    ),
    "pile-of-three": shapes(
        "300x720", "blue star 150 120 140", "red rectangle 150 360 170", "green circle 150 600 130"
    ),
    "big-and-small": shapes("640x400", "red circle 190 200 240", "blue circle 510 200 70"),
    "small-and-big": shapes("640x400", "green square 110 200 60", "orange triangle 430 205 270"),
    "three-sizes": shapes(
        "900x360", "purple star 120 180 70", "black circle 380 180 170", "red square 710 180 260"
    ),
    "dark-scene": shapes(
        "640x480",
        *("yellow star 160 130 130", "white circle 470 140 120", "red diamond 320 360 90"),
        ground="black",
    ),
    "sea-scene": shapes(
        "800x500",
        *("orange circle 640 120 130", "white triangle 260 190 170"),
        "saddlebrown rectangle 260 380 260 80",
        ground="lightblue>royalblue",
        suffix=".jpg",
    ),
    "overlap-two": shapes("500x400", "red circle 200 200 200", "blue square 310 230 170"),
    "overlap-hearts": shapes(
        "600x400", "pink heart 240 200 220", "green heart 370 220 220", suffix=".webp"
    ),
    "overlap-three": shapes(
        "640x480", "gold square 250 200 200", "purple circle 380 230 190", "black star 300 340 150"
    ),
    "overlap-outline": shapes(
        "500x400", "blue circle 200 200 210 line=8", "red triangle 320 210 210 line=8"
    ),
    "outlines-three": shapes(
        "900x300",
        "red triangle 150 150 160 line=6",
        "green hexagon 450 150 170 line=6",
        "blue heart 750 150 170 line=6",
        finer=2,
    ),
    "thick-and-thin": shapes(
        "700x350", "black square 180 175 170 line=24", "purple diamond 520 175 150 line=3", finer=2
    ),
    "filled-and-hollow": shapes(
        "700x350", "green circle 180 175 170", "orange circle 520 175 170 line=10"
    ),
    "shadows": shapes(
        "800x400",
        *("red square 150 200 130 shadow", "royalblue circle 400 200 140 shadow"),
        "forestgreen diamond 650 200 110 shadow",
        suffix=".jpg",
    ),
    "edged-three": shapes(
        "900x360",
        *("gold star 150 180 190 edge=black", "pink hexagon 450 180 180 edge=black"),
        "limegreen square 750 180 150 edge=black",
    ),
    "six-all-different": shapes(
        "960x640",
        *("red circle 160 160 150", "blue square 480 160 140", "green triangle 800 160 160"),
        *("orange star 160 480 160", "purple hexagon 480 480 160", "black heart 800 480 150"),
    ),
    "six-mixed": shapes(
        "960x640",
        *("pink cross 140 500 130", "navy diamond 330 180 100", "gray circle 480 480 120"),
        *(
            "saddlebrown rectangle 700 140 200",
            "gold star 840 440 160",
            "crimson heart 120 140 120",
        ),
        suffix=".jpg",
    ),
    "tiny-pair": shapes("128x96", "red square 36 48 36", "green circle 92 48 36", finer=1),
    "huge-pair": shapes(
        "1600x1200",
        "blue triangle 450 600 420",
        "orange hexagon 1150 600 420",
        finer=2,
        suffix=".jpg",
    ),
    "strip-wide": shapes(
        "1400x90", "red circle 120 45 60", "green square 700 45 56", "blue star 1280 45 66"
    ),
    "strip-tall": shapes(
        "90x1200", "purple heart 45 150 60", "orange circle 45 600 60", "black triangle 45 1060 60"
    ),
    "clear-pair": shapes(
        "500x300", "crimson star 130 150 150", "navy cross 370 150 130", mode="RGBA", finer=1
    ),
    "palette-trio": shapes(
        "600x300",
        *("orange heart 110 150 120", "purple square 300 150 110", "green diamond 490 150 90"),
        mode="P",
    ),
    "gray-trio": shapes(
        "600x300",
        *("black circle 110 150 120", "white star 300 150 150", "dimgray square 490 150 110"),
        ground="lightgray",
        mode="L",
        suffix=".jpg",
    ),
    "same-colour": shapes(
        "700x300", "red circle 130 150 130", "red star 350 150 160", "red triangle 570 150 140"
    ),
    "same-shape": shapes(
        "700x300",
        "blue hexagon 130 150 140",
        "yellow hexagon 350 150 140",
        "red hexagon 570 150 140",
    ),
    "cross-and-square": shapes("600x400", "limegreen cross 180 130 130", "red square 430 270 130"),
    "two-rectangles": shapes(
        "640x480", "orange rectangle 170 240 90 260", "blue rectangle 450 240 260 90"
    ),
    "inside": shapes("500x500", "blue square 250 250 320", "yellow circle 250 250 150"),
    "squares-and-circles": shapes(
        "900x500",
        *("red square 120 130 110", "blue square 340 130 110", "green square 560 130 110"),
        *("black circle 230 360 120", "orange circle 660 360 120", "purple square 780 130 110"),
    ),
    "stars-and-hearts": shapes(
        "800x500",
        *("gold star 120 130 130", "gold star 670 120 130", "red heart 390 130 110"),
        *("red heart 150 370 110", "red heart 420 370 110", "red heart 660 370 110"),
        ground="navy",
        suffix=".jpg",
    ),
    "before": shapes("400x300", "red circle 110 150 100", "green square 290 150 90"),
    "after": shapes("400x300", "red circle 110 150 100", "purple square 290 150 90"),
}
"""Two to six different shapes each."""
