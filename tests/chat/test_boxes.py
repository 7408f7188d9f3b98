"""Boxes are read from answers in every form that models use, however the answer is cut."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glm4v_tui.chat.box_stream import BEGIN, END, BoxStream, Span
from glm4v_tui.chat.boxes import boxes_in, named_in
from glm4v_tui.chat.coming_answer import ComingAnswer

BOX = (100, 200, 300, 400)

FORMS = [
    f"{BEGIN}[[100,200,300,400]]{END}",
    f"{BEGIN}[100, 200, 300, 400]{END}",
    "[[100,200,300,400]]",
    "at [100,200,300,400].",
    "at (100, 200, 300, 400),",
    "<100,200,300,400>",
    "{100,200,300,400}",
    "猫在[100,200,300,400]",
    "bbox[100,200,300,400]",
    "`[100,200,300,400]`",
    "```json\n[100,200,300,400]\n```",
    '```json\n[\n  {"bbox_2d": [100, 200, 300, 400]}\n]\n```',
    "```\nx = [[5,6,700,800]]\n```\n[[100,200,300,400]]",
]

NO_BOX = [
    "as shown before [1, 2, 3, 4] and [3, 7, 12, 15]",
    "(1914, 1918, 1939, 1945)",
    "[300, 200, 100, 400] [100, 400, 300, 200] [100, 100, 100, 100]",
    "[[100, 200, 300, 1001]]",
    "[100, 200, 300] [100, 200, 300, 400, 500] 100, 200, 300, 400",
    "rgb(0, 100, 200, 255)",
    "a[1][100,200,300,400]",
    "np.array([[100,200,300,400]])",
    "```python\nbox = [[100,200,300,400]]\n```",
    "[0, 0, 1, 1]",
    "(100, 200)",
    '{"size": [100, 200, 300, 400]}',
    "[100, 200, 300, 400",
]

LABELS = [
    ('{"bbox_2d": [1,2,300,400], "label": "a \\"cat\\""}', ['a "cat"']),
    ('{"label": "cat", "bbox_2d": [1,2,300,400]}', ["cat"]),
    ("The red circle is at [[1,2,300,400]].", ["red circle"]),
    (f"1. **cat**: {BEGIN}[[1,2,300,400]]{END}\n2. dog：(5,6,700,800)", ["cat", "dog"]),
    ("| cat | [[1,2,300,400]] |", ["cat"]),
    ("cats: [[1,2,300,400], [5,6,700,800]]", ["cats", "cats"]),
    ("The bounding box is: [[1,2,300,400]]", [""]),
    ("It is here [[1,2,300,400]]", [""]),
]


@pytest.mark.parametrize("answer", FORMS)
def test_a_box_is_read_in_every_form(answer: str) -> None:
    assert boxes_in(answer) == (BOX,)


@pytest.mark.parametrize("answer", NO_BOX)
def test_what_can_be_no_box_is_none(answer: str) -> None:
    assert named_in(answer) == ()


@pytest.mark.parametrize(("answer", "labels"), LABELS)
def test_boxes_have_the_names_that_the_answer_gives(answer: str, labels: list[str]) -> None:
    assert [named.label for named in named_in(answer)] == labels


@pytest.mark.parametrize(
    "answer", [f"{BEGIN}(500, 300){END}", "[[500,300]]", '{"point_2d": [500, 300]}']
)
def test_a_point_is_read(answer: str) -> None:
    (named,) = named_in(answer)
    assert named.box == (500, 300, 500, 300)
    assert named.box.is_point
    assert boxes_in(answer) == ()


def test_a_box_that_comes_again_keeps_its_number() -> None:
    spans = BoxStream().feed("a [[1,2,300,400]] b [[5,6,700,800]] c [[1,2,300,400]] ")
    assert [named.number for span in spans for named in span.named] == [1, 2, 1]


def test_marks_never_come_out() -> None:
    for answer in (f"{BEGIN}42{END}", f"{BEGIN}[[1,2,300,400]]", f"{END}{BEGIN}"):
        assert "box" not in "".join(span.text for span in read([answer]))


def test_text_comes_out_as_soon_as_it_is_sure() -> None:
    stream = BoxStream()
    assert [span.text for span in stream.feed("A [link]")] == ["A ", "[", "link]"]
    assert stream.feed("[[12,")[0].text == "["
    assert [span.named[0].number for span in stream.feed("3,400,500") + stream.feed("]")] == [1]


PIECES = st.lists(
    st.sampled_from([*FORMS, *NO_BOX, *(answer for answer, _ in LABELS), BEGIN, END])
    | st.text(alphabet='[](){}<>|`", \n0129abox:的_', max_size=12),
    max_size=6,
)


@given(PIECES, st.lists(st.integers(0, 400), max_size=12))
def test_every_cut_gives_the_same(parts: list[str], places: list[int]) -> None:
    answer = "".join(parts)
    bounds = [0, *sorted(min(place, len(answer)) for place in places), len(answer)]
    pieces = [answer[a:b] for a, b in pairwise(bounds)]
    whole = joined(read([answer]))
    assert joined(read(pieces)) == whole
    assert joined(read(list(answer))) == whole
    assert "".join(span.text for span in whole) == answer.replace(BEGIN, "").replace(END, "")


@given(PIECES, st.integers(1, 40))
def test_an_answer_that_is_coming_has_the_boxes_of_as_much_as_there_is(
    parts: list[str], step: int
) -> None:
    answer, coming = "".join(parts), ComingAnswer()
    for end in [*range(0, len(answer), step), len(answer)]:
        coming.read(answer[:end])
        assert coming.named == named_in(answer[:end])


def test_another_answer_is_read_from_its_beginning() -> None:
    coming = ComingAnswer()
    coming.read("a [[1,2,300,400]] and [[5,6,700,800]]")
    coming.read("a dog [[5,6,700,800]]")
    assert coming.named == named_in("a dog [[5,6,700,800]]")


def read(pieces: list[str]) -> list[Span]:
    stream = BoxStream()
    return [span for piece in pieces for span in stream.feed(piece)] + stream.finish()


def joined(spans: list[Span]) -> list[Span]:
    """Return the spans with plain text that follows plain text put together."""
    together = groupby(spans, key=lambda span: id(span) if span.named else 0)
    return [
        kept[0] if kept[0].named else Span("".join(span.text for span in kept))
        for kept in ([*group] for _, group in together)
    ]
