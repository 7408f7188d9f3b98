"""What is wrong before the screen opens is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.launch import _last_transcript
from glm4v_tui.settings import SettingsError


def test_nothing_to_resume_is_no_error(tmp_path: Path) -> None:
    assert _last_transcript(tmp_path / "none") is None


def test_a_data_directory_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="file"):
        _last_transcript(tmp_path / "file")
