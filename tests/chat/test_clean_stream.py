from __future__ import annotations

import pytest

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.chat.clean_stream import CleanStream

TEXTS = [
    "plain words\r\nin two lines\tand a tab\r",
    "\x1b]52;c;aGk=\x07\x1b[2J\x9b31mred\r\n\r\r\n",
    "family 👩\u200d👩\u200d👧 and ❤\ufe0f\u200d🔥, na\u200dme",
    "flag \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "half a flag \U0001f3f4\U000e0067x",
    "bidi \u202eabc\u202c, 中文 语\u200b言, क्\u200dष, \ud83d alone \u200d",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_pieces_are_cleaned_like_the_whole(text: str, size: int) -> None:
    stream = CleanStream()
    pieces = [stream.feed(text[at : at + size]) for at in range(0, len(text), size)]
    assert "".join([*pieces, stream.close()]) == clean_text(text)


def test_ordinary_text_is_not_held_back() -> None:
    assert CleanStream().feed("中文 and words") == "中文 and words"
