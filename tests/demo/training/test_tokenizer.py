"""The tokenizer has the lessons' words and spells everything else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.demo.training.courses import THOUGHT, WORDS

if TYPE_CHECKING:
    from glm4v_tui.demo.training.tokenizer import Vocabulary

transformers = pytest.importorskip("transformers")

ODD = (
    "two  spaces",
    "a trailing space ",
    "\n\nlines \n here",
    "tab\there",
    "don't 3rd x9y",
    "é ½ Ⅳ",
)


@pytest.mark.parametrize("text", [*WORDS, *ODD, THOUGHT])
def test_texts_are_cut_as_the_whole_tokenizer_cuts_them(
    tiny_model: Path, words: Vocabulary, text: str
) -> None:
    tokenizer = transformers.AutoTokenizer.from_pretrained(tiny_model)
    assert words.ids(text) == tokenizer.encode(text, add_special_tokens=False)
    assert tokenizer.decode(words.ids(text)) == text


def test_words_of_lessons_are_tokens_and_others_are_spelled(words: Vocabulary) -> None:
    assert len(words.ids(" many")) == 1
    assert len(words.ids("圆")) == 1
    assert len(words.ids("Unheard")) == len("Unheard")


def test_special_tokens_have_the_first_numbers(words: Vocabulary) -> None:
    assert words.number["<|endoftext|>"] == 0
    assert words.number["<|user|>"] == 7
    assert words.number["</answer>"] == words.size - 1
