"""Whether a demand can be made, and whether an answer is what was demanded."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.files import UnreadableError, read_whole

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Ending

SCHEMA_BYTES = 2**18
"""Bytes that a schema may have."""

_DEPTH = 60
"""How deep a schema may nest; vLLM refuses those that nest much deeper."""

_LETTERS = 300
"""Letters of a reason that are told."""


class DemandError(ValueError):
    """Says in a sentence what is wrong with a demand."""


def check(demand: Demand) -> None:
    """Check a demand before it is made; blocks where a schema is large.

    Raises:
        DemandError: it cannot be made, and why.
    """
    match demand.kind:
        case "schema":
            _check_schema(demand)
        case "regex":
            _check_pattern(demand.text)
        case "choices":
            if len(demand.choices) < 2:
                raise DemandError("Give two choices or more, each on a line.")


def schema_in(path: Path) -> str:
    """Return the text of a file that may hold a schema; blocks.

    Raises:
        DemandError: it cannot be read as text.
    """
    try:
        return read_whole(path, 4 * SCHEMA_BYTES).decode("utf-8-sig")
    except UnreadableError as error:
        raise DemandError(f"The file “{clean(path.name)}” {error}.") from error
    except UnicodeDecodeError as error:
        raise DemandError(f"The file “{clean(path.name)}” is no text.") from error


def _check_pattern(pattern: str) -> None:
    if not pattern.strip():
        raise DemandError("Give a regular expression, such as [0-9]{4}.")
    if "\n" in pattern or "\0" in pattern:
        raise DemandError("A regular expression stands on one line.")
    try:
        with warnings.catch_warnings(action="ignore"):
            re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise DemandError(f"This is no regular expression: {error}.") from error


def _check_schema(demand: Demand) -> None:
    if len(demand.text.encode("utf-8", "replace")) > SCHEMA_BYTES:
        raise DemandError(f"A schema may have {SCHEMA_BYTES // 1024} KiB.")
    if not demand.text.strip():
        raise DemandError('Give a JSON schema, such as {"type": "object"}.')
    try:
        schema = demand.schema
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise DemandError(f"This is no JSON: {error.msg.lower()} at {where}.") from error
    except RecursionError as error:
        raise DemandError("The schema nests too deep.") from error
    if not isinstance(schema, dict):
        raise DemandError('A JSON schema begins with {, such as {"type": "object"}.')
    _check_parts(schema)


def _check_parts(schema: dict[str, Any]) -> None:
    from jsonschema import SchemaError
    from jsonschema.validators import validator_for

    for depth, part in _parts(schema):
        if depth > _DEPTH:
            raise DemandError("The schema nests too deep.")
        reference = part.get("$ref")
        if isinstance(reference, str) and not reference.startswith("#"):
            words = f"The schema refers to {clean(reference[:_LETTERS])}, which is not in it"
            raise DemandError(f"{words}: references begin with #.")
    try:
        validator_for(schema).check_schema(schema)
    except SchemaError as error:
        raise DemandError(f"This is no JSON schema: {_reason(error)}.") from error


def _parts(schema: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield every object in a schema with its depth."""
    waiting: list[tuple[int, Any]] = [(1, schema)]
    while waiting:
        depth, part = waiting.pop()
        if isinstance(part, dict):
            yield depth, part
            waiting += [(depth + 1, each) for each in part.values()]
        elif isinstance(part, list):
            waiting += [(depth + 1, each) for each in part]


def objection(demand: Demand, answer: str, ending: Ending) -> str:
    """Say why an answer is not what was demanded; empty where it is; blocks where it is large."""
    if ending == "error":
        return ""
    if ending != "stop" and demand.kind == "regex":
        # What is cut off may take for ever to find no match in.
        return "The answer is incomplete, and so no match of the regular expression."
    if not (wrong := _wrong(demand, answer.strip())):
        return ""
    if ending == "stop":
        return f"The answer is not what was demanded: {wrong}."
    return f"The answer is incomplete, and so not what was demanded: {wrong}."


def _wrong(demand: Demand, answer: str) -> str:
    match demand.kind:
        case "choices":
            return "" if answer in demand.choices else "it is none of the choices"
        case "regex":
            return _mismatch(demand.text, answer)
        case "schema":
            return _invalid(demand, answer)


def _mismatch(pattern: str, answer: str) -> str:
    try:
        # To the engine a dot is any character, a line end too.
        found = re.fullmatch(pattern, answer, re.DOTALL)
    except (re.error, RecursionError, OverflowError):
        return "the regular expression cannot be read"
    return "" if found else "it does not match the regular expression"


def _invalid(demand: Demand, answer: str) -> str:
    from jsonschema.exceptions import best_match
    from jsonschema.validators import validator_for
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    try:
        value, schema = json.loads(answer), demand.schema
        # An empty registry: nothing that a schema refers to is ever fetched.
        validator = validator_for(schema)(schema, registry=Registry())
        error = best_match(validator.iter_errors(value))
    except json.JSONDecodeError as wrong:
        return f"no JSON, {wrong.msg.lower()} at line {wrong.lineno}, column {wrong.colno}"
    except Unresolvable as wrong:
        return f"the schema refers to {clean(str(wrong.ref)[:_LETTERS])}, which is not in it"
    except (ValueError, RecursionError, re.error):
        return "it nests too deep, or its numbers are too long"
    return "" if error is None else _reason(error)


def _reason(error: Any) -> str:
    """Return what a library says is wrong, and where."""
    place = "/".join(map(str, error.absolute_path))
    words = clean(" ".join(error.message.split()))[:_LETTERS]
    return f"at {clean(place)}, {words}" if place else words
