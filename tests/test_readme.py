"""What the README shows is what the program takes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from glm4v_tui.settings_file import parse_settings

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def test_the_settings_shown_are_settings() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    settings = parse_settings(shown, "README.md")
    assert settings.engine.arguments == {"max_model_len": 8192}


def test_the_options_shown_are_those_of_the_program() -> None:
    shown = set(re.findall(r"^\| `(--[\w-]+)", README, re.MULTILINE))
    command = [sys.executable, "-m", "glm4v_tui", "--help"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert shown == set(re.findall(r"--[\w-]+", printed)) - {"--help", "--version"}
