"""The ready questions: the program's own, the user's, and what is wrong with them."""

from __future__ import annotations

import pytest

from glm4v_tui.chat.ready import (
    BLANK,
    OwnQuestion,
    ReadyError,
    language_of,
    named,
    ready_questions,
)
from glm4v_tui.settings import SettingsError
from glm4v_tui.settings_file import parse_settings


def test_the_built_in_ones_have_a_key_each_and_both_languages() -> None:
    questions = ready_questions()
    assert len({each.key for each in questions}) == len(questions)
    for each in questions:
        assert each.english.text.isascii()
        assert not each.chinese.text.isascii()
        assert (BLANK in each.english.text) == (BLANK in each.chinese.text)
        assert bool(each.english.wanted) == each.has_blank("en") == each.has_blank("zh")


def test_a_blank_is_filled() -> None:
    find = named(ready_questions(), " Find ")
    assert find is not None
    assert find.filled("en", " the cup ").startswith("Where is the cup in this picture?")


def test_own_ones_are_added_and_built_in_ones_changed_or_hidden() -> None:
    questions = ready_questions(
        (
            OwnQuestion("Barcode", "Read the barcode.", key="d", pictures=0),
            OwnQuestion("ocr", "Read it."),
            OwnQuestion("formula", hidden=True),
            OwnQuestion("table", key="x"),
        )
    )
    barcode, ocr, table, describe = (
        named(questions, name) for name in ("barcode", "ocr", "table", "describe")
    )
    assert barcode is not None
    assert (barcode.key, barcode.pictures, barcode.filled("zh")) == ("d", 0, "Read the barcode.")
    assert ocr is not None
    assert (ocr.key, ocr.filled("en"), ocr.filled("zh")) == ("r", "Read it.", "Read it.")
    assert named(questions, "formula") is None
    assert table is not None
    assert table.key == "x"
    assert describe is not None
    assert describe.key == ""


@pytest.mark.parametrize(
    ("own", "place", "key"),
    [
        ((OwnQuestion("a"),), 0, "text"),
        ((OwnQuestion("", "b"),), 0, "name"),
        ((OwnQuestion("a", "b"), OwnQuestion("a", "c")), 1, "name"),
        ((OwnQuestion("a", "b", key="F5"),), 0, "key"),
        ((OwnQuestion("a", "b", key="x"), OwnQuestion("c", "d", key="x")), 1, "key"),
        ((OwnQuestion("a", "b", pictures=-1),), 0, "pictures"),
    ],
)
def test_what_is_wrong_is_named(own: tuple[OwnQuestion, ...], place: int, key: str) -> None:
    with pytest.raises(ReadyError) as caught:
        ready_questions(own)
    assert (caught.value.place, caught.value.key) == (place, key)


def test_the_settings_file_names_the_line() -> None:
    text = "[[questions]]\nname = 'a'\ntext = 'b'\n\n[[questions]]\nname = 'c'\nkey = 'no'\n"
    with pytest.raises(SettingsError) as caught:
        parse_settings(text + "text = 'd'\n", "f.toml")
    assert str(caught.value).startswith("f.toml, line 7: questions.1.key: 'no' is none of")
    with pytest.raises(SettingsError, match=r"f\.toml, line 5: questions\.1\.text: a new"):
        parse_settings(text.replace("key = 'no'\n", ""), "f.toml")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW"}, "zh"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language
