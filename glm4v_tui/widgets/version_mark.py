"""The line under a turn that has several versions, or that the user has rewritten."""

from __future__ import annotations

from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import Static


class VersionMark(Static):
    """Tells which of how many versions is shown; hidden where there is one."""

    DEFAULT_CSS = """
    VersionMark {
        height: 1;
        display: none;
        color: $text-muted;
        &.-shown { display: block; }
    }
    """

    words: var[str] = var("", init=False)
    """What is said, such as `‹ 2/3 ›`."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def watch_words(self, words: str) -> None:
        """Show the words, or nothing."""
        self.update(words)
        self.set_class(bool(words), "-shown")


class Versioned(Vertical):
    """A turn with such a line among its parts."""

    version: var[str] = var("", init=False)
    """What the line says."""

    def on_mount(self) -> None:
        """Say what was known before the line was there."""
        self._tell()

    def watch_version(self) -> None:
        """Say it in the line."""
        if self.is_mounted:
            self._tell()

    def _tell(self) -> None:
        self.query_one(VersionMark).words = self.version


def version_words(number: int, versions: tuple[int, ...], edited: bool, hint: str = "") -> str:
    """Return what is said of a version, empty for an only one that the model itself gave."""
    words = []
    if len(versions) > 1:
        words.append(f"‹ {versions.index(number) + 1}/{len(versions)} ›")
    if edited:
        words.append("edited by you")
    if hint:
        words.append(hint)
    return " · ".join(words)
