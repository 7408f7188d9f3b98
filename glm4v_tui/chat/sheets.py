"""What boxes are drawn and counted on: a picture, or a page or a frame of a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from glm4v_tui.chat.kinds import document_kind

_SHORT = {"page": "p", "frame": "f"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture, as other programs are told of it."""

    name: str
    """What it is called."""
    file: str
    """The name of the file that it, or what it was made of, is in."""
    frame: int = 0
    """The page or the frame of that file, from 0."""

    @property
    def leaf(self) -> dict[str, int]:
        """Its page or frame in that file, from 1; nothing where the file is one picture."""
        if document_kind(self.file) == "PDF":
            return {"page": self.frame + 1}
        return {"frame": self.frame + 1} if self.frame or document_kind(self.file) else {}

    @property
    def stem(self) -> str:
        """How the names of files about it begin, not yet made safe."""
        numbers = (f"-{_SHORT[kind]}{number}" for kind, number in self.leaf.items())
        return PurePath(self.file).stem + "".join(numbers)
