"""Nothing that is written, pasted or recalled steers the terminal."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from glm4v_tui.widgets.clean_field import CleanField
from glm4v_tui.widgets.prompt import Prompt
from tests.waiting import until

HOSTILE = "a\x1b]52;c;aGk=\x07b\x9b31m\u202e\tend\r\nnext"
HARMLESS = "a␛]52;c;aGk=␇b\\x9b31m\\u202e\tend\nnext"


class FieldApp(App[None]):
    AUTO_FOCUS = "CleanField"

    def __init__(self, field: CleanField) -> None:
        super().__init__()
        self._field = field

    def compose(self) -> ComposeResult:
        yield self._field


@pytest.mark.parametrize("kind", [CleanField, Prompt])
async def test_what_comes_in_is_spelled_out(kind: type[CleanField]) -> None:
    field = kind()
    app = FieldApp(field)
    async with app.run_test() as pilot:
        field.text = HOSTILE
        assert field.text == HARMLESS
        field.clear()
        field.insert(HOSTILE)
        assert field.text == HARMLESS
        field.clear()
        app.post_message(events.Paste(HOSTILE))
        await until(pilot, lambda: field.text == HARMLESS)
        field.clear()
        app.copy_to_clipboard(HOSTILE)
        await pilot.press("ctrl+v")
        assert field.text == HARMLESS


async def test_what_is_typed_stays() -> None:
    field = CleanField()
    async with FieldApp(field).run_test() as pilot:
        await pilot.press(*"né 图", "enter", "x")
        assert field.text == "né 图\nx"
