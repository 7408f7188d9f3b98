"""Tables, code and JSON found in answers, and the files that they become."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glm4v_tui.chat.answer_parts import AnswerPart, answer_parts
from glm4v_tui.chat.exporting import ThereError
from glm4v_tui.chat.json_text import indented, json_fault
from glm4v_tui.chat.part_files import offered_path, save_part
from glm4v_tui.chat.table_csv import harmless_csv

MARKDOWN = "Here:\n\n| Name | **Sum** |\n|---|--:|\n| a\\|b | 1,5 |\n| `c` | -2 |\n\nDone."
HTML = (
    "<table><tr><th colspan=2>A &amp; B</th></tr>\n"
    "<tr><td rowspan='2'>1</td><td>2<br>3</td></tr>\n\n<tr><td>4</td></tr></table>"
)


def first(answer: str) -> AnswerPart:
    return answer_parts(answer)[0]


def rows(part: AnswerPart) -> list[list[str]]:
    return list(csv.reader(io.StringIO(part.text)))


def test_a_markdown_table_becomes_csv() -> None:
    part = first(MARKDOWN)
    assert (part.title, part.suffix, part.remark) == ("Table, 3 rows, 2 columns", ".csv", "")
    assert rows(part) == [["Name", "Sum"], ["a|b", "1,5"], ["c", "-2"]]


def test_an_html_table_keeps_joined_cells_in_their_columns() -> None:
    assert rows(first(HTML)) == [["A & B", ""], ["1", "2\n3"], ["", "4"]]


@pytest.mark.parametrize(
    ("answer", "suffix"),
    [
        ("```csv\na,b\n1,2\n```", ".csv"),
        ("a,b\n1,2\n3,4", ".csv"),
        ('```json\n{"a": 1}\n```', ".json"),
        ('{"a": 1}', ".json"),
        ("```\n[1, 2]\n```", ".json"),
        ("```latex\nx^2\n```", ".tex"),
        ("$$\\frac{1}{2}$$", ".tex"),
        ("```python\nprint()\n```", ".py"),
        ("~~~c++\nint a;\n~~~", ".cpp"),
        ("```../../etc/passwd\nx\n```", ".txt"),
        ("```\nsome words\n```", ".txt"),
        ("It is red, and round.\nIt is large.", ".md"),
    ],
)
def test_a_part_has_the_suffix_of_what_it_is(answer: str, suffix: str) -> None:
    assert first(answer).suffix == suffix


def test_all_of_it_comes_last_and_nothing_is_in_nothing() -> None:
    parts = answer_parts(f"{MARKDOWN}\n\n```sh\nls\n```\n\n{HTML}")
    assert [part.suffix for part in parts] == [".csv", ".sh", ".csv", ".md"]
    assert answer_parts(" \n") == ()


def test_a_table_in_code_is_no_table() -> None:
    assert [part.suffix for part in answer_parts(f"```html\n{HTML}\n```")] == [".html", ".md"]


@pytest.mark.parametrize(
    "cell",
    ["=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "-foo", "＝1+1", "-1,2=A1()"],
)
def test_what_would_act_in_a_spreadsheet_does_not(cell: str) -> None:
    text, changed = harmless_csv([["a"], [cell]])
    assert changed == 1
    assert list(csv.reader(io.StringIO(text)))[1] == [f"'{cell}"]


@pytest.mark.parametrize(
    "cell", ["-5", "+3.2%", "-", "–", "-1,234.5", "-1e-5", "+49 30 1234", "-5 °C", "-$3", "a=b", ""]
)
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    text, changed = harmless_csv([["a", "b"], [cell, "x"]])
    assert changed == 0
    assert list(csv.reader(io.StringIO(text)))[1] == [cell, "x"]


def test_json_that_is_none_says_where() -> None:
    part = first('```json\n{"a": }\n```')
    assert part.remark == "It is no valid JSON: expecting value at line 1, column 7."
    assert json_fault("[NaN]") == "NaN is no value of JSON"
    assert json_fault("[" * 10**5) == "it nests too deep"


def test_json_is_indented_and_no_number_changed() -> None:
    text = '{"a":[1.10,1e400,{},[ ]],"b":"x{,}:\\"y\u200b"}'
    assert indented(text) == (
        '{\n  "a": [\n    1.10,\n    1e400,\n    {},\n    []\n  ],\n  "b": "x{,}:\\"y\\u200b"\n}\n'
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES, st.booleans())
def test_indented_json_says_the_same(value: object, compact: bool) -> None:
    separators = (",", ":") if compact else (" ,\n", " :\t")
    text = json.dumps(value, ensure_ascii=False, separators=separators, allow_nan=True)
    assert json.loads(indented(text)) == value


@given(st.text())
def test_any_answer_has_parts_or_is_blank(answer: str) -> None:
    assert bool(answer_parts(answer)) == bool(answer.strip())


def test_files_are_private_and_none_is_written_over(tmp_path: Path) -> None:
    part = AnswerPart("Table", "table", ".csv", "a,\x1b[31m\n")
    path = offered_path(tmp_path, "../My Receipt\x1b", part, ())
    assert path == tmp_path / "my-receipt-table.csv"
    save_part(part, path)
    assert path.read_text() == "a,␛[31m\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert offered_path(tmp_path, "My Receipt", part, ()) == tmp_path / "my-receipt-table-2.csv"
    with pytest.raises(ThereError, match="is there already"):
        save_part(part, path)
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(ThereError):
        save_part(part, tmp_path / "link")
    save_part(AnswerPart("Table", "table", ".csv", "new\n"), path, force=True)
    assert path.read_text() == "new\n"
