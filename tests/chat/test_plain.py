"""Markdown reads well as plain text, and streams as the same text that it is in the end."""

import random

import pytest

from glm4v_tui.chat.plain import PlainStream, plain
from glm4v_tui.chat.plain_tables import cells

ANSWER = r"""# A **red** square

The picture shows a *small* `code_x` thing, 5 * 3 = 15 and snake_case_name.
Second line with [a link](https://x.org/a) and <https://auto.org>.

1. One **bold**
2. Two
   - nested `a`
   - nested *b*

     second paragraph
3. Three

| Name | Count |
|:-----|------:|
| 红色 | 3 |
| blue **x** | 12 |

```python
def f(x):
    return "**" * x

# end
```

> quoted *text*
> more

Math: \( x_1 * y_2 \) and $a_1 + b_1$ costs $5 and $10.

\[
E = mc^2 * a_b_c
\]

---

图中有一个**红色**的正方形，左边是蓝色的圆。第二句。

- [x] done
- ![alt](cat.png)

Setext
======

Hard\
break \*escaped\* ~~gone~~ &amp; <b>html</b>
"""

READ = r"""A red square

The picture shows a small code_x thing, 5 * 3 = 15 and snake_case_name.
Second line with a link (https://x.org/a) and https://auto.org.

1. One bold
2. Two
   - nested a
   - nested b

     second paragraph
3. Three

Name    Count
------  -----
红色        3
blue x     12

def f(x):
    return "**" * x

# end

> quoted text
> more

Math: \( x_1 * y_2 \) and $a_1 + b_1$ costs $5 and $10.

\[
E = mc^2 * a_b_c
\]

---

图中有一个红色的正方形，左边是蓝色的圆。第二句。

- [x] done
- alt (cat.png)

Setext

Hard
break *escaped* gone & <b>html</b>"""


def streamed(pieces: list[str]) -> str:
    stream = PlainStream()
    return "".join([*map(stream.feed, pieces), stream.close()])


def cut(text: str, dice: random.Random) -> list[str]:
    pieces = []
    while text:
        length = dice.randint(1, 6)
        pieces.append(text[:length])
        text = text[length:]
    return pieces


def test_an_answer_reads_as_plain_text() -> None:
    assert plain(ANSWER) == READ


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("", ""),
        ("\n\n", ""),
        ("***", "---"),
        ("3) three", "3) three"),
        ("[javascript](javascript:x)", "[javascript](javascript:x)"),
        ("[](https://x.org)", "https://x.org"),
        ("<me@x.org>", "me@x.org"),
        (r"unclosed \( x_1", r"unclosed \( x_1"),
        ("> - a\n>\n> b", "> - a\n>\n> b"),
        ("- a\n- \n- b", "- a\n-\n- b"),
        ("windows\r\nlines", "windows\nlines"),
        ("\x1b[31mred\x07\u202e", "␛[31mred␇\\u202e"),
        ("```\n\x1b]52;c;x\n```", "␛]52;c;x"),
        ("```\n```\n\ntext", "text"),
        ("a | b\n--|--\n1 | 2", "a  b\n-  -\n1  2"),
        ("[red]markup[/red]", "[red]markup[/red]"),
    ],
)
def test_the_odd_cases(markdown: str, text: str) -> None:
    assert plain(markdown) == text
    assert streamed(list(markdown)) == text


def test_a_stream_says_the_same_however_it_is_cut() -> None:
    dice = random.Random(1)
    lines = ANSWER.split("\n")
    assert streamed(list(ANSWER)) == READ
    for _ in range(100):
        document = "\n".join(dice.choice(lines) for _ in range(dice.randint(1, 9)))
        pieces = cut(document, dice)
        assert streamed(pieces) == plain(document), pieces


def test_a_stream_speaks_word_by_word() -> None:
    stream = PlainStream()
    assert stream.feed("The pic") == "The"
    assert stream.feed("ture shows a **r") == " picture shows a"
    assert stream.feed("ed** square. 这里") == " red square. 这里"
    assert stream.feed("有一只") == "有一只"
    assert stream.feed("猫") == "猫"
    assert stream.feed("\n\n- one t") == "\n\n- one"
    assert stream.feed("wo\n- three f") == " two\n- three"
    assert stream.close() == " f"


def test_a_stream_speaks_code_line_by_line() -> None:
    stream = PlainStream()
    assert stream.feed("```py\nx = 1\ny =") == "x = 1"
    assert stream.feed(" 2\n") == "\ny = 2"
    assert stream.feed("```\n") == ""
    assert stream.close() == ""


def test_a_table_waits_until_it_is_whole() -> None:
    stream = PlainStream()
    assert stream.feed("| a | b |\n|---|---|\n| 100 | 2 |\n") == ""
    assert stream.feed("\nAfter all") == "a    b\n---  -\n100  2\n\nAfter"


def test_a_family_of_emoji_is_not_torn_apart() -> None:
    assert streamed(list("See 👩‍👩‍👧 here")) == "See 👩‍👩‍👧 here"


def test_nesting_without_end_does_no_harm() -> None:
    for markdown in (">" * 3000, "- " * 3000, "[" * 3000, "*a" * 3000, "$" * 3000, "`" * 3001):
        assert streamed([markdown]) == plain(markdown)


def test_cells_are_counted_as_terminals_do() -> None:
    assert [cells(text) for text in ("abc", "红色", "e\u0301", "🐈", "")] == [3, 4, 1, 2, 0]
