"""Editing the sampling: live checks, defaults, back without change."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from textual.widgets import Input, Label, TextArea

from glm4v_tui.engine.limits import SAMPLING
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.screens.sampling_screen import SamplingScreen
from glm4v_tui.widgets.sampling_field import TITLES, SamplingField
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.waiting import until
from tests.widgets.test_keys_in_turn import burst

NOW = Sampling(temperature=0.6, top_k=2, max_tokens=1024, seed=7)
DEFAULT = Sampling(temperature=0.8, top_p=0.6, top_k=2, repetition_penalty=1.1)


def dialog(system: str = "Answer briefly.") -> DialogApp:
    return DialogApp(SamplingScreen(NOW, system, DEFAULT))


def field(app: DialogApp, name: str) -> SamplingField:
    return app.screen.query_one(f"#{name}", SamplingField)


def remark(app: DialogApp, name: str) -> str:
    return str(field(app, name).query_one(".sampling-field--range", Label).render())


async def test_enter_answers_with_what_was_there() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.answers == [(NOW, "Answer briefly.")]


async def test_escape_changes_nothing() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press("9", "escape")
        assert app.answers == [None]


async def test_typed_numbers_are_answered() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press("end", *["backspace"] * 3, *"1.25", "down", "end", "backspace", "9")
        await pilot.press("ctrl+s")
        sampling = replace(NOW, temperature=1.25, top_p=0.9)
        assert app.answers == [(sampling, "Answer briefly.")]


async def test_an_empty_seed_is_none() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        field(app, "seed").text = ""
        await pilot.press("ctrl+s")
        assert app.answers == [(replace(NOW, seed=None), "Answer briefly.")]


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("temperature", "2.5", "✗ must be 0 to 2"),
        ("temperature", "", "✗ must be 0 to 2"),
        ("temperature", "nan", "✗ must be 0 to 2"),
        ("top_p", "0", "✗ must be above 0, up to 1"),
        ("top_k", "1.5", "✗ must be whole, from 0"),
        ("max_tokens", "0", "✗ must be whole, from 1"),
        ("presence_penalty", "-3", "✗ must be -2 to 2"),
        ("repetition_penalty", "inf", "✗ must be above 0, up to 2"),
        ("seed", "x", "✗ must be whole, from 0"),
    ],
)
async def test_a_wrong_number_is_named_at_once_and_not_applied(
    name: str, typed: str, words: str
) -> None:
    app = dialog()
    async with app.run_test() as pilot:
        field(app, name).text = typed
        await until(pilot, lambda: remark(app, name) == words)
        await pilot.press("ctrl+s", "enter")
        assert app.answers == []
        field(app, name).text = "1"
        await until(pilot, lambda: "✗" not in remark(app, name))
        await pilot.press("ctrl+s")
        assert len(app.answers) == 1


async def test_enter_goes_to_the_wrong_number() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        field(app, "top_k").text = "-1"
        await pilot.press("enter")
        assert app.focused is field(app, "top_k").query_one(Input)


async def test_defaults_on_a_key() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "ctrl+s")
        assert app.answers == [(DEFAULT, "Answer briefly.")]


async def test_the_system_prompt_has_several_lines() -> None:
    app = dialog(system="")
    async with app.run_test() as pilot:
        app.screen.query_one(TextArea).focus()
        await pilot.press("a", "enter", "b", "tab")
        assert not isinstance(app.focused, TextArea)
        await pilot.press("ctrl+s")
        assert app.answers == [(NOW, "a\nb")]


async def test_escape_leaves_from_the_system_prompt_too() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        app.screen.query_one(TextArea).focus()
        await pilot.press("x", "escape")
        assert app.answers == [None]


def test_every_number_of_the_sampling_can_be_edited() -> None:
    assert list(TITLES) == [field.name for field in fields(Sampling)] == list(SAMPLING)


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(dialog(), terminal_size=size)


def test_looks_wrong(snap_compare: SnapCompare) -> None:
    assert snap_compare(dialog(), terminal_size=(60, 20), press=["home", "9"])


async def test_keys_of_one_burst_act_in_their_order() -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await burst(pilot, ("end", "backspace", "7", "home", "delete", "1", "end", "5"))
        await until(pilot, lambda: field(app, "temperature").text == "1.75")
