"""An answer in which the boxes have the numbers and the colours that they have on the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Label
from textual.widgets.markdown import Markdown, MarkdownBlock, MarkdownFence

from glm4v_tui.widgets.streamed_markdown import StreamedMarkdown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.visual import VisualType

    from glm4v_tui.chat.box_stream import BoxStream
    from glm4v_tui.chat.boxes import Box

    Block = MarkdownBlock
else:
    # Textual finds the styles of a class along its first bases that are widgets.
    Block = object


class NumberedMarkdown(StreamedMarkdown):
    """Puts the number of a box before its coordinates; the text itself stays what it is."""

    numbered: var[bool] = var(True, init=False)
    """Whether the numbers are shown."""

    class BoxNamed(Message):
        """The first box of a text has been read."""

        def __init__(self, markdown: NumberedMarkdown) -> None:
            super().__init__()
            self.markdown = markdown

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id)
        self._stream: BoxStream | None = None
        self._read = ""
        """The text in which boxes have been looked for."""
        self._numbers: dict[Box, int] = {}
        self._read_boxes()

    def on_mount(self) -> None:
        """Tell of boxes that were there from the beginning."""
        if self._numbers:
            self.post_message(self.BoxNamed(self))

    async def watch_text(self) -> None:
        """Number what has come since, and show it."""
        known = bool(self._numbers)
        self._read_boxes()
        if self._numbers and not known:
            self.post_message(self.BoxNamed(self))
        await super().watch_text()

    async def watch_numbered(self) -> None:
        """Show the numbers, or the text alone."""
        if self._numbers:
            await self.update(self._shown)

    def with_numbers(self, content: Content) -> Content:
        """Return a part of the text as it is shown."""
        if not self.numbered or not self._numbers:
            return content
        from glm4v_tui.widgets.box_chips import with_chips

        return with_chips(content, self._numbers)

    def get_block_class(self, block_name: str) -> type[MarkdownBlock]:
        """Return the class for a block, one that shows numbers where it shows text."""
        return _NUMBERED.get(block_name) or super().get_block_class(block_name)

    def _read_boxes(self) -> None:
        if self._stream is None or not self.text.startswith(self._read):
            from glm4v_tui.chat.box_stream import BoxStream

            self._stream, self._read, self._numbers = BoxStream(), "", {}
        for span in self._stream.feed(self.text[len(self._read) :]):
            self._numbers.update((named.box, named.number) for named in span.named)
        self._read = self.text


class _Numbered(Block):
    """A block that knows its text as it is, and shows it with numbers."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text."""
        shown = _numbered(self, content) if isinstance(content, Content) else content
        super().update(shown, layout=layout)


class _NumberedCell(Block):
    """A cell, whose text its table shows."""

    def set_content(self, content: Content) -> None:
        """Keep the text as it is to be shown."""
        super().set_content(_numbered(self, content))


class _NumberedFence(MarkdownFence):
    """A block of code, which JSON with boxes often stands in."""

    def set_content(self, content: Content) -> None:
        """Show another text."""
        super().set_content(_numbered(self, content))

    def compose(self) -> ComposeResult:
        """Show the first text."""
        yield Label(_numbered(self, self._highlighted_code), id="code-content", expand=True)


def _numbered(block: MarkdownBlock, content: Content) -> Content:
    markdown = block._markdown
    return markdown.with_numbers(content) if isinstance(markdown, NumberedMarkdown) else content


def _numbering(name: str) -> type[MarkdownBlock]:
    """Return the class for a block of Markdown that shows numbers, styled as the block is."""
    block = Markdown.BLOCKS[name]
    kind = _NumberedCell if name in ("th_open", "td_open") else _Numbered
    return type(block.__name__, (kind, block), {})


_NUMBERED: dict[str, type[MarkdownBlock]] = {
    "fence": _NumberedFence,
    "code_block": _NumberedFence,
} | {
    name: _numbering(name)
    for name in ("paragraph_open", "th_open", "td_open", "h1", "h2", "h3", "h4", "h5", "h6")
}
