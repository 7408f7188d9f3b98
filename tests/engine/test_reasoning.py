"""However a reply is cut into pieces, the same reasoning and the same answer come out."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.engine.emphasis import BOX_TOKENS
from glm4v_tui.engine.family import ReasoningStyle
from glm4v_tui.engine.protocol import ReasoningDelta
from glm4v_tui.engine.reasoning import SPECIAL_TOKENS, ReasoningSplitter

B, E = BOX_TOKENS

CASES: list[tuple[ReasoningStyle, str, str, str]] = [
    ("none", "Plain text.", "", "Plain text."),
    ("none", "A <think> tag is just text here.", "", "A <think> tag is just text here."),
    ("think", "\n<think>I look.</think>\nA circle.", "I look.", "A circle."),
    ("think", "<think></think>\nA circle.", "", "A circle."),
    ("think", "No tags at all, 3 < 4.", "", "No tags at all, 3 < 4."),
    ("think", "An <answer> stays.", "", "An <answer> stays."),
    (
        "think-answer",
        "<think>\nOne, two.\n</think>\n<answer>Two\n\nlines</answer>",
        "One, two.",
        "Two\n\nlines",
    ),
    ("think-answer", "<think>Never finished", "Never finished", ""),
    ("think-answer", "<answer>42</answer><|user|>", "", "42"),
    (
        "think",
        "It is <|begin_of_box|>[[1,2,3,4]]<|end_of_box|>.<|endoftext|>",
        "",
        "It is [[1,2,3,4]].",
    ),
    ("none", f"It is {B}42{E}.", "", "It is **42**."),
    ("none", f"{B} a cat\n{E}", "", "**a cat**"),
    ("none", f"{B}(10, 20){E} {B}[1,2,3,4]{E}", "", "[(10, 20)] [[1,2,3,4]]"),
    ("none", f"{B}| a |\n|---|{E}{B}`x`{E}", "", "| a |\n|---|`x`"),
    ("none", f"{B}long {'x' * 130}{E}", "", f"long {'x' * 130}"),
    ("none", f"never {B}ended", "", "never ended"),
    ("none", f"twice {B}be{B}gun{E}, {E}ended", "", "twice be**gun**, ended"),
    ("think", f"<think>{B}7{E}?</think>{B}8{E}", "7?", "**8**"),
    ("think-answer", f"<answer>{B}9</answer>", "", "9"),
    ("none", "Cut \ufffd", "", "Cut"),
    ("none", "Kept \ufffd here", "", "Kept \ufffd here"),
    ("none", "ends with <thi", "", "ends with <thi"),
    ("think-answer", "ends with </answe", "", "ends with"),
    ("think-answer", "ends with <", "", "ends with <"),
    ("think-answer", "<think>Never closed<answer>Two</answer>", "Never closed", "Two"),
    ("think", "<think>Cut </thi", "Cut", ""),
    ("none", "Cut <|begin_of_bo", "", "Cut"),
    ("none", "日本語 🦄 [gMASK]<sop>é", "", "日本語 🦄 é"),
    ("none", "", "", ""),
]


@pytest.mark.parametrize(("style", "text", "reasoning", "answer"), CASES)
def test_every_cut_gives_the_same(
    style: ReasoningStyle, text: str, reasoning: str, answer: str
) -> None:
    for pieces in cuts(text):
        assert split(style, pieces) == (reasoning, answer)


@pytest.mark.parametrize("token", SPECIAL_TOKENS)
def test_special_tokens_never_come_out(token: str) -> None:
    for pieces in cuts(f"before{token}after"):
        assert split("none", pieces) == ("", "beforeafter")


def test_text_comes_out_as_soon_as_it_is_sure() -> None:
    splitter = ReasoningSplitter("think")
    assert [delta.text for delta in splitter.feed("A circle")] == ["A circle"]
    assert [delta.text for delta in splitter.feed(" <")] == []
    assert [delta.text for delta in splitter.feed("b>")] == [" <b>"]


def split(style: ReasoningStyle, pieces: list[str]) -> tuple[str, str]:
    splitter = ReasoningSplitter(style)
    deltas = [delta for piece in pieces for delta in splitter.feed(piece)] + splitter.finish()
    assert all(delta.text for delta in deltas)
    reasoning = [delta.text for delta in deltas if isinstance(delta, ReasoningDelta)]
    answer = [delta.text for delta in deltas if not isinstance(delta, ReasoningDelta)]
    return "".join(reasoning), "".join(answer)


def cuts(text: str) -> Iterator[list[str]]:
    """Yield the text whole, by characters, cut once everywhere, and cut at random."""
    yield [text]
    yield list(text)
    for place in range(len(text)):
        yield [text[:place], text[place:]]
    dice = random.Random(1)
    for _ in range(50):
        places = sorted(dice.choices(range(len(text) + 1), k=4))
        bounds = zip([0, *places], [*places, len(text)], strict=True)
        yield [text[start:end] for start, end in bounds]


GOING_ON: list[tuple[ReasoningStyle, Turn, str, str, str]] = [
    ("none", Turn("assistant", (Text("It is"),)), " red.", "", " red."),
    ("think", Turn("assistant", (Text("It is"),), "Hm."), " red.", "", " red."),
    ("think", Turn("assistant", (Text(""),), "Hm"), ", look.</think>\nRed.", ", look.", "Red."),
    ("think-answer", Turn("assistant", (Text("Tw"),), "Hm."), "o</answer>", "", "o"),
    (
        "think-answer",
        Turn("assistant", (Text(""),), "Hm"),
        " so.</think><answer>Two</answer>",
        " so.",
        "Two",
    ),
]


@pytest.mark.parametrize(("style", "begun", "rest", "reasoning", "answer"), GOING_ON)
def test_a_reply_goes_on_where_an_answer_was_cut(
    style: ReasoningStyle, begun: Turn, rest: str, reasoning: str, answer: str
) -> None:
    splitter = ReasoningSplitter(style, begun)
    deltas = [delta for letter in rest for delta in splitter.feed(letter)] + splitter.finish()
    thought = [delta.text for delta in deltas if isinstance(delta, ReasoningDelta)]
    told = [delta.text for delta in deltas if not isinstance(delta, ReasoningDelta)]
    assert ("".join(thought), "".join(told)) == (reasoning, answer)
