"""Colours that everybody knows are what the world calls them."""

import pytest

from glm4v_tui.demo.draw import COLOURS as DEMO_COLOURS
from glm4v_tui.demo.world.colours import is_shade
from glm4v_tui.demo.world.scene import COLOURS, Colour

KNOWN: dict[str, tuple[Colour, ...]] = {
    "red": ((255, 0, 0), (220, 20, 60)),
    "orange": ((255, 165, 0), (255, 140, 0)),
    "yellow": ((255, 255, 0), (255, 215, 0)),
    "green": ((0, 128, 0), (0, 255, 0), (34, 139, 34), (50, 205, 50), (46, 139, 87)),
    "blue": ((0, 0, 255), (30, 144, 255), (65, 105, 225), (0, 0, 128), (0, 191, 255)),
    "purple": ((128, 0, 128), (138, 43, 226), (102, 51, 153), (148, 0, 211)),
    "pink": ((255, 192, 203), (255, 105, 180), (255, 182, 193), (255, 20, 147)),
    "brown": ((165, 42, 42), (139, 69, 19), (160, 82, 45)),
    "black": ((0, 0, 0),),
    "white": ((255, 255, 255),),
    "gray": ((128, 128, 128), (169, 169, 169), (105, 105, 105)),
}


@pytest.mark.parametrize("name", COLOURS)
def test_known_colours_have_their_name_only(name: str) -> None:
    for colour in (*KNOWN[name], DEMO_COLOURS[name]):
        assert [each for each in COLOURS if is_shade(each, colour)] == [name]
