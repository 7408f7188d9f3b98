"""What terminals paste for files that are dropped on them, and what people paste by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glm4v_tui.chat.pasted import (
    PastedAddress,
    PastedElsewhere,
    PastedFolder,
    PastedPictures,
    may_name_files,
    read_pasted,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory with pictures whose names are awkward, which is the current one too."""
    for name in ("one.png", "a b.JPG", "don't.png", "back\\slash.png", "猫#1%.png", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "album of 1999").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{}/one.png", ["one.png"]),
        ("  {}/one.png \n", ["one.png"]),
        ("{}/a b.JPG", ["a b.JPG"]),
        ("'{}/a b.JPG'", ["a b.JPG"]),
        ('"{}/a b.JPG" ', ["a b.JPG"]),
        ("{}/a\\ b.JPG ", ["a b.JPG"]),
        ("{}/don't.png", ["don't.png"]),
        ("'{}/don'\\''t.png'", ["don't.png"]),
        ("{}/don\\'t.png", ["don't.png"]),
        ("{}/back\\slash.png", ["back\\slash.png"]),
        ("file://{}/a%20b.JPG", ["a b.JPG"]),
        ("file://{}/%E7%8C%AB%231%25.png", ["猫#1%.png"]),
        ("file://{}/one.png\r\nfile://{}/a%20b.JPG\r\n", ["one.png", "a b.JPG"]),
        ("x-special/nautilus-clipboard\ncopy\nfile://{}/one.png\n", ["one.png"]),
        ("{}/one.png {}/a\\ b.JPG", ["one.png", "a b.JPG"]),
        ("'{}/one.png' '{}/a b.JPG'", ["one.png", "a b.JPG"]),
        ("{}/one.png\r{}/a b.JPG", ["one.png", "a b.JPG"]),
        ("{}/one.png {}/one.png", ["one.png"]),
        ("~/one.png", ["one.png"]),
        ("./one.png", ["one.png"]),
        ("{}/album of 1999/../one.png", ["one.png"]),
    ],
)
def test_paths_of_pictures_in_every_dress(folder: Path, text: str, names: list[str]) -> None:
    found = read_pasted(text.replace("{}", str(folder)))
    assert found == PastedPictures(tuple(folder / name for name in names))


@pytest.mark.parametrize("text", ["{}/album of 1999", "'{}/album of 1999/'", "~/album\\ of\\ 1999"])
def test_a_folder(folder: Path, text: str) -> None:
    assert read_pasted(text.replace("{}", str(folder))) == PastedFolder(folder / "album of 1999")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one.png",
        "what is in /etc/hosts?",
        "{}/one.png is the one",
        "{}/one.png {}/notes.txt",
        "{}/notes.txt",
        "/",
        "/Users/me is my home",
        "/Users/me/notes.txt",
        "/Users/me/a.jpg and /Users/me/b.jpg",
        "/Users/me/a.jpg shows a cat",
        "/Users/me/a\x1b[201~.jpg",
        "file:///Users/me/a%0Arm%20x.jpg",
        "/" + "x" * 70_000 + ".jpg",
        "/" + "x" * 5_000 + ".jpg",
        "'/unclosed.jpg",
        "~",
        "./missing.png",
        "// a comment that ends in .png",
    ],
)
def test_everything_else_stays_text(folder: Path, text: str) -> None:
    found = read_pasted(text.replace("{}", str(folder)))
    assert found is None or (text in ("/", "~") and isinstance(found, PastedFolder))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("/Users/me/Desktop/Screen Shot.png", ["/Users/me/Desktop/Screen Shot.png"]),
        ("/Users/me/a\\ b.png /Users/me/c.png", ["/Users/me/a b.png", "/Users/me/c.png"]),
        ("file:///Users/me/a%20b.png", ["/Users/me/a b.png"]),
        ("/var/folders/x1/T/shot.png", ["/var/folders/x1/T/shot.png"]),
        ("/mnt/c/Users/me/a.png", ["/mnt/c/Users/me/a.png"]),
        ("/home/of-another-machine/a.png", ["/home/of-another-machine/a.png"]),
        ("C:\\Users\\me\\a b.png", ["C:\\Users\\me\\a b.png"]),
        ('"C:\\Users\\me\\a b.png" "D:\\c.png"', ["C:\\Users\\me\\a b.png", "D:\\c.png"]),
        ("C:\\a.png D:\\c.png", ["C:\\a.png", "D:\\c.png"]),
        ("file:///C:/Users/me/a%20b.png", ["C:/Users/me/a b.png"]),
        ("\\\\server\\share\\a.png", ["\\\\server\\share\\a.png"]),
        ("/Users/me/Pictures", ["/Users/me/Pictures"]),
    ],
)
def test_files_of_the_users_own_computer(folder: Path, text: str, names: list[str]) -> None:
    assert read_pasted(text) == PastedElsewhere(tuple(names), certain=True)


def test_an_address_alone_is_one(folder: Path) -> None:
    found = read_pasted(" https://example.org/cat.png\r")
    assert isinstance(found, PastedAddress)
    assert found.address.url == "https://example.org/cat.png"
    assert read_pasted("https://example.org/cat.png is a cat") is None


def test_a_missing_picture_may_be_misspelt(folder: Path) -> None:
    missing = f"{folder}/missing.png"
    assert read_pasted(missing) == PastedElsewhere((missing,), certain=False)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_picture_that_may_not_be_read_is_no_missing_one(folder: Path) -> None:
    (folder / "album of 1999").chmod(0)
    path = folder / "album of 1999" / "x.png"
    assert read_pasted(str(path)) == PastedPictures((path,))


def test_most_text_is_not_looked_up() -> None:
    assert not may_name_files("Describe this picture, please.")
    assert may_name_files(" '/data/one.png'")
