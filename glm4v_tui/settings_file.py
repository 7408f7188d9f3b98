"""The settings file: TOML whose errors are told by file, line and key."""

from __future__ import annotations

import tomllib
from typing import Any

from pydantic import TypeAdapter, ValidationError

from glm4v_tui.chat.ready import ReadyError, ready_questions
from glm4v_tui.settings import Settings, SettingsError

_REASONS = {
    "unexpected_keyword_argument": "there is no such setting",
    "dataclass_type": "it must be a table of settings",
    "tuple_type": "it must be tables, each begun by a line with its name in [[ ]]",
}
"""What is wrong, where pydantic would say it in Python's words."""


def parse_settings(text: str, source: str) -> Settings:
    """Return the settings written in TOML; `source` names the file in errors."""
    try:
        settings = TypeAdapter(Settings).validate_python(tomllib.loads(text))
        ready_questions(settings.questions)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{source}: {error}") from error
    except ValidationError as error:
        problems = "\n".join(_problem(problem, text, source) for problem in error.errors())
        raise SettingsError(problems) from error
    except ReadyError as error:
        key = ("questions", str(error.place), error.key)
        raise SettingsError(_told(key, error.reason, text, source)) from error
    return settings


def _problem(problem: Any, text: str, source: str) -> str:
    key = tuple(str(part) for part in problem["loc"])
    said = problem["msg"].removeprefix("Value error, ").lower()
    return _told(key, _REASONS.get(problem["type"]) or said, text, source)


def _told(key: tuple[str, ...], reason: str, text: str, source: str) -> str:
    return f"{source}, line {_line_of(key, text)}: {'.'.join(key)}: {reason}"


def _line_of(key: tuple[str, ...], text: str) -> int:
    """Return the line, from 1, that sets a dotted key, found by its longest part that is set."""
    table: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    found = (0, 1)
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if bare.startswith("[["):
            several = _dotted(bare.strip("[]"))
            counts[several] = counts.get(several, -1) + 1
            here = table = (*several, str(counts[several]))
        elif bare.startswith("["):
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
