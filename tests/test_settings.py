"""The settings file says what is wrong with it by file, line and key."""

from pathlib import Path

import pytest

from glm4v_tui.chat.thinking import Thinking
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.settings import Settings, SettingsError, read_settings
from glm4v_tui.settings_file import parse_settings


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        'model = "zai-org/glm-4v-9b"\n[engine]\nprocess = "inside"\n'
        "arguments = { max_model_len = 4096 }\n[sampling]\ntemperature = 0.1\n"
    )
    settings = read_settings(path)
    assert settings.model == "zai-org/glm-4v-9b"
    assert settings.engine.process == "inside"
    assert settings.engine.arguments == {"max_model_len": 4096}
    sampling = settings.sampling.over(Sampling(top_p=0.5))
    assert (sampling.temperature, sampling.top_p) == (0.1, 0.5)


@pytest.mark.parametrize(
    ("written", "read"), [("'off'", Thinking(False)), ("9", Thinking(True, 9))]
)
def test_how_long_a_model_thinks_is_a_word_or_a_number(written: str, read: Thinking) -> None:
    assert parse_settings(f"thinking = {written}", "f.toml").thinking == read


def test_no_file_means_defaults_unless_the_user_named_it(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert read_settings(path) == Settings()
    with pytest.raises(SettingsError, match=r"none\.toml: there is no such settings file"):
        read_settings(path, required=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("theme = 'nord'\nmodle = 'x'\n", "f.toml, line 2: modle: there is no such setting"),
        ("[sampling]\n\n# hot\ntop_p = 2\n", "f.toml, line 4: sampling.top_p: input should be"),
        ("sampling.top_p = 2\n", "f.toml, line 1: sampling.top_p: input should be"),
        ("[engine]\nprocess = 'x'\n", "f.toml, line 2: engine.process: input should be"),
        ("sampling = { top_p = 2 }\n", "f.toml, line 1: sampling.top_p: input should be"),
        ("engine = 3\n", "f.toml, line 1: engine: it must be a table of settings"),
        ("[sampling]\ntop_k = 1.5\n", "f.toml, line 2: sampling.top_k: input should be"),
        ("fetch_megabytes = 0\n", "f.toml, line 1: fetch_megabytes: input should be greater"),
        ("thinking = 'of'\n", "f.toml, line 1: thinking: must be default, on, off or 1 to"),
        ("thinking = true\n", "f.toml, line 1: thinking: must be default, on, off or 1 to"),
        ("model = \n", "f.toml: Invalid value (at line 1, column 9)"),
    ],
)
def test_an_error_names_file_line_and_key(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, "f.toml")
    assert str(caught.value).startswith(message)


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"settings\.toml: cannot be read"):
        read_settings(path)
