"""However a picture is turned, cut and made smaller, a box on what came of it lies where it did."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from glm4v_tui.chat.areas import Area, Size, turned_size
from glm4v_tui.chat.conversation import Conversation, Excerpt, Picture
from glm4v_tui.chat.cutting import cut
from glm4v_tui.chat.pictures import inspect, load
from glm4v_tui.chat.pointing import Mark, pointing
from glm4v_tui.chat.shrinking import shrunk

GROUND, THING = (255, 255, 255), (200, 0, 0)
SIDES = st.integers(60, 160)


@st.composite
def areas(draw: st.DrawFn, size: Size) -> Area:
    """An area inside a picture that is not too thin for a model."""
    left, top = (draw(st.integers(0, side - 20)) for side in size)
    width = draw(st.integers(20, size[0] - left))
    return Area(left, top, width, draw(st.integers(20, size[1] - top)))


def painted(folder: Path, size: Size, thing: Area, orientation: int) -> Picture:
    """Write a picture in which a thing is seen there, upright, however the file has it."""
    image = Image.new("RGB", size, GROUND)
    image.paste(THING, thing.edges)
    way = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    exif = Image.Exif()
    exif[274] = orientation
    (image if way is None else image.transpose(way)).save(folder / "thing.png", exif=exif)
    return inspect(folder / "thing.png")


def seen(picture: Picture) -> tuple[int, int, int, int]:
    """Return the edges of the thing in what the model sees."""
    red, green, _ = load(picture).split()
    mask = green.point([255 * (level < 128) for level in range(256)])
    box = mask.getbbox()
    assert box, red
    return box


def answered(*pictures: Picture) -> Conversation:
    """Return a conversation in which the last picture is asked about, and answered with a box."""
    left, top, right, bottom = seen(pictures[-1])
    width, height = pictures[-1].width, pictures[-1].height
    box = [1000 * left / width, 1000 * top / height, 1000 * right / width, 1000 * bottom / height]
    words = ",".join(f"{edge:.3f}" for edge in box)
    conversation = Conversation()
    for picture in pictures[:-1]:
        conversation = conversation.asked("?", (picture,)).answered("Nothing.", "stop")
    return conversation.asked("Where?", pictures[-1:]).answered(f"At [[{words}]].", "stop")


def near(mark: Mark, thing: Area, pixels: int) -> bool:
    pairs = zip(mark.area.edges, thing.edges, strict=True)
    return all(abs(one - other) <= pixels for one, other in pairs)


@settings(deadline=None, max_examples=60)
@given(data=st.data(), size=st.tuples(SIDES, SIDES), orientation=st.integers(1, 8))
def test_a_box_lies_on_the_thing_in_the_original(
    data: st.DataObject, size: Size, orientation: int
) -> None:
    part = data.draw(areas(size))
    inner = data.draw(areas((part.width, part.height)))
    thing = inner.moved(part.left, part.top)
    with TemporaryDirectory() as place:
        folder = Path(place)
        whole = painted(folder, size, thing, orientation)
        turns = data.draw(st.integers(0, 3))
        first = cut(whole, part, folder / "cut", turns=turns)
        (mark,) = pointing(answered(first)).on(whole.digest)
        assert near(mark, thing, 1)
        again = data.draw(st.integers(0, 3))
        second = cut(first, Area.whole((first.width, first.height)), folder / "cut", turns=again)
        if second.digest not in (first.digest, whole.digest):
            points = pointing(answered(first, second))
            (mark,) = points.on(whole.digest)
            assert near(mark, thing, 1)
            original, marks = points.in_original(second)
            assert original
            assert original.digest == whole.digest
            assert near(marks[0], thing, 1)


@settings(deadline=None, max_examples=40)
@given(data=st.data(), size=st.tuples(st.integers(120, 200), st.integers(120, 200)))
def test_a_box_in_a_part_of_a_smaller_copy_lies_in_the_original(
    data: st.DataObject, size: Size
) -> None:
    thing = data.draw(areas(size))
    with TemporaryDirectory() as place:
        folder = Path(place)
        whole = painted(folder, size, thing, 1)
        small = shrunk(whole, (size[0] // 2, size[1] // 2), folder / "cut")
        around = Area(*_around(seen(small), (small.width, small.height)))
        part = cut(small, around, folder / "cut", turns=data.draw(st.integers(0, 3)))
        points = pointing(answered(small, part))
        (mark,) = points.on(whole.digest)
        assert near(mark, thing, 4)
        original, marks = points.in_original(part)
        assert original == Excerpt(
            whole.path, whole.name, whole.digest, 0, 0, whole.width, whole.height
        )
        assert near(marks[0], thing, 4)


def _around(edges: tuple[int, int, int, int], size: Size) -> tuple[int, int, int, int]:
    left, top = max(0, edges[0] - 2), max(0, edges[1] - 2)
    return left, top, min(size[0], edges[2] + 2) - left, min(size[1], edges[3] + 2) - top


@given(data=st.data(), size=st.tuples(SIDES, SIDES), turns=st.integers(0, 3))
def test_turning_back_leads_back(data: st.DataObject, size: Size, turns: int) -> None:
    area = data.draw(areas(size))
    assert area.turned(turns, size).turned(-turns, turned_size(size, turns)) == area
