"""A part of a picture is a picture of its own: its pixels, its name and its place."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.areas import Area, turned_size
from glm4v_tui.chat.conversation import Conversation, Excerpt
from glm4v_tui.chat.cutting import cut
from glm4v_tui.chat.originals import Original
from glm4v_tui.chat.pictures import PictureError, inspect, load
from glm4v_tui.chat.records import Asked, parsed
from glm4v_tui.chat.transcript import Transcript, read

SIZE = (40, 20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A picture in which every pixel tells its place."""
    image = Image.new("RGB", SIZE)
    image.putdata([(x * 4, y * 4, 0) for y in range(SIZE[1]) for x in range(SIZE[0])])
    image.save(tmp_path / "map.png")
    return tmp_path / "map.png"


def corner(image: Image.Image, x: int = 0, y: int = 0) -> tuple[int, int]:
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return round(pixel[0] / 4), round(pixel[1] / 4)


def test_turning_an_area_goes_round() -> None:
    area, size = Area(3, 4, 5, 6), SIZE
    for _ in range(4):
        area, size = area.turned(1, size), turned_size(size, 1)
        assert area.within(size) == area
    assert area == Area(3, 4, 5, 6)
    assert area.turned(2, SIZE) == area.turned(1, SIZE).turned(1, turned_size(SIZE, 1))


@pytest.mark.parametrize(
    ("turns", "first"), [(0, (10, 5)), (1, (10, 12)), (2, (15, 12)), (3, (15, 5))]
)
def test_the_pixels_are_those_of_the_place(
    path: Path, tmp_path: Path, turns: int, first: tuple[int, int]
) -> None:
    part = cut(path, Area(10, 5, 6, 8), tmp_path / "cut", turns=turns)
    assert (part.width, part.height) == turned_size((6, 8), turns)
    assert corner(load(part)) == first
    whole = inspect(path)
    assert part.excerpt == Excerpt(path, "map.png", whole.digest, 10, 5, 6, 8, turns)
    turn = f", turned {turns * 90}°" if turns else ""
    assert part.name == f"map.png [10,5 6×8{turn}]"
    assert stat.S_IMODE(part.path.stat().st_mode) == 0o600


def test_a_part_counts_in_the_upright_picture(path: Path, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[274] = 6
    Image.open(path).save(tmp_path / "lying.png", exif=exif)
    upright = load(tmp_path / "lying.png")
    part = cut(tmp_path / "lying.png", Area(2, 30, 4, 5), tmp_path / "cut")
    assert load(part).tobytes() == upright.crop((2, 30, 6, 35)).tobytes()


def test_a_later_frame_and_a_whole_turned_picture_are_named_so(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    part = cut(tmp_path / "a.gif", Area(0, 0, 8, 8), tmp_path / "cut", turns=2, frame=1)
    assert part.name == "a.gif [turned 180°, frame 2]"
    assert load(part).getpixel((0, 0)) == (0, 0, 255)


def test_what_cannot_be_cut_says_why(path: Path, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="has changed"):
        cut(path, Area(30, 0, 20, 20), tmp_path / "cut")
    Image.new("RGB", (500, 4)).save(path)
    with pytest.raises(PictureError, match="more than 200 times"):
        cut(path, Area(0, 0, 500, 2), tmp_path / "cut")
    (tmp_path / "file").touch()
    with pytest.raises(PictureError, match="cannot be kept"):
        cut(path, Area(0, 0, 50, 4), tmp_path / "file")


def test_a_part_comes_back_with_its_place(path: Path, tmp_path: Path) -> None:
    part = cut(path, Area(10, 5, 6, 8), tmp_path / "cut", turns=1)
    transcript = Transcript.create(tmp_path / "data", "m")
    transcript.asked(Conversation().asked("What?", (part,)).turns[0])
    transcript.close()
    part.path.unlink()
    path.unlink()
    (back,) = read(transcript.path).conversation.pictures
    assert back.excerpt == part.excerpt
    assert back.path == tmp_path / "data" / "pictures" / f"{part.digest}.png"
    assert corner(load(back)) == (10, 12)


def test_a_transcript_of_before_has_no_places_and_a_bad_place_is_damage(path: Path) -> None:
    picture = inspect(path)
    fields = f'"digest":"{picture.digest}","name":"a","original":"/a","format":"PNG"'
    head = '{"kind":"asked","turn":1,"time":"2026-01-01T00:00:00Z","parts":[{' + fields
    old = parsed(f'{head},"width":1,"height":1,"size":1}}]}}'.encode())
    assert isinstance(old, Asked)
    assert old.parts[0].model_dump()["excerpt"] is None


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("box", [(400, 400), (40, 40), (5, 3)])
def test_looking_closely_shows_the_same_as_cutting(
    path: Path, tmp_path: Path, turns: int, box: tuple[int, int]
) -> None:
    area = Area(10, 5, 24, 8)
    seen = Original(path, SIZE).part(area, box, turns=turns)
    whole = load(cut(path, area, tmp_path / "cut", turns=turns))
    assert seen.width <= max(1, min(box[0], whole.width))
    assert seen.height <= max(1, min(box[1], whole.height))
    small = whole.resize(seen.size, Image.Resampling.BOX)
    for near, right in zip(corner(seen), corner(small), strict=True):
        assert abs(near - right) <= 3


def test_zooming_in_decodes_more_finely_and_out_again_nothing(tmp_path: Path) -> None:
    path = tmp_path / "dots.jpg"
    Image.effect_noise((800, 600), 90).convert("RGB").save(path)
    original = Original(path, (800, 600))
    assert original.part(Area(0, 0, 800, 600), (100, 100)).size == (100, 75)
    close = original.part(Area(400, 300, 50, 50), (100, 100))
    assert close.tobytes() == load(path).crop((400, 300, 450, 350)).tobytes()
    path.unlink()
    assert original.part(Area(0, 0, 800, 600), (100, 100)).size == (100, 75)
