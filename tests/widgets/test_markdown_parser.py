"""Formulas are shown as they were written, and everything else is Markdown."""

import pytest

from glm4v_tui.widgets.markdown_parser import model_markdown


def inline(text: str) -> list[tuple[str, str]]:
    """Return type and content of what stands in the first paragraph."""
    children = model_markdown().parse(text)[1].children
    assert children is not None
    return [(child.type, child.content) for child in children]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        (r"$a_1 * b_2 * c$", r"a_1 * b_2 * c"),
        (r"\(\frac{a}{b}\)", r"\frac{a}{b}"),
        ("\\[\nx_1 + x_2\n\\]", "x_1 + x_2"),
        ("$$ E = mc^2 $$", "E = mc^2"),
    ],
)
def test_a_formula_keeps_its_characters(text: str, formula: str) -> None:
    assert inline(text) == [("code_inline", formula)]


@pytest.mark.parametrize("text", ["It costs $5 and $10.", "$ x $", "a $5 b"])
def test_prices_are_no_formulas(text: str) -> None:
    assert inline(text) == [("text", text)]


def test_raw_html_stays_text() -> None:
    assert inline("<b>x</b>")[0] == ("text", "<b>x</b>")
