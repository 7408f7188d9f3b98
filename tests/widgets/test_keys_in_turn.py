"""Keys that come in one burst take effect in the order in which they were pressed."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from glm4v_tui.widgets.clean_field import CleanField
from glm4v_tui.widgets.line_field import LineField
from glm4v_tui.widgets.prompt import Prompt
from tests.waiting import until

BURSTS = (
    (("a", "b", "backspace", "c"), "ac"),
    (("backspace", "backspace", "x", "y"), "xy"),
    (("a", "b", "left", "c", "delete", "d"), "acd"),
    (("a", "home", "b", "end", "c"), "bac"),
)


class FieldApp(App[None]):
    AUTO_FOCUS = "*"

    def __init__(self, field: Widget) -> None:
        super().__init__()
        self._field = field
        self.sent = ""

    def compose(self) -> ComposeResult:
        yield self._field

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        self.sent = event.question


async def burst(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()


@pytest.mark.parametrize("kind", [CleanField, Prompt])
@pytest.mark.parametrize(("keys", "text"), BURSTS)
async def test_in_fields_of_many_lines(
    kind: type[CleanField], keys: tuple[str, ...], text: str
) -> None:
    field = kind()
    async with FieldApp(field).run_test() as pilot:
        await burst(pilot, keys)
        await until(pilot, lambda: field.text == text)


@pytest.mark.parametrize(("keys", "text"), BURSTS)
async def test_in_fields_of_one_line(keys: tuple[str, ...], text: str) -> None:
    field = LineField()
    async with FieldApp(field).run_test() as pilot:
        await burst(pilot, keys)
        await until(pilot, lambda: field.value == text)


async def test_what_was_mended_before_enter_is_sent() -> None:
    app = FieldApp(Prompt())
    async with app.run_test() as pilot:
        await burst(pilot, ("a", "x", "backspace", "b", "enter"))
        await until(pilot, lambda: app.sent)
        assert app.sent == "ab"


async def test_enter_begins_no_line_in_the_prompt() -> None:
    prompt = Prompt()
    async with FieldApp(prompt).run_test() as pilot:
        await pilot.press("a", "enter", "b")
        assert prompt.text == "ab"
