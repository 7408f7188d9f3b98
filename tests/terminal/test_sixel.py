"""Sixel data that draws what it should, and asks the terminal nothing on the way."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys

from PIL import Image

from glm4v_tui.terminal.sixel import at, sixels


def test_size_and_colour_are_told() -> None:
    encoded = sixels(Image.new("RGB", (20, 12), (255, 0, 0)))
    assert encoded.startswith('\x1bP0;0;0q"1;1;20;12')
    assert "2;100;0;0" in encoded
    assert encoded.endswith("\x1b\\")


def test_no_line_feed_after_the_last_row() -> None:
    assert not sixels(Image.new("RGB", (20, 12))).endswith("-\x1b\\")


def test_drawn_at_a_cell_and_the_cursor_put_back() -> None:
    assert at(4, 2, "DATA") == "\x1b7\x1b[3;5HDATA\x1b8"


def test_textual_image_s_own_detection_never_runs() -> None:
    program = (
        "import sys\n"
        "from PIL import Image\n"
        "from glm4v_tui.terminal.sixel import sixels\n"
        "sixels(Image.new('RGB', (8, 8)))\n"
        "print({name for name in sys.modules if name.startswith('textual_image.')})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "{'textual_image._sixel'}"


def test_a_colour_is_selected_where_it_is_defined() -> None:
    encoded = sixels(Image.linear_gradient("L").resize((60, 36)))
    definitions = re.findall(r"#(\d+);2;\d+;\d+;\d+(.{5})", encoded)
    assert len(definitions) > 20
    assert all(rest.startswith(f"#{number}") for number, rest in definitions)


def test_colours_are_close_to_the_picture_s() -> None:
    ramp = Image.linear_gradient("L").convert("RGB")
    drawn = re.findall(r"#\d+;2;(\d+);(\d+);(\d+)", sixels(ramp))
    greys = sorted({int(red) for red, green, blue in drawn if red == green == blue})
    assert greys[0] <= 1
    assert greys[-1] >= 99
    assert max(after - before for before, after in itertools.pairwise(greys)) <= 2


def test_a_pixel_that_the_sample_missed_takes_a_colour_of_the_others() -> None:
    image = Image.new("RGB", (640, 480), (255, 255, 0))
    image.putpixel((1, 1), (0, 0, 10))
    assert re.findall(r"#\d+;2;(\d+;\d+;\d+)", sixels(image)) == ["100;100;0"]
