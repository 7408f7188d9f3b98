"""The bytes of kitty's protocol, and the table of its diacritics."""

from __future__ import annotations

import importlib.util
import re
from base64 import standard_b64decode
from io import BytesIO

import pytest
from PIL import Image
from rich.cells import cell_len

from glm4v_tui.terminal import kitty
from glm4v_tui.terminal.tmux import wrapped

NUMBER = 7 << 24 | 200


def noise() -> Image.Image:
    return Image.effect_noise((120, 80), 90).convert("RGB")


def test_the_picture_arrives_whole_in_chunks() -> None:
    image = noise()
    sent = kitty.transmission(NUMBER, image, 12, 4, layers=0)
    commands = re.findall("\x1b_G([^;]*);([^\x1b]*)\x1b\\\\", sent)
    keys = [command[0].split(",") for command in commands]
    assert keys[0] == [
        *("a=T", "U=1", "f=100", "t=d", f"i={NUMBER}", "c=12", "r=4", "q=2", "m=1"),
    ]
    assert keys[-1] == ["q=2", "m=0"]
    assert {tuple(key) for key in keys[1:-1]} == {("q=2", "m=1")}
    assert max(len(payload) for _, payload in commands) == 4096
    arrived = Image.open(BytesIO(standard_b64decode("".join(payload for _, payload in commands))))
    assert arrived.tobytes() == image.tobytes()


def test_every_chunk_is_wrapped_for_tmux() -> None:
    plain = kitty.transmission(NUMBER, noise(), 12, 4, layers=0)
    inside = kitty.transmission(NUMBER, noise().resize((4, 4)), 1, 1, layers=1)
    assert "\x1bPtmux;" not in plain
    assert inside.startswith("\x1bPtmux;\x1b\x1b_Ga=T")
    assert kitty.deletion(NUMBER, layers=1) == wrapped(kitty.deletion(NUMBER, layers=0))


def test_deletion_frees_the_picture() -> None:
    assert kitty.deletion(NUMBER, layers=0) == f"\x1b_Ga=d,d=I,i={NUMBER},q=2\x1b\\"


def test_placeholders_name_row_column_and_picture() -> None:
    rows = kitty.placeholders(NUMBER, 3, 2)
    assert rows[1].startswith("\U0010eeee\u030d\u0305")
    assert [cell_len(row) for row in rows] == [3, 3]
    assert kitty.colour_of(NUMBER) == 200


def test_numbers_differ_and_use_colours_that_are_kept_as_they_are() -> None:
    numbers = [kitty.new_number() for _ in range(2000)]
    assert len(set(numbers)) == 2000
    assert all(16 <= kitty.colour_of(number) <= 255 for number in numbers)
    assert all(0 < number >> 24 < 256 for number in numbers)


def test_the_table_is_the_one_that_textual_image_has() -> None:
    package = importlib.util.find_spec("textual_image")
    assert package
    assert package.submodule_search_locations
    path = f"{package.submodule_search_locations[0]}/renderable/tgp.py"
    spec = importlib.util.spec_from_file_location("tgp", path)
    if spec is None or spec.loader is None:
        pytest.skip("textual-image keeps its table elsewhere")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    theirs = [chr(code) for code in module._NUMBER_TO_DIACRITIC]
    cells = kitty.placeholders(NUMBER, kitty.LARGEST, 1)[0].split(kitty.PLACEHOLDER)[1:]
    assert [cell[1] for cell in cells] == theirs
