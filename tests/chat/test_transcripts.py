"""Transcripts are listed by their beginnings and ends."""

import os
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.transcript import Transcript, TranscriptError
from glm4v_tui.chat.transcripts import latest, listed


def saved(folder: Path, *questions: str, used: int, model: str = "m") -> Path:
    transcript = Transcript.create(folder, model)
    for question in questions:
        transcript.asked(Turn("user", (Text(question),)))
        transcript.streamed("word " * 30_000)
        transcript.ended("stop")
    transcript.close()
    os.utime(transcript.path, (used, used))
    return transcript.path


def test_the_last_used_comes_first(tmp_path: Path) -> None:
    old = saved(tmp_path, "Old?", used=1000)
    new = saved(tmp_path, "New?", "And?", "So?", used=3000, model="bad\x1bmodel")
    middle = saved(tmp_path, "Middle?", used=2000)
    entries = listed(tmp_path)
    assert [entry.path for entry in entries] == [new, middle, old]
    assert (entries[0].title, entries[0].questions) == ("New?", 3)
    assert (entries[0].model, entries[0].used.timestamp()) == ("bad␛model", 3000)
    assert [entry.path for entry in listed(tmp_path, limit=2)] == [new, middle]
    found = latest(tmp_path)
    assert found is not None
    assert found == entries[0]


def test_a_question_taken_back_is_not_counted(tmp_path: Path) -> None:
    transcript = Transcript.create(tmp_path, "m")
    for question in ("One?", "Two?"):
        transcript.asked(Turn("user", (Text(question),)))
    transcript.unasked()
    assert [entry.questions for entry in listed(tmp_path)] == [1]
    transcript.unasked()
    assert listed(tmp_path) == []


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("  What\n\tis it? ", "What is it?"),
        ("\x1b]0;evil\x07 [red]", "␛]0;evil␇ [red]"),
        ("word " * 40, ("word " * 40)[:79] + "…"),
        ("问" * 100, "问" * 79 + "…"),
        ('"turn":99', '"turn":99'),
    ],
)
def test_a_title_is_one_clean_line(tmp_path: Path, question: str, title: str) -> None:
    transcript = Transcript.create(tmp_path, "m")
    transcript.asked(Turn("user", (Text(question),)))
    assert [(entry.title, entry.questions) for entry in listed(tmp_path)] == [(title, 1)]


def test_a_question_of_pictures_alone_is_named_by_them(tmp_path: Path) -> None:
    Image.new("RGB", (2, 2)).save(tmp_path / "cat.png")
    transcript = Transcript.create(tmp_path, "m")
    transcript.asked(Turn("user", (inspect(tmp_path / "cat.png"), Text(""))))
    assert [entry.title for entry in listed(tmp_path)] == ["cat.png"]


def test_what_is_no_transcript_is_passed_over(tmp_path: Path) -> None:
    kept = saved(tmp_path, "Good?", used=10)
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "words.jsonl").write_text("hello\n" * 20)
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "gone.jsonl").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.jsonl")
    newer = '{"kind":"opened","version":9,"time":"2030-01-01T00:00:00Z","model":"m"}\n'
    (tmp_path / "newer.jsonl").write_text(newer)
    assert [entry.path for entry in listed(tmp_path)] == [kept]


def test_no_directory_is_an_empty_list_and_a_file_an_error(tmp_path: Path) -> None:
    assert listed(tmp_path / "none") == []
    assert latest(tmp_path / "none") is None
    (tmp_path / "file").touch()
    with pytest.raises(TranscriptError):
        listed(tmp_path / "file")
