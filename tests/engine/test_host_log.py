"""The host's log: private, set aside when large, quoted without escapes."""

from __future__ import annotations

import os
from pathlib import Path

from glm4v_tui.engine.host_log import LAST_BYTES, ROTATE_BYTES, TAIL_LINES, HostLog


def test_a_log_is_appended_to(tmp_path: Path) -> None:
    path = tmp_path / "engine.log"
    path.write_text("before\n")
    path.chmod(0o644)
    log, descriptor = HostLog.open(path)
    os.write(descriptor, b"after\n")
    os.close(descriptor)
    assert path.read_text() == "before\nafter\n"
    assert log.tail() == "after"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_large_log_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "engine.log"
    with path.open("wb") as file:
        file.truncate(ROTATE_BYTES + 1)
    _, descriptor = HostLog.open(path)
    os.close(descriptor)
    assert path.stat().st_size == 0
    assert (tmp_path / "engine.log.1").stat().st_size == ROTATE_BYTES + 1


def test_a_tail_is_short_and_moves_no_cursor(tmp_path: Path) -> None:
    log, descriptor = HostLog.open(tmp_path / "engine.log")
    os.write(descriptor, b"an old line\n" * 100_000)
    os.write(descriptor, "\x1b]0;title\x07\x1b[2J日本\x9b1m \xff\n".encode() + b"\xff\n")
    os.close(descriptor)
    lines = log.tail().splitlines()
    assert len(lines) == TAIL_LINES
    assert lines[-2:] == ["]0;title日本1m ÿ", "\N{REPLACEMENT CHARACTER}"]


def test_a_lost_log_has_no_tail(tmp_path: Path) -> None:
    log, descriptor = HostLog.open(tmp_path / "engine.log")
    os.close(descriptor)
    log.path.unlink()
    assert log.tail() == ""


def test_the_last_lines_of_a_log_of_any_length(tmp_path: Path) -> None:
    log, descriptor = HostLog.open(tmp_path / "engine.log")
    os.ftruncate(descriptor, LAST_BYTES)
    os.write(descriptor, b"\nthe last\nlines\n")
    os.close(descriptor)
    assert log.last(2) == "the last\nlines"


def test_a_host_prints_on_to_the_log_that_was_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "engine.log"
    with path.open("wb") as file:
        file.truncate(ROTATE_BYTES)
    log, descriptor = HostLog.open(path)
    os.write(descriptor, b"first\n")
    _, newer = HostLog.open(log.path)
    os.write(newer, b"newer\n")
    os.write(descriptor, b"mine\n")
    os.close(descriptor)
    os.close(newer)
    assert log.last(5) == log.tail() == "first\nmine"


def test_what_is_shown_of_a_lost_log_says_so(tmp_path: Path) -> None:
    assert "cannot be read" in HostLog.at(str(tmp_path / "engine.log"), 0).last(5)
