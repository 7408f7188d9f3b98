"""How a half-typed path goes on, and where a whole one leads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glm4v_tui.chat.completion import NowhereError, common_start, find, narrowed
from glm4v_tui.chat.folders import Entry, View
from glm4v_tui.chat.reading import read_folder
from glm4v_tui.chat.typed_path import readings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Cats", "cars", "catalogue", ".git"):
        (tmp_path / name).mkdir()
    for name in ("cat 1.png", "cat 2.png", "DOG.JPG", "notes.txt", "no-suffix"):
        (tmp_path / name).touch()
    return tmp_path


def entries(folder: Path) -> tuple[Entry, ...]:
    *_, listing = read_folder(folder, View(hidden=True))
    return tuple(listing.entries)


def names(folder: Path, begun: str) -> list[str]:
    return [entry.name for entry in narrowed(entries(folder), begun)]


def test_folders_first_and_no_hidden_ones_unasked(folder: Path) -> None:
    assert names(folder, "cat") == ["catalogue", "cat 1.png", "cat 2.png"]
    assert names(folder, "") == ["cars", "catalogue", "Cats", "cat 1.png", "cat 2.png", "DOG.JPG"]
    assert names(folder, ".") == [".git"]
    assert names(folder, "..") == [".."]


def test_any_case_where_the_same_case_has_nothing(folder: Path) -> None:
    assert names(folder, "CAR") == ["cars"]
    assert names(folder, "dog") == ["DOG.JPG"]
    assert names(folder, "C") == ["Cats"]


@pytest.mark.parametrize(
    ("begun", "shared"), [("ca", "ca"), ("cat ", "cat "), ("DO", "DOG.JPG"), ("do", "DOG.JPG")]
)
def test_the_start_that_names_share(folder: Path, begun: str, shared: str) -> None:
    assert common_start(narrowed(entries(folder), begun), begun) == shared


def test_what_cannot_be_typed_ends_the_shared_start(tmp_path: Path) -> None:
    (tmp_path / "a\x1bb.png").touch()
    (tmp_path / "a\x1bc.png").touch()
    assert common_start(narrowed(entries(tmp_path), ""), "") == "a"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cats", "Cats"),
        ("cars/../Cats/", "Cats"),
        ("'cat 1.png'", "cat 1.png"),
        (r"cat\ 2.png",) * 2,
    ],
)
def test_finds(folder: Path, text: str, name: str) -> None:
    found = find(readings(text), folder)
    assert found.path == folder / name.replace("\\", "")
    assert found.kind == ("picture" if name.endswith(".png") else "folder")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cats/x/y.png", "There is no “x” in {folder}/Cats."),
        ("nowhere", "There is no “nowhere” in {folder}."),
        ("DOG.JPG/x", "“DOG.JPG” is not a folder."),
        ("$NOSUCH/x", "The variable NOSUCH is not set."),
        ("a\x1b[31m", "There is no “a␛[31m” in {folder}."),
        ("a\0", "No path has such characters in it."),
    ],
)
def test_says_which_part_is_missing(folder: Path, text: str, words: str) -> None:
    with pytest.raises(NowhereError) as caught:
        find(readings(text), folder)
    assert str(caught.value) == words.format(folder=folder)


def test_a_pipe_is_neither(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NowhereError, match="neither a folder nor a picture"):
        find(readings("pipe"), tmp_path)
