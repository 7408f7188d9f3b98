"""Addresses of pictures: asked about, fetched in sight, attached, kept in the transcript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import ProgressBar, Static

from glm4v_tui.chat.addresses import read_address
from glm4v_tui.chat.fetching import FetchLimits
from glm4v_tui.chat.transcript import read
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.fetch_screen import FetchScreen
from glm4v_tui.screens.help_screen import HelpScreen
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.prompt import Prompt
from tests.chat.small_web import Asked, SmallWeb, drawing, serving
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallWeb]:
    """A server that is asked directly, whatever proxy this machine has."""
    monkeypatch.setenv("no_proxy", "*")
    with serving() as web:
        yield web


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


def said(pilot: Pilot[None]) -> str:
    return " ".join(str(line.render()) for line in pilot.app.screen.query(Static))


async def asked_about(pilot: Pilot[None], text: str) -> None:
    """Paste an address, and wait for the question."""
    pilot.app.post_message(events.Paste(text))
    await until(pilot, lambda: isinstance(pilot.app.screen, FetchScreen))


async def test_a_pasted_address_is_fetched_after_a_yes_and_its_origin_kept(
    web: SmallWeb, folder: Path
) -> None:
    web.answers["/cat.png"] = lambda asked: asked.send(drawing())
    address = web.address("/cat.png")
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await asked_about(pilot, f"{address.url}\n")
        assert f"Fetch a picture from {address.site}?" in said(pilot)
        assert f"GET {address.url}" in said(pilot)
        assert web.asked == []
        await pilot.press("y")
        pane = app.screen_stack[1].query_one(ChatPane)
        await until(pilot, lambda: [picture.name for picture in pane.attached] == ["cat.png"])
        await pilot.press(*"what", "enter")
        await pilot.pause()
    entry = latest(folder.parent / "data")
    assert entry is not None
    (picture,) = read(entry.path).conversation.pictures
    assert picture.address == address.url
    assert picture.path.parent == folder.parent / "data" / "pictures"


async def test_an_address_asked_alone_is_fetched_instead(web: SmallWeb, folder: Path) -> None:
    web.answers["/c"] = lambda asked: asked.send(drawing())
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        prompt = app.screen.query_one(Prompt)
        prompt.write(web.address("/c").url)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FetchScreen))
        await pilot.press("t")
        assert isinstance(app.screen, FetchScreen)
        await pilot.press("y")
        await until(pilot, lambda: app.screen_stack[1].query_one(ChatPane).attached)
        await until(pilot, lambda: not prompt.text)
        assert engine.asked == []


async def test_no_fetches_nothing_and_t_pastes_the_text(web: SmallWeb, folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    url = web.address("/c").url
    async with app.run_test(size=(120, 40)) as pilot:
        prompt = app.screen.query_one(Prompt)
        await asked_about(pilot, url)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert prompt.text == ""
        await asked_about(pilot, url)
        await pilot.press("t")
        await until(pilot, lambda: prompt.text == url)
    assert web.asked == []


async def test_progress_is_shown_and_escape_cancels_at_once(web: SmallWeb, folder: Path) -> None:
    content = drawing(1200)

    def half(asked: Asked) -> None:
        asked.send(content[: len(content) // 2], length=len(content))
        web.released.wait()

    web.answers["/c"] = half
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await asked_about(pilot, web.address("/c").url)
        await pilot.press("y")
        bar = app.screen.query_one(ProgressBar)
        await until(pilot, lambda: bar.percentage and 0.4 < bar.percentage < 0.6)
        assert bar.display
        assert f" of {len(content) / 1e6:.1f} MB" in said(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert not web.released.is_set()
        assert not app.screen.query_one(ChatPane).attached


async def test_what_comes_while_the_help_is_read_is_attached(web: SmallWeb, folder: Path) -> None:
    content = drawing()

    def late(asked: Asked) -> None:
        web.released.wait()
        asked.send(content)

    web.answers["/c"] = late
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await asked_about(pilot, web.address("/c").url)
        await pilot.press("y", "f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        web.released.set()
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert app.screen.query_one(ChatPane).attached


async def test_a_failure_is_a_sentence_and_y_tries_once_more(web: SmallWeb, folder: Path) -> None:
    web.answers["/c"] = lambda asked: asked.head(500)
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await asked_about(pilot, web.address("/c").url)
        await pilot.press("y")
        await until(pilot, lambda: "cannot send it (HTTP 500)" in said(pilot))
        web.answers["/c"] = lambda asked: asked.send(drawing())
        await pilot.press("y")
        await until(pilot, lambda: app.screen_stack[1].query_one(ChatPane).attached)


async def test_a_redirect_to_another_host_asks_again_and_names_it(
    web: SmallWeb, folder: Path
) -> None:
    app = program(ScriptedEngine(), folder)
    with serving("127.0.0.2") as other:
        there = other.address("/d.png")
        web.answers["/c"] = lambda asked: asked.head(302, Location=there.url)
        other.answers["/d.png"] = lambda asked: asked.send(drawing())
        async with app.run_test(size=(120, 40)) as pilot:
            await asked_about(pilot, web.address("/c").url)
            await pilot.press("y")
            await until(pilot, lambda: f"sends on to {there.site}" in said(pilot))
            assert other.asked == []
            await pilot.press("y")
            pane = app.screen_stack[1].query_one(ChatPane)
            await until(pilot, lambda: pane.attached)
            assert pane.attached[0].address == there.url


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    address = read_address("https://upload.example.org/pictures/2026/a%20cat.jpg?width=1200")
    assert address is not None
    screen = FetchScreen(address, Path("/nowhere"), FetchLimits(), pasted=True)
    assert snap_compare(DialogApp(screen), terminal_size=size)
