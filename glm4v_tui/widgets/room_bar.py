"""A bar that shows what fills a model's context, and how much of it is left."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from glm4v_tui.chat.budget import Taken

Share = tuple[str, int, str, str]
"""What it is, its tokens, the letter that fills its part of the bar, and its colour."""


class RoomBar(Widget):
    """Draws each share in proportion, and names them below in figures."""

    DEFAULT_CSS = """
    RoomBar { height: auto; padding: 0 1; }
    """

    taken: reactive[Taken | None] = reactive(None, layout=True)
    """What the prompt takes; `None` until something is known."""
    draft: reactive[int] = reactive(0)
    """Tokens of the draft's text, which `taken` has among its texts."""
    limit: reactive[int] = reactive(1)
    """Tokens that the context holds."""

    def render(self) -> Content:
        """Put the bar above its figures."""
        if self.taken is None:
            return Content("counting…")
        width = max(1, self.content_size.width)
        bar = Content.assemble(*self._drawn(width))
        named = " · ".join(f"{glyph} {name} {n:,}" for name, n, glyph, _ in self._shares() if n)
        return Content("\n").join([bar, Content(self._left()), Content.styled(named, "dim")])

    def _shares(self) -> list[Share]:
        assert self.taken is not None
        pictures = sum(map(sum, self.taken.pictures))
        return [
            ("system", self.taken.system, "▓", "$text-secondary"),
            ("text", sum(self.taken.texts) - self.draft, "█", "$text-primary"),
            ("pictures", pictures, "▒", "$text-accent"),
            ("draft", self.draft, "▚", "$text-success"),
            ("layout", self.taken.template, "░", "$text-muted"),
        ]

    def _drawn(self, width: int) -> list[tuple[str, str]]:
        """Give each share its cells; what is there at all has one at least."""
        assert self.taken is not None
        whole = self.taken.total if self.taken.unknown else max(self.limit, self.taken.total)
        shares = [share for share in self._shares() if share[1] > 0]
        cells = [max(1, tokens * width // whole) for _, tokens, _, _ in shares]
        while sum(cells) > width and max(cells) > 1:
            cells[cells.index(max(cells))] -= 1
        drawn = [
            (glyph * number, colour)
            for number, (_, _, glyph, colour) in zip(cells, shares, strict=True)
        ]
        return [*drawn, ("·" * max(0, width - sum(cells)), "$text-muted")]

    def _left(self) -> str:
        assert self.taken is not None
        if self.taken.unknown:
            return "unknown what is left: the server does not count; these are estimates"
        left, about = self.limit - self.taken.total, "" if self.taken.exact else "about "
        if left < 1:
            # An answer needs one at least.
            over = f"{about}{1 - left:,} more than the {self.limit:,} that the model takes"
            return f"{over}, an answer included"
        return f"{about}{left:,} of {self.limit:,} left"
