"""What a question demands of its answer: JSON of a schema, a pattern, or one of a few words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from glm4v_tui.chat.clean import clean

Kind = Literal["schema", "regex", "choices"]
"""What is demanded: JSON, a match of a regular expression, or one of several choices."""

_FIELDS, _LETTERS = 5, 60
"""How many names, and letters of a pattern, stand for a demand in a line."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What an answer has to be; the engine lets the model write nothing else."""

    kind: Kind
    text: str
    """The JSON schema, the regular expression, or the choices, each on a line."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices, each once."""
        lines = (line.strip() for line in self.text.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    @property
    def schema(self) -> Any:
        """The JSON schema as a value.

        Raises:
            ValueError: the text is no JSON.
        """
        return json.loads(self.text)


def described(demand: Demand) -> str:
    """Return what is demanded in a few clean words."""
    match demand.kind:
        case "schema":
            return clean(_schema_words(demand))
        case "regex":
            return clean(f"a match of {_cut(demand.text)}")
        case "choices":
            return clean(f"one of {_listed(demand.choices)}")


def _schema_words(demand: Demand) -> str:
    try:
        schema = demand.schema
    except (ValueError, RecursionError):
        return "JSON"
    if not isinstance(schema, dict):
        return "JSON"
    if isinstance(schema.get("properties"), dict) and schema["properties"]:
        return f"JSON with {_listed(tuple(schema['properties']))}"
    named = schema.get("title") or schema.get("type")
    return f"JSON, {_cut(named)}" if isinstance(named, str) else "JSON"


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _FIELDS} more" if len(names) > _FIELDS else ""
    return ", ".join(map(_cut, names[:_FIELDS])) + more


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LETTERS else f"{line[: _LETTERS - 1]}…"


def request_fields(demand: Demand) -> dict[str, Any]:
    """Return the fields of a request that demand it of a server that speaks OpenAI's schema.

    Patterns and choices are vLLM's own addition to that schema.
    """
    match demand.kind:
        case "schema":
            answer = {"name": "answer", "schema": demand.schema, "strict": True}
            return {"response_format": {"type": "json_schema", "json_schema": answer}}
        case "regex":
            return {"structured_outputs": {"regex": demand.text}}
        case "choices":
            return {"structured_outputs": {"choice": list(demand.choices)}}


def demand_in(fields: Mapping[str, Any]) -> Demand | None:
    """Return what the fields of such a request demand; `None` where they demand nothing known."""
    match fields:
        case {"response_format": {"json_schema": {"schema": dict(schema)}}}:
            return Demand("schema", json.dumps(schema, ensure_ascii=False))
        case {"structured_outputs": {"json": dict(schema)}}:
            return Demand("schema", json.dumps(schema, ensure_ascii=False))
        case {"structured_outputs": {"regex": str(pattern)}}:
            return Demand("regex", pattern)
        case {"structured_outputs": {"choice": [*choices]}} if choices:
            return Demand("choices", "\n".join(map(str, choices)))
    return None
