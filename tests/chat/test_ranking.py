"""Filtering many entries at once finds what judging each name finds."""

from __future__ import annotations

import random

import pytest

from glm4v_tui.chat.folders import Entry, entry
from glm4v_tui.chat.ranking import Ranking, StaleError, ranked
from glm4v_tui.chat.wanted import Wanted
from tests.chat.fzf_orders import NAMES, ORDERS


def entries(*names: str) -> tuple[Entry, ...]:
    parent = entry("/", "parent", "..")
    return (parent, *(entry(f"/p/{name}", "picture", name) for name in names))


def names(found: Ranking) -> list[str]:
    return [line.name for line in found.best_first]


@pytest.mark.parametrize("wanted", ORDERS)
def test_the_order_is_fzfs(wanted: str) -> None:
    assert names(ranked(entries(*NAMES), Wanted.of(wanted))) == [NAMES[n] for n in ORDERS[wanted]]


def test_blots_change_no_score() -> None:
    chance = random.Random(1)
    letters = "abzABZ019_-. é猫"
    some = {"".join(chance.choices(letters, k=chance.randint(1, 12))) for _ in range(6000)}
    for text in ("a", "ab", "aB1", "9", "é", "猫0", "!z a", "'ba", "b$", "^a"):
        wanted = Wanted.of(text)
        expected = {name: score for name in some if (score := wanted.score(name)) is not None}
        found = names(ranked(entries(*some), wanted))
        assert set(found) == set(expected)
        ranks = [(-expected[name], len(name)) for name in found]
        assert ranks == sorted(ranks)


def test_narrowing_finds_what_a_fresh_look_finds() -> None:
    listed = entries(*(f"IMG_{n:04}_{'cat' if n % 3 else 'dog'}.png" for n in range(5000)))
    previous = None
    for text in ("c", "ca", "ca 1", "ca 12", "ca 12 !0", "ca 12 !01"):
        previous = ranked(listed, Wanted.of(text), previous)
        assert names(previous) == names(ranked(listed, Wanted.of(text)))


def test_the_parent_and_odd_names() -> None:
    odd = ("a\nb.png", "\udcff\udcfe.png", "..a.png")
    assert names(ranked(entries(*odd), Wanted.of("png"))) == ["\udcff\udcfe.png", *odd[::2]]
    assert names(ranked(entries(*odd), Wanted.of(".."))) == ["..a.png"]


def test_a_stale_look_stops() -> None:
    with pytest.raises(StaleError):
        ranked(entries("a.png"), Wanted.of("a"), stale=lambda: True)
