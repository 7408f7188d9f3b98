"""Any text in any pieces has the same reasoning, answer and boxes, and shows no mark of a model."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from glm4v_tui.chat.box_stream import BoxStream, Span
from glm4v_tui.chat.boxes import Named, named_in
from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.engine.family import ReasoningStyle
from glm4v_tui.engine.protocol import ReasoningDelta, TextDelta
from glm4v_tui.engine.reasoning import SPECIAL_TOKENS, ReasoningSplitter

STYLES: list[ReasoningStyle] = ["none", "think", "think-answer"]
TAGS = ("<think>", "</think>", "<answer>", "</answer>")
MARKS = (*TAGS, *SPECIAL_TOKENS)
BOXES = ("[[1,2,300,400]]", "[100, 200, 300, 400]", "(10, 20)", "<5,6,700,800>", "[1], [2]")
JSON = ('{"bbox_2d": [1,2,300,400], "label": "cat"}', "```json\n[", "\n]\n```", "```python\n")
SPACE = (" ", "\n", "\n\n", "\t", "\ufffd", " \r\n")
WORDS = ("a red circle", "图里有三个", "🦄", "e\u0301", "42", "x < 3", "a[1]", "**", "`", "<", "[")

plain = st.sampled_from((*BOXES, *JSON, *SPACE, *WORDS))
whole = st.sampled_from(MARKS)
cut_mark = whole.flatmap(lambda mark: st.integers(1, len(mark)).map(lambda at: mark[:at]))
rest_of_mark = whole.flatmap(lambda mark: st.integers(0, len(mark)).map(lambda at: mark[at:]))
texts = st.lists(plain | whole | cut_mark | rest_of_mark | st.text(max_size=5), max_size=14)
natural = st.tuples(plain, st.lists(plain, max_size=4), plain, st.lists(plain, max_size=4)).map(
    lambda parts: (
        f"<think>{parts[0]}{''.join(parts[1])}</think><answer>{parts[2]}"
        f"{''.join(parts[3])}</answer>"
    )
)
answers = texts.map("".join) | natural
begun = st.none() | st.builds(
    lambda text, thought: Turn("assistant", (Text(text),), thought or "Hm", "length"),
    st.sampled_from(["", "It is"]),
    st.sampled_from(["", "I look"]),
)
cuts = st.lists(st.integers(0, 400), max_size=12)


def cut_up(text: str, places: list[int]) -> list[str]:
    ends = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return [text[start:end] for start, end in pairwise(ends)]


def split(splitter: ReasoningSplitter, pieces: list[str]) -> tuple[str, list[str]]:
    """Return the reasoning, and the answer in the pieces in which it comes."""
    deltas = [delta for piece in pieces for delta in splitter.feed(piece)] + splitter.finish()
    assert all(delta.text for delta in deltas)
    reasoning = [delta.text for delta in deltas if isinstance(delta, ReasoningDelta)]
    return "".join(reasoning), [delta.text for delta in deltas if isinstance(delta, TextDelta)]


def boxes(pieces: list[str]) -> tuple[Named, ...]:
    stream, spans = BoxStream(), list[Span]()
    for piece in pieces:
        spans += stream.feed(piece)
    found = {
        named.number: named for span in [*spans, *stream.finish()][::-1] for named in span.named
    }
    return tuple(found[number] for number in sorted(found))


@settings(deadline=None)
@given(st.sampled_from(STYLES), answers, cuts, begun, st.booleans())
@example(
    "think-answer", "<think>a</think><answer>[[1,2,300,400]]</answer>", [3, 9, 20], None, False
)
def test_pieces_come_to_the_same_as_the_whole(
    style: ReasoningStyle, text: str, places: list[int], start: Turn | None, over: bool
) -> None:
    thought, answer = split(ReasoningSplitter(style, start, over=over), [text])
    for pieces in (cut_up(text, places), list(text)):
        again, told = split(ReasoningSplitter(style, start, over=over), pieces)
        assert (again, "".join(told)) == (thought, "".join(answer))
        assert boxes(told) == named_in("".join(answer))


@settings(deadline=None)
@given(
    st.sampled_from(STYLES),
    st.lists(st.sampled_from((*BOXES, "a red circle", " ", "\n", "图")) | whole, max_size=12),
    st.integers(0, 12),
    cuts,
)
def test_no_mark_is_ever_shown(
    style: ReasoningStyle, parts: list[str], kept: int, places: list[int]
) -> None:
    text = "".join(parts)
    tags: dict[ReasoningStyle, int] = {"none": 0, "think": 2, "think-answer": 4}
    known = (*TAGS[: tags[style]], *SPECIAL_TOKENS)
    thought, answer = split(ReasoningSplitter(style), cut_up(text, places))
    assert not [mark for mark in known if mark in thought + "".join(answer)]


@settings(deadline=None)
@given(st.sampled_from(STYLES[1:]), natural, st.integers(0, 400), cuts)
def test_a_reply_that_breaks_off_anywhere_shows_no_part_of_a_tag(
    style: ReasoningStyle, text: str, end: int, places: list[int]
) -> None:
    text = text if style == "think-answer" else text.replace(TAGS[2], "").replace(TAGS[3], "")
    cut = text[:end]
    thought, answer = split(ReasoningSplitter(style), cut_up(cut, places))
    shown = [thought, "".join(answer)]
    assert not [mark for mark in TAGS for told in shown if told.endswith((mark[:3], mark[:-1]))]
    if "</think>" not in cut:
        assert shown[1] in ("", *("<", "<t")), "an answer before the thinking is over"
