"""The keys at the bottom change for ever and must not pile up."""

from __future__ import annotations

import gc
from functools import partial

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets._footer import FooterKey

from glm4v_tui.widgets.key_line import KeyLine
from tests.waiting import until


class Keys(App[None]):
    BINDINGS = [Binding("f5", "nothing", "Nothing")]

    def compose(self) -> ComposeResult:
        yield KeyLine()


def keys_in_memory() -> int:
    gc.collect()
    return sum(isinstance(held, FooterKey) for held in gc.get_objects())


def shown_anew(app: Keys, before: FooterKey) -> bool:
    return bool(app.query(FooterKey)) and not before.is_attached


async def test_keys_shown_before_are_forgotten() -> None:
    app = Keys()
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.query(FooterKey))
        shown = keys_in_memory()
        for _ in range(10):
            before = app.query(FooterKey).first()
            app.refresh_bindings()
            await until(pilot, partial(shown_anew, app, before))
        await until(pilot, lambda: keys_in_memory() <= 2 * shown)
        assert "Nothing" in [key.description for key in app.query(FooterKey)]
