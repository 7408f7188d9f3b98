"""Hostile text is shown, never obeyed; the world's writing stays as it is."""

import os
import unicodedata

import pytest

from glm4v_tui.chat.clean import clean, clean_text, encodable


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\nb\tc\r", "a␊b␉c␍"),
        ("\x00\x7f", "␀␡"),
        ("csi\x9b2J", "csi\\x9b2J"),
        ("gpj.\u202eexe", "gpj.\\u202eexe"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("in\u200bvisible\ufeff", "in\\u200bvisible\\ufeff"),
        ("a\u200db", "a\\u200db"),
        ("line\u2028break", "line\\u2028break"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("❤️\ufe0f\ufe0f", "❤️\\ufe0f\\ufe0f"),
    ],
)
def test_what_steers_or_hides_is_spelled_out(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


@pytest.mark.parametrize(
    "text",
    [
        "plain name (1).jpg",
        "图片 示例.png",
        "🐈 👩‍👩‍👧 👩🏽‍🚀 ❤️‍🔥 1️⃣ 🏳️‍🌈.gif",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می‌خواهم",
        "葛\U000e0100城",
        "[bold]not markup[/]",
        "e\u0301",
    ],
)
def test_writing_and_emoji_are_untouched(text: str) -> None:
    assert clean(text) == text


def test_bytes_that_are_no_utf8_become_printable() -> None:
    name = os.fsdecode(b"caf\xe9.png")
    assert clean(name) == "caf\\xe9.png"
    assert encodable(name) == "caf\\xe9.png"
    assert clean("\ud800") == "\\ud800"


def test_no_cleaned_line_holds_a_control_or_format_character_alone() -> None:
    for code in [*range(0x3000), *range(0xD800, 0xE000), *range(0xFE00, 0x10000)]:
        for char in clean(f"a{chr(code)}b"):
            assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp"), hex(code)
            assert char not in "\u200b\u200d\u202e\u2066\ufeff"


def test_text_of_many_lines_keeps_its_lines_and_tabs() -> None:
    assert clean_text("a\r\n\tb\n\x1b]0;title\x07") == "a\n\tb\n␛]0;title␇"
