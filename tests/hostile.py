"""Text that tries to steer a terminal, to hide or to act as markup, and what is drawn of it."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from textual.app import App

FRAGMENTS = (
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x07",
    "\x1b_Ga=T\x1b\\",
    "\x9b31m",
    "\x90q\x9c",
    "\r",
    "\x08",
    "\x7f",
    "\x00",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\u2028",
    "[red]",
    "[/]",
    "[@click=app.quit]",
    "[link=javascript:x]",
    "[[",
    "$text",
    ":smile:",
    "../../",
    "plain words ",
)

hostile = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), min_size=1, max_size=12).map(
    "".join
)
"""Hostile fragments among any characters."""

fuzzed = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""Each example draws a whole screen."""

_FORBIDDEN = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))} | {
    *"\u061c\u200b\u200e\u200f\u2028\u2029\ufeff",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
    *map(chr, range(0xD800, 0xE000)),
}


def forbidden(app: App[None]) -> set[str]:
    """Return the characters on the screen that a terminal would obey or not show."""
    strips = app.screen._compositor.render_strips()
    drawn = {char for strip in strips for segment in strip for char in segment.text}
    return drawn & _FORBIDDEN
