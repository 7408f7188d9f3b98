"""A short look at a server before anything is drawn: which model answers there."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.served_models import (
    ServedModel,
    SeveralModelsError,
    checkpoint_of,
    chosen,
    served_models,
)

if TYPE_CHECKING:
    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.served import ServerOptions

__all__ = ["SeveralModelsError", "found", "look"]

LOOK_SECONDS = 2.0
"""How long the look may take; what does not answer by then is waited for on the screen."""


def found(options: ServerOptions) -> Checkpoint | None:
    """Return the model that a server has; `None` where it cannot be reached yet; blocks.

    Raises:
        EngineError: the server refuses, or does not have the model.
    """
    try:
        models = look(options)
    except EngineError as error:
        if error.kind in ("unreachable", "busy"):
            return None
        raise
    return checkpoint_of(chosen(models, options.model), options.address)


def look(options: ServerOptions) -> tuple[ServedModel, ...]:
    """Return the models of a server; blocks.

    Raises:
        EngineError: the server cannot be reached, or refuses.
    """
    # There may be an event loop in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(_looked(options))).result()


async def _looked(options: ServerOptions) -> tuple[ServedModel, ...]:
    from glm4v_tui.engine.server_connection import open_connection

    connection = await asyncio.to_thread(open_connection, options.address, options.key_variable)
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            return served_models(await connection.models())
    except TimeoutError as error:
        message = f"{options.address} does not answer."
        raise EngineError("unreachable", message, "Is the server running?") from error
    finally:
        await connection.close()
