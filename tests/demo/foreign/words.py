"""Pictures with something to read, in the font that Pillow brings along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PIL import ImageDraw, ImageFont

from tests.demo.foreign.drawing import Drawing
from tests.demo.foreign.easel import background


def words(
    size: str,
    *texts: str,
    ink: str = "black",
    ground: str = "white",
    height: int = 60,
    bold: int = 0,
    suffix: str = ".png",
) -> Callable[[], Drawing]:
    """Return what writes texts below each other in the middle of a picture."""
    width, tall = map(int, size.split("x"))
    return partial(_written, (width, tall), texts, ink, ground, height, bold, suffix)


def _written(
    size: tuple[int, int],
    texts: tuple[str, ...],
    ink: str,
    ground: str,
    height: int,
    bold: int,
    suffix: str,
) -> Drawing:
    image, font = background(ground, size), ImageFont.load_default(height)
    brush, top = ImageDraw.Draw(image), (size[1] - 1.4 * height * (len(texts) - 1)) / 2
    for number, text in enumerate(texts):
        middle = (size[0] / 2, top + 1.4 * height * number)
        brush.text(middle, text, ink, font, "mm", stroke_width=bold)
    return Drawing(image, suffix=suffix)


WORDS = {
    "open": words("400x200", "OPEN", height=90),
    "exit": words("300x150", "EXIT", ink="white", ground="green", bold=1),
    "stop": words("400x400", "STOP", ink="white", ground="crimson", height=110, bold=2),
    "hello": words("480x240", "hello", ink="blue", height=100, suffix=".jpg"),
    "garden": words("500x200", "garden", ink="forestgreen", height=90),
    "window": words("640x240", "window", ink="black", ground="lightyellow", height=110),
    "market": words("512x256", "Market", ink="purple", height=100, suffix=".webp"),
    "paris": words("400x200", "Paris", ink="red", height=90),
    "monday": words("600x200", "Monday", ink="navy", height=110, suffix=".jpg"),
    "mixed-case": words("500x240", "BaNaNa", ink="darkorange", height=100),
    "mixed-case-2": words("400x200", "TeXt", ink="black", height=100, bold=1),
    "number-7": words("200x200", "7", ink="red", height=130, bold=2),
    "number-42": words("300x200", "42", ink="blue", height=120),
    "number-365": words("320x180", "365", ink="black", height=100, suffix=".jpg"),
    "number-1984": words("500x250", "1984", ink="white", ground="black", height=130),
    "number-90210": words("480x160", "90210", ink="saddlebrown", height=90),
    "number-314159": words("600x200", "314159", ink="purple", height=110),
    "no-entry": words("500x160", "NO ENTRY", ink="red", height=80, bold=1),
    "hot-tea": words("480x200", "hot tea", ink="saddlebrown", height=90),
    "new-york": words("640x200", "New York", ink="black", height=110, suffix=".jpg"),
    "happy-day": words("500x300", "HAPPY", "DAY", ink="hotpink", height=90, bold=1),
    "good-night": words("500x300", "good", "night", ink="yellow", ground="navy", height=90),
    "room-12": words("500x200", "Room 12", ink="green", height=100),
    "bus-88": words("400x200", "BUS 88", ink="black", ground="gold", height=90, suffix=".jpg"),
    "sale": words("1200x600", "SALE", ink="red", height=320, bold=4),
    "tiny-word": words("96x64", "KEY", height=34),
    "small-word": words("640x480", "bridge", ink="blue", height=64),
    "wide-word": words("1200x120", "MOUNTAIN", ink="black", height=90),
    "tall-word": words("240x640", "Lamp", ink="orange", ground="black", height=84),
    "paper-word": words("500x300", "Water", ink="black", ground="white>lightgray", height=110),
    "quick": words("480x240", "QUICK", ink="dimgray", height=110, suffix=".webp"),
    "zebra": words("480x240", "zebra", ink="black", height=120, bold=2),
    "family": words("480x240", "family", ink="deeppink", height=110),
    "coffee": words("600x240", "COFFEE", ink="saddlebrown", ground="bisque", height=120, bold=1),
}
"""One or two words each."""
