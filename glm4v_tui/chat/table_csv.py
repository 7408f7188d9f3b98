"""Tables as CSV in which nothing acts, however a spreadsheet opens it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

Rows = list[list[str]]
"""The cells of a table, row by row."""

_ACTING = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""

_NUMBER = re.compile(
    r"[+-]?[ ]?[$€£¥]?[ ]?(\d[\d,. '_]*|\.\d+)([eE][+-]?\d+)?[ ]?[%‰°]?[\w/²³µΩ]{0,8}"
)
"""A number as people write it, which is no formula."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def rows_of(tokens: Iterable[Token]) -> Rows:
    """Return the cells of a Markdown table without their markup."""
    rows: Rows = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_words(token))
    return rows


def _words(token: Token) -> str:
    pieces = (
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    )
    return _BREAK.sub("\n", "".join(pieces)).strip()


def harmless_csv(rows: Rows) -> tuple[str, int]:
    """Return rows as CSV, and how many cells were kept from acting as formulas."""
    columns = max(map(len, rows), default=0)
    changed = sum(_acts(cell) for row in rows for cell in row)
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    for row in rows:
        cells = [*row, *[""] * (columns - len(row))]
        table.writerow(f"'{cell}" if _acts(cell) else cell for cell in cells)
    return written.getvalue(), changed


def _acts(cell: str) -> bool:
    """Return whether a spreadsheet would take a cell for a formula; a lone sign is none."""
    return cell.startswith(_ACTING) and bool(cell.strip("+-－＋ ")) and not _NUMBER.fullmatch(cell)
