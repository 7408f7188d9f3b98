"""The demo pictures in the package are those that the script draws."""

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from glm4v_tui.demo import PICTURES
from glm4v_tui.demo.draw import DRAWINGS

LOST_BY_JPEG = 6.0
"""Mean difference of a colour value, of 255, that compression may make."""

DRAWN_ALIKE = 0.2
"""The same for PNG: newer versions of Pillow may draw edges a little differently."""


def test_every_picture_has_a_drawing() -> None:
    assert sorted(file.name for file in PICTURES.iterdir()) == sorted(DRAWINGS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawing_again_gives_the_same_picture(name: str) -> None:
    drawn = DRAWINGS[name]()
    with Image.open(PICTURES / name) as kept:
        assert kept.size == drawn.size
        difference = ImageStat.Stat(ImageChops.difference(kept.convert("RGB"), drawn))
    assert max(difference.mean) <= (LOST_BY_JPEG if name.endswith(".jpg") else DRAWN_ALIKE)


def test_together_they_are_small() -> None:
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < 400_000


def test_one_picture_lies_on_its_side() -> None:
    with Image.open(PICTURES / "turned-by-exif.jpg") as lying:
        assert lying.size == (784, 560)
        assert ImageOps.exif_transpose(lying).size == (560, 784)
