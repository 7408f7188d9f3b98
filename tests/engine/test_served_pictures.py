"""Pictures as servers take them."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import inspect, load
from glm4v_tui.engine.family import GLM_41V
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.served_pictures import PictureAddresses, PictureWay


def address(picture: Picture, way: PictureWay = "data") -> str:
    return PictureAddresses(GLM_41V.pictures, way).of([picture])[picture.digest]


def content(url: str) -> bytes:
    return b64decode(url.partition(",")[2])


def drawn(path: Path, mode: str = "RGB", orientation: int = 1) -> Picture:
    image = Image.new(mode, (60, 40), "red" if mode in ("RGB", "RGBA") else 1)
    image.putpixel((3, 3), 0 if mode not in ("RGB", "RGBA") else (0, 0, 255))
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(path, exif=exif)
    return inspect(path)


@pytest.mark.parametrize("name", ["plain.png", "plain.jpg"])
def test_a_plain_file_goes_as_it_is(tmp_path: Path, name: str) -> None:
    picture = drawn(tmp_path / name)
    url = address(picture)
    assert url.startswith(f"data:image/{'png' if name.endswith('png') else 'jpeg'};base64,")
    assert content(url) == picture.path.read_bytes()


@pytest.mark.parametrize(
    ("name", "mode", "orientation"),
    [("turned.jpg", "RGB", 6), ("clear.png", "RGBA", 1), ("p.png", "P", 1), ("old.bmp", "RGB", 1)],
)
def test_what_a_server_might_see_otherwise_is_written_anew_without_loss(
    tmp_path: Path, name: str, mode: str, orientation: int
) -> None:
    picture = drawn(tmp_path / name, mode, orientation)
    url = address(picture)
    assert url.startswith("data:image/png;base64,")
    seen = Image.open(BytesIO(content(url)))
    assert seen.size == (picture.width, picture.height)
    assert seen.tobytes() == load(picture).tobytes()


def test_a_file_on_the_same_machine_is_named(tmp_path: Path) -> None:
    picture = drawn(tmp_path / "a name with %20 and ü.png")
    assert address(picture, "files") == picture.path.as_uri()
    assert address(drawn(tmp_path / "turned.jpg", orientation=6), "files").startswith("data:")


def test_pixels_that_no_model_sees_are_not_sent(tmp_path: Path) -> None:
    Image.effect_noise((9000, 4000), 90).convert("RGB").save(tmp_path / "large.bmp")
    seen = Image.open(BytesIO(content(address(inspect(tmp_path / "large.bmp")))))
    wide, high = GLM_41V.pictures.size(9000, 4000)
    assert wide <= seen.width <= 2 * wide
    assert high <= seen.height <= 2 * high


def test_a_picture_that_has_changed_is_not_sent(tmp_path: Path) -> None:
    picture = drawn(tmp_path / "a.png")
    drawn(tmp_path / "a.png", orientation=3)
    with pytest.raises(EngineError) as refusal:
        address(picture)
    assert refusal.value.kind == "rejected"
