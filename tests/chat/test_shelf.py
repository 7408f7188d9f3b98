"""Saved conversations are titled, put away, deleted and brought back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat import shelf
from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.reopening import ReadOnlyError, TranscriptError
from glm4v_tui.chat.transcript import Transcript, read
from glm4v_tui.chat.transcripts import latest, listed


def saved(data: Path, question: str, *colours: str) -> Path:
    pictures = []
    for colour in colours:
        path = data.parent / f"{colour}.png"
        Image.new("RGB", (4, 3), colour).save(path)
        pictures.append(inspect(path))
    transcript = Transcript.create(data, "m")
    transcript.asked(Turn("user", (*pictures, Text(question))))
    transcript.ended("stop")
    transcript.close()
    return transcript.path


def test_a_title_changes_nothing_else(tmp_path: Path) -> None:
    path = saved(tmp_path / "data", "Moon?")
    os.utime(path, (1000, 1000))
    shelf.title(path, "Night\x1b sky")
    with path.open("a") as file:
        file.write('{"kind":"delta","turn":1,"text":"%s"}\n' % ("x" * 3_000_000))
    os.utime(path, (1000, 1000))
    (entry,) = listed(tmp_path / "data")
    assert (entry.title, entry.used.timestamp(), entry.questions) == ("Night␛ sky", 1000, 1)
    assert (read(path).title, read(path).model) == ("Night␛ sky", "m")
    shelf.title(path, "")
    assert listed(tmp_path / "data")[0].title == "Moon?"


def test_words_of_an_answer_are_no_title(tmp_path: Path) -> None:
    transcript = Transcript.create(tmp_path, "m")
    transcript.asked(Turn("user", (Text('\n{"kind":"titled","title":"no"}'),)))
    assert '"no"' in listed(tmp_path)[0].title
    assert listed(tmp_path)[0].title.startswith("{")


def test_an_archived_conversation_is_not_the_last_one(tmp_path: Path) -> None:
    path = saved(tmp_path / "data", "Moon?")
    shelf.archive(path)
    assert [entry.archived for entry in listed(tmp_path / "data")] == [True]
    assert latest(tmp_path / "data") is None
    shelf.archive(path, away=False)
    entry = latest(tmp_path / "data")
    assert entry is not None
    assert not entry.archived


def test_what_is_open_is_left_alone(tmp_path: Path) -> None:
    transcript = Transcript.create(tmp_path, "m")
    transcript.asked(Turn("user", (Text("Moon?"),)))
    for action in (shelf.archive, shelf.delete):
        with pytest.raises(TranscriptError, match="is open"):
            action(transcript.path)
    with pytest.raises(ReadOnlyError):
        shelf.title(transcript.path, "t")
    transcript.close()
    assert shelf.delete(transcript.path).parent == tmp_path / "deleted"


def test_deleted_ones_come_back_until_they_are_swept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first, second = saved(data, "One?", "red", "blue"), saved(data, "Two?", "red")
    gone = shelf.delete(first)
    assert [entry.path for entry in listed(data)] == [second]
    assert shelf.sweep(data) == 0
    assert shelf.restore(gone) == first
    assert read(first).conversation.pictures[0].path.is_file()
    gone = shelf.delete(first)
    assert shelf.sweep(data, days=0) == 1
    assert not gone.exists()
    (kept,) = (data / "pictures").iterdir()
    assert kept == read(second).conversation.pictures[0].path


def test_nothing_is_moved_onto_another_file(tmp_path: Path) -> None:
    path = saved(tmp_path / "data", "One?")
    gone = shelf.delete(path)
    path.write_text("other")
    with pytest.raises(TranscriptError, match="is there already"):
        shelf.restore(gone)
    assert path.read_text() == "other"
