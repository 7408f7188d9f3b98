"""What the picker reads of a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glm4v_tui.chat.folders import (
    Listing,
    View,
    natural_order,
    nearest_folder,
    why_unreadable,
)
from glm4v_tui.chat.reading import read_folder


def names(listing: Listing) -> list[str]:
    return [entry.name for entry in listing.entries]


def whole(folder: Path, *, hidden: bool = False) -> Listing:
    *_, listing = read_folder(folder, View(hidden=hidden))
    return listing


def fill(folder: Path, *files: str) -> None:
    for name in files:
        (folder / name).touch()


def test_parent_folders_pictures_in_natural_order(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "b2").mkdir()
    (tmp_path / "b10").mkdir()
    fill(tmp_path, "img10.png", "IMG9.JPG", "img2.jpeg", "notes.txt", "module.ts")
    expected = ["..", "b2", "b10", "z", "img2.jpeg", "IMG9.JPG", "img10.png"]
    assert names(whole(tmp_path)) == expected


def test_pdfs_and_videos_are_documents_among_the_pictures(tmp_path: Path) -> None:
    fill(tmp_path, "b.png", "a.PDF", "c.mp4")
    listing = whole(tmp_path)
    assert [(entry.name, entry.kind) for entry in listing.entries[1:]] == [
        *(("a.PDF", "document"), ("b.png", "picture"), ("c.mp4", "document"))
    ]
    assert listing.pictures == 1


def test_hidden_only_where_asked(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    fill(tmp_path, ".secret.png", "seen.png")
    assert names(whole(tmp_path)) == ["..", "seen.png"]
    assert names(whole(tmp_path, hidden=True)) == ["..", ".cache", ".secret.png", "seen.png"]


def test_only_files_and_what_links_lead_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "lost.png").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle.png").symlink_to(tmp_path / "circle.png")
    (tmp_path / "folder.png").mkdir()
    fill(tmp_path, "real.png")
    (tmp_path / "linked.png").symlink_to(tmp_path / "real.png")
    listing = whole(tmp_path)
    assert names(listing) == ["..", "folder.png", "linked.png", "real.png"]
    assert listing.entries[1].kind == "folder"


def test_the_root_has_no_parent() -> None:
    assert all(entry.kind != "parent" for entry in whole(Path("/")).entries)


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [("a2", "a10"), ("a02", "a3"), ("A1", "a2"), ("2", "x"), ("a", "a1"), ("9" * 21, "1" * 30)],
)
def test_natural_order(smaller: str, larger: str) -> None:
    assert natural_order(smaller) < natural_order(larger)


def test_names_that_differ_only_in_case_keep_a_fixed_order(tmp_path: Path) -> None:
    fill(tmp_path, "a.png", "A.png")
    assert names(whole(tmp_path)) == ["..", "A.png", "a.png"]


def test_nearest_folder_is_the_first_one_that_is_there(tmp_path: Path) -> None:
    assert nearest_folder(tmp_path / "gone" / "deeper") == tmp_path
    assert nearest_folder(Path("/")) == Path("/")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file"), "not there"),
        (PermissionError(13, "Denied"), "permission"),
        (NotADirectoryError(20, "Not a directory"), "not a folder"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_why_unreadable(error: OSError, words: str) -> None:
    assert words in why_unreadable(error)


def test_a_folder_that_is_gone_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        whole(tmp_path / "gone")
