from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from glm4v_tui.demo.lessons import (
    alone,
    box_grammar,
    chart_grammar,
    chart_value_grammar,
    colour_grammar,
    comparing,
    counting,
    describe_grammar,
    existence,
    follow_grammar,
    follow_more_grammar,
    kinds,
    order_grammar,
    picture_grammar,
    place_grammar,
    reading_grammar,
    relation_grammar,
    sizes,
    tables,
)
from glm4v_tui.demo.lessons.grammar import Grammar

MODULES = (
    *(
        alone,
        box_grammar,
        chart_grammar,
        chart_value_grammar,
        colour_grammar,
        comparing,
        counting,
        describe_grammar,
        existence,
    ),
    *(
        follow_grammar,
        follow_more_grammar,
        kinds,
        order_grammar,
        picture_grammar,
        place_grammar,
        reading_grammar,
        relation_grammar,
        sizes,
        tables,
    ),
)


def grammars() -> Iterator[tuple[str, Grammar]]:
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, Grammar):
                yield f"{module.__name__.rsplit('.', 1)[1]}.{name}", value


GRAMMARS = dict(grammars())


def test_alternatives_parts_and_words_are_filled_in() -> None:
    grammar = Grammar("(How many|Count the) {many}( there|).", "So many {many}?")
    questions = {grammar.ask(Random(seed), many="stars").question for seed in range(40)}
    assert questions == {
        "How many stars there.",
        "How many stars.",
        "Count the stars there.",
        "Count the stars.",
    }
    assert grammar.variants == 4


def test_a_polite_request_ends_with_a_question_mark() -> None:
    assert Grammar("Can you count {many}.", "x").ask(Random(1), many="stars").question == (
        "Can you count stars?"
    )


def test_what_a_question_quotes_keeps_its_spelling() -> None:
    grammar = Grammar('Does it say "{guess}"?', 'Is "{guess}" there?')
    asked = {grammar.ask(Random(seed), guess="colour").question for seed in range(40)}
    assert asked == {'Does it say "colour"?'}


@pytest.mark.parametrize("name", GRAMMARS)
def test_a_question_has_many_phrasings_and_some_that_are_kept_back(name: str) -> None:
    grammar = GRAMMARS[name]
    assert grammar.variants >= 20
    assert len(set(grammar.unseen())) >= 3


@pytest.mark.parametrize("name", GRAMMARS)
def test_no_phrasing_that_is_kept_back_is_taught_anywhere(name: str) -> None:
    for text in set(GRAMMARS[name].unseen()):
        assert not any(grammar.teaches(text) for grammar in GRAMMARS.values()), text


def test_a_grammar_knows_what_it_teaches() -> None:
    grammar = Grammar("(How many|<do> count the) {many}( there|).", "So many {many}?")
    assert all(map(grammar.teaches, grammar.taught()))
    assert not any(map(grammar.teaches, grammar.unseen()))
