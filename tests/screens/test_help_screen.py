"""Help: made from the bindings, grouped by place, first where the focus is."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static, TextArea

from glm4v_tui.screens.help_screen import HelpScreen
from glm4v_tui.widgets.key_groups import KeyGroup, key_groups
from glm4v_tui.widgets.picker_keys import MOVING_KEYS, PICKER_KEYS
from tests.screens.dialog_app import SnapCompare, at_every_size
from tests.waiting import until


class Pictures(Static, can_focus=True):
    BINDINGS = [*MOVING_KEYS, *PICKER_KEYS]


class Prompt(TextArea):
    BINDINGS = [
        Binding("ctrl+j", "newline", "New line", id="prompt.newline", tooltip="Begin a new line")
    ]


class ChatScreen(Screen[None]):
    BINDINGS = [
        Binding("f2,ctrl+o", "browse", "Pictures", id="browse", tooltip="Go to the pictures"),
        Binding("f7", "fold", "Thinking", tooltip="Fold it"),
        Binding("pageup", "up", "Scroll up", priority=True),
        Binding("ctrl+c", "none", "Hidden", system=True),
    ]

    def compose(self) -> ComposeResult:
        yield Pictures()
        yield Prompt()


class HelpApp(App[None]):
    BINDINGS = [Binding("f1", "help", "Help", id="help", tooltip="Show every key", priority=True)]

    def __init__(self, keymap: dict[str, str] | None = None) -> None:
        super().__init__()
        self.keys = keymap or {}
        self.set_keymap(self.keys)

    async def on_mount(self) -> None:
        await self.push_screen(ChatScreen())

    def groups(self) -> dict[str, KeyGroup]:
        return {group.title: group for group in key_groups(self.screen, self.keys)}

    def action_help(self) -> None:
        self.push_screen(HelpScreen(self.keys))


async def test_the_place_of_the_focus_comes_first() -> None:
    app = HelpApp()
    async with app.run_test() as pilot:
        app.screen.query_one(Pictures).focus()
        await until(
            pilot, lambda: list(app.groups()) == ["Pictures", "Chat", "Everywhere", "Prompt"]
        )
        app.screen.query_one(Prompt).focus()
        await until(
            pilot, lambda: list(app.groups()) == ["Prompt", "Chat", "Everywhere", "Pictures"]
        )


async def test_every_place_is_there_with_its_keys_once() -> None:
    app = HelpApp()
    async with app.run_test():
        app.screen.query_one(Pictures).focus()
        groups = app.groups()
        assert groups["Chat"].meanings["Go to the pictures"] == ["f2", "^o"]
        assert "Hidden" not in groups["Chat"].meanings
        assert groups["Chat"].meanings["Thinking: fold it"] == ["f7"]
        assert groups["Prompt"].meanings == {"Begin a new line": ["^j"]}
        assert groups["Pictures"].meanings["Read the folder again"] == ["^r"]
        assert groups["Everywhere"].meanings["Help: show every key"] == ["f1"]


async def test_changed_keys_are_shown_as_changed() -> None:
    app = HelpApp({"browse": "f9", "prompt.newline": "f10"})
    async with app.run_test():
        app.screen.query_one(Pictures).focus()
        assert app.groups()["Chat"].meanings["Go to the pictures"] == ["f9"]
        assert app.groups()["Prompt"].meanings == {"Begin a new line": ["f10"]}


async def test_opens_scrolls_and_goes_back_to_the_focus() -> None:
    app = HelpApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.screen.query_one(Prompt).focus()
        await pilot.press("f1", "pagedown")
        assert isinstance(app.screen, HelpScreen)
        assert app.screen.query_one("#keys").scroll_target_y > 0
        await pilot.press("escape")
        assert isinstance(app.focused, Prompt)


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(HelpApp(), terminal_size=size, press=["f1"])
