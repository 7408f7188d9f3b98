"""The line at the bottom says what matters most in whatever width there is."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from glm4v_tui.engine.protocol import ReplyDone
from glm4v_tui.widgets.status_line import StatusLine
from tests.screens.seen import seen


class Bare(App[None]):
    """A line alone."""

    def compose(self) -> ComposeResult:
        line = StatusLine()
        line.model, line.state = "GLM-4.1V-9B-Thinking", "engine ready"
        line.used, line.limit = 12345, 65536
        line.thinking = "thinking ≤ 20,000"
        line.last = ReplyDone("stop", 150, 0, 11, 0.5, 1.0)
        yield line


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (
            130,
            "GLM-4.1V-9B-Thinking · engine ready · context 12,345/65,536 (18 %) · "
            "thinking ≤ 20,000 · 20 tokens/s, first token 0.50 s",
        ),
        (
            90,
            "GLM-4.1V-9B-Thinking · engine ready · context 12,345/65,536 (18 %) · "
            "thinking ≤ 20,000",
        ),
        (80, "GLM-4.1V-9B-Thinking · engine ready · context 18 % · thinking ≤ 20,000"),
        (68, "GLM-4.1V-9B-Thinking · ready · context 18 % · thinking ≤ 20,000"),
        (60, "GLM-4.1V-9B-Thinking · context 18 % · thinking ≤ 20,000"),
        (40, "GLM-4.1V-9B-Thinking · context 18 %"),
    ],
)
async def test_what_was_chosen_stays_while_the_rest_can_be_shorter(width: int, said: str) -> None:
    app = Bare()
    async with app.run_test(size=(width, 3)):
        assert seen(app).strip() == said


async def test_an_engine_that_is_not_ready_is_told_in_any_width() -> None:
    app = Bare()
    async with app.run_test(size=(60, 3)) as pilot:
        app.query_one(StatusLine).state = "engine failed"
        await pilot.pause()
        assert "Thinking · failed · context 18 %" in seen(app)
