"""An error of the engine, whole."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.screens.error_screen import ErrorScreen
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.waiting import until

CAUSE = "\n".join(
    [
        *(f'  File "vllm/worker_{n}.py", line {n}, in execute_model' for n in range(30)),
        "torch.OutOfMemoryError: CUDA out of memory. [/b] \x1b[31mTried to allocate 2.00 GiB.",
    ]
)


def dialog(cause: str = CAUSE) -> DialogApp:
    advice = "Close other programs on the GPU, or lower --engine-arg max_model_len."
    error = EngineError("out-of-memory", "The GPU has too little free memory.", advice, cause)
    return DialogApp(ErrorScreen(error))


@pytest.mark.parametrize(
    ("key", "answer"),
    [("r", "restart"), ("ctrl+r", "restart"), ("escape", None), ("enter", None)],
)
async def test_keys(key: str, answer: str | None) -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press(key)
        await until(pilot, lambda: app.answers == [answer])


async def test_says_everything_and_obeys_nothing() -> None:
    app = dialog()
    async with app.run_test():
        shown = "\n".join(str(part.render()) for part in app.screen.query(Static))
        assert all(words in shown for words in ("too little", "Close other", "worker_29", "[/b]"))
        assert "\x1b" not in shown


async def test_a_long_cause_scrolls() -> None:
    app = dialog()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert app.screen.query_one("#error").max_scroll_y > 0
        assert app.screen.query_one("#error").scroll_target_y > 0


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(dialog(), terminal_size=size)


def test_looks_short(snap_compare: SnapCompare) -> None:
    assert snap_compare(dialog(cause=""), terminal_size=(80, 24))
