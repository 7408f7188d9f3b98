"""Filters are fzf's: what fits, how well, and which letters of it."""

from __future__ import annotations

import random
import shutil
import subprocess

import pytest

from glm4v_tui.chat.letters import fold
from glm4v_tui.chat.wanted import Wanted
from tests.chat.fzf_orders import NAMES, ORDERS

PIECES = "img IMG Cat cat dog holiday summer DSC fooBar photo 2026 IMG_ trainSet a x 猫 狗 两只猫"


def best_first(names: list[str], wanted: str) -> list[str]:
    filtered = Wanted.of(wanted)
    scored = [(filtered.score(name), number, name) for number, name in enumerate(names)]
    fitting = [(score, number, name) for score, number, name in scored if score is not None]
    if not filtered.ranks:
        return [name for _, _, name in fitting]
    fitting.sort(key=lambda found: (-found[0], len(found[2]), found[1]))
    return [name for _, _, name in fitting]


@pytest.mark.parametrize("wanted", ORDERS)
def test_the_order_is_fzfs(wanted: str) -> None:
    assert best_first(NAMES, wanted) == [NAMES[place] for place in ORDERS[wanted]]


def made_up(chance: random.Random) -> list[str]:
    pieces, joints = PIECES.split(), ["", "_", "-", " ", ".", "12", "0034"]
    names = {
        "".join(chance.choice(pieces) + chance.choice(joints) for _ in range(chance.randint(1, 5)))
        for _ in range(800)
    }
    return sorted(name.strip() + ".png" for name in names)


@pytest.mark.skipif(not shutil.which("fzf"), reason="fzf is not installed")
@pytest.mark.parametrize("seed", range(3))
def test_any_filter_finds_what_fzf_finds_in_its_order(seed: int) -> None:
    chance = random.Random(seed)
    names = made_up(chance)
    for _ in range(20):
        name = chance.choice(names).replace(" ", "")
        places = sorted(chance.sample(range(len(name)), min(len(name), chance.randint(1, 5))))
        typed = "".join(name[place] for place in places)
        wanted = chance.choice([typed, fold(typed)])
        fzf = ["fzf", "--scheme=path", "--literal", "--filter", wanted]
        found = subprocess.run(fzf, input="\n".join(names), capture_output=True, text=True)
        assert best_first(names, wanted) == found.stdout.splitlines(), wanted


@pytest.mark.parametrize(
    ("wanted", "name", "lit"),
    [
        ("cat", "concatenate.png", "c___at_________"),
        ("fbb", "fooBarBaz.png", "f__B__B______"),
        ("is", "IMG_sea.png", "I___s______"),
        ("'at png$", "cat.png", "_at_png"),
        ("猫", "两只猫.png", "__猫____"),
        ("cat !dog", "cat.png", "cat____"),
        ("zz", "cat.png", "_______"),
    ],
)
def test_the_letters_that_fit(wanted: str, name: str, lit: str) -> None:
    places = Wanted.of(wanted).places(name)
    assert "".join(c if place in places else "_" for place, c in enumerate(name)) == lit


def test_lit_letters_are_always_those_that_were_typed() -> None:
    chance = random.Random(4)
    for name in made_up(chance):
        places = sorted(chance.sample(range(len(name)), min(len(name), 4)))
        wanted = fold("".join(name[place] for place in places)).replace(" ", "")
        lit = sorted(Wanted.of(wanted).places(name))
        assert fold("".join(name[place] for place in lit)) == wanted


def test_letters_whose_lower_case_is_longer_keep_their_places() -> None:
    assert Wanted.of("g").places("İİg.png") == {2}


@pytest.mark.parametrize(
    ("new", "old", "narrows"),
    [("ca", "c", True), ("ca d", "ca", True), ("c", "ca", False), ("!ca", "!c", False)],
)
def test_what_narrows(new: str, old: str, narrows: bool) -> None:
    assert Wanted.of(new).narrows(Wanted.of(old)) is narrows


@pytest.mark.parametrize("unfinished", ["", " ", "!", "'", "^"])
def test_what_is_not_yet_a_word_fits_everything(unfinished: str) -> None:
    assert Wanted.of(unfinished).score("cat.png") == 0
