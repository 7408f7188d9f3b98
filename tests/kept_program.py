"""The program around a paced engine that is kept: `python -m tests.kept_program DIRECTORY`.

It is as `tests.paced_program`, with the engine in a host that outlives it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path

from glm4v_tui.chat.transcripts import latest
from glm4v_tui.engine.host_process import HostSpec
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.launch import leave_when_told
from tests.paced_engine import ROOMY
from tests.screens.program import program


def main() -> None:
    """Run the program on the command line's directory."""
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", type=Path)
    parser.add_argument("--numbers", type=int, default=1000)
    parser.add_argument("--pace", type=float, default=0.005)
    parser.add_argument("--resume", action="store_true")
    asyncio.run(_run(parser.parse_args()))


async def _run(wanted: argparse.Namespace) -> None:
    folder = wanted.directory / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    newest = latest(wanted.directory / "data") if wanted.resume else None
    options = json.dumps({"pace": wanted.pace, "numbers": wanted.numbers})
    log = wanted.directory / "engine.log"
    engine = HostedEngine(ROOMY, HostSpec(log, options, "tests.paced_engine:make_engine"), 600.0)
    resumed = newest.path if newest else None
    app = program(engine, folder, resumed=resumed, leaving=engine.leave)
    leave_when_told(app)
    try:
        await app.run_async()
    finally:
        await engine.close()


if __name__ == "__main__":
    main()
