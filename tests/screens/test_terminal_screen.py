"""The dialog about the terminal."""

from __future__ import annotations

from pathlib import Path

from textual.geometry import Region
from textual.widgets import Static

from glm4v_tui.screens.terminal_screen import TerminalScreen
from glm4v_tui.terminal.surroundings import KINDS, Surroundings
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux
from glm4v_tui.widgets.picture_view import PictureView
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until

SHUT = Surroundings(
    Terminal(
        *("kitty", "0.45.0", "tmux-256color"),
        cell_width=9,
        cell_height=20,
        colours=256,
        tmux=Tmux("3.3a", outer="kitty(0.45.0)", client="4711"),
        ssh=True,
        asked=True,
        answered=True,
        seconds=0.04,
    )
)


def shown(app: DialogApp) -> str:
    lines = app.screen.query_one("#facts > Static", Static).render_lines(Region(0, 0, 200, 40))
    return "\n".join(line.text for line in lines)


async def test_says_what_was_found_and_what_to_change() -> None:
    app = DialogApp(TerminalScreen(SHUT))
    async with app.run_test():
        assert "kitty 0.45.0, TERM=tmux-256color, over SSH" in shown(app)
        assert "blocks (sextants, thin lines in braille): tmux keeps pictures" in shown(app)
        assert "allow-passthrough on" in shown(app)


async def test_tmux_can_be_set_only_where_it_keeps_pictures_back() -> None:
    async with (app := DialogApp(TerminalScreen(SHUT))).run_test():
        assert "p" in app.screen.active_bindings
    async with (app := DialogApp(TerminalScreen(Surroundings()))).run_test():
        assert "p" not in app.screen.active_bindings


def test_old_tmux_knows_no_passthrough() -> None:
    assert SHUT.worth_opening
    for version, shut in (("3.2a", False), ("3.3", True), ("next-3.6", True), ("", False)):
        assert Surroundings(Terminal(tmux=Tmux(version))).shut is shut


def test_what_only_the_command_line_asks_for_is_left_by_the_same_key() -> None:
    surroundings = Surroundings(wanted="half")
    surroundings.try_next()
    assert surroundings.wanted == KINDS[0]


async def test_a_key_tries_every_kind_on_every_picture(tmp_path: Path) -> None:
    app = program(ScriptedEngine(), tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        below = app.screen.query_one(PictureView)
        await pilot.press("alt+t")
        await until(pilot, lambda: isinstance(app.screen, TerminalScreen))
        for kind in [*KINDS[1:], "auto"]:
            await pilot.press("g")
            await pilot.pause()
            sample = app.screen.query_one(PictureView)
            assert app.surroundings.wanted == kind
            shown_as = sample.graphics.kind, sample.graphics.glyphs
            assert kind == "auto" or kind in shown_as
            assert below.graphics == sample.graphics
        await pilot.press("f11")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, TerminalScreen))


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(DialogApp(TerminalScreen(SHUT)), terminal_size=size)
