"""A packed course has, to the letter, the tokens that the chat template gives its conversations."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from glm4v_tui.demo.lessons.lesson import Branch, Course, Turn
from tests.demo.training.courses import write

if TYPE_CHECKING:
    from glm4v_tui.demo.training.tokenizer import Vocabulary

transformers = pytest.importorskip("transformers")

SIZES = (((12, 12),), ((10, 12), (9, 14)), ((12, 12), (10, 12), (16, 8)))


def messages(course: Course, branch: Branch) -> list[dict[str, Any]]:
    """Return a branch as a chat, with the opening before it if it sees that."""
    said: list[dict[str, Any]] = []
    if course.system:
        said.append({"role": "system", "content": course.system})
    turns = [(turn, turn.pictures) for turn in branch.turns]
    if branch.sees_pictures:
        first = branch.turns[0]
        turns[0] = (first, (*course.pictures, *first.pictures))
        turns = [*((turn, turn.pictures) for turn in course.opening), *turns]
    for turn, pictures in turns:
        said += _turn(turn, pictures)
    return said


def _turn(turn: Turn, pictures: tuple[int, ...]) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = [{"type": "image", "number": number} for number in pictures]
    question = [*shown, {"type": "text", "text": turn.lesson.question}]
    return [
        {"role": "user", "content": question},
        {"role": "assistant", "content": turn.lesson.answer},
    ]


@pytest.mark.parametrize("cells", SIZES)
@pytest.mark.parametrize("seed", range(4))
def test_a_row_is_what_the_chat_template_makes(
    tiny_model: Path, words: Vocabulary, cells: tuple[tuple[int, int], ...], seed: int
) -> None:
    from glm4v_tui.demo.training.packing import row_of
    from glm4v_tui.demo.training.prompts import Layout

    course = write(Random(seed), "one", cells)
    row = row_of(course, Layout(words, cells), cells, 2000)
    tokenizer = transformers.AutoTokenizer.from_pretrained(tiny_model)
    whole = course.branches
    found = strands(row.ids, row.strands, row.sees)
    assert len(found) == len(whole) + 1, "thinking before a later turn has a branch of its own"
    for branch in whole:
        expected = laid_out(tokenizer, course, branch, cells)
        assert expected in found


def strands(ids: list[int], numbers: list[int], sees: list[bool]) -> list[list[int]]:
    """Return the tokens of every branch, after those of the opening if it sees that."""
    opening = [one for one, number in zip(ids, numbers, strict=True) if number == 0]
    found = []
    for wanted in range(1, max(numbers) + 1):
        places = [at for at, number in enumerate(numbers) if number == wanted]
        start = opening if sees[places[0]] else []
        found.append([*start, *(ids[place] for place in places)])
    return found


def laid_out(
    tokenizer: Any, course: Course, branch: Branch, cells: tuple[tuple[int, int], ...]
) -> list[int]:
    """Return the tokens of a chat whose last answer the model gives itself, with its end."""
    said = messages(course, branch)
    answer = said.pop()["content"]
    text = tokenizer.apply_chat_template(said, add_generation_prompt=True, tokenize=False)
    ids: list[int] = tokenizer.encode(text + answer + "<|user|>", add_special_tokens=False)
    picture = tokenizer.convert_tokens_to_ids("<|image|>")
    shown = iter(
        part["number"]
        for message in said
        if not isinstance(message["content"], str)
        for part in message["content"]
        if part["type"] == "image"
    )
    wide: list[int] = []
    for one in ids:
        rows, columns = cells[next(shown)] if one == picture else (1, 1)
        wide += [one] * (rows * columns)
    return wide
