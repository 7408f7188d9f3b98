"""Messages survive the wire, and nothing else does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation, Excerpt, Picture
from glm4v_tui.chat.thinking import Thought
from glm4v_tui.engine import wire
from glm4v_tui.engine.keeping import Claim, HostStatus, Keeping, Waiting
from glm4v_tui.engine.pieces import event_of, piece
from glm4v_tui.engine.protocol import (
    DownloadWanted,
    EngineError,
    LoadStage,
    ReasoningDelta,
    RemoteCodeWanted,
    ReplyDone,
    Sampling,
    TextDelta,
)
from glm4v_tui.engine.wire_keeping import (
    Claimed,
    Held,
    Keep,
    Kept,
    Look,
    PickUp,
    Seen,
    Settled,
    Stop,
    Waits,
)
from tests.scripted_engine import SCRIPTED

HOSTILE = Picture(
    Path("/pictures/\x1b[2J[bold]\n日本 \udcff.png"), "\x1b[2J\udcff", "ab" * 32, 3, 4, 5, "PNG"
)
PART = replace(HOSTILE, excerpt=Excerpt(HOSTILE.path, HOSTILE.name, "cd" * 32, 1, 2, 3, 4, 1, 7))
FAILURE = wire.Failure.of(EngineError("no-space", "Full.", "Make room.", "ENOSPC"))
KEEPING = Keeping(None, 2)
CLAIM = Claim("2026-01-01.jsonl", 3, 2)
STATUS = HostStatus(
    model="m",
    version="1",
    pid=2,
    started=3.5,
    ready=True,
    asleep=False,
    keeping=KEEPING,
    replying=1,
    waiting=2,
    ends_in=None,
    log_file="/log",
    log_begin=4,
)
DONE = ReplyDone("length", 1, 2, 3, 0.25, 0.5, Thought(0.125, 2))

MESSAGES: list[wire.Message] = [
    wire.Hello(wire.PROTOCOL),
    wire.Start(),
    wire.Progress(LoadStage("weights", 1.5, 0.25, "half")),
    wire.Wanted(1, DownloadWanted("m", 1, 2, "/d")),
    wire.Wanted(2, RemoteCodeWanted("m", ("a.py", "b.py"))),
    wire.Answered(1, yes=False),
    wire.Ready(SCRIPTED),
    wire.StartFailed(FAILURE),
    wire.Ask(3, Conversation(system="Be kind.").asked("why?\u2028", (HOSTILE,)), Sampling(seed=1)),
    wire.Ask(4, Conversation().asked("a").answered("b", "stopped", "c").asked("d"), Sampling()),
    wire.Ask(5, Conversation().asked("a", (PART,)), Sampling()),
    wire.Cancel(3),
    wire.Count(6, Conversation(system="Be kind.").asked("a", (PART, HOSTILE))),
    wire.Counted(6, Taken(1, (2,), ((3, 4),), 5)),
    wire.Counted(6, None, FAILURE),
    wire.AnswerPiece(3, "text\nand \N{UNICORN FACE}"),
    wire.ReasoningPiece(3, "hm"),
    wire.ReasoningPiece(3, "hm", DONE),
    wire.Finished(3, DONE),
    wire.Ended(3, None),
    wire.Ended(3, FAILURE),
    wire.Lost(FAILURE),
    wire.Close(),
    Keep(1.5, "ab"),
    Kept(KEEPING),
    Kept(KEEPING, FAILURE),
    Claimed("t", CLAIM),
    Settled("t"),
    PickUp(7, "t"),
    Held(7, "hm", "text\udcff"),
    Waits((Waiting("t", CLAIM, ended=True),)),
    Look(),
    Seen(STATUS),
    Stop(),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.type)
def test_every_message_survives(message: wire.Message) -> None:
    line = wire.encode(message)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert wire.decode(line) == message


def test_every_kind_of_message_is_tried() -> None:
    kinds = {kind.__name__ for kind in wire.Message.__args__}
    assert {type(message).__name__ for message in MESSAGES} == kinds


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"GET / HTTP/1.1\r\n",
        b"\xff\xfe\n",
        b"null\n",
        b"[]\n",
        b"{}\n",
        b'{"type": "format-disk"}\n',
        b'{"type": "cancel"}\n',
        b'{"type": "cancel", "reply": "all"}\n',
        b'{"type": "ask", "reply": 1, "conversation": {}, "sampling": {"temperature": 9}}\n',
        b"[" * 100_000 + b"\n",
    ],
)
def test_nonsense_is_refused(line: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(line)


def test_too_long_a_message_is_refused() -> None:
    with pytest.raises(wire.WireError):
        wire.encode(wire.AnswerPiece(1, "x" * wire.LINE_LIMIT))


def test_a_message_may_say_more_than_is_known() -> None:
    assert wire.decode(json.dumps({"type": "start", "later": 1}).encode()) == wire.Start()


def test_each_event_has_its_message() -> None:
    for event in (TextDelta("a"), ReasoningDelta("a"), ReasoningDelta("a", DONE), DONE):
        message = piece(7, event)
        assert isinstance(message, wire.AnswerPiece | wire.ReasoningPiece | wire.Finished)
        assert message.reply == 7
        assert event_of(message) == event


def test_an_error_survives_as_a_value() -> None:
    error = FAILURE.error()
    said = (error.kind, error.message, error.advice, error.cause)
    assert said == ("no-space", "Full.", "Make room.", "ENOSPC")
