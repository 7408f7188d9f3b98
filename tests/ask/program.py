"""`ask` as a process of its own on a scripted engine: `program.py SCRIPT LOG ARGUMENT…`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui import ask
from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.protocol import DownloadWanted, LoadStage, Sampling, TextDelta
from glm4v_tui.settings import Settings
from tests.scripted_engine import Hold, ScriptedEngine, Step, done

SAMPLING = Sampling(temperature=0.25)
SETTINGS = Settings(system_prompt="Be brief.")


@dataclass(frozen=True)
class Scripted:
    """A scripted engine with ordinary settings."""

    engine: ScriptedEngine
    sampling: Sampling = SAMPLING
    settings: Settings = SETTINGS
    log_file: Path = Path("/dev/null")


def begun(conversation: Conversation) -> Sequence[Step]:
    """Begin an answer and never go on."""
    os.write(1, b"noise of an engine\n")
    return [TextDelta("Once upon "), Hold()]


def endless(conversation: Conversation) -> Sequence[Step]:
    """Say more than any pipe holds."""
    return [*[TextDelta("more and more\n")] * 100_000, done()]


WANTED = DownloadWanted("tiny/glm\x1b[2J", 18_200_000_000, 90_000_000_000, "/cache")
LOADING = LoadStage("weights", 3.4, 0.25, "shard 1 of 4\x1b[2J")
ENGINES = {
    "echo": ScriptedEngine(),
    "begun": ScriptedEngine(begun),
    "endless": ScriptedEngine(endless),
    "asking": ScriptedEngine(starting=(LOADING, WANTED, LoadStage("ready", 1.0))),
    "loading": ScriptedEngine(starting=(LOADING, Hold())),
}


def main(script: str, log: str, *arguments: str) -> int:
    parser = argparse.ArgumentParser("ask")
    ask.add_arguments(parser)
    engine = ENGINES[script]

    def wire() -> Scripted:
        print("noise of an import")
        return Scripted(engine, log_file=Path(log))

    try:
        return ask.run(parser.parse_args(arguments), wire)
    finally:
        print(f"aborted {engine.aborted}, closed {engine.closed}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
