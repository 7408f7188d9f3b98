"""Markdown as models write it: LaTeX stays readable, raw HTML stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_FORMULA = re.compile(
    r"\\\((?P<round>.+?)\\\)|\\\[(?P<square>.+?)\\\]|\$\$(?P<double>.+?)\$\$"
    r"|\$(?P<single>[^\s$](?:[^$\n]*?[^\s$\\])?)\$(?!\d)",
    re.DOTALL,
)


def model_markdown() -> MarkdownIt:
    """Return a parser of GitHub's Markdown in which formulas are shown as they were written."""
    parser = MarkdownIt("gfm-like", {"html": False})
    parser.inline.ruler.before("escape", "formula", _formula)
    return parser


def _formula(state: StateInline, silent: bool) -> bool:
    """Keep a formula from being read as emphasis or escapes: it becomes inline code."""
    found = _FORMULA.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("code_inline", "code", 0)
        token.content = " ".join(next(group for group in found.groups() if group).split())
        token.markup = "$"
    state.pos = found.end()
    return True
