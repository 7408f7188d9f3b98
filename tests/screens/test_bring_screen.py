"""The line that brings files, shown to be copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from glm4v_tui.chat.bringing import Machine
from glm4v_tui.chat.pasted import PastedElsewhere
from glm4v_tui.screens.bring_screen import BringScreen
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.waiting import until

GPU = Machine("10.1.1.9", "me", name="gpu1")
SHOTS = PastedElsewhere(("/Users/me/Screen Shot.png", "/Users/me/[b]2.png"), certain=True)


def dialog(missing: PastedElsewhere = SHOTS, folder: Path = Path("/data/in box")) -> DialogApp:
    return DialogApp(BringScreen(missing, folder, GPU))


@pytest.mark.parametrize(("key", "answer"), [("t", "text"), ("escape", None), ("enter", None)])
async def test_keys(key: str, answer: str | None) -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press(key)
        await until(pilot, lambda: app.answers == [answer])


async def test_copies_the_line_and_stays() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press("c")
        assert app.clipboard == (
            "scp '/Users/me/Screen Shot.png' '/Users/me/[b]2.png' 'me@10.1.1.9:/data/in box/'"
        )
        assert not app.answers


async def test_a_path_that_may_be_misspelt_is_not_called_a_laptops() -> None:
    app = dialog(PastedElsewhere(("/data/cta.png",), certain=False), Path("/data"))
    async with app.run_test():
        said = " ".join(str(line.render()) for line in app.screen.query(Static))
        assert "There is no /data/cta.png on gpu1. If it is on your own computer" in said
        assert "OpenSSH" not in said


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(dialog(), terminal_size=size)
