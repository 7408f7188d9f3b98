"""Looking at a picture: zooming keeps the place, panning stops at the edges, turning goes round."""

from __future__ import annotations

import pytest
from PIL import Image

from glm4v_tui.chat.areas import Area
from glm4v_tui.widgets.facts import fitting
from glm4v_tui.widgets.look import Look
from glm4v_tui.widgets.outline import LIGHT, outlined

SIZE, ROOM = (4000, 3000), (400, 400)


def test_at_first_all_of_it_is_in_sight() -> None:
    look = Look.first(SIZE)
    assert look.sight.area(ROOM) == Area.whole(SIZE)
    assert look.sight.shown_scale(ROOM) == pytest.approx(0.1)
    assert look.zoomed(-1, ROOM) == look


def test_zooming_in_and_out_keeps_the_place() -> None:
    look = Look.first(SIZE).zoomed(4, ROOM)
    near = look.sight.area(ROOM)
    assert near.width == near.height < 1000
    assert abs(near.left + near.width / 2 - 2000) <= 1
    assert look.zoomed(2, ROOM).zoomed(-2, ROOM).sight.area(ROOM) == near
    assert look.scaled(1, ROOM).sight.area(ROOM).size == ROOM


def test_zooming_ends_at_a_few_large_pixels() -> None:
    look = Look.first(SIZE).zoomed(50, ROOM)
    assert look.sight.area(ROOM).size == (25, 25)


def test_panning_stops_at_the_edges() -> None:
    look = Look.first(SIZE).scaled(1, ROOM)
    for _ in range(100):
        look = look.moved(1, 1, ROOM, fine=False)
    assert look.sight.area(ROOM).edges == (3600, 2600, 4000, 3000)
    back = look.moved(-1, 0, ROOM, fine=False)
    assert back.sight.area(ROOM).left == 3500


def test_turning_keeps_what_is_in_sight() -> None:
    look = Look.first(SIZE).scaled(1, ROOM).moved(1, 1, ROOM, fine=False)
    upright = look.sight.area(ROOM)
    for turns in (1, 2, 3, 4):
        look = look.turned(1)
        assert look.turns == turns % 4
        seen = look.upright(look.sight.area(ROOM))
        assert abs(seen.left - upright.left) <= turns
        assert abs(seen.top - upright.top) <= turns


def test_choosing_begins_in_the_middle_and_moves_in_steps() -> None:
    look = Look.first(SIZE).choosing(ROOM)
    assert look.chosen == Area(1000, 750, 2000, 1500)
    assert look.moved(1, 0, ROOM, fine=False).chosen == Area(1250, 750, 2000, 1500)
    assert look.moved(0, -1, ROOM, fine=True).chosen == Area(1000, 725, 2000, 1500)
    corner = look.next_handle().moved(1, 1, ROOM, fine=False)
    assert corner.chosen == Area(1000, 750, 2250, 1750)
    upper = corner.next_handle().moved(-1, -1, ROOM, fine=False)
    assert upper.chosen == Area(750, 500, 2500, 2000)
    assert upper.next_handle().handle == "part"


def test_what_is_chosen_stays_in_the_picture_and_has_a_size() -> None:
    look = Look.first(SIZE).choosing(ROOM)
    for _ in range(50):
        look = look.moved(1, 1, ROOM, fine=False)
    assert look.chosen == Area(2000, 1500, 2000, 1500)
    look = look.next_handle()
    for _ in range(50):
        look = look.moved(-1, -1, ROOM, fine=False)
    assert look.chosen == Area(2000, 1500, 8, 8)


def test_what_is_chosen_stays_in_sight_and_turns_along() -> None:
    look = Look.first(SIZE).zoomed(4, ROOM).choosing(ROOM)
    for _ in range(30):
        look = look.moved(1, 0, ROOM, fine=False)
        assert look.chosen
        seen = look.sight.area(ROOM)
        assert seen.left <= look.chosen.left
        assert look.chosen.edges[2] <= seen.edges[2]
    upright = look.upright(look.chosen or Area.whole(SIZE))
    turned = look.turned(3)
    assert turned.chosen
    assert turned.upright(turned.chosen) == upright


def test_the_frame_lies_around_what_is_chosen_and_the_rest_is_dim() -> None:
    grey = Image.new("RGB", (100, 100), (100, 100, 100))
    drawn = outlined(grey, Area(0, 0, 1000, 1000), Area(300, 300, 400, 400), 2)
    assert drawn.getpixel((30, 30)) == drawn.getpixel((69, 69)) == (100, 100, 100)
    assert drawn.getpixel((29, 50)) == drawn.getpixel((70, 50)) == LIGHT
    assert drawn.getpixel((5, 5)) == (40, 40, 40)


def test_a_chosen_part_at_the_edge_is_drawn() -> None:
    grey = Image.new("RGB", (100, 100), (100, 100, 100))
    drawn = outlined(grey, Area(0, 0, 100, 100), Area(0, 0, 100, 100), 10)
    assert drawn.tobytes() == grey.tobytes()


@pytest.mark.parametrize(
    ("width", "line"), [(40, "one · two · 三"), (11, "one · two"), (8, "one"), (2, "")]
)
def test_the_least_important_gives_way(width: int, line: str) -> None:
    assert fitting(["one", "", "two", "三"], width) == line
