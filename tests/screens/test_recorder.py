"""A conversation is on the disk while it happens."""

from __future__ import annotations

from pathlib import Path

from glm4v_tui.chat.conversation import Conversation, Turn
from glm4v_tui.chat.transcript import read
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
    await so(lambda: recorder.path and "A red " in recorder.path.read_text())
    path = recorder.path
    assert path is not None
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
