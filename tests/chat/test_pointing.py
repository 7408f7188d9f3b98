"""Boxes belong to the picture that is meant, and lie in the pixels of its original."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.areas import Area
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.cutting import cut
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.pointing import Mark, meant, pointing
from glm4v_tui.chat.shrinking import shrunk

BOX = "The cat is at [[100, 200, 500, 600]]."


def drawn(path: Path, size: tuple[int, int] = (400, 200), orientation: int = 1) -> Picture:
    image = Image.new("RGB", size, (len(path.name), 9, 9))
    exif = Image.Exif()
    exif[274] = orientation
    image.save(path, exif=exif)
    return inspect(path)


def asked(*pictures: Picture, question: str = "Where?", answer: str = BOX) -> Conversation:
    return Conversation().asked(question, pictures).answered(answer, "stop")


def test_boxes_are_counted_in_pixels(tmp_path: Path) -> None:
    cat = drawn(tmp_path / "cat.png")
    assert pointing(asked(cat)).on(cat.digest) == (Mark(1, "cat", Area(40, 40, 160, 80)),)
    assert pointing(asked(cat)).on("another") == ()
    assert pointing(Conversation()).on(cat.digest) == ()


def test_a_picture_that_lies_on_its_side_is_counted_upright(tmp_path: Path) -> None:
    cat = drawn(tmp_path / "cat.jpg", orientation=6)
    assert (cat.width, cat.height) == (200, 400)
    (mark,) = pointing(asked(cat)).on(cat.digest)
    assert mark.area == Area(20, 80, 80, 160)


@pytest.mark.parametrize(
    ("turns", "area"),
    [
        (0, Area(100 + 20, 50 + 20, 80, 40)),
        (1, Area(100 + 40, 50 + 50, 80, 40)),
        (2, Area(100 + 100, 50 + 40, 80, 40)),
        (3, Area(100 + 80, 50 + 10, 80, 40)),
    ],
)
def test_boxes_of_a_part_lie_in_its_original(tmp_path: Path, turns: int, area: Area) -> None:
    cat = drawn(tmp_path / "cat.png")
    part = cut(cat, Area(100, 50, 200, 100), tmp_path, turns=turns)
    shown = pointing(asked(part))
    (mark,) = shown.on(cat.digest)
    assert mark.area == area
    assert shown.on(cat.digest, frame=1) == ()
    (mark,) = shown.on(part.digest)
    assert mark.area.left == part.width * 100 // 1000


def test_boxes_of_a_part_of_a_part_lie_in_the_first_original(tmp_path: Path) -> None:
    cat = drawn(tmp_path / "cat.png")
    part = cut(cat, Area(100, 50, 200, 100), tmp_path)
    inner = cut(part, Area(10, 20, 100, 50), tmp_path)
    conversation = asked(part, answer="Nowhere.").asked("And here?", (inner,)).answered(BOX, "stop")
    (mark,) = pointing(conversation).on(cat.digest)
    assert mark.area == Area(100 + 10 + 10, 50 + 20 + 10, 40, 20)


def test_boxes_of_a_smaller_copy_lie_in_the_full_picture(tmp_path: Path) -> None:
    cat = drawn(tmp_path / "cat.png")
    (mark,) = pointing(asked(shrunk(cat, (100, 50), tmp_path))).on(cat.digest)
    assert mark.area == Area(40, 40, 160, 80)


def test_the_latest_answer_counts(tmp_path: Path) -> None:
    cat = drawn(tmp_path / "cat.png")
    later = asked(cat).asked("And the dog?").answered("dog: [[0,0,500,500]]", "stop")
    assert [mark.label for mark in pointing(later).on(cat.digest)] == ["dog"]
    silent = later.asked("Thanks").answered("Welcome.", "stop")
    assert [mark.label for mark in pointing(silent).on(cat.digest)] == ["dog"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Where is it?", "d.png"),
        ("Where is it in the second picture?", "d.png"),
        ("Where is it in the first image?", "c.png"),
        ("Find it in picture 1.", "c.png"),
        ("Find it in the 3rd photo.", "c.png"),
        ("in image 4", "d.png"),
        ("in image 7", "d.png"),
        ("第一张里的猫在哪里?", "c.png"),
        ("图2里的猫", "d.png"),
        ("Where is it in b.png?", "b.png"),
        ("the last picture", "d.png"),
    ],
)
def test_the_picture_that_is_named_is_meant(tmp_path: Path, question: str, name: str) -> None:
    a, b, c, d = (drawn(tmp_path / f"{letter}.png") for letter in "abcd")
    assert meant(question, BOX, [(a, b), (c, d)]).name == name


def test_pictures_attached_one_by_one_are_counted_from_the_first(tmp_path: Path) -> None:
    a, b = (drawn(tmp_path / f"{letter}.png") for letter in "ab")
    assert meant("in the first picture", BOX, [(a,), (b,)]) == a
    assert meant("where?", "In picture 1 it is here", [(a,), (b,)]) == a
