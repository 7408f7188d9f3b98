"""Tables that a model has written as HTML, as GLM-V does where cells are joined."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from glm4v_tui.chat.table_csv import Rows

_SPAN = 100
"""Columns and rows that one cell may take."""


def html_tables(text: str) -> Iterator[tuple[int, Rows]]:
    """Yield the cells of each table with the line that it begins on, from 0."""
    lower, end = text.lower(), 0
    while (start := lower.find("<table", end)) >= 0:
        close = lower.find("</table", start)
        end = len(text) if close < 0 else close
        table = _Table()
        table.feed(text[start:end])
        table.close()
        if table.rows and any(map(any, table.rows)):
            yield text.count("\n", 0, start), table.filled()


class _Table(HTMLParser):
    """Collects cells; one that takes several columns or rows stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self._cell: list[str] | None = None
        self._below: dict[tuple[int, int], None] = {}
        """Places that a cell above takes."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.split()) if not data.isspace() else " ")

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if not self.rows:
            self.rows.append([])
        row, at = self.rows[-1], len(self.rows) - 1
        while (at, len(row)) in self._below:
            row.append("")
        columns, rows = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        place = len(row)
        for down in range(1, rows):
            self._below |= dict.fromkeys((at + down, place + right) for right in range(columns))
        row += [""] * columns
        self._place = place
        self._cell = []

    def _end_cell(self) -> None:
        if self._cell is not None:
            self.rows[-1][self._place] = "".join(self._cell).strip()
            self._cell = None

    def filled(self) -> Rows:
        """Return the rows that have any cell."""
        self._end_cell()
        return [row for row in self.rows if row]


def _span(value: str | None) -> int:
    return min(_SPAN, max(1, int(value))) if value and value.strip().isdecimal() else 1
