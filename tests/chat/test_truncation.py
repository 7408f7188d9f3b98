"""A transcript that power loss cut off at any byte opens, and the conversation goes on."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.reopening import TranscriptError, read
from glm4v_tui.chat.transcript import Transcript

ANSWERS = ("It is a réd círcle 🔴.", "Yes, I am sure.")


def whole(directory: Path) -> bytes:
    """Return the bytes of a transcript with a picture, thinking and two answers."""
    Image.new("RGB", (4, 3)).save(directory / "red.png")
    transcript = Transcript.create(directory / "data", "model", "Be brief.")
    question = Conversation().asked("What is it?", (inspect(directory / "red.png"),))
    transcript.asked(question.turns[0])
    for word in ANSWERS[0].split(" "):
        transcript.streamed(f" {word}".removeprefix(" ") if word == "It" else f" {word}", "hm ")
        transcript.flush()
    transcript.ended("stop")
    transcript.asked(Conversation().asked("Sure?").turns[0])
    transcript.streamed(ANSWERS[1])
    transcript.ended("stop")
    transcript.close()
    return transcript.path.read_bytes()


def test_every_offset_opens_with_a_prefix_of_what_was_said(tmp_path: Path) -> None:
    content = whole(tmp_path)
    cut = tmp_path / "data" / "cut.jsonl"
    first = content.index(b"\n")
    for offset in range(len(content)):
        cut.write_bytes(content[:offset])
        try:
            turns = read(cut).conversation.turns
        except TranscriptError:
            assert offset < first
            continue
        answers = [turn for turn in turns if turn.role == "assistant"]
        assert [turn.text for turn in turns if turn.role == "user"] == ["What is it?", "Sure?"][
            : len(turns) - len(answers)
        ]
        for answer, said in zip(answers, ANSWERS, strict=False):
            assert said.startswith(answer.text)
            assert answer.ending == "stopped" or answer.text == said


def test_a_cut_transcript_is_gone_on_with(tmp_path: Path) -> None:
    content = whole(tmp_path)
    cut = tmp_path / "data" / "cut.jsonl"
    for offset in range(content.index(b"\n") + 1, len(content), 7):
        cut.write_bytes(content[:offset])
        before = read(cut).conversation.turns
        transcript = Transcript.open(cut, "model")
        transcript.asked(Conversation().asked("And now?").turns[0])
        transcript.streamed("Now too.")
        transcript.ended("stop")
        transcript.close()
        turns = read(transcript.path).conversation.turns
        assert [turn.text for turn in turns[-2:]] == ["And now?", "Now too."]
        assert turns[: len(before)] == before
