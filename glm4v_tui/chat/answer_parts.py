"""What an answer holds that is worth a file of its own: tables, code, JSON, and all of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.html_tables import html_tables
from glm4v_tui.chat.json_text import indented, json_fault
from glm4v_tui.chat.table_csv import Rows, harmless_csv, rows_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_NAMED_ALIKE = (
    *("csv", "tsv", "json", "jsonl", "html", "xml", "svg", "yaml", "toml", "ini", "css", "sql"),
    *("tex", "md", "py", "js", "ts", "sh", "c", "cpp", "java", "go", "r", "dot"),
)
_SUFFIXES = {name: f".{name}" for name in _NAMED_ALIKE} | {
    "latex": ".tex",
    "math": ".tex",
    "markdown": ".md",
    "python": ".py",
    "javascript": ".js",
    "typescript": ".ts",
    "bash": ".sh",
    "shell": ".sh",
    "c++": ".cpp",
    "rust": ".rs",
    "julia": ".jl",
    "matlab": ".m",
    "mermaid": ".mmd",
    "yml": ".yaml",
}
"""How files of a language end; other code ends in `.txt`."""

_FORMULA = re.compile(r"\\(?:begin|frac|int|sum|sqrt|left|alpha|cdot|mathbf|mathrm)\b")
_LEAST = 2
"""Rows and columns that make a text of commas a table."""


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One thing to save."""

    title: str
    """What it is, in a few clean words."""
    stem: str
    """What its file is called after, such as `table`."""
    suffix: str
    """How its file ends."""
    text: str
    """What is written."""
    remark: str = ""
    """What to know before it is saved; empty for nothing."""


def answer_parts(answer: str) -> tuple[AnswerPart, ...]:
    """Return the parts of an answer in order, and all of it last; blocks where it is long."""
    found = sorted(_found(answer), key=lambda placed: placed[0])
    whole = AnswerPart("The whole answer", "answer", ".md", _ended(answer))
    parts = tuple(part for _, part in found)
    if not parts and (only := _bare(answer)):
        parts = (only,)
    return (*parts, whole) if answer.strip() else ()


def _found(answer: str) -> Iterator[tuple[int, AnswerPart]]:
    """Yield each part with the line that it begins on."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(answer)
    lines = answer.split("\n")
    for at, token in enumerate(tokens):
        line = token.map[0] if token.map else 0
        if token.type == "table_open":
            yield line, _table(rows_of(_inside(tokens, at)))
        elif token.type in ("fence", "code_block"):
            if token.content.strip():
                yield line, _code(token.info, token.content)
            for each in range(*(token.map or (0, 0))):
                # What stands in code is no table of the answer's own.
                lines[each] = ""
    yield from ((line, _table(rows)) for line, rows in html_tables("\n".join(lines)))


def _inside(tokens: list[Token], at: int) -> Iterator[Token]:
    for token in tokens[at:]:
        yield token
        if token.type == "table_close":
            return


def _table(rows: Rows, title: str = "Table") -> AnswerPart:
    text, changed = harmless_csv(rows)
    columns = max(map(len, rows), default=0)
    remark = ""
    if changed:
        cells = "1 cell begins" if changed == 1 else f"{changed} cells begin"
        remark = f"{cells} as a formula would: a ' is put before, so that no program runs it."
    return AnswerPart(
        f"{title}, {len(rows)} rows, {columns} columns", "table", ".csv", text, remark
    )


def _code(info: str, content: str) -> AnswerPart:
    language = (info.split() or [""])[0].strip("{}.").lower()
    if not language:
        return _bare(content) or AnswerPart("Code", "code", ".txt", _ended(content))
    if language in ("csv", "tsv") and (rows := _separated(content, language)):
        return _table(rows, f"{language.upper()} table")
    if language in ("json", "geojson"):
        return _json(content)
    suffix = _SUFFIXES.get(language, ".txt")
    stem = "formula" if suffix == ".tex" else "code"
    return AnswerPart(f"Code, {clean(language)[:20]}", stem, suffix, _ended(content))


def _bare(text: str) -> AnswerPart | None:
    """Return what a text is that nobody has named; `None` for prose."""
    bare = text.strip()
    if bare.startswith(("{", "[")) and not json_fault(bare):
        return _json(bare)
    if bare.lower().startswith("<svg"):
        return AnswerPart("Drawing, SVG", "drawing", ".svg", _ended(bare))
    if _FORMULA.search(bare) and "\n\n" not in bare:
        return AnswerPart("Formula, LaTeX", "formula", ".tex", _ended(bare))
    rows = _separated(bare, "csv")
    return _table(rows, "CSV table") if rows and _is_even(rows) else None


def _json(text: str) -> AnswerPart:
    if fault := json_fault(text):
        return AnswerPart("JSON", "data", ".json", _ended(text), f"It is no valid JSON: {fault}.")
    return AnswerPart("JSON, checked and indented", "data", ".json", indented(text))


def _separated(text: str, language: str) -> Rows:
    separator = "\t" if language == "tsv" else ","
    try:
        read = csv.reader(io.StringIO(text.strip()), delimiter=separator, skipinitialspace=True)
        return [[cell.strip() for cell in row] for row in read if row]
    except csv.Error:
        return []


def _is_even(rows: Rows) -> bool:
    """Return whether rows are a table for sure: all of one length, and no sentences."""
    columns = len(rows[0])
    longest = max(len(cell) for row in rows for cell in row)
    even = all(len(row) == columns for row in rows)
    return len(rows) >= _LEAST and columns >= _LEAST and even and longest < 80


def _ended(text: str) -> str:
    return text.strip("\n") + "\n"
