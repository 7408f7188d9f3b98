"""The settings file: one TOML file whose every field is documented here."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.terminal.glyphs import Glyphs

GraphicsChoice = Literal["auto", "kitty", "sixel", "blocks", Glyphs, "ascii", "off"]
"""How pictures are shown in the terminal."""


class SettingsError(Exception):
    """Says which file, line and key of the settings is wrong, and why."""


class EngineSettings(BaseModel):
    """The table `[engine]`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    process: Literal["host", "inside"] = "host"
    """Where the engine lives: in a process of its own, or inside the program (for debugging)."""
    arguments: dict[str, Any] = Field(default_factory=dict)
    """Fields of vLLM's `AsyncEngineArgs`, such as `max_model_len = 4096`."""
    trust_remote_code: bool = False
    """Run code that comes with a model without asking."""


class SamplingSettings(BaseModel):
    """The table `[sampling]`: what is set here replaces the checkpoint's own defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    temperature: float | None = Field(default=None, ge=0.0, le=2.0)
    """0 is greedy; higher is more varied."""
    top_p: float | None = Field(default=None, gt=0.0, le=1.0)
    """Only the most likely tokens whose probabilities add up to this are drawn."""
    top_k: int | None = Field(default=None, ge=0)
    """Only this many of the most likely tokens are drawn; 0 means all."""
    max_tokens: int | None = Field(default=None, ge=1)
    """Tokens that a reply may have."""
    presence_penalty: float | None = Field(default=None, ge=-2.0, le=2.0)
    """Above 0, tokens that have appeared become less likely."""
    frequency_penalty: float | None = Field(default=None, ge=-2.0, le=2.0)
    """Above 0, tokens become less likely each time they appear."""
    repetition_penalty: float | None = Field(default=None, gt=0.0, le=2.0)
    """Above 1, tokens of prompt and reply become less likely."""
    seed: int | None = Field(default=None, ge=0)
    """The same seed draws the same reply."""

    def over(self, sampling: Sampling) -> Sampling:
        """Return `sampling` with the fields that are set here in place of its own."""
        return sampling.model_copy(update=self.model_dump(exclude_none=True))


class Settings(BaseModel):
    """Everything that the settings file can say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str | None = None
    """The model's hub name or directory; `--model` overrules it."""
    system_prompt: str = ""
    """What the model is told before every conversation."""
    theme: str = "textual-dark"
    """A Textual theme, such as `textual-light`, `nord` or `gruvbox`."""
    graphics: GraphicsChoice = "auto"
    """How pictures are shown; `--graphics` overrules it."""
    folder: Path | None = None
    """The folder that the picker opens first; a folder on the command line overrules it."""
    tour: bool = True
    """Whether the first start shows a short tour."""
    ssh_host: str = ""
    """What you call this machine in ssh, for the line that brings pictures from your computer."""
    fetch_megabytes: int = Field(default=50, ge=1, le=256)
    """Megabytes that a picture fetched from the web may have."""
    engine: EngineSettings = EngineSettings()
    """How the engine runs."""
    sampling: SamplingSettings = SamplingSettings()
    """How replies are drawn, where it differs from the checkpoint's defaults."""
    keys: dict[str, str] = Field(default_factory=dict)
    """Keys by the id of their action, such as `send = "ctrl+s"`; F1 shows the ids."""


def read_settings(path: Path, required: bool = False) -> Settings:
    """Return the settings of a file, or the defaults where there is none.

    Args:
        path: the TOML file.
        required: whether the file has to be there, because the user named it.

    Raises:
        SettingsError: the file is wrong; names file, line and key.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if required:
            raise SettingsError(f"{path}: there is no such settings file") from None
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    return parse_settings(text, str(path))


def parse_settings(text: str, source: str) -> Settings:
    """Return the settings written in TOML; `source` names the file in errors."""
    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{source}: {error}") from error
    except ValidationError as error:
        problems = "\n".join(_problem(problem, text, source) for problem in error.errors())
        raise SettingsError(problems) from error


def _problem(problem: Any, text: str, source: str) -> str:
    key = tuple(str(part) for part in problem["loc"])
    unknown = problem["type"] == "extra_forbidden"
    reason = "there is no such setting" if unknown else problem["msg"].lower()
    return f"{source}, line {_line_of(key, text)}: {'.'.join(key)}: {reason}"


def _line_of(key: tuple[str, ...], text: str) -> int:
    """Return the line, from 1, that sets a dotted key, found by its longest part that is set."""
    table: tuple[str, ...] = ()
    found = (0, 1)
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if bare.startswith("["):
            here = table = _dotted(bare.strip("[]"))
        elif "=" in bare and not bare.startswith("#"):
            here = (*table, *_dotted(bare.split("=", 1)[0]))
        else:
            continue
        if here == key[: len(here)] and len(here) > found[0]:
            found = (len(here), number)
    return found[1]


def _dotted(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))
