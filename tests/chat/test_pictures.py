"""Every picture is described and loaded with the right pixels, upright and on white."""

import hashlib
import struct
import warnings
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from glm4v_tui.chat.decoding import PIXELS
from glm4v_tui.chat.pictures import (
    inspect,
    load,
    looks_like_picture,
)
from tests.chat.picture_files import BLUE, FORMATS, GREEN, RED, WHITE, draw, near


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("a.jpg", True),
        ("A.JPG", True),
        ("a.b.Png", True),
        ("图片.webp", True),
        ("a.pdf", False),
        ("a.eps", False),
        ("a.heic", False),
        ("jpg", False),
        (".png", False),
        ("a.jpg.txt", False),
    ],
)
def test_names_are_judged_by_our_own_list(name: str, offered: bool) -> None:
    assert looks_like_picture(Path("/somewhere") / name) is offered


@pytest.mark.parametrize(("name", "form"), FORMATS)
def test_a_picture_is_described_and_loaded(tmp_path: Path, name: str, form: str) -> None:
    path = draw(tmp_path / name, (64, 64))
    picture = inspect(path)
    assert (picture.path, picture.name, picture.format) == (path, name, form)
    assert (picture.width, picture.height) == (64, 64)
    assert picture.size == path.stat().st_size
    assert picture.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    image = load(picture)
    assert (image.mode, image.size) == ("RGB", (64, 64))
    assert near(image.getpixel((30, 20)), RED)
    assert load(path).tobytes() == image.tobytes()


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif"])
def test_content_decides_and_not_the_suffix(tmp_path: Path, name: str) -> None:
    path = draw(tmp_path / name, form="BMP")
    assert inspect(path).format == "BMP"


def test_a_large_honest_picture_brings_no_warning(tmp_path: Path) -> None:
    width, height = 12_000, 10_000
    assert PIXELS // 2 < width * height < PIXELS
    path = tmp_path / "large.png"
    Image.new("1", (width, height)).save(path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert inspect(path).width == width


def test_one_pixel_and_the_longest_aspect_work(tmp_path: Path) -> None:
    assert inspect(draw(tmp_path / "one.png", (1, 1))).width == 1
    assert load(draw(tmp_path / "dot.jpg", (1, 1)), (50, 50)).size == (1, 1)
    assert load(draw(tmp_path / "long.png", (2000, 10)), (100, 100)).size == (100, 1)


@pytest.mark.parametrize("name", ["cmyk.jpg", "cmyk.tif"])
def test_cmyk_becomes_rgb(tmp_path: Path, name: str) -> None:
    image = load(draw(tmp_path / name, mode="CMYK"))
    assert image.mode == "RGB"
    assert near(image.getpixel((2, 2)), RED)


@pytest.mark.parametrize("name", ["deep.png", "deep.tif", "deep.pgm", "deep.jp2"])
def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path: Path, name: str) -> None:
    grey = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 16_448, 32_896, 65_535)):
        grey.putpixel((x, 0), value)
    path = tmp_path / name
    if name.endswith("pgm"):
        path.write_bytes(b"P5 4 1 65535\n" + struct.pack(">4H", 0, 16_448, 32_896, 65_535))
    else:
        grey.save(path)
    image = load(path)
    assert [image.getpixel((x, 0)) for x in range(4)] == [(v, v, v) for v in (0, 64, 128, 255)]


def test_floating_point_goes_from_darkest_to_brightest(tmp_path: Path) -> None:
    image = Image.new("F", (3, 1))
    for x, value in enumerate((-1.0, 0.0, 1.0)):
        image.putpixel((x, 0), value)
    image.save(tmp_path / "f.tif")
    pixels = load(tmp_path / "f.tif")
    assert [pixels.getpixel((x, 0)) for x in range(3)] == [(v, v, v) for v in (0, 128, 255)]
    Image.new("F", (3, 1), float("nan")).save(tmp_path / "nan.tif")
    assert load(tmp_path / "nan.tif").mode == "RGB"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_transparency_is_laid_on_white(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.tif" if mode == "PA" else "a.png")
    clear = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 2, 4))
    clear.convert(mode).save(path)
    image = load(path)
    assert image.getpixel((0, 0)) == (0, 0, 0)
    assert image.getpixel((3, 0)) == WHITE


def test_a_transparent_palette_colour_is_white(tmp_path: Path) -> None:
    palette = Image.new("P", (2, 1), 1)
    palette.putpalette([*RED, *GREEN])
    palette.putpixel((0, 0), 0)
    for name in ("p.png", "p.gif"):
        palette.save(tmp_path / name, transparency=0)
        image = load(tmp_path / name)
        assert [image.getpixel((0, 0)), image.getpixel((1, 0))] == [WHITE, GREEN]


@pytest.mark.parametrize("name", ["a.gif", "a.png", "a.webp", "a.tif"])
def test_an_animation_shows_its_first_frame(tmp_path: Path, name: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, GREEN, BLUE)]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:])
    assert near(load(inspect(tmp_path / name)).getpixel((4, 4)), RED)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.avif"])
@pytest.mark.parametrize("box", [None, (40, 40)])
def test_a_rotated_photograph_stands_upright(
    tmp_path: Path, name: str, box: tuple[int, int] | None
) -> None:
    lying = Image.new("RGB", (160, 80), BLUE)
    lying.paste(RED, (0, 0, 80, 80))
    turned = Image.Exif()
    turned[0x112] = 6
    lying.save(tmp_path / name, exif=turned)
    picture = inspect(tmp_path / name)
    assert (picture.width, picture.height) == (80, 160)
    image = load(picture, box)
    width, height = image.size
    assert (width, height) == ((80, 160) if box is None else (20, 40))
    assert near(image.getpixel((width // 2, height // 8)), RED)
    assert near(image.getpixel((width // 2, height * 7 // 8)), BLUE)
    assert not image.getexif(), "whoever opens it next would turn it again"


def test_a_box_only_makes_smaller(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.jpg", (1000, 500))
    assert load(path, (100, 100)).size == (100, 50)
    assert load(path, (4000, 4000)).size == (1000, 500)
    assert load(path, (999, 500)).size == (999, 500)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_damaged_orientation_does_not_matter(tmp_path: Path) -> None:
    Image.new("RGB", (8, 6)).save(tmp_path / "a.jpg", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert inspect(tmp_path / "a.jpg").width == 8


def test_a_relative_path_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path / "a.png")
    monkeypatch.chdir(tmp_path)
    assert inspect(Path("a.png")).path == tmp_path / "a.png"


def test_pillow_is_left_as_it_was(tmp_path: Path) -> None:
    before = (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
    load(inspect(draw(tmp_path / "a.png")))
    after = (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
    assert after == before
