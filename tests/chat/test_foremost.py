"""The best that are found first are those that judging all finds, in the same order."""

from __future__ import annotations

import random

import pytest

from glm4v_tui.chat.folders import Entry, entry
from glm4v_tui.chat.foremost import Foremost, foremost
from glm4v_tui.chat.limits import Shapes, WordLimits
from glm4v_tui.chat.ranking import ranked
from glm4v_tui.chat.wanted import Wanted

CHANCE = random.Random(4)
PARENT = entry("/", "parent", "..")


def entries(names: list[str]) -> tuple[Entry, ...]:
    return (PARENT, *(entry(f"/p/{name}", "picture", name) for name in names))


def hashes(ending: str) -> list[str]:
    return [f"{CHANCE.getrandbits(80):020x}{ending}" for _ in range(6000)]


def mixed() -> list[str]:
    signs = "abcABC019_-. /é猫"
    return sorted({"".join(CHANCE.choices(signs, k=CHANCE.randint(4, 20))) for _ in range(6000)})


LISTED = {
    "hashes": entries(hashes(".png")),
    "capitals": entries(hashes(".PNG")),
    "mixed": entries(mixed()),
}


@pytest.mark.parametrize("listed", LISTED)
@pytest.mark.parametrize("word", ["a", "a1", "a1b", "a1bc", "0", "01", "1c0", "cab", "bb"])
def test_the_best_are_those_of_a_whole_ranking(listed: str, word: str) -> None:
    source, previous = LISTED[listed], None
    for end in range(1, len(word) + 1):
        wanted = Wanted.of(word[:end])
        found, whole = foremost(source, wanted, 30, previous), ranked(source, wanted)
        if found is not None:
            assert found.best_first[:30] == whole.best_first[:30]
            assert found.fitting == whole.fitting
            assert {*found.best_first} == {*whole.best_first}
            assert len(found.best_first) == len(whole.best_first)
            previous = found


def test_hashes_are_narrowed_letter_by_letter() -> None:
    source = LISTED["hashes"]
    first = foremost(source, Wanted.of("a"), 30)
    assert isinstance(first, Foremost)
    second = foremost(source, Wanted.of("a3"), 30, first)
    assert second is not None
    assert second.fitting == ranked(source, Wanted.of("a3")).fitting


@pytest.mark.parametrize("text", ["'a", "^a", "a$", "!a", "a b", "A", "a.", "é"])
def test_other_filters_are_left_to_the_whole_ranking(text: str) -> None:
    assert foremost(LISTED["hashes"], Wanted.of(text), 30) is None


def test_names_that_look_alike_and_few_names_are_left_to_the_whole_ranking() -> None:
    alike = entries([f"IMG_{number:05}.JPG" for number in range(5000)])
    assert foremost(alike, Wanted.of("i"), 30) is None
    assert foremost(LISTED["hashes"][:100], Wanted.of("a"), 30) is None


def test_a_letter_that_only_looks_like_another_is_left_to_the_whole_ranking() -> None:
    kelvin = entries([*hashes(".png"), "\u212a.png"])
    assert foremost(kelvin, Wanted.of("k"), 30) is None


def test_names_that_are_no_text_are_found() -> None:
    odd = entries([*hashes(".png"), "\udcff\udcfez.png"])
    found = foremost(odd, Wanted.of("z"), 30)
    assert found is not None
    assert [line.name for line in found.fitting] == ["\udcff\udcfez.png"]


def test_no_score_passes_its_limit() -> None:
    names = LISTED["mixed"][1:]
    shapes = Shapes.of(names)
    assert shapes is not None
    for word in ("a", "b1", "abc", "cc0", "a1a1"):
        limits = WordLimits(word.encode(), shapes.humps)
        for line, shape in zip(names, shapes.all, strict=True):
            score = Wanted.of(word).score(line.name)
            seen = [look in shape for look in limits.looks]
            for known in range(len(seen) + 1):
                assert score is None or score <= limits.limit(seen[:known]), line.name
