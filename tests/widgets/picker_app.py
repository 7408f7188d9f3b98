"""The picker in a bare app that notes what it tells."""

from __future__ import annotations

from pathlib import Path

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from glm4v_tui.widgets.picker import Picker


class PickerApp(App[None]):
    def __init__(self, folder: Path, elsewhere: Path | None = None) -> None:
        super().__init__()
        self.opened = folder
        self.elsewhere = elsewhere
        self.facts: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Picker(self.opened, self.elsewhere)

    def on_mount(self) -> None:
        self.picker.focus()

    @property
    def picker(self) -> Picker:
        return self.query_one(Picker)

    def on_picker_picked(self, message: Picker.Picked) -> None:
        self.facts.append(message)

    def on_picker_highlighted(self, message: Picker.Highlighted) -> None:
        self.facts.append(message)

    def on_picker_folder_opened(self, message: Picker.FolderOpened) -> None:
        self.facts.append(message)

    def on_picker_failed(self, message: Picker.Failed) -> None:
        self.facts.append(message)

    @property
    def picked(self) -> list[tuple[str, ...]]:
        picked = [fact for fact in self.facts if isinstance(fact, Picker.Picked)]
        return [tuple(path.name for path in fact.paths) for fact in picked]

    @property
    def failures(self) -> list[Picker.Failed]:
        return [fact for fact in self.facts if isinstance(fact, Picker.Failed)]

    def names(self) -> list[str]:
        return [entry.name for entry in self.picker.pictures.entries]

    def marked(self) -> list[str]:
        return [path.name for path in self.picker.pictures.marks]

    def under_cursor(self) -> str | None:
        entry = self.picker.pictures.entry
        return entry.name if entry else None


def pictures_in(tmp_path: Path) -> Path:
    """Make a folder with pictures, folders and other files."""
    folder = tmp_path / "pictures"
    (folder / "cats").mkdir(parents=True)
    (folder / "dogs").mkdir()
    for name in ("a.png", "b.JPG", "c.webp", "notes.txt", ".hidden.png"):
        (folder / name).touch()
    for number in range(3):
        (folder / "dogs" / f"dog{number}.png").touch()
    return folder


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    while any(worker.is_running for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
