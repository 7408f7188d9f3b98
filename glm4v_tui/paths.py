"""Where the program keeps things; nothing is created by asking."""

from __future__ import annotations

from pathlib import Path

import platformdirs

NAME = "glm4v-tui"
PACKAGE = Path(__file__).parent


def config_file() -> Path:
    """Return the settings file, such as `~/.config/glm4v-tui/settings.toml`."""
    return platformdirs.user_config_path(NAME) / "settings.toml"


def data_directory() -> Path:
    """Return where transcripts are kept, such as `~/.local/share/glm4v-tui`."""
    return platformdirs.user_data_path(NAME)


def cache_directory() -> Path:
    """Return where lies what can be made anew, such as `~/.cache/glm4v-tui`."""
    return platformdirs.user_cache_path(NAME)


def log_file() -> Path:
    """Return where the engine's output goes, such as `~/.local/state/glm4v-tui/log/engine.log`."""
    return platformdirs.user_log_path(NAME) / "engine.log"


def tour_marker() -> Path:
    """Return the file that says that the tour was shown, in `~/.local/state/glm4v-tui`."""
    return platformdirs.user_state_path(NAME) / "tour-shown"


def passthrough_marker() -> Path:
    """Return the file that says that tmux was offered to be set, in `~/.local/state/glm4v-tui`."""
    return platformdirs.user_state_path(NAME) / "passthrough-offered"


def places_file() -> Path:
    """Return where bookmarks and recent folders go, such as `~/.local/state/glm4v-tui/…`."""
    return platformdirs.user_state_path(NAME) / "places.json"


def style(name: str) -> Path:
    """Return a style file: in the package when installed from a wheel, else beside it."""
    for directory in (PACKAGE / "styles", PACKAGE.parent / "styles"):
        if (directory / name).is_file():
            return directory / name
    raise FileNotFoundError(f"{name} is missing: install glm4v-tui anew")
