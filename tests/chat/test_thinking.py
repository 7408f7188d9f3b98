"""What thinking took, and how long it may take, is found again in a transcript."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.chat.changes import Again, Continued
from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.numbers import Numbers, SavedThought
from glm4v_tui.chat.reopening import read
from glm4v_tui.chat.thinking import AS_IT_DOES, MOST, Thinking, Thought, read_thinking
from glm4v_tui.chat.transcript import Transcript

QUESTION = Turn("user", (Text("What is it?"),))


@pytest.fixture
def transcript(tmp_path: Path) -> Transcript:
    return Transcript.create(tmp_path, "model")


def numbers(seconds: float, tokens: int | None) -> Numbers:
    return Numbers(reply_tokens=9, thought=SavedThought(seconds=seconds, tokens=tokens))


@pytest.mark.parametrize("tokens", [214, None])
def test_what_thinking_took_is_read_back(transcript: Transcript, tokens: int | None) -> None:
    transcript.asked(QUESTION)
    transcript.streamed("Red.", "Let me look.")
    transcript.ended("stop", numbers=numbers(6.5, tokens))
    transcript.close()
    assert read(transcript.path).conversation.turns[-1].thought == Thought(6.5, tokens)


def test_an_older_transcript_opens_as_before(transcript: Transcript) -> None:
    transcript.asked(QUESTION)
    transcript.streamed("Red.", "Let me look.")
    transcript.ended("stop", numbers=Numbers(reply_tokens=9))
    transcript.close()
    assert b"thought" not in transcript.path.read_bytes()
    assert read(transcript.path).conversation.turns[-1].thought is None


def test_thinking_that_was_gone_on_with_is_added_up(transcript: Transcript) -> None:
    transcript.asked(QUESTION)
    transcript.streamed("", "Let me")
    transcript.ended("length", numbers=numbers(1.5, 2))
    transcript.changed(Continued(turn=1, node=2))
    transcript.streamed("Red.", " look.")
    cut = SavedThought(seconds=2.0, tokens=3, cut="limit")
    transcript.ended("stop", numbers=Numbers(reply_tokens=9, thought=cut))
    transcript.close()
    answer = read(transcript.path).conversation.turns[-1]
    assert (answer.reasoning, answer.thought) == ("Let me look.", Thought(3.5, 5, "limit"))


@pytest.mark.parametrize("words", ["default", "on", "off", "1", "200", str(MOST)])
def test_what_is_chosen_is_written_as_it_is_read(words: str) -> None:
    assert str(read_thinking(words)) == words


@pytest.mark.parametrize("words", ["", "0", "-1", "2.5", "On", "²", "٣", str(MOST + 1), "9" * 9999])
def test_what_cannot_be_meant_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        read_thinking(words)


@pytest.mark.parametrize(
    "thinking", [AS_IT_DOES, Thinking(True), Thinking(False), Thinking(True, 9)]
)
def test_what_was_chosen_is_found_again(transcript: Transcript, thinking: Thinking) -> None:
    transcript.asked(QUESTION, thinking=thinking)
    transcript.streamed("Red.")
    transcript.ended("stop")
    transcript.close()
    assert read(transcript.path).conversation.thinking == thinking
    assert (b"thinking" in transcript.path.read_bytes()) == (thinking != AS_IT_DOES)


def test_the_last_choice_holds(transcript: Transcript) -> None:
    transcript.asked(QUESTION, thinking=Thinking(False))
    transcript.streamed("Red.")
    transcript.ended("stop")
    transcript.changed(Again(turn=1, node=1, thinking="12"))
    transcript.close()
    assert read(transcript.path).conversation.thinking == Thinking(True, 12)


@pytest.mark.parametrize("words", ["", "never", "1e9", "\u001b[2J"])
def test_a_choice_that_nobody_can_mean_is_none(transcript: Transcript, words: str) -> None:
    transcript.changed(Again(turn=0, node=0, thinking=words))
    transcript.asked(QUESTION)
    transcript.close()
    assert read(transcript.path).conversation.thinking == AS_IT_DOES
