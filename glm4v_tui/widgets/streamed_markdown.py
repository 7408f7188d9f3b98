"""Markdown that grows at its end while a model writes it."""

from __future__ import annotations

from textual.reactive import var
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownStream

from glm4v_tui.widgets.markdown_parser import model_markdown


class StreamedMarkdown(Markdown):
    """Shows `text`, and renders only what is new when it has grown."""

    text: var[str] = var("", init=False)
    """The Markdown so far; it only ever grows."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, parser_factory=model_markdown, open_links=False)
        self.set_reactive(StreamedMarkdown.text, text)
        self._stream: MarkdownStream | None = None

    async def watch_text(self, before: str, after: str) -> None:
        """Write what has come since."""
        if self._stream is None:
            self._stream = Markdown.get_stream(self)
        await self._stream.write(after[len(before) :])

    async def finish(self) -> None:
        """Render what is still waiting; nothing more will come."""
        if self._stream is not None:
            stream, self._stream = self._stream, None
            await stream.stop()
