"""How an engine is started: the values that the user chooses."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What to run, and how."""

    model: str
    """The hub name or the directory of the model."""
    arguments: tuple[str, ...] = ()
    """Fields of vLLM's `AsyncEngineArgs` as `KEY=VALUE`; they overrule the program's own choice."""
    log_file: Path | None = None
    """The file that the engine's processes write to, read for the progress and for root causes."""
    remote_code_allowed: bool = False
    """Whether the user has already allowed code that comes with the model to run."""
    sleeps: bool = False
    """Whether it gives the GPU's memory back while nobody asks, where vLLM can."""

    def to_json(self) -> str:
        """Return these options as another process can read them."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> EngineOptions:
        """Return the options that `to_json` wrote."""
        # Only the engine's own process reads them.
        from pydantic import TypeAdapter

        return TypeAdapter(EngineOptions).validate_python(json.loads(text))
