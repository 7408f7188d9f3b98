"""The program around the paced engine: `python -m tests.paced_program DIRECTORY [--numbers N]`.

The directory has the folder `pictures`; transcripts go to `data` beside it, and the newest one is
opened with `--resume`.
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from glm4v_tui.app import Glm4vApp
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.launch import leave_when_told
from glm4v_tui.long_lived import set_apart
from tests.paced_engine import PacedEngine
from tests.screens.program import program


def main() -> None:
    """Run the program on the command line's directory."""
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", type=Path)
    parser.add_argument("--numbers", type=int, default=100_000)
    parser.add_argument("--pace", type=float, default=0.01)
    parser.add_argument("--resume", action="store_true")
    wanted = parser.parse_args()
    folder = wanted.directory / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    newest = latest(wanted.directory / "data") if wanted.resume else None
    engine = PacedEngine(wanted.pace, wanted.numbers)
    resumed = newest.path if newest else None
    asyncio.run(_run(program(engine, folder, resumed=resumed, at_rest=set_apart)))


async def _run(app: Glm4vApp) -> None:
    leave_when_told(app)
    await app.run_async()


if __name__ == "__main__":
    main()
