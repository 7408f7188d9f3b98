"""What the user must allow before a server starts: a download, and code that comes with a model."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.engine.model_files import cached_snapshot, hub_cache, missing_files
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.serving.placing import weight_gigabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glm4v_tui.engine.checkpoints import Checkpoint


def allow(checkpoint: Checkpoint, *, code_allowed: bool) -> None:
    """Ask at the terminal what has to be asked.

    Raises:
        EngineError: the answer is no, or there is nobody to ask.
    """
    for question in questions(checkpoint, code_allowed=code_allowed):
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            message = f"There is no terminal to ask on: {question}"
            raise EngineError("refused-by-user", message, "Allow it with --yes.")
        print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            raise EngineError("refused-by-user", "Nothing was started.")


def questions(checkpoint: Checkpoint, *, code_allowed: bool) -> Iterator[str]:
    """Yield what the user must allow."""
    if not _is_here(checkpoint.model):
        size = weight_gigabytes(checkpoint.model)
        how_much = f"about {size:.0f} GB" if size else "its files"
        yield f"Download {checkpoint.model}, {how_much}, into {hub_cache()}?"
    if checkpoint.needs_remote_code and not code_allowed:
        yield f"Run the code that comes with {checkpoint.model} with your rights?"


def _is_here(model: str) -> bool:
    if Path(model).expanduser().is_dir():
        return True
    snapshot = cached_snapshot(model, hub_cache())
    return snapshot is not None and not missing_files(snapshot)
