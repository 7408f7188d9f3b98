"""Choosing one of many lines."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input, Label, OptionList, Static

from glm4v_tui.widgets.choices import MOST, Choice, Choices
from tests.waiting import until

ANIMALS = [Choice("[b]Cats", "in the house"), Choice("Dogs", "outside"), Choice("Rats", "outside")]


class ChoicesApp(App[None]):
    def __init__(self, choices: list[Choice], highlighted: int = 0) -> None:
        super().__init__()
        self._choices = choices
        self._highlighted = highlighted
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield Choices("There is nothing.")

    def on_mount(self) -> None:
        self.query_one(Choices).show(self._choices, highlighted=self._highlighted)

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        self.chosen.append(message.index)

    def listed(self) -> int:
        return self.query_one(OptionList).option_count

    def words(self, part: str) -> str:
        widget = self.query_one(f".choices--{part}")
        assert isinstance(widget, Static | Label)
        return str(widget.render())


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        (["enter"], 0),
        (["down", "enter"], 1),
        (["down", "down", "up", "enter"], 1),
        (["ctrl+end", "enter"], 2),
        (["pagedown", "pageup", "enter"], 0),
        ([*"rat", "enter"], 2),
        ([*"OUT", "space", "d", "enter"], 1),
        (["x", "backspace", "down", "enter"], 1),
    ],
)
async def test_keys(keys: list[str], index: int) -> None:
    app = ChoicesApp(ANIMALS)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: app.chosen == [index])


@pytest.mark.parametrize(("keys", "index"), [([*"rat"], 2), ([*"out", "down"], 2)])
async def test_keys_that_come_in_one_burst_are_taken_in_their_order(
    keys: list[str], index: int
) -> None:
    app = ChoicesApp(ANIMALS)
    async with app.run_test() as pilot:
        for key in (*keys, "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.chosen)
        assert app.chosen == [index]


async def test_begins_where_it_is_told() -> None:
    app = ChoicesApp(ANIMALS, highlighted=2)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: app.chosen == [2])


async def test_a_click_chooses_and_the_filter_keeps_the_focus() -> None:
    app = ChoicesApp(ANIMALS)
    async with app.run_test() as pilot:
        await pilot.click(OptionList, offset=(3, 3))
        await until(pilot, lambda: app.chosen == [1])
        assert isinstance(app.focused, Input)


async def test_says_when_nothing_matches_or_is_there() -> None:
    app = ChoicesApp(ANIMALS)
    async with app.run_test() as pilot:
        await pilot.press("q", "enter")
        await until(pilot, lambda: app.words("empty") == "Nothing matches.")
        assert app.words("count") == "0 of 3"
        app.query_one(Choices).show([])
        await until(pilot, lambda: app.words("empty") == "There is nothing.")
        assert app.chosen == []


async def test_lists_a_bounded_number_and_finds_the_rest_by_typing() -> None:
    app = ChoicesApp([Choice(f"number {n}", "") for n in range(5000)])
    async with app.run_test() as pilot:
        assert (app.listed(), app.words("count")) == (MOST, f"first {MOST} of 5000")
        await pilot.press(*"4321", "enter")
        await until(pilot, lambda: app.chosen == [4321])
