"""The boxes of an answer carry the numbers and the colours that they have on the picture."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Label, Markdown, Static

from glm4v_tui.chat.boxes import Box
from glm4v_tui.chat.framing import COLOURS
from glm4v_tui.chat.passages import Passage
from glm4v_tui.widgets.box_chips import chip, with_chips, without_chips
from glm4v_tui.widgets.numbered_markdown import NumberedMarkdown
from glm4v_tui.widgets.passage_line import passage_line
from tests.waiting import until

CAT, DOG = Box(100, 200, 500, 600), Box(0, 0, 300, 300)
NUMBERS = {CAT: 1, DOG: 2, Box(7, 8, 7, 8): 3}


class Page(App[None]):
    """Shows one text, and keeps what it tells."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.markdown = NumberedMarkdown(text)
        self.told: list[NumberedMarkdown] = []

    def compose(self) -> ComposeResult:
        yield self.markdown

    def on_numbered_markdown_box_named(self, event: NumberedMarkdown.BoxNamed) -> None:
        self.told.append(event.markdown)


def shown(app: Page) -> str:
    """Return all text on the page."""
    texts = (node for node in app.markdown.query(Static) if isinstance(node.visual, Content))
    return "\n".join(str(node.visual) for node in texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the cat is at [[100,200,500,600]].", "the cat is at ▐1▌[[100,200,500,600]]."),
        ("dog (0, 0, 300, 300)", "dog ▐2▌(0, 0, 300, 300)"),
        ("[[100,200,500,600],[0,0,300,300]]", "▐1▌[[100,200,500,600],▐2▌[0,0,300,300]]"),
        ("the point [[7,8]]", "the point ▐3▌[[7,8]]"),
        ("sources [1, 2, 3, 4] and [5, 6]", "sources [1, 2, 3, 4] and [5, 6]"),
        ("three numbers [[1,2,3]]", "three numbers [[1,2,3]]"),
    ],
)
def test_numbers_stand_before_coordinates(text: str, expected: str) -> None:
    numbered = with_chips(Content(text), NUMBERS)
    assert numbered.plain == expected
    assert without_chips(numbered.plain) == text


def test_a_chip_has_the_colour_of_its_box() -> None:
    for number in (1, 8, 9):
        spans = chip(number).spans
        backgrounds = {getattr(span.style, "background", None) for span in spans}
        assert Color(*COLOURS[(number - 1) % len(COLOURS)]) in backgrounds


async def test_paragraphs_lists_tables_headings_and_code_are_numbered() -> None:
    box, other = "[[100,200,500,600]]", "[[0,0,300,300]]"
    text = (
        f"# cat {box}\n\ncat: **{box}**\n\n- dog: {other}\n\n| thing | at |\n| --- | --- |\n"
        f'| dog | {other} |\n\n```json\n{{"bbox_2d": [0,0,300,300], "label": "dog"}}\n```\n'
    )
    app = Page(text)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.markdown.query(Label))
        found = shown(app)
        assert found.count(f"▐1▌{box}") == 2
        assert found.count(f"▐2▌{other}") == 2
        assert '"bbox_2d": ▐2▌[0,0,300,300]' in found
        assert app.told == [app.markdown]
        app.markdown.numbered = False
        await until(pilot, lambda: "▐" not in shown(app))
        app.markdown.numbered = True
        await until(pilot, lambda: shown(app) == found)
        assert app.markdown.text == app.markdown.source == text, "what was said is as it was"


async def test_blocks_look_as_they_do_without_numbers() -> None:
    text = "# One\n\n## Two\n\nThree\n\n- four\n\n| a |\n| --- |\n| b |\n\n```python\nfive\n```\n"
    plain, numbered = Markdown(text), NumberedMarkdown(text)

    class Both(App[None]):
        CSS = "NumberedMarkdown { padding: 0 2; }"

        def compose(self) -> ComposeResult:
            yield Horizontal(plain, numbered)

    async with Both().run_test() as pilot:
        await until(pilot, lambda: len(numbered.children) == len(plain.children) == 6)
        await until(pilot, lambda: numbered.children[-1].region)
        for one, other in zip(plain.query("*"), numbered.query("*"), strict=True):
            assert one.region.translate(-plain.region.offset) == other.region.translate(
                -numbered.region.offset
            )


async def test_numbers_appear_while_the_text_streams() -> None:
    app = Page()
    async with app.run_test() as pilot:
        whole = "A cat [[100,200,500,600]] and a dog"
        for end in (15, 31, len(whole)):
            app.markdown.text = whole[:end]
            await until(pilot, lambda: app.markdown.source == app.markdown.text)
        await until(pilot, lambda: shown(app) == "A cat ▐1▌[[100,200,500,600]] and a dog")
        assert app.told == [app.markdown]
        app.markdown.text = "Another [[0,0,300,300]]"
        await until(pilot, lambda: shown(app) == "Another ▐1▌[[0,0,300,300]]")


@pytest.mark.parametrize("width", [8, 20, 30, 58, 118])
@pytest.mark.parametrize("before", ["", "The cat is at ", "猫在这里的位置是 ", "word " * 30])
@pytest.mark.parametrize("after", ["", ", asleep.", " word" * 30])
def test_a_passage_fits_its_line(width: int, before: str, after: str) -> None:
    line = passage_line(Passage(before, "[[100,200,500,600]]", after), 1, width)
    assert line.cell_length <= width
    assert "▐1▌" in line.plain
    if width >= 30:
        assert "▐1▌[[100,200,500,600]]" in line.plain
    if width == 118 and len(before + after) < 60:
        assert line.plain == f"{before}▐1▌[[100,200,500,600]]{after}"
