"""What models mark as their final answer becomes emphasis, and marked boxes stay boxes.

The tokens themselves never come out, so what they say is said in Markdown instead.
"""

from __future__ import annotations

import re

from glm4v_tui.chat.box_stream import BEGIN, END

BOX_TOKENS = (BEGIN, END)
"""They stand around boxes, and around final answers as well."""

MOST = 120
"""Characters of the longest answer that is waited for and emphasised."""

_BARE_BOX = re.compile(r"\s*[\[(<{][\d\s.,]+[\])>}]\s*")
"""A single bracket of numbers, which without its marks might as well cite sources."""
_UNSAFE = re.compile(r"[\n*_`\[\]|<>{}\\~#$]")
"""Markdown of its own, which emphasis around it might break."""


class MarkedAnswer:
    """Holds back what stands between the marks until it is known what it is."""

    def __init__(self) -> None:
        self._held: str | None = None
        """What has come since the mark, `None` outside of any and where it comes out at once."""

    def begin(self) -> str:
        """Begin to hold back; return what was held."""
        held = self.drop()
        self._held = ""
        return held

    def take(self, text: str) -> str:
        """Return what of a text can be shown now."""
        if self._held is None:
            return text
        self._held += text
        return self.drop() if len(self._held) > MOST or "\n" in self._held.strip() else ""

    def end(self) -> str:
        """Return what was held, as it is to be shown."""
        held = self.drop()
        if _BARE_BOX.fullmatch(held):
            return f"[{held.strip()}]"
        said = held.strip()
        if not said or _UNSAFE.search(said):
            return held
        before, _, after = held.partition(said)
        return f"{before}**{said}**{after}"

    def drop(self) -> str:
        """Return what was held as it came, and hold back no more."""
        held, self._held = self._held or "", None
        return held
