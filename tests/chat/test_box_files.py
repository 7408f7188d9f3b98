"""Boxes as other programs read them."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.areas import Area
from glm4v_tui.chat.box_files import coco, listed, with_boxes, write_new, yolo
from glm4v_tui.chat.framing import COLOURS, Frame, Pen, framed, frames_of
from glm4v_tui.chat.pointing import Mark
from glm4v_tui.chat.sheets import Sheet

CAT = Mark(1, 'a "cat",\x1b[2J', Area(10, 20, 30, 40))
POINT = Mark(2, "", Area(50, 60, 1, 1), is_point=True)
DOG = Mark(3, "dog", Area(0, 0, 100, 100))
PICTURE, PAGE = Sheet("cat.png", "cat.png"), Sheet("a.pdf p. 3", "a.pdf", 2)
MARKS = (CAT, POINT, DOG)


def test_json_and_csv_give_edges_in_pixels() -> None:
    found = json.loads(listed("json", PICTURE, MARKS))
    assert found["picture"] == "cat.png"
    assert found["boxes"][0] == {"number": 1, "label": 'a "cat",␛[2J', "box": [10, 20, 40, 60]}
    assert found["boxes"][1] == {"number": 2, "label": "", "point": [50, 60]}
    rows = [*csv.reader(io.StringIO(listed("csv", PICTURE, MARKS)))]
    assert rows[0] == ["number", "label", "left", "top", "right", "bottom"]
    assert rows[1] == ["1", 'a "cat",␛[2J', "10", "20", "40", "60"]
    assert rows[2] == ["2", "", "50", "60"]


def test_coco_and_yolo_have_boxes_by_class() -> None:
    found = json.loads(coco(PICTURE, (200, 100), (*MARKS, Mark(4, "dog", Area(1, 2, 3, 4)))))
    assert found["images"] == [{"id": 1, "file_name": "cat.png", "width": 200, "height": 100}]
    assert [each["category_id"] for each in found["annotations"]] == [1, 2, 2]
    assert found["annotations"][0]["bbox"] == [10, 20, 30, 40]
    assert found["annotations"][0]["area"] == 1200
    lines, classes = yolo((200, 100), MARKS)
    assert lines.splitlines() == [
        "0 0.125000 0.400000 0.150000 0.400000",
        "1 0.250000 0.500000 0.500000 1.000000",
    ]
    assert classes.splitlines()[1] == "dog"


def test_nothing_is_written_over_and_all_is_private(tmp_path: Path) -> None:
    (first,) = write_new(tmp_path, "../a b", [("-boxes.png", b"1")])
    (second,) = write_new(tmp_path, "../a b", [("-boxes.png", b"2")])
    assert (first.name, second.name) == ("a_b-boxes.png", "a_b-2-boxes.png")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    (unnamed,) = write_new(tmp_path, "…", [(".txt", b"")])
    assert unnamed.parent == tmp_path


def test_the_saved_picture_has_the_colour_along_the_edges() -> None:
    image = Image.open(io.BytesIO(with_boxes(Image.new("RGB", (200, 100), "white"), (CAT,))))
    assert image.size == (200, 100)
    for place in ((10, 40), (39, 40), (25, 20), (25, 59)):
        assert image.getpixel(place) == COLOURS[0]
    assert image.getpixel((25, 45)) == (255, 255, 255)


def test_lines_stay_whole_when_dots_become_cells() -> None:
    """Half a cell wide and on its borders, a line keeps its colour when it is made smaller."""
    frame = Frame(1, "cat", (0.203, 0.203, 0.81, 0.81))
    drawn = framed(Image.new("RGB", (400, 400), "white"), (frame,), Pen(5, 10, 1))
    small = drawn.resize((80, 40), Image.Resampling.BOX)
    for place in ((16, 20), (64, 20), (40, 8), (40, 31)):
        assert small.getpixel(place) == COLOURS[0]
    assert small.getpixel((19, 11)) == (0, 0, 0), "a dot of the number"


@pytest.mark.parametrize("side", [0.02, 0.1, 0.2])
def test_a_small_thing_stays_to_be_seen_within_its_lines(side: float) -> None:
    """In a small picture of few dots, the lines are drawn around it and not over it."""
    frame = Frame(1, "cat", (0.5 - side / 2, 0.5 - side / 2, 0.5 + side / 2, 0.5 + side / 2))
    drawn = framed(Image.new("RGB", (120, 80), "white"), (frame,), Pen(5, 10, 1))
    dots = drawn.resize((24, 8), Image.Resampling.BOX)
    assert dots.getpixel((12, 4)) == (255, 255, 255)
    assert COLOURS[0] in {dots.getpixel((x, 4)) for x in range(24)}
    assert COLOURS[0] in {dots.getpixel((12, y)) for y in range(8)}


@pytest.mark.parametrize("top", [0.0, 0.1, 0.7])
def test_a_label_hides_neither_its_thing_nor_much_else(top: float) -> None:
    """In a small picture of fine pixels there is room for the number alone."""
    frame = Frame(1, "yellow star", (0.4, top, 0.6, top + 0.25))
    drawn = framed(Image.new("RGB", (130, 91), "white"), (frame,), Pen(width=2, letters=13))
    assert drawn.getpixel((65, round(91 * (top + 0.125)))) == (255, 255, 255)
    pixels = [drawn.getpixel((x, y)) for x in range(130) for y in range(91)]
    assert 100 < sum(pixel != (255, 255, 255) for pixel in pixels) < len(pixels) / 10


def test_a_label_stands_where_it_has_room() -> None:
    frame = Frame(1, "yellow star", (0.4, 0.4, 0.6, 0.6))
    drawn = framed(Image.new("RGB", (400, 400), "white"), (frame,), Pen(width=2, letters=13))
    coloured = [x for x in range(400) if drawn.getpixel((x, 145)) == COLOURS[0]]
    assert coloured[-1] - coloured[0] > 60


def test_what_is_out_of_sight_is_not_drawn() -> None:
    seen = Area(30, 30, 20, 20)
    assert [frame.number for frame in frames_of((CAT, DOG), (200, 100), seen)] == [1, 3]
    assert frames_of((CAT,), (200, 100), Area(60, 0, 20, 20)) == ()
    (lit,) = frames_of((CAT,), (200, 100), lit=1)
    assert lit.lit
    assert lit.edges == (0.05, 0.2, 0.2, 0.6)


def test_points_numbers_and_labels_at_any_edge_are_drawn() -> None:
    image = Image.new("RGB", (60, 40), "white")
    marks = (
        Mark(12, "a cat at the very edge of all", Area(0, 0, 60, 40)),
        Mark(7, "猫", Area(55, 35, 5, 5)),
        Mark(3, "", Area(30, 20, 1, 1), is_point=True),
    )
    for pen in (Pen(), Pen(letters=12), Pen(5, 10, 1)):
        assert framed(image, frames_of(marks, image.size, lit=7), pen).tobytes() != image.tobytes()


def test_a_page_and_a_frame_are_named_by_their_number() -> None:
    assert json.loads(listed("json", PAGE, MARKS))["page"] == 3
    rows = [*csv.reader(io.StringIO(listed("csv", PAGE, MARKS)))]
    assert rows[0][:2] == ["page", "number"]
    assert rows[2] == ["3", "2", "", "50", "60"]
    (image,) = json.loads(coco(PAGE, (200, 100), MARKS))["images"]
    assert (image["file_name"], image["page"]) == ("a.pdf p. 3", 3)
    assert PAGE.stem == "a-p3"
    assert Sheet("clip.mp4", "clip.mp4", 40).leaf == {"frame": 41}
    assert Sheet("b.gif", "b.gif", 1).stem == "b-f2"
    assert Sheet("b.gif", "b.gif").leaf == {}
