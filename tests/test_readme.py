"""What the README shows is what the program takes."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import sys
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import glm4v_tui
from glm4v_tui.app import Glm4vApp
from glm4v_tui.cli import main
from glm4v_tui.settings import EngineSettings, SamplingSettings, Settings
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


def test_every_setting_is_shown() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    names = set(re.findall(r"^\[{0,2}(\w+)", shown, re.MULTILINE))
    kinds = (Settings, EngineSettings, SamplingSettings)
    assert {each.name for kind in kinds for each in fields(kind)} <= names


ACTIONS = [
    *("ask", "serve", "doctor"),
    *(f"engine {action}" for action in ("start", "status", "stop", "logs")),
    *(f"transcripts {action}" for action in ("list", "search", "show", "export", "import")),
    *(f"transcripts {action}" for action in ("archive", "unarchive", "delete", "restore")),
    "transcripts rename",
]


@pytest.mark.parametrize("words", ACTIONS)
def test_every_option_of_every_action_is_shown(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([*words.split(), "--help"])
    options = set(re.findall(r"(?<!\w)--[a-z][\w-]+", capsys.readouterr().out)) - {"--help"}
    assert options <= set(re.findall(r"(?<!\w)--[a-z][\w-]+", README))


def test_the_keys_shown_are_keys_of_the_program() -> None:
    for module in pkgutil.walk_packages(glm4v_tui.__path__, "glm4v_tui."):
        if module.name.startswith(("glm4v_tui.screens.", "glm4v_tui.widgets.")):
            import_module(module.name)
    bound = {key for owner in _descendants(DOMNode) for key in _keys(owner)}
    bound.add(Glm4vApp.COMMAND_PALETTE_BINDING)
    shown = re.findall(r"\b(?:Alt|Ctrl)\+(?:Home|End|Enter|[\w←→↑↓])|\bF\d+\b", README)
    assert {"F1", "Ctrl+P", "Alt+M", "Alt+←"} <= set(shown)
    assert {_as_bound(key) for key in shown} <= bound


def _descendants(owner: type[DOMNode]) -> set[type[DOMNode]]:
    below = {owner}
    for descendant in owner.__subclasses__():
        below |= _descendants(descendant)
    return below


def _keys(owner: type[DOMNode]) -> set[str]:
    made = (binding for binding in owner.BINDINGS if isinstance(binding, Binding))
    return {key.strip().lower() for binding in made for key in binding.key.split(",")}


def _as_bound(shown: str) -> str:
    names = {"←": "left", "→": "right", "↑": "up", "↓": "down", "_": "underscore"}
    return "".join(names.get(letter, letter) for letter in shown.lower())
