"""A folder is read in the background, in any order, and below it every folder once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from glm4v_tui.chat.folders import Entry, Listing, View, entry
from glm4v_tui.chat.reading import read_folder
from tests.waiting import PATIENCE


def names(listing: Listing) -> list[str]:
    return [line.name for line in listing.entries]


def whole(folder: Path, view: View) -> Listing:
    *_, listing = read_folder(folder, view)
    return listing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    for number, name in enumerate(
        ["b2.png", "a.png", "sub/b10.png", "sub/deep/c.png", "notes.txt"]
    ):
        (tmp_path / name).write_bytes(b"x" * (number * 7 % 5))
        os.utime(tmp_path / name, (number, number))
    return tmp_path


def held(gate: Event, count: int) -> Callable[[Path, View], Iterator[Entry]]:
    """Make a disk that stops in the middle of a folder."""

    def scan(folder: Path, view: View) -> Iterator[Entry]:
        for number in range(count):
            yield entry(folder / f"{number}.png", "picture", f"{number}.png")
        gate.wait()
        yield entry(folder / "last.png", "picture", "last.png")

    return scan


def test_what_came_is_shown_while_the_disk_does_not_answer(tmp_path: Path) -> None:
    gate = Event()
    listings = read_folder(tmp_path, soon=0.001, scan=held(gate, 10_000))
    first = next(part for part in listings if part.lines == 10_000)
    assert not first.finished
    assert first.pictures == 10_000
    assert names(first)[:11] == [f"{number}.png" for number in range(11)]
    gate.set()
    *_, last = listings
    assert (last.finished, names(last)[-1], last.lines) == (True, "last.png", 10_001)


def test_leaving_a_folder_stops_its_thread(tmp_path: Path) -> None:
    stopped = Event()

    def endless(folder: Path, view: View) -> Iterator[Entry]:
        try:
            while True:
                yield entry(folder / "x.png", "picture", "x.png")
        finally:
            stopped.set()

    listings = read_folder(tmp_path, soon=0.001, scan=endless)
    assert next(listings)
    del listings
    assert stopped.wait(PATIENCE)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(), ["..", "sub", "a.png", "b2.png"]),
        (View(backwards=True), ["..", "sub", "b2.png", "a.png"]),
        (View(order="date"), ["..", "sub", "a.png", "b2.png"]),
        (View(order="date", backwards=True), ["..", "sub", "b2.png", "a.png"]),
        (View(order="size", all_files=True), ["..", "sub", "notes.txt", "a.png", "b2.png"]),
        (View(below=True), ["a.png", "b2.png", "sub/b10.png", "sub/deep/c.png"]),
        (View(below=True, order="date"), ["sub/deep/c.png", "sub/b10.png", "a.png", "b2.png"]),
    ],
)
def test_orders(folder: Path, view: View, expected: list[str]) -> None:
    assert names(whole(folder, view)) == expected


def test_equal_sizes_follow_their_names(tmp_path: Path) -> None:
    for name in ("b10.png", "b9.png"):
        (tmp_path / name).touch()
    assert names(whole(tmp_path, View(order="size"))) == ["..", "b9.png", "b10.png"]


def test_links_that_lead_in_a_circle_are_followed_once(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "deep" / "self").symlink_to(folder / "sub" / "deep")
    (folder / "again").symlink_to(folder / "sub")
    found = names(whole(folder, View(below=True)))
    assert len(found) == 4
    assert {name.rsplit("/", 1)[-1] for name in found} == {"a.png", "b2.png", "b10.png", "c.png"}


def test_paths_below_are_whole(folder: Path) -> None:
    listing = whole(folder, View(below=True))
    assert [line.path for line in listing.entries] == [folder / name for name in names(listing)]
    assert listing.pictures == 4


def test_a_folder_that_is_gone_raises(tmp_path: Path) -> None:
    for view in (View(), View(below=True)):
        with pytest.raises(FileNotFoundError):
            whole(tmp_path / "gone", view)
