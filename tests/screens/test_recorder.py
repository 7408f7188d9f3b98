"""A conversation is on the disk while it happens."""

from __future__ import annotations

from pathlib import Path

from glm4v_tui.chat.conversation import Conversation, Turn
from glm4v_tui.chat.transcript import Transcript, read
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.screens.recorder import Recorder
from tests.waiting import so

QUESTION = Conversation().asked("What is it?").turns[0]


def ignore_kept(asked: Turn, kept: Turn) -> None:
    """Take no interest in copies."""


async def test_a_streaming_answer_is_on_the_disk_before_it_ends(tmp_path: Path) -> None:
    failures: list[str] = []
    recorder = Recorder(
        tmp_path, "model", kept=ignore_kept, failed=failures.append, flush_seconds=0.01
    )
    recorder.start()
    recorder.asked(QUESTION, Sampling(), "")
    recorder.streamed("A red ", "I look.")
    # The file is there a moment after its name is.
    await so(lambda: recorder.path and recorder.path.exists())
    path = recorder.path
    assert path is not None
    await so(lambda: "A red " in path.read_text())
    answer = read(path).conversation.turns[-1]
    assert (answer.text, answer.reasoning, answer.ending) == ("A red ", "I look.", "stopped")
    recorder.streamed("circle.", "")
    recorder.ended("stop", "", None)
    await recorder.close()
    whole = read(path).conversation.turns[-1]
    assert (whole.text, whole.ending) == ("A red circle.", "stop")
    assert failures == []


async def test_what_cannot_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told: list[str] = []
    recorder = Recorder(tmp_path / "file", "model", kept=ignore_kept, failed=told.append)
    recorder.start()
    recorder.asked(QUESTION, Sampling(), "")
    await recorder.close()
    assert "a file stands where the data directory should be" in told[0]


async def test_what_could_not_be_saved_is_saved_when_it_can(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    told: list[str] = []
    recorder = Recorder(
        tmp_path / "data", "model", kept=ignore_kept, failed=told.append, flush_seconds=0.01
    )
    recorder.start()
    recorder.asked(QUESTION, Sampling(), "")
    recorder.streamed("A circle.", "")
    recorder.ended("stop", "", None)
    await so(lambda: told)
    left = recorder.path
    recorder.reopen(None)
    recorder.asked(Conversation().asked("And now?").turns[0], Sampling(), "")
    (tmp_path / "data").unlink()
    await so(lambda: told[-1] == "")
    await recorder.close()
    assert left is not None
    assert [turn.text for turn in read(left).conversation.turns] == ["What is it?", "A circle."]
    assert len(list((tmp_path / "data").glob("*.jsonl"))) == 2
    assert len(told) == 2


async def test_a_conversation_that_is_open_elsewhere_is_locked(tmp_path: Path) -> None:
    other = Transcript.create(tmp_path, "model")
    other.asked(QUESTION)
    locked: list[str] = []
    recorder = Recorder(
        tmp_path, "model", kept=ignore_kept, failed=locked.append, locked=locked.append
    )
    recorder.start()
    recorder.reopen(other.path)
    await recorder.close()
    assert len(locked) == 1
    assert "open in another program" in locked[0]
