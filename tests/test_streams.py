"""The screen keeps the terminal; what anything else prints is in the log, for this user alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, sys
from pathlib import Path
from glm4v_tui.streams import screen_apart
with screen_apart(Path(sys.argv[1])):
    os.write(1, b"from C on 1\\n")
    os.write(2, b"from C on 2\\n")
    print("the screen", file=sys.__stderr__)
    print("a word", file=sys.stdout)
os.write(1, b"after\\n")
"""


def test_only_the_program_itself_writes_to_the_terminal(tmp_path: Path) -> None:
    log = tmp_path / "state" / "log" / "engine.log"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(log)],
        capture_output=True,
        text=True,
        check=True,
        umask=0,
    )
    assert done.stderr == "the screen\n"
    assert done.stdout == "a word\nafter\n"
    assert log.read_text() == "from C on 1\nfrom C on 2\n"
    modes = [path.stat().st_mode & 0o777 for path in (log, log.parent, log.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
