"""Runs the program in a terminal that gives the pictures of its clipboard."""

from __future__ import annotations

import sys
from pathlib import Path

from glm4v_tui.terminal.surroundings import Surroundings
from glm4v_tui.terminal.terminal import Terminal
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine


def main() -> None:
    surroundings = Surroundings(Terminal(gives_pictures=True), "off")
    program(ScriptedEngine(), Path(sys.argv[1]), surroundings=surroundings).run()


if __name__ == "__main__":
    main()
