"""Markdown that grows at its end while a model writes it."""

from __future__ import annotations

from textual.reactive import var
from textual.widgets import Markdown

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.widgets.markdown_parser import model_markdown

JOINERS = "\u200c\u200d"
"""Invisible characters that mean something only with what follows; shown when that has come."""


class StreamedMarkdown(Markdown):
    """Shows `text`, cleaned, and renders only what is new when it has grown."""

    text: var[str] = var("", init=False)
    """The Markdown so far, as the model wrote it."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        self._shown = clean_text(text)
        super().__init__(self._shown, id=id, parser_factory=model_markdown, open_links=False)
        self.set_reactive(StreamedMarkdown.text, text)

    async def watch_text(self) -> None:
        """Render what has come since; a change that waited its turn finds that done already."""
        before, self._shown = self._shown, clean_text(self.text.rstrip(JOINERS))
        if not self._shown.startswith(before):
            await self.update(self._shown)
        elif len(self._shown) > len(before):
            await self.append(self._shown[len(before) :])
