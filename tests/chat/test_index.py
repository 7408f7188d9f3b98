"""Any conversation is found by what was said in it."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from glm4v_tui.chat import shelf
from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.index import BusyError, Index
from glm4v_tui.chat.transcript import Transcript


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def index(data: Path, tmp_path: Path) -> Index:
    return Index(data, tmp_path / "cache")


def saved(data: Path, question: str, *answer: str, used: int = 1000) -> Path:
    transcript = Transcript.create(data, "m")
    transcript.asked(Turn("user", (Text(question),)))
    for piece in answer:
        transcript.streamed(piece)
        transcript.flush()
    transcript.ended("stop")
    transcript.close()
    os.utime(transcript.path, (used, used))
    return transcript.path


def found(index: Index, words: str) -> list[Path]:
    index.refresh()
    return [hit.entry.path for hit in index.search(words)]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("rece", True),
        ("RECEIPT total", True),
        ("total receipt", True),
        ("shilling", True),
        ("cafe", True),
        ("img_2041.jpg", True),
        ("收据", True),
        ("据", True),
        ("总额 receipt", True),
        ("据收", False),
        ("eceipt", False),
        ("receipt pound", False),
        ('"', False),
        ('receipt"', True),
        ("receipt* OR NOT (", False),
        ("text:receipt", False),
        ("\x00", False),
    ],
)
def test_words_are_found_by_their_beginnings(
    data: Path, index: Index, words: str, is_found: bool
) -> None:
    path = saved(
        data, "这张收据的总额 IMG_2041.jpg", "The receipt's to", "tal is 5 shil", "lings, café"
    )
    saved(data, "Something else?", "Yes.")
    assert found(index, words) == [path] * is_found


def test_the_last_used_comes_first_with_its_line(data: Path, index: Index) -> None:
    old = saved(data, "Old?", "A red circle\nand so on", used=10)
    new = saved(data, "New?", "x " * 100 + "Circles are red " + "y " * 100, used=20)
    assert found(index, "circ") == [new, old]
    contexts = [hit.context for hit in index.search("circ red")]
    assert "Circles are red" in contexts[0].line
    assert [[c.line[a:b] for a, b in c.spans] for c in contexts] == [
        ["Circ", "red"],
        ["red", "circ"],
    ]


def test_it_follows_what_happens_to_the_files(data: Path, index: Index) -> None:
    one, two = saved(data, "One moon?"), saved(data, "Two moons?")
    assert set(found(index, "moon")) == {one, two}
    shelf.title(one, "Jupiter")
    shelf.archive(one)
    assert found(index, "jupiter") == [one]
    assert {entry.title: entry.archived for entry in index.entries()} == {
        "Jupiter": True,
        "Two moons?": False,
    }
    gone = shelf.delete(one)
    assert found(index, "jupiter") == []
    assert [entry.path for entry in index.entries()] == [two]
    shelf.restore(gone)
    assert found(index, "jupiter moon") == [one]


def test_a_question_taken_back_is_not_found(data: Path, index: Index) -> None:
    transcript = Transcript.create(data, "m")
    for question in ("Sun?", "Moon?"):
        transcript.asked(Turn("user", (Text(question),)))
    transcript.unasked()
    assert found(index, "moon") == []
    assert found(index, "sun") == [transcript.path]


def test_the_index_is_private_and_built_anew(data: Path, index: Index, tmp_path: Path) -> None:
    path = saved(data, "The moon?")
    assert found(index, "moon") == [path]
    (file,) = (tmp_path / "cache").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for damage in (b"no index " * 999, file.read_bytes()[:6000] + b"\xff" * 9000, b""):
        file.write_bytes(damage)
        assert found(index, "moon") == [path]
    file.unlink()
    assert found(index, "moon") == [path]


def test_where_nothing_can_be_kept_it_is_kept_for_now(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = saved(data, "The moon?")
    assert found(Index(data, tmp_path / "file" / "cache"), "moon") == [path]


def test_it_tells_how_far_it_is(data: Path, index: Index) -> None:
    saved(data, "One?")
    told: list[tuple[int, int]] = []
    index.refresh(lambda done, every: told.append((done, every)))
    index.refresh(lambda done, every: told.append((done, every)))
    assert told == [(0, 1)]


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, "null", '{"kind":"asked","parts":3}', '{"kind":"delta","text":7}', "\ud800"],
)
def test_a_line_that_is_no_record_is_passed_over(data: Path, index: Index, line: str) -> None:
    path = saved(data, "The moon?")
    with path.open("ab") as file:
        file.write(line.encode("utf-8", "surrogatepass") + b"\n")
        file.write(b'{"kind":"delta","turn":1,"text":"Sun \\ud800 \\u0000"}\n')
    assert found(index, "moon sun") == [path]


def test_another_program_at_the_index_is_said(data: Path, index: Index, tmp_path: Path) -> None:
    saved(data, "The moon?")
    index.refresh()
    (file,) = (tmp_path / "cache").iterdir()
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    index.refresh()
    with pytest.raises(BusyError, match="not to be had now"):
        index.search("moon")
    other.rollback()
    other.close()
    assert len(index.search("moon")) == 1
