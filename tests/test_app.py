"""What works everywhere in the program: copying, and keys that plain terminals send."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.command import CommandList, DiscoveryHit

from glm4v_tui.commands import KeyCommands
from glm4v_tui.plain_keys import PLAIN_ALT_ENTER
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until


async def test_copying_says_what_happened(tmp_path: Path) -> None:
    app = program(ScriptedEngine(), tmp_path)
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await pilot.pause()
        await pilot.press("f9")
        await until(pilot, lambda: list(app._notifications))
        assert app.clipboard == "You asked: what"
        (notice,) = app._notifications
        assert notice.message.startswith("Sent 15 characters")


def test_alt_enter_of_a_plain_terminal_begins_a_new_line(tmp_path: Path) -> None:
    program(ScriptedEngine(), tmp_path)
    (key,) = (event for event in XTermParser().feed(PLAIN_ALT_ENTER))
    assert isinstance(key, events.Key)
    assert key.key == "ctrl+j"


@pytest.mark.parametrize("digit", "0123456789")
def test_alt_and_a_digit_of_a_plain_terminal_is_that_key(tmp_path: Path, digit: str) -> None:
    program(ScriptedEngine(), tmp_path)
    (key,) = (event for event in XTermParser().feed(f"\x1b{digit}"))
    assert isinstance(key, events.Key)
    assert (key.key, key.character) == (f"alt+{digit}", None)


def test_alt_and_a_letter_of_a_plain_terminal_is_that_key_without_a_wait(tmp_path: Path) -> None:
    program(ScriptedEngine(), tmp_path)
    keys = [event for event in XTermParser().feed("\x1bsx\x1bb") if isinstance(event, events.Key)]
    assert [key.key for key in keys] == ["alt+s", "x", "ctrl+left"]


async def test_an_action_can_be_run_from_the_palette(tmp_path: Path) -> None:
    app = program(ScriptedEngine(), tmp_path)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("ctrl+p", *"markdown")
        found = app.screen.query_one(CommandList)
        await until(pilot, lambda: found.option_count and found.highlighted is not None)
        await pilot.press("enter")
        await until(pilot, lambda: list(app._notifications))
        assert {notice.message for notice in app._notifications} == {
            "There is nothing to save yet."
        }


async def test_the_palette_lists_every_key_of_the_screen(tmp_path: Path) -> None:
    app = program(ScriptedEngine(), tmp_path)
    async with app.run_test(size=(120, 60)):
        listed = [hit async for hit in KeyCommands(app.screen).discover()]
        titles = " ".join(str(hit.text) for hit in listed if isinstance(hit, DiscoveryHit))
        for key in ("f2", "f3", "^n", "f4", "^s", "f9", "f6", "f7", "^q", "f1", "space"):
            assert f"({key}" in titles
