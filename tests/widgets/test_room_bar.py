"""The bar is as wide as there is room, whatever fills the context."""

from __future__ import annotations

import random

import pytest
from textual.app import App, ComposeResult

from glm4v_tui.chat.budget import Taken
from glm4v_tui.widgets.room_bar import RoomBar


class BarApp(App[None]):
    def compose(self) -> ComposeResult:
        yield RoomBar()


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_it_is_never_wider_than_there_is_room(width: int) -> None:
    dice = random.Random(width)
    async with BarApp().run_test(size=(width, 10)) as pilot:
        bar = pilot.app.query_one(RoomBar)
        for _ in range(50):
            most = 10 ** dice.randint(1, 5)
            bar.taken = Taken(
                dice.randrange(most), (dice.randrange(most),), ((dice.randrange(most),),), 3
            )
            bar.limit = dice.randint(1, 2 * 10**5)
            drawn, left, _ = bar.render().plain.splitlines()
            assert len(drawn) == bar.content_size.width
            fits = bar.taken.total <= bar.limit
            assert ("left" in left) == fits


async def test_an_estimate_is_called_one() -> None:
    async with BarApp().run_test() as pilot:
        bar = pilot.app.query_one(RoomBar)
        assert "counting" in bar.render().plain
        bar.taken, bar.limit = Taken(0, (10,), ((),), 5, exact=False), 100
        assert "about 85 of 100 left" in bar.render().plain
