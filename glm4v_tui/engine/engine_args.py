"""`KEY=VALUE` pairs become arguments of the engine, checked against what the engine takes."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable, Mapping

from glm4v_tui.engine.protocol import EngineError

_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0"}


def parse_engine_args(
    pairs: Iterable[str], fields: Mapping[str, argparse.Action]
) -> dict[str, object]:
    """Return the value of each pair; `fields` says how the engine reads each of its arguments.

    Raises:
        EngineError: a pair is malformed, its key is unknown, or its value does not fit.
    """
    values: dict[str, object] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        key = name.strip().removeprefix("--").replace("-", "_")
        if not equals or not key:
            raise EngineError("bad-argument", f"{pair!r} is not of the form KEY=VALUE.")
        if key not in fields:
            raise _unknown(key, fields)
        values[key] = _value(key, value.strip(), fields[key])
    return values


def _value(key: str, text: str, action: argparse.Action) -> object:
    if isinstance(action, argparse.BooleanOptionalAction):
        return _truth(key, text)
    read = action.type if callable(action.type) else str
    try:
        value = [read(item) for item in text.split(",")] if action.nargs == "+" else read(text)
    except (ValueError, TypeError, argparse.ArgumentTypeError) as error:
        raise _unfit(key, text, str(error)) from error
    if action.choices is not None and value not in action.choices:
        raise _unfit(key, text, f"choose from {', '.join(map(str, action.choices))}")
    return value


def _truth(key: str, text: str) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise _unfit(key, text, "choose from true, false")


def _unknown(key: str, fields: Iterable[str]) -> EngineError:
    near = difflib.get_close_matches(key, fields, n=3)
    advice = f"Did you mean {' or '.join(near)}?" if near else "See vLLM's engine arguments."
    return EngineError("bad-argument", f"The engine has no argument {key}.", advice)


def _unfit(key: str, text: str, reason: str) -> EngineError:
    message = f"The engine's argument {key} cannot be {text!r}."
    return EngineError("bad-argument", message, cause=reason)
