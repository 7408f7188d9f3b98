"""What a typed path means, and how it is written when it is completed."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.chat.typed_path import readings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SETS", "/data/my sets")
    monkeypatch.delenv("NOSUCH", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/data/a b.png", "/data/a b.png"),
        ("  cats/one", "cats/one"),
        ("$SETS/x", "/data/my sets/x"),
        ("${SETS}/x", "/data/my sets/x"),
        ("'$SETS'/x", "$SETS/x"),
        ('"$SETS/x', "/data/my sets/x"),
        (r"a\ b\'c", "a b'c"),
        ("'a b'/\"c d\"", "a b/c d"),
        (r'"a\"b\c"', r'a"b\c'),
        ("it's", "its"),
        ("$SETS", "/data/my sets/"),
        ("'~'/x", "~/x"),
        ("x\\", "x"),
    ],
)
def test_the_shell_like_way(text: str, path: str) -> None:
    assert readings(text)[-1].path == path


def test_home(home: Path) -> None:
    assert readings("~/a")[0].path == f"{home}/a"
    assert readings("~")[0].path == f"{home}/"
    assert readings("~root/a")[0].path == "/root/a"
    assert readings("~no-such-user/a")[0].path == "~no-such-user/a"
    assert readings("~/'a b")[-1].path == f"{home}/a b"


def test_as_it_stands_goes_before_the_shell() -> None:
    assert [reading.path for reading in readings("it's $5")] == ["it's $5", "its $5"]


def test_a_variable_that_is_not_set_is_named() -> None:
    assert readings("$NOSUCH/x")[-1].unset == "NOSUCH"


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("ca", "cat's $1.png"),
        ("~/pictures/ca", "~/pictures/cat's $1.png"),
        ("$SETS/ca", r"$SETS/cat\'s\ \$1.png"),
        ("$SETS", r"$SETS/cat\'s\ \$1.png"),
        (r"my\ sets/c", r"my\ sets/cat\'s\ \$1.png"),
        ("'my sets/c", r"'my sets/cat'\''s $1.png'"),
        ('"my sets/c', '"my sets/cat\'s \\$1.png"'),
        ("my/'c", r"my/'cat'\''s $1.png'"),
    ],
)
def test_completed_as_it_was_begun(text: str, completed: str) -> None:
    reading = readings(text)[-1]
    written = reading.completed("cat's $1.png", closed=True)
    assert written == completed
    assert readings(written)[-1 if reading.style else 0].name == "cat's $1.png"
