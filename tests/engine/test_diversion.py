"""While output is diverted, only what is meant for the terminal reaches it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import os, subprocess, sys
from pathlib import Path
from glm4v_tui.engine.diversion import output_diverted
print("before")
with output_diverted(Path(sys.argv[1])) as terminal:
    print("python print")
    print("python error", file=sys.stderr)
    os.write(2, b"raw error\\n")
    subprocess.run([sys.executable, "-c", "print('child')"])
    print("seen", file=terminal.output)
    print("é", file=sys.__stderr__)
print("after")
print("after error", file=sys.stderr)
"""


def test_prints_go_to_the_log_and_the_terminal_stays_usable(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    log.write_text("earlier\n")
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(log)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "before\nseen\nafter\n"
    assert done.stderr == "é\nafter error\n"
    assert sorted(log.read_text().splitlines()) == [
        "child",
        "earlier",
        "python error",
        "python print",
        "raw error",
    ]


def test_a_new_log_is_private(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    subprocess.run([sys.executable, "-c", CODE, str(log)], capture_output=True, check=True)
    assert log.stat().st_mode & 0o777 == 0o600
