"""Pictures from the terminal's clipboard: packets in any pieces, refusals, nothing typed."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest

from glm4v_tui.terminal.clippings import (
    REQUEST,
    ClipboardAnswer,
    ClipboardError,
    Clipping,
    Packets,
)

LIMIT = 1000


def packet(words: str, payload: bytes | None = None, end: bytes = b"\x1b\\") -> bytes:
    behind = b"" if payload is None else b";" + b64encode(payload)
    return b"\x1b]5522;" + words.encode() + behind + end


def data(kind: str, payload: bytes, end: bytes = b"\x1b\\") -> bytes:
    return packet(f"type=read:status=DATA:mime={b64encode(kind.encode()).decode()}", payload, end)


OK, DONE = packet("type=read:status=OK"), packet("type=read:status=DONE")
ANSWER = (
    OK
    + data("text/plain", b"no picture")
    + data("image/jpeg", b"JPEG")
    + data("image/png", b"first ", b"\x07")
    + data("image/png", b"second")
    + DONE
)


def answered(stream: bytes, piece: int) -> tuple[ClipboardAnswer, bytes]:
    """Return the answer that comes in such pieces, and what was typed meanwhile."""
    answer, packets = ClipboardAnswer(LIMIT), Packets()
    packets.expect(answer.hear)
    pieces = (stream[at : at + piece] for at in range(0, len(stream), piece))
    return answer, b"".join(packets.keys(each) for each in pieces)


def test_the_request_names_kinds_of_pictures() -> None:
    assert REQUEST.startswith("\x1b]5522;type=read;")
    kinds = b64decode(REQUEST.removesuffix("\x1b\\").rpartition(";")[2]).decode().split(" ")
    assert kinds[:2] == ["image/png", "image/jpeg"]


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 64, 10_000])
def test_the_best_picture_is_put_together_and_keys_are_left(piece: int) -> None:
    answer, typed = answered(b"a" + ANSWER[:60] + ANSWER[60:] + b"b\x1b[A", piece)
    assert typed == b"ab\x1b[A"
    assert answer.is_over
    assert answer.clipping() == Clipping("image/png", b"first second")


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        (packet("type=read:status=EPERM"), "has not allowed it"),
        (packet("type=read:status=ENOSYS"), "does not give"),
        (packet("type=read:status=EBUSY"), "busy"),
        (packet("type=read:status=EWHAT"), "no reason"),
        (OK + DONE, "no picture on the clipboard"),
        (OK + data("text/html", b"<b>") + DONE, "no picture on the clipboard"),
        (OK + data("image/png", b"x" * (LIMIT + 1)) + DONE, "larger than"),
        (b"\x1b]5522;type=read:status=DATA:mime=aW1hZ2UvcG5n;!!!!x\x1b\\", "garbled"),
    ],
)
def test_without_a_picture_it_says_why(stream: bytes, words: str) -> None:
    answer, typed = answered(stream, 5)
    assert typed == b""
    assert answer.is_over
    with pytest.raises(ClipboardError, match=words):
        answer.clipping()


def test_escape_is_let_go_when_nothing_follows() -> None:
    packets = Packets()
    packets.expect(print)
    assert packets.keys(b"x\x1b") == b"x"
    assert packets.rest() == b"\x1b"
    assert packets.rest() == b""


def test_nothing_is_held_back_before_the_first_request() -> None:
    assert Packets().keys(b"\x1b" + ANSWER) == b"\x1b" + ANSWER


def test_late_packets_are_dropped_and_half_of_one_does_not_swallow_keys() -> None:
    packets = Packets()
    packets.expect(print)
    packets.expect(None)
    assert packets.keys(b"k" + ANSWER + b"\x1b]5522;type=read:status=DATA") == b"k"
    assert packets.rest() == b""
    assert packets.keys(b"typed") == b"typed"
