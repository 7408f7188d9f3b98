"""What is wrong before the screen opens is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.cli import _screen_parser
from glm4v_tui.demo import MODEL, PICTURES
from glm4v_tui.launch import _first_folder, _last_transcript
from glm4v_tui.settings import SettingsError
from glm4v_tui.wiring import wire


def test_nothing_to_resume_is_no_error(tmp_path: Path) -> None:
    assert _last_transcript(tmp_path / "none") is None


def test_a_data_directory_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="file"):
        _last_transcript(tmp_path / "file")


def opened(tmp_path: Path, *words: str, settings: str = "") -> Path:
    """Return the folder that the picker opens first."""
    file = tmp_path / "settings.toml"
    file.write_text(settings)
    options = _screen_parser().parse_args([*words, "--config", str(file)])
    return _first_folder(options.paths, wire(options))


@pytest.mark.parametrize("words", [["--demo"], ["--model", str(MODEL)]])
def test_the_demo_model_opens_its_own_pictures(tmp_path: Path, words: list[str]) -> None:
    assert opened(tmp_path, *words) == PICTURES


def test_a_folder_that_the_user_named_or_set_wins_over_the_demo_pictures(tmp_path: Path) -> None:
    assert opened(tmp_path, "--demo", str(tmp_path)) == tmp_path
    assert opened(tmp_path, "--demo", str(tmp_path / "one.png")) == Path.cwd()
    assert opened(tmp_path, "--demo", settings=f"folder = '{tmp_path}'") == tmp_path


def test_a_real_model_opens_the_working_directory(tmp_path: Path) -> None:
    assert opened(tmp_path, "--model", "zai-org/glm-4v-9b") == Path.cwd()
