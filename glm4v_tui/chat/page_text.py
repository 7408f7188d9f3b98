"""Markdown as HTML in which nothing acts: no HTML of its own, no address but the web's."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from glm4v_tui.chat.clean import clean, clean_text

_WEB = ("http://", "https://", "mailto:")
_ALIGNMENTS = {"text-align:right": "to-right", "text-align:center": "to-middle"}


def escaped(text: str) -> str:
    """Return one line for a page: markup and what steers or hides is spelled out."""
    return escape(clean(text))


def escaped_text(text: str) -> str:
    """Return text of many lines for a page."""
    return escape(clean_text(text))


def markdown(text: str) -> str:
    """Return Markdown as HTML."""
    return str(_reader().render(clean_text(text)))


class _Renderer(RendererHTML):
    """Shows pictures as words, since whoever opens a page has not asked to fetch anything."""

    def image(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        """Return what a picture is said to show."""
        return escape(f"[{tokens[idx].content}]")

    @staticmethod
    def renderAttrs(token: Token) -> str:  # noqa: N802 - the renderer's own name
        """Return attributes without styles, which the page forbids."""
        style = token.attrs.pop("style", None)
        if isinstance(style, str) and style in _ALIGNMENTS:
            token.attrs["class"] = _ALIGNMENTS[style]
        if "href" in token.attrs:
            token.attrs["rel"] = "noopener noreferrer nofollow"
        return RendererHTML.renderAttrs(token)


class _Reader(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's own name
        """Let addresses of the web through."""
        return url.strip().lower().startswith(_WEB)


@cache
def _reader() -> MarkdownIt:
    reader = _Reader("commonmark", {"html": False}, renderer_cls=_Renderer)
    return reader.enable(["table", "strikethrough"])
