"""Whatever is pasted arrives as one paste, and none of it as a key."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from glm4v_tui.terminal.pastes import BEGIN, END, Pastes

HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            ["\x1b", "\x1b[A", "\x1b[113;5u", "\x1b]52;c;aGk=\x07", "\x1b[48;9;9;9;9t"]
        ),
        st.sampled_from(["\x1b\r", "\r", "\x11", "\x1b[200~", "\x1b[20", "\x1b[I", "\x1bu", "~"]),
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40),
    ),
    max_size=12,
).map("".join)


def heard(pieces: Iterable[bytes]) -> list[str]:
    """Return the keys and the pastes that Textual makes of what a terminal sends."""
    pastes, parser = Pastes(), XTermParser()
    messages = list(parser.feed(b"".join(map(pastes.keys, pieces)).decode()))
    return [
        message.key if isinstance(message, events.Key) else f"paste {message.text}"
        for message in messages
        if isinstance(message, events.Key | events.Paste)
    ] + [repr(other) for other in messages if not isinstance(other, events.Key | events.Paste)]


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    ends = sorted({at % (len(data) + 1) for at in cuts} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(ends)]


@given(text=HOSTILE.filter(lambda text: "\x1b[201~" not in text), cuts=st.lists(st.integers(0)))
def test_a_paste_cut_anywhere_is_one_paste_between_the_keys(text: str, cuts: list[int]) -> None:
    data = b"a" + BEGIN + text.encode() + END + b"b\x1b[A"
    spelled = text.replace("\x1b", "␛")
    assert heard(cut(data, cuts)) == ["a", f"paste {spelled}", "b", "up"]


def test_keys_are_let_through_at_once() -> None:
    pastes = Pastes()
    for typed in (b"\x1b", b"\x1b[", b"\x1b[20", b"x", b"\x1b[B"):
        assert pastes.keys(typed) == typed


def test_only_what_may_be_the_end_of_a_paste_is_waited_for() -> None:
    pastes = Pastes()
    assert pastes.keys(BEGIN + b"one\x1b[2") == BEGIN + b"one"
    assert pastes.keys(b"J two\x1b[20") == "␛[2J two".encode()
    assert pastes.keys(b"1~\x1b") == END + b"\x1b"
