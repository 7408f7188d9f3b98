"""A program with a hosted engine that tests end; takes DIRECTORY ENGINE OPTIONS ENDING."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from glm4v_tui.engine.protocol import LoadStage
from tests.conftest import refused
from tests.engine.subjects import hosted


def tell(stage: LoadStage) -> None:
    """Print the process ids that the engine reports, or that it is ready."""
    sys.stdout.write(f"{stage.detail or stage.name}\n")
    sys.stdout.flush()


async def live(directory: Path, factory: str, options: str, ending: str) -> None:
    """Start an engine, and end in this way once a line comes on standard input."""
    engine = hosted(directory, options, factory)
    starting = asyncio.create_task(engine.start(tell, refused))
    await asyncio.to_thread(sys.stdin.readline)
    match ending:
        case "close":
            await starting
            await engine.close()
        case "crash":
            raise ZeroDivisionError


asyncio.run(live(Path(sys.argv[1]), *sys.argv[2:]))
