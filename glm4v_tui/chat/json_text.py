"""JSON that a model has written: checked, and indented without changing a number or a letter."""

from __future__ import annotations

import json
import re

_PIECES = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
"""Strings, signs, and numbers or words."""

_UNSEEN = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that JSON may hold bare, and that a terminal would obey or could not show."""

_EMPTY = {"{": "}", "[": "]"}


def json_fault(text: str) -> str:
    """Say what is wrong with a text as JSON; empty where it is valid."""
    try:
        json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return f"{error.msg.lower()} at line {error.lineno}, column {error.colno}"
    except RecursionError:
        return "it nests too deep"
    except ValueError as error:
        return str(error)
    return ""


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no value of JSON")


def indented(text: str) -> str:
    """Return valid JSON with a line for each value; what it says stays as it was written."""
    written, depth = [""], 0
    pieces = _PIECES.findall(text)
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        if piece in _EMPTY:
            depth += 1
            written.append(piece if after == _EMPTY[piece] else f"{piece}{_line(depth)}")
        elif piece in ("}", "]"):
            depth -= 1
            empty = written[-1] in _EMPTY
            written.append(piece if empty else f"{_line(depth)}{piece}")
        elif piece == ",":
            written.append(f",{_line(depth)}")
        else:
            written.append(": " if piece == ":" else piece)
    return _UNSEEN.sub(_escaped, "".join(written)) + "\n"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _line(depth: int) -> str:
    return "\n" + "  " * depth
