"""Lengths of time are read as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.durations import read_duration, spoken
from glm4v_tui.settings import SettingsError, read_settings


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30m", 1800), ("2h", 7200), ("1h30m", 5400), ("1.5 h", 5400), ("90S", 90), ("off", 0)],
)
def test_what_is_written_is_understood(text: str, seconds: float) -> None:
    assert read_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "30", "-1m", "5x", "99999h", "m"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"length of time|more than"):
        read_duration(text)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 s"), (45, "45 s"), (1800, "30 min"), (5400, "1 h 30 min"), (7200, "2 h")],
)
def test_it_is_told_in_short(seconds: float, words: str) -> None:
    assert spoken(seconds) == words


def test_a_wrong_one_in_the_settings_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[engine]\nkeep_alive = "soon"\n')
    with pytest.raises(SettingsError, match=r"line 2: engine.keep_alive: 'soon' is no length"):
        read_settings(file)
    file.write_text('[engine]\nkeep_alive = "30m"\n')
    assert read_settings(file).engine.keep_alive == 1800
