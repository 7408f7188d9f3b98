"""A conversation is one page in which nothing acts, and which looks good."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from glm4v_tui.chat.boxes import boxes_in
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.export_html import to_html
from glm4v_tui.chat.numbers import Numbers
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.reopening import Saved
from tests.chat.seen_pages import look, needs_browser

TAGS = frozenset(
    [
        *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "div"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "details", "summary", "figure", "img"),
        *("figcaption", "svg", "rect", "text", "ol", "ul", "li", "strong", "em", "s", "a"),
        *("code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "hr", "br"),
    ]
)
ATTRIBUTES = frozenset(
    [
        *("charset", "http-equiv", "content", "name", "class", "src", "alt", "width", "height"),
        *("viewbox", "aria-hidden", "x", "y", "font-size", "href", "rel", "title", "start"),
    ]
)


class Page(HTMLParser):
    """Keeps the tags of a page and what could act in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")


def saved(conversation: Conversation, title: str = "What?", model: str = "m") -> Saved:
    return Saved(
        path=Path("a.jsonl"),
        conversation=conversation,
        model=model,
        started=datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
        title=title,
        sampling={"temperature": 0.6, "seed": None},
        numbers={1: Numbers(prompt_tokens=1700, reply_tokens=32, total_seconds=1.9)},
        damaged=0,
    )


def drawn(path: Path) -> Picture:
    Image.new("RGB", (200, 100), "white").save(path, "PNG")
    return inspect(path)


HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</title></style></script><img src=x onerror=alert(1)>",
        "[x](javascript:alert(1)) [y](data:text/html,<script>) <javascript:alert(1)>",
        "[z]: JaVaScRiPt:alert(1)\n\n[z] ![i](http://tracker.example/a.png)",
        "\x1b]0;owned\x07\x1b[2J\x9b31m",
        "\u202egnp.exe \u2066\u200b\ufeff",
        "../../../../etc/passwd",
        "[b]bold[/b] [@click=app.quit]x[/]",
        "| a |\n|:-:|\n| <b onclick=x> |\n",
        '" onmouseover="alert(1)',
        "&lt;script&gt; &#0; \x00 \ud800",
        "```html\n<script>\n",
        "[[1,2,300,400]] <1,2,3,4>",
    ]
)
TEXT = st.lists(st.one_of(HOSTILE, st.text(max_size=30)), max_size=4).map("".join)


def assert_harmless(page: str) -> None:
    read = Page(page)
    assert read.tags <= TAGS
    assert read.attributes.keys() <= ATTRIBUTES
    for address in read.attributes.get("href", []):
        assert address.lower().startswith(("http://", "https://", "mailto:"))
    for address in read.attributes.get("src", []):
        assert address.startswith("data:image/")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


@settings(max_examples=200, deadline=None)
@given(*(TEXT,) * 6)
def test_no_text_acts_in_the_page(
    title: str, model: str, system: str, question: str, reasoning: str, answer: str
) -> None:
    conversation = Conversation(system=system).asked(question)
    answered = conversation.answered(answer, "length", reasoning)
    assert_harmless(to_html(saved(answered, title, model)))


@pytest.mark.parametrize("name", ['"><script>.png', "\x1b[2J\u202e.png", "javascript:x.png"])
def test_no_name_acts_in_the_page(tmp_path: Path, name: str) -> None:
    conversation = Conversation().asked("?", (drawn(tmp_path / name),))
    page = to_html(saved(conversation.answered("[[1,2,3,4]]", "stop")))
    assert_harmless(page)
    assert page.count('src="data:image/') == 2


def test_it_holds_all_of_the_conversation(tmp_path: Path) -> None:
    picture = drawn(tmp_path / "cat.png")
    conversation = Conversation(system="Be brief.").asked("What\nis it?", (picture,))
    page = to_html(
        saved(conversation.answered("A **cat** at [[100, 200, 500, 800]].", "length", "I look."))
    )
    for words in (
        "Be brief.",
        "What\nis it?",
        "cat.png, 200×100",
        "<summary>Reasoning</summary>",
        "I look.",
        "<strong>cat</strong>",
        '<rect x="20.0" y="20.0" width="80.0" height="60.0"/>',
        "The answer reached its token limit.",
        "1,700 tokens read, 32 written; first after 0.00 s, all in 1.90 s",
        "temperature 0.6</p>",
    ):
        assert words in page


def test_a_picture_that_is_gone_is_named(tmp_path: Path) -> None:
    picture = drawn(tmp_path / "cat.png")
    picture.path.unlink()
    conversation = Conversation().asked("?", (picture,)).answered("[[1,2,3,4]]", "stop")
    page = to_html(saved(conversation))
    assert "not there any more: cat.png" in page
    assert "<img" not in page


def test_what_browsers_cannot_show_is_made_png(tmp_path: Path) -> None:
    Image.new("RGB", (20, 10), "red").save(tmp_path / "a.tif")
    page = to_html(saved(Conversation().asked("?", (inspect(tmp_path / "a.tif"),))))
    assert 'src="data:image/png;base64,' in page


@pytest.mark.parametrize(
    ("answer", "boxes"),
    [
        ("[[1, 2, 30, 40]]", [(1, 2, 30, 40)]),
        (
            "{1,2,30,40} and (5, 6, 7.5, 8), <9,9,10,10>",
            [(1, 2, 30, 40), (5, 6, 7.5, 8), (9, 9, 10, 10)],
        ),
        ("[[1,2,30,40],[1,2,30,40],[0,0,1000,1000]]", [(1, 2, 30, 40), (0, 0, 1000, 1000)]),
        ("[30, 2, 1, 40] [1,2,3,4000] [1,2,3] 1,2,3,4", []),
    ],
)
def test_boxes_are_read_in_any_brackets(answer: str, boxes: list[tuple[float, ...]]) -> None:
    assert list(boxes_in(answer)) == boxes


@needs_browser
@pytest.mark.parametrize(("width", "dark"), [(390, False), (1000, False), (1000, True)])
def test_a_browser_shows_it(tmp_path: Path, width: int, dark: bool) -> None:
    picture = drawn(tmp_path / "cat.png")
    hostile = "<script>document.title='owned'</script> [x](javascript:alert(1)) | a |\n|--:|\n| 1 |"
    conversation = Conversation().asked(hostile, (picture,))
    page = tmp_path / "a.html"
    answer = f"At [[100, 200, 500, 800]].\n\n{hostile}"
    page.write_text(to_html(saved(conversation.answered(answer, "stop"))), "utf-8")
    shown = look(page, width, tmp_path / "seen.png", dark=dark)
    assert "<title>What?</title>" in shown
    seen = Image.open(tmp_path / "seen.png").convert("RGB")
    assert (sum(seen.getpixel((2, 2))) < 200) == dark  # type: ignore[arg-type]
    # The white picture, its sides in proportion, with the box drawn over it.
    mark = (255, 107, 157) if dark else (214, 51, 108)
    marked = [
        (x, y)
        for x in range(seen.width)
        for y in range(seen.height)
        if seen.getpixel((x, y)) == mark
    ]
    across = max(x for x, _ in marked) - min(x for x, _ in marked)
    down = max(y for _, y in marked) - min(y for _, y in marked)
    assert 1.2 < across / down < 1.45
