"""Bookmarks and recent folders: in which order, how many, and kept for their owner alone."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from glm4v_tui.chat.places import MOST, Places, PlacesError, change, load

A, B, C = Path("/a"), Path("/b"), Path("/c")


def test_the_newest_comes_first_once() -> None:
    assert Places(recent=(A, B)).visited(B, C).recent == (B, C, A)


def test_no_more_than_fifty() -> None:
    places = Places()
    for number in range(60):
        places = places.visited(Path(f"/{number}")).bookmarked(Path(f"/{number}"))
    assert len(places.recent) == len(places.bookmarks) == MOST
    assert places.recent[0] == places.bookmarks[-1] == Path("/59")


def test_removed_and_put_back_where_it_was() -> None:
    before = Places((A, B), (C, B, A))
    after = before.without(B)
    assert after == Places((A,), (C, A))
    assert after.visited(Path("/d")).with_again(B, before) == Places((A, B), (Path("/d"), B, C, A))


def test_kept_privately_with_any_name(tmp_path: Path) -> None:
    file = tmp_path / "state" / "places.json"
    odd = Path(os.fsdecode(b"/\xff\n\xe7\x8c\xab"))
    change(file, lambda places: places.visited(odd).bookmarked(A))
    assert load(file) == Places((A,), (odd,))
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in file.parent.iterdir()} == {"places.json", ".places.json.lock"}


def test_two_programs_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "places.json"

    def visit(number: int) -> None:
        change(file, lambda places: places.visited(Path(f"/{number}")))

    threads = [Thread(target=visit, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(load(file).recent) == 20


@pytest.mark.parametrize("content", ["", "[]", '{"bookmarks": 1}', '{"bookmarks":[1],"recent":[]}'])
def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "places.json"
    file.write_text(content)
    with pytest.raises(PlacesError, match="remove it"):
        change(file, lambda places: places.visited(A))
    assert file.read_text() == content
