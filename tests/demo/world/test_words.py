"""Texts use the words that they may, and are never ambiguous."""

from __future__ import annotations

from random import Random

import pytest

from glm4v_tui.demo.world.words import UNSEEN_WORDS, WORDS, random_text


def texts(unseen: bool) -> list[str]:
    chance = Random(3)
    return [" ".join(random_text(chance, unseen)) for _ in range(3000)]


@pytest.mark.parametrize(("unseen", "kept"), [(False, UNSEEN_WORDS), (True, WORDS)])
def test_words_of_the_other_list_are_kept_away(unseen: bool, kept: tuple[str, ...]) -> None:
    long_ones = {word for word in kept if len(word) > 4}
    used = {word.lower() for text in texts(unseen) for word in text.split()}
    assert not used & long_ones


def test_there_are_words_enough() -> None:
    assert len(WORDS) >= 700
    assert len(UNSEEN_WORDS) >= 60
    assert not set(WORDS) & set(UNSEEN_WORDS)


def test_every_form_of_text_occurs() -> None:
    found = texts(unseen=False)
    assert any(text.isdigit() for text in found)
    assert any(text.isupper() for text in found)
    assert sum(text.islower() for text in found) > 0.2 * len(found)
    assert sum(" " in text for text in found) > 0.1 * len(found)


def test_mixed_case_has_no_letters_that_look_alike() -> None:
    for text in texts(unseen=False):
        for word in text.split():
            if not (word.islower() or word.isupper() or word.istitle() or word.isdigit()):
                assert not set(word) & set("lIO01")
