"""Markdown that cannot reach beyond its own end."""

from __future__ import annotations

import re

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")

_OPEN_HTML = re.compile(
    r"^( {0,3})<(?=!|\?|/?(?:details|pre|script|style|summary|textarea)\b)", re.IGNORECASE
)
"""HTML that would swallow what follows, or close what is around it (CommonMark 0.31, 4.6)."""


def contained(markdown: str) -> str:
    """Return Markdown whose code is closed and whose HTML does not swallow what follows."""
    fence = ""
    lines = []
    for line in markdown.split("\n"):
        found = _FENCE.match(line)
        if found is not None:
            fence = _after(fence, found[1], found[2])
        lines.append(line if fence else _OPEN_HTML.sub(r"\1&lt;", line, count=1))
    return "\n".join([*lines, fence] if fence else lines)


def _after(fence: str, mark: str, rest: str) -> str:
    """Return the fence that is open after a line that looks like one."""
    if not fence:
        return "" if mark[0] == "`" and "`" in rest else mark
    return "" if mark.startswith(fence) and not rest.strip() else fence
