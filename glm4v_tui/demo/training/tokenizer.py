"""The demo model's tokenizer: words of the lessons are one token each, all else is spelled."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers

from glm4v_tui.demo.lessons.fillers import SPELLED
from glm4v_tui.demo.lessons.lesson import Course, Turn

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

ENTRIES = 2304
"""Tokens of the vocabulary."""

SPECIAL = (
    *("<|endoftext|>", "[MASK]", "[gMASK]", "[sMASK]", "<sop>", "<eop>"),
    *("<|system|>", "<|user|>", "<|assistant|>", "<|observation|>"),
    *("<|begin_of_image|>", "<|end_of_image|>", "<|begin_of_video|>", "<|end_of_video|>"),
    *("<|image|>", "<|video|>"),
)
"""The family's special tokens, in the order of their numbers, from 0."""

MARKS = ("<|begin_of_box|>", "<|end_of_box|>", "<think>", "</think>", "<answer>", "</answer>")
"""Tokens that engines must not skip in an answer; they have the last numbers."""

_CHINESE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
"""Characters that are a token each, so that Chinese needs no spaces to be cut the same way."""

_RARE = 16_000
"""Words that are less often than once in so many texts are spelled."""

_LEAST = 4
"""How often a word is said at the least that is not spelled."""

_CHUNK = re.compile(r" ?[0-9]| ?[^ 0-9]+")
_UNEVEN = re.compile(r"  | $|[^\S ]")
"""White space across which the chunks of a text are not independent of each other."""

_KEPT = 60_000
"""Chunks whose tokens are remembered."""

_TAGS = re.compile("|".join(map(re.escape, (*SPECIAL, *MARKS))))


class Vocabulary:
    """Turns texts into numbers of tokens, fast where words come again."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        numbers: dict[str, int] = tokenizer.get_vocab()
        self.number = {name: numbers[name] for name in (*SPECIAL, *MARKS)}
        """The number of every special token and mark."""
        self.size: int = tokenizer.get_vocab_size()
        """Tokens that there are."""

    @classmethod
    def of(cls, directory: Path) -> Vocabulary:
        """Return the vocabulary of a model directory."""
        return cls(Tokenizer.from_file(str(directory / "tokenizer.json")))

    def ids(self, text: str) -> list[int]:
        """Return the numbers of a text's tokens."""
        if _UNEVEN.search(text):
            return self._encode(text)
        numbers: list[int] = []
        for chunk in _CHUNK.findall(text):
            known = self._known.get(chunk)
            numbers += self._encode(chunk) if known is None else known
        return numbers

    def _encode(self, text: str) -> list[int]:
        if len(self._known) > _KEPT:
            self._known.clear()
        known: list[int] = self._tokenizer.encode(text).ids
        self._known[text] = known
        return known


def learn(courses: Iterable[Course]) -> Tokenizer:
    """Return a tokenizer whose vocabulary is the words that the courses say most often.

    It is a byte-level BPE without merges: a word is one token or is spelled by its bytes, so that
    texts that are read from pictures, typing errors and unknown nouns are spelled letter by letter.
    """
    cut = _cutting()
    counts: Counter[str] = Counter()
    said = 0
    for course in courses:
        read = {word for scene in course.scenes for word in _written(scene.writing)}
        read.update(SPELLED)
        for text in _texts(course):
            said += 1
            words = (word for word, _ in cut.pre_tokenize_str(text))
            counts.update(word for word in words if word.removeprefix("Ġ") not in read)
    return _built(counts, max(_LEAST, said // _RARE))


def _built(counts: Counter[str], least: int) -> Tokenizer:
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    often = sorted((-count, word) for word, count in counts.items() if count >= least)
    words = [word for _, word in often if len(word) > 1]
    room = ENTRIES - len(SPECIAL) - len(alphabet) - len(MARKS)
    vocabulary = {word: at for at, word in enumerate((*SPECIAL, *alphabet, *words[:room]))}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], ignore_merges=True))
    tokenizer.pre_tokenizer = _cutting()
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(name, normalized=False) for name in SPECIAL])
    tokenizer.add_tokens([AddedToken(name, special=False, normalized=False) for name in MARKS])
    return tokenizer


def _cutting() -> pre_tokenizers.Sequence:
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.Split(Regex(_CHINESE), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )


def _written(writing: object) -> Iterator[str]:
    """Yield the words of a writing, which a model is to read by their letters."""
    yield from str(getattr(writing, "text", "")).split()


def _texts(course: Course) -> Iterator[str]:
    """Yield what a course says, but for what is all in capitals."""
    for text in (course.system, *(text for turn in _turns(course) for text in _said(turn))):
        if text and not text.isupper():
            yield _TAGS.sub("\n", text)


def _said(turn: Turn) -> tuple[str, str]:
    return turn.lesson.question, turn.lesson.answer


def _turns(course: Course) -> Iterator[Turn]:
    yield from course.opening
    for branch in course.branches:
        yield from branch.turns
