"""What is said of chosen pages or frames: what they take, and why a model does not take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.widgets.facts import flowing, size_words

if TYPE_CHECKING:
    from glm4v_tui.chat.details import Details
    from glm4v_tui.chat.leaves import Chosen
    from glm4v_tui.engine.checkpoints import Checkpoint

WIDTH = 70
"""Cells of a line, where there are as many."""

_EACH_LINES = 3
"""Lines that the tokens of each page may take, where they differ."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the model takes."""

    checkpoint: Checkpoint
    left: int | None
    """Pictures that it takes besides those that it has; `None` for any number."""

    def tokens(self, wanted: Chosen) -> int:
        """Return the tokens that a page or frame takes."""
        return self.checkpoint.pictures.count(*wanted.size)

    def total(self, wanted: Sequence[Chosen]) -> str:
        """Say what all of them take."""
        word = "frame" if wanted[0].seconds is not None else "page"
        words = word if len(wanted) == 1 else f"{word}s"
        total, context = sum(map(self.tokens, wanted)), self.checkpoint.context_tokens
        return f"{len(wanted)} {words}: {total:,} of the model's {context:,} tokens"

    def each(self, wanted: Sequence[Chosen]) -> str:
        """Say what each of them takes, once where all take the same."""
        tokens, sizes = set(map(self.tokens, wanted)), {each.size for each in wanted}
        if len(tokens) == 1:
            pixels = f", {size_words(wanted[0].size)} pixels" if len(sizes) == 1 else ""
            return f"each {self.tokens(wanted[0]):,} tokens{pixels}"
        pieces = (f"{each.name}: {self.tokens(each):,}" for each in wanted)
        return flowing(pieces, WIDTH, _EACH_LINES)

    def objection(self, wanted: Sequence[Chosen]) -> str:
        """Say why the model does not take them, if so."""
        title = clean(self.checkpoint.title)
        if self.left is not None and len(wanted) > self.left:
            more = "no more pictures" if not self.left else f"{self.left} more at most"
            return f"{title} takes {more}: choose fewer, or drop others with Alt+V."
        if sum(map(self.tokens, wanted)) > self.checkpoint.context_tokens:
            return f"That is more than {title} can read: choose fewer, or coarser ones with ↓."
        return ""


def how_seen(found: Details) -> str:
    """Say what of a document the model sees."""
    if found.rate:
        return "Single frames go to the model as pictures: no sound, and nothing in between."
    return "Each page goes to the model as a picture."


def how_typed(found: Details) -> str:
    """Say how pages or moments are typed."""
    if found.rate:
        return "How many, evenly spread, or times: 0:05, 1:02.5, 2:00-3:00/4"
    return f"1-3,7 or 5- for page 5 to the end, which is {found.frames:,}"
