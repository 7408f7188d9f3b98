"""The words on the picker's border."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.chat.folders import Listing, View, entry
from glm4v_tui.widgets.picker_titles import counts, folder_title

FOLDER = Path("/p")


def listing(pictures: int, *, finished: bool = True) -> Listing:
    lines = [entry(FOLDER / f"{n}.png", "picture", f"{n}.png") for n in range(pictures)]
    return Listing(FOLDER, (entry(Path("/"), "parent", ".."), *lines), finished, pictures)


def test_a_folder_at_home_is_written_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    assert folder_title(Path("/home/ann/cats/2026"), 40) == "~/cats/2026"
    assert folder_title(Path("/home/ann"), 40) == "/home/ann"
    assert folder_title(Path("/home/annie"), 40) == "/home/annie"


def test_a_long_folder_keeps_its_end() -> None:
    assert folder_title(Path("/data/sets/2026/cats"), 10) == "…2026/cats"


@pytest.mark.parametrize(
    ("wanted", "marked", "wide", "narrow"),
    [
        ("", 0, "12 pictures", "12"),
        ("", 3, "12 pictures · 3 marked", "12 ✓3"),
        ("cat", 0, "/cat · 2 of 12", "/cat 2/12"),
        ("a-long-filter", 3, "/a-long-filter · 2 of 12 · 3 marked", "/… 2/12 ✓3"),
    ],
)
def test_counts(wanted: str, marked: int, wide: str, narrow: str) -> None:
    assert counts(listing(12), 2, wanted, marked, 60) == wide
    assert counts(listing(12), 2, wanted, marked, 10) == narrow


def test_counts_while_reading_and_of_none_and_one() -> None:
    assert counts(listing(12, finished=False), 12, "", 0, 60) == "12… pictures"
    assert counts(listing(0), 0, "", 0, 60) == "no pictures"
    assert counts(listing(1), 1, "", 0, 60) == "1 picture"


@pytest.mark.parametrize(
    ("view", "wide", "narrow"),
    [
        (View(), "/data/cats", "/data/cats"),
        (View(backwards=True), "/data/cats · names backwards", "/data/cats ↑name"),
        (View(order="date"), "/data/cats · newest first", "/data/cats ↓date"),
        (View(order="size", backwards=True), "/data/cats · smallest first", "/data/cats ↑size"),
        (View(below=True, order="size"), "below /data/cats · largest first", "below …ats ↓size"),
    ],
)
def test_the_order_is_in_the_title(view: View, wide: str, narrow: str) -> None:
    assert folder_title(Path("/data/cats"), 60, view) == wide
    assert folder_title(Path("/data/cats"), 16, view) == narrow


def test_counts_of_what_is_read_again_and_of_more_than_can_be_held() -> None:
    assert counts(listing(3), 3, "", 0, 60, reading=1200) == "3 pictures · reading 1200…"
    full = Listing(FOLDER, listing(3).entries, finished=True, pictures=3, full=True)
    assert counts(full, 3, "", 0, 60) == "3+ pictures"
