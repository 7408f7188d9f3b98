"""What terminals that people use answer, as far as it differs from silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from glm4v_tui.terminal.graphics import Kind
from tests.terminal.scripted_terminal import (
    CELL,
    COLOUR,
    COPY,
    DEVICE,
    KITTY,
    PASTE,
    RGB,
    VERSION,
)

OK = "\x1b_Gi=31;OK\x1b\\"
KEPT = "\x1bP1$r0;48:2::1:2:3m\x1b\\"
KEPT_PLAIN = "\x1bP1$r0;48;2;1;2;3m\x1b\\"
REDUCED = "\x1bP1$r0;48:5:16m\x1b\\"
HAS_RGB = "\x1bP1+r524742=382f382f38\x1b\\"
HAS_COPY = "\x1bP1+r4d73=5c455d35323b\x1b\\"


class Case(NamedTuple):
    """A terminal, and what is to be made of its answers."""

    script: Mapping[str, str]
    name: str
    kind: Kind
    true_colour: bool = True
    copies: bool = False
    gives_pictures: bool = False
    environ: Mapping[str, str] = {}


def version(words: str) -> str:
    return f"\x1bP>|{words}\x1b\\"


CASES = {
    "kitty": Case(
        {
            KITTY: OK,
            COLOUR: KEPT,
            RGB: "\x1bP0+r524742\x1b\\",
            COPY: HAS_COPY,
            PASTE: "\x1b[?5522;2$y",
            CELL: "\x1b[6;20;9t",
            VERSION: version("kitty(0.45.0)"),
            DEVICE: "\x1b[?62;52;c",
        },
        *("kitty", "kitty", True, True, True),
    ),
    "kitty 0.28": Case(
        {KITTY: OK, VERSION: version("kitty(0.28.1)"), DEVICE: "\x1b[?62;c"},
        *("kitty", "kitty", True, False, True),
    ),
    "kitty 0.26": Case(
        {KITTY: OK, VERSION: version("kitty(0.26.5)"), DEVICE: "\x1b[?62;c"}, "kitty", "blocks"
    ),
    "Ghostty": Case(
        {
            KITTY: OK,
            RGB: "\x1bP1+r524742\x1b\\",
            COPY: HAS_COPY,
            CELL: "\x1b[6;34;16t",
            VERSION: version("ghostty 1.2.3"),
            DEVICE: "\x1b[?62;22;52c",
        },
        *("ghostty", "kitty", True, True),
    ),
    "WezTerm": Case(
        {
            KITTY: OK,
            CELL: "\x1b[6;16;8t",
            PASTE: "\x1b[?5522;0$y",
            VERSION: version("WezTerm 20240203-110809-5046fc22"),
            DEVICE: "\x1b[?65;4;6;18;22c",
        },
        *("WezTerm", "sixel"),
    ),
    "iTerm2": Case(
        {
            CELL: "\x1b[6;17;8t",
            COLOUR: KEPT_PLAIN,
            VERSION: version("iTerm2 3.5.10"),
            DEVICE: "\x1b[?64;1;2;4;6;17;18;21;22;52c",
        },
        *("iTerm2", "sixel", True, True),
    ),
    "foot": Case(
        {
            COLOUR: KEPT,
            RGB: HAS_RGB,
            COPY: HAS_COPY,
            PASTE: "\x1b[?5522;0$y",
            CELL: "\x1b[6;17;8t",
            VERSION: version("foot(1.16.2)"),
            DEVICE: "\x1b[?62;4;22;28c",
        },
        *("foot", "sixel", True, True),
    ),
    "Konsole": Case(
        {
            KITTY: OK,
            CELL: "\x1b[6;20;10t",
            VERSION: version("Konsole 23.08.1"),
            DEVICE: "\x1b[?62;1;4c",
        },
        *("Konsole", "sixel"),
    ),
    "Konsole before Sixel": Case(
        {KITTY: OK, VERSION: version("Konsole 21.12.0"), DEVICE: "\x1b[?1;2c"}, "Konsole", "blocks"
    ),
    "Windows Terminal": Case(
        {
            COLOUR: KEPT_PLAIN,
            PASTE: "\x1b[?5522;0$y",
            CELL: "\x1b[6;20;10t",
            DEVICE: "\x1b[?61;4;6;7;14;21;22;23;24;28;32;42;52c",
        },
        *("Windows Terminal", "sixel", True, True, False, {"WT_SESSION": "x"}),
    ),
    "Windows Terminal before Sixel": Case(
        {COLOUR: KEPT_PLAIN, DEVICE: "\x1b[?61;6;7;22;23;24;28;32;42c"}, "", "blocks"
    ),
    "Apple Terminal": Case(
        {DEVICE: "\x1b[?1;2c"},
        *("Apple Terminal", "blocks", False, False, False, {"TERM_PROGRAM": "Apple_Terminal"}),
    ),
    "VS Code": Case(
        {COLOUR: "\x1bP0$r\x1b\\", VERSION: version("xterm.js(5.6.0)"), DEVICE: "\x1b[?1;2c"},
        *("xterm.js", "blocks"),
    ),
    "VS Code with images": Case(
        {VERSION: version("xterm.js(5.6.0)"), CELL: "\x1b[6;18;9t", DEVICE: "\x1b[?62;4;9;22c"},
        *("xterm.js", "sixel"),
    ),
    "mlterm": Case(
        {CELL: "\x1b[6;16;8t", DEVICE: "\x1b[?63;1;2;3;4;7;29c"},
        *("mlterm", "sixel", True, False, False, {"TERM": "mlterm"}),
    ),
    "contour": Case(
        {
            RGB: HAS_RGB,
            CELL: "\x1b[6;20;10t",
            VERSION: version("contour 0.4.3"),
            DEVICE: "\x1b[?65;1;2;4;8;11;18;21;22;28;29;52;314c",
        },
        *("contour", "sixel", True, True),
    ),
    "Rio": Case(
        {KITTY: OK, VERSION: version("Rio 0.2.37"), DEVICE: "\x1b[?62;4;6;22c"}, "Rio", "sixel"
    ),
    "Warp": Case(
        {KITTY: OK, VERSION: version("Warp(v0.2025.07.02)"), DEVICE: "\x1b[?62;c"}, "Warp", "blocks"
    ),
    "xterm": Case(
        {
            COLOUR: KEPT,
            RGB: "\x1bP0+r\x1b\\",
            VERSION: version("XTerm(379)"),
            DEVICE: "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
        },
        *("XTerm", "blocks"),
    ),
    "xterm as a VT340": Case(
        {VERSION: version("XTerm(379)"), DEVICE: "\x1b[?63;1;2;4;6;9;15;16;22;28c"},
        *("XTerm", "sixel"),
    ),
    "a terminal of 256 colours": Case({COLOUR: REDUCED, DEVICE: "\x1b[?6c"}, "", "blocks", False),
    "Alacritty": Case(
        {DEVICE: "\x1b[?6c"}, "Alacritty", "blocks", True, environ={"TERM": "alacritty"}
    ),
    "GNOME Terminal": Case(
        {COLOUR: KEPT, VERSION: version("VTE(7600)"), DEVICE: "\x1b[?65;1;9c"}, "VTE", "blocks"
    ),
    "mintty": Case(
        {
            CELL: "\x1b[6;18;9t",
            VERSION: version("mintty 3.7.0"),
            DEVICE: "\x1b[?64;1;2;4;6;9;15;21;22;28;29c",
        },
        *("mintty", "sixel"),
    ),
    "Termux": Case({DEVICE: "\x1b[?64;1;2;6;9;15;18;21;22c"}, "", "blocks", False),
}
"""Terminals by the name under which their tests run."""
