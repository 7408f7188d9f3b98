"""The line that serves a model with vLLM, word by word."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from glm4v_tui.engine.checkpoints import DEMO
from glm4v_tui.engine.engine_defaults import engine_arguments
from glm4v_tui.engine.prompts import template_path
from glm4v_tui.serving.placing import Placement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glm4v_tui.engine.checkpoints import Checkpoint

Joining = Literal["vllm", "ray"]
"""What joins several hosts: vLLM's own processes, or a Ray cluster that is there already."""

DEMO_NAME = "glm4v-tui-demo"
"""What a server calls the embedded demo model."""

_NOT_SERVED = ("model", "compilation_config")
"""What the program starts its own engine with, and a server that stays up does without."""


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a model is served, and on what."""

    placement: Placement = field(default_factory=Placement)
    address: str = "127.0.0.1"
    """The address that the server listens on."""
    port: int = 8000
    socket: Path | None = None
    """The Unix socket that it listens on in place of an address."""
    joining: Joining = "vllm"
    rank: int = 0
    """Which of several hosts this is; 0 answers questions."""
    head: str = ""
    """The address of host 0 among several."""
    on_cpu: bool = False
    extra: tuple[str, ...] = ()
    """Words for vLLM that come last, and so go before the program's own."""


def server_words(
    checkpoint: Checkpoint, serving: Serving, start: Sequence[str] = ("vllm", "serve")
) -> list[str]:
    """Return the words of the line; `start` is what the model's name comes after."""
    return [
        *start,
        checkpoint.model,
        *_flags(_engine(checkpoint, serving)),
        *_flags(_interface(checkpoint)),
        *_flags(_hosts(serving)),
        *_flags(_place(serving)),
        *serving.extra,
    ]


def shown(words: Sequence[str]) -> str:
    """Return a line as it can be pasted into a shell, an argument a row."""
    rows: list[list[str]] = [[]]
    for word in words:
        if word.startswith("--") and rows[-1]:
            rows.append([])
        rows[-1].append(shlex.quote(word))
    return " \\\n    ".join(" ".join(row) for row in rows)


def _engine(checkpoint: Checkpoint, serving: Serving) -> dict[str, object]:
    directory = Path(checkpoint.model).expanduser()
    arguments = engine_arguments(checkpoint, directory, serving.on_cpu and directory.is_dir())
    kept = {name: value for name, value in arguments.items() if name not in _NOT_SERVED}
    return kept | serving.placement.arguments(checkpoint)


def _interface(checkpoint: Checkpoint) -> dict[str, object]:
    """Return what the server adds to the engine."""
    arguments: dict[str, object] = {"enable_prompt_tokens_details": True}
    if Path(checkpoint.model).is_dir():
        name = Path(checkpoint.model).resolve().name
        arguments["served_model_name"] = DEMO_NAME if checkpoint.model == str(DEMO) else name
    if checkpoint.template != "own":
        arguments["chat_template"] = str(template_path(checkpoint.template))
        arguments["chat_template_content_format"] = "openai"
    if _always_marks_thinking(checkpoint):
        arguments["reasoning_parser"] = "glm45"
    return arguments


def _always_marks_thinking(checkpoint: Checkpoint) -> bool:
    """Return whether vLLM's parser is right: it takes text without any tag for thinking."""
    return checkpoint.reasoning == "think" or "thinking" in checkpoint.model.lower()


def _hosts(serving: Serving) -> dict[str, object]:
    if serving.placement.nodes == 1:
        return {}
    if serving.joining == "ray":
        return {"distributed_executor_backend": "ray"}
    joined: dict[str, object] = {
        "nnodes": serving.placement.nodes,
        "node_rank": str(serving.rank),
        "master_addr": serving.head,
    }
    return joined | ({"headless": True} if serving.rank else {})


def _place(serving: Serving) -> dict[str, object]:
    if serving.rank:
        return {}
    if serving.socket is not None:
        return {"uds": str(serving.socket)}
    return {"host": serving.address, "port": serving.port}


def _flags(arguments: dict[str, object]) -> Iterator[str]:
    """Yield each argument as the command line takes it; what is empty is left out."""
    for name, value in arguments.items():
        flag = f"--{name.replace('_', '-')}"
        if value is True:
            yield flag
        elif isinstance(value, dict) and value:
            yield from (flag, json.dumps(value))
        elif value:
            yield from (flag, str(value))
