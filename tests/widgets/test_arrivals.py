"""The strip of what has arrived, in a bare app."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from textual.app import App, ComposeResult

from glm4v_tui.widgets.arrivals import Arrivals
from tests.waiting import until


class ArrivalsApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.arrived: list[Path] = []

    def compose(self) -> ComposeResult:
        yield Arrivals(pause=0)

    @property
    def strip(self) -> Arrivals:
        return self.query_one(Arrivals)

    def on_arrivals_arrived(self, message: Arrivals.Arrived) -> None:
        self.arrived.append(message.folder)

    def on_arrivals_troubled(self, message: Arrivals.Troubled) -> None:
        self.told.append(message.reason)


def draw(*paths: Path) -> None:
    for path in paths:
        Image.new("RGB", (8, 8), "red").save(path, "PNG")


async def test_nothing_is_shown_until_something_arrives(tmp_path: Path) -> None:
    app = ArrivalsApp()
    async with app.run_test() as pilot:
        draw(tmp_path / "old.png")
        await app.strip.begin(tmp_path)
        assert not app.strip.display
        draw(tmp_path / "[b]new\x1b[31m.png")
        await until(pilot, lambda: app.arrived)
        assert app.strip.display
        assert str(app.strip.render()).startswith("[b]new␛[31m.png has arrived")
        assert app.strip.take() == (tmp_path / "[b]new\x1b[31m.png",)
        await until(pilot, lambda: not app.strip.display)


async def test_a_burst_is_one_line(tmp_path: Path) -> None:
    app = ArrivalsApp()
    async with app.run_test() as pilot:
        await app.strip.begin(tmp_path)
        draw(*(tmp_path / f"{number:02}.png" for number in range(12)))
        await until(pilot, lambda: len(app.strip.pictures) == 12)
        assert str(app.strip.render()).startswith("12 pictures have arrived")


async def test_after_the_end_nothing_is_offered_until_it_begins_again(tmp_path: Path) -> None:
    app = ArrivalsApp()
    other = tmp_path / "other"
    other.mkdir()
    async with app.run_test() as pilot:
        await app.strip.begin(tmp_path)
        await app.strip.begin(other)
        app.strip.end(tmp_path)
        draw(tmp_path / "a.png", other / "b.png")
        await until(pilot, lambda: app.strip.pictures)
        await app.strip.begin(tmp_path)
        draw(tmp_path / "c.png")
        await until(pilot, lambda: len(app.strip.pictures) == 2)
        assert [path.name for path in app.strip.pictures] == ["b.png", "c.png"]


async def test_a_deleted_folder_is_told_of_once(tmp_path: Path) -> None:
    app = ArrivalsApp()
    inbox, other = tmp_path / "inbox", tmp_path / "other"
    inbox.mkdir()
    other.mkdir()
    async with app.run_test() as pilot:
        await app.strip.begin(inbox)
        await app.strip.begin(other)
        inbox.rmdir()
        await until(pilot, lambda: app.told)
        draw(other / "a.png")
        await until(pilot, lambda: app.arrived)
        assert app.told == [f"{inbox} is not there any more; watching goes on."]
        inbox.mkdir()
        draw(inbox / "b.png")
        await until(pilot, lambda: app.arrived == [other, inbox])
