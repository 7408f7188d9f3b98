"""The pictures that have arrived in watched folders, offered until they are taken."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.kinds import document_kind

if TYPE_CHECKING:
    from pathlib import Path

    from glm4v_tui.chat.watching import Look, WatchedFolder

PAUSE = 1.0
"""Seconds between two looks at a folder."""

SHARE = 10
"""A look that takes long is followed by a pause of this many times as long."""


class Arrivals(Widget):
    """A strip that is there only while pictures have arrived; it watches folders for them."""

    DEFAULT_CSS = """
    Arrivals { height: auto; max-height: 2; padding: 0 1; display: none; }
    Arrivals.-shown { display: block; background: $success-muted; color: $text-success; }
    """

    pictures: reactive[tuple[Path, ...]] = reactive((), layout=True)
    """What has arrived and is neither taken nor refused, the oldest first."""
    key: reactive[str] = reactive("", layout=True)
    """The key that attaches them, as the user knows it."""

    class Arrived(Message):
        """Pictures have arrived whole."""

        def __init__(self, folder: Path) -> None:
            super().__init__()
            self.folder = folder

    class Troubled(Message):
        """Something is wrong with a watched folder, or with a picture that has arrived."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason
            """A sentence that is safe to show."""

    def __init__(self, *, pause: float = PAUSE) -> None:
        super().__init__()
        self._pause = pause
        self._watched: dict[Path, WatchedFolder] = {}

    async def begin(self, folder: Path) -> None:
        """Watch a folder; whatever comes after this returns is offered."""
        from glm4v_tui.chat.watching import WatchedFolder

        watched = WatchedFolder(folder)
        look = await asyncio.to_thread(watched.look)
        if not self.is_watching(folder):
            self._watched[folder] = watched
            self._show(folder, look, "")
            self._watch(watched, look.problem)

    def is_watching(self, folder: Path) -> bool:
        """Return whether pictures that arrive in a folder are offered."""
        return folder in self._watched

    def end(self, folder: Path) -> None:
        """Watch a folder no longer."""
        if watched := self._watched.pop(folder, None):
            watched.end()

    def on_unmount(self) -> None:
        """Keep nobody waiting who leaves the program."""
        for folder in tuple(self._watched):
            self.end(folder)

    def give_back(self, pictures: tuple[Path, ...]) -> None:
        """Offer again what could not be taken."""
        self.pictures = (*pictures, *self.pictures)

    def take(self) -> tuple[Path, ...]:
        """Return what has arrived, and offer it no longer."""
        taken, self.pictures = self.pictures, ()
        return taken

    @work(group="watch")
    async def _watch(self, watched: WatchedFolder, problem: str) -> None:
        while self._watched.get(watched.folder) is watched:
            began = time.monotonic()
            look = await asyncio.to_thread(watched.look)
            if self._watched.get(watched.folder) is watched:
                self._show(watched.folder, look, problem)
                problem = look.problem
            took = time.monotonic() - began
            await asyncio.sleep(max(self._pause, SHARE * took if self._pause else 0))

    def _show(self, folder: Path, look: Look, problem: str) -> None:
        if look.arrived:
            self.pictures = (*self.pictures, *look.arrived)
            self.post_message(self.Arrived(folder))
        if look.problem and look.problem != problem:
            name = clean(str(folder))
            self.post_message(self.Troubled(f"{name} {look.problem}; watching goes on."))
        for sentence in look.damaged:
            self.post_message(self.Troubled(sentence))

    def watch_pictures(self, pictures: tuple[Path, ...]) -> None:
        """Show the strip only when there is something in it."""
        self.set_class(bool(pictures), "-shown")

    def render(self) -> Content:
        """Name what has arrived, and the key that attaches it."""
        return Content(f"{_what(self.pictures)} · {self.key} attaches · Esc does not")


def _what(pictures: tuple[Path, ...]) -> str:
    if not pictures:
        return ""
    last = clean(pictures[-1].name)
    if len(pictures) == 1:
        return f"{last} has arrived"
    things = "files" if any(map(document_kind, pictures)) else "pictures"
    return f"{len(pictures)} {things} have arrived, the last is {last}"
