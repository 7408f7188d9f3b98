"""Code that comes with a model runs only after a yes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from glm4v_tui.engine.checkpoints import Checkpoint
from glm4v_tui.engine.protocol import Consent, EngineError, RemoteCodeWanted


async def allow_remote_code(checkpoint: Checkpoint, directory: Path, consent: Consent) -> None:
    """Ask whether the code in a model's directory may run, if the model needs that.

    Raises:
        EngineError: the answer is no.
    """
    if not checkpoint.needs_remote_code:
        return
    files = await asyncio.to_thread(_python_files, directory)
    if not await consent(RemoteCodeWanted(checkpoint.model, files)):
        raise EngineError(
            "refused-by-user",
            f"{checkpoint.title} cannot run without the code that comes with it.",
            "Choose another model, or start again and allow the code.",
        )


def _python_files(directory: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in directory.glob("*.py")))
