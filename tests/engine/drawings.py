"""Pictures with a known content, drawn for a test."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PIL import Image, ImageDraw

from glm4v_tui.chat.conversation import Picture


def circles(path: Path, count: int, colour: str) -> Picture:
    """Draw a row of filled circles on white and return the picture."""
    image = Image.new("RGB", (400, 300), "white")
    draw = ImageDraw.Draw(image)
    for number in range(count):
        left = 30 + number * 120
        draw.ellipse((left, 100, left + 70, 170), fill=colour)
    return kept(image, path)


def blank(path: Path, width: int, height: int) -> Picture:
    """Draw nothing, in this size in pixels."""
    return kept(Image.new("RGB", (width, height), "white"), path)


def kept(image: Image.Image, path: Path) -> Picture:
    """Save an image as a file and return it as a picture."""
    image.save(path, "PNG")
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return Picture(path, path.name, digest, *image.size, len(content), "PNG")
