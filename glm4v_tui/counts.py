"""Whole numbers as they are typed on the command line."""

from __future__ import annotations

from argparse import ArgumentTypeError

HIGHEST_PORT = 65_535
"""The last port of TCP."""


def read_count(word: str) -> int:
    """Return a number from 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not _is_number(word) or int(word) == 0:
        raise ArgumentTypeError(f"{word!r} is not a count from 1")
    return int(word)


def read_place(word: str) -> int:
    """Return a number from 0.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not _is_number(word):
        raise ArgumentTypeError(f"{word!r} is not a number from 0")
    return int(word)


def read_port(word: str) -> int:
    """Return the number of a port.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not _is_number(word) or not 0 < int(word) <= HIGHEST_PORT:
        raise ArgumentTypeError(f"{word!r} is not a port from 1 to {HIGHEST_PORT}")
    return int(word)


def _is_number(word: str) -> bool:
    # Digits of other scripts count too, as for `int`; more of them than a number needs do not.
    return word.isdecimal() and len(word) < 10
