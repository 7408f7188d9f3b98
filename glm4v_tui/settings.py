"""The settings: what one TOML file can say, every field documented here."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from glm4v_tui.chat.ready import OwnQuestion
from glm4v_tui.chat.thinking import AS_IT_DOES, AsWritten, Thinking
from glm4v_tui.durations import Duration
from glm4v_tui.engine.limits import SAMPLING, Limits
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.terminal.glyphs import Glyphs

GraphicsChoice = Literal["auto", "kitty", "sixel", "blocks", Glyphs, "ascii", "off"]
"""How pictures are shown in the terminal."""


class SettingsError(Exception):
    """Says which file, line and key of the settings is wrong, and why."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """The table `[engine]`."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    process: Literal["host", "inside"] = "host"
    """Where the engine lives: in a process of its own, or inside the program (for debugging)."""
    arguments: dict[str, Any] = field(default_factory=dict)
    """Fields of vLLM's `AsyncEngineArgs`, such as `max_model_len = 4096`."""
    trust_remote_code: bool = False
    """Run code that comes with a model without asking."""
    keep_alive: Annotated[float, Duration()] = 0.0
    """How long the engine outlives the program when nobody uses it: "30m", "2h" or "off"."""
    gpus: Literal[1, 2, 4, 8] = 1
    """GPUs of this machine that the model is spread over."""
    server: str = ""
    """The address of a server to ask in place of an engine of one's own; as for `--server`."""
    server_key: str = ""
    """The environment variable with the server's key; empty for `GLM4V_API_KEY`."""
    server_pictures: Literal["data", "files"] = "data"
    """`files` has a server on this machine open the pictures itself, by their paths."""


@dataclass(frozen=True, slots=True)
class SamplingSettings:
    """The table `[sampling]`: what is set here replaces the checkpoint's own defaults."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    temperature: Annotated[float, SAMPLING["temperature"]] | None = None
    """0 is greedy; higher is more varied."""
    top_p: Annotated[float, SAMPLING["top_p"]] | None = None
    """Only the most likely tokens whose probabilities add up to this are drawn."""
    top_k: Annotated[int, SAMPLING["top_k"]] | None = None
    """Only this many of the most likely tokens are drawn; 0 means all."""
    max_tokens: Annotated[int, SAMPLING["max_tokens"]] | None = None
    """Tokens that a reply may have."""
    presence_penalty: Annotated[float, SAMPLING["presence_penalty"]] | None = None
    """Above 0, tokens that have appeared become less likely."""
    frequency_penalty: Annotated[float, SAMPLING["frequency_penalty"]] | None = None
    """Above 0, tokens become less likely each time they appear."""
    repetition_penalty: Annotated[float, SAMPLING["repetition_penalty"]] | None = None
    """Above 1, tokens of prompt and reply become less likely."""
    seed: Annotated[int, SAMPLING["seed"]] | None = None
    """The same seed draws the same reply."""

    def over(self, sampling: Sampling) -> Sampling:
        """Return `sampling` with the fields that are set here in place of its own."""
        chosen = {name: value for name, value in asdict(self).items() if value is not None}
        return replace(sampling, **chosen)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the settings file can say."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    model: str | None = None
    """The model's hub name or directory; `--model` overrules it."""
    system_prompt: str = ""
    """What the model is told before every conversation."""
    thinking: Annotated[Thinking, AsWritten()] = AS_IT_DOES
    """`"on"`, `"off"`, `"default"`, or how many tokens the model may think at most."""
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
    fetch_megabytes: Annotated[int, Limits(ge=1, le=256)] = 50
    """Megabytes that a picture fetched from the web may have."""
    question_language: Literal["auto", "en", "zh"] = "auto"
    """In which language the ready questions are asked; `auto` goes by the locale."""
    questions: tuple[OwnQuestion, ...] = ()
    """Ready questions of your own, and changes of the program's."""
    engine: EngineSettings = field(default_factory=EngineSettings)
    """How the engine runs."""
    sampling: SamplingSettings = field(default_factory=SamplingSettings)
    """How replies are drawn, where it differs from the checkpoint's defaults."""
    keys: dict[str, str] = field(default_factory=dict)
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
    # Who has no settings file does not pay for reading one.
    from glm4v_tui.settings_file import parse_settings

    return parse_settings(text, str(path))
