"""A command in foot, on X: `python -m tests.terminal.in_foot COMMAND …`.

foot knows Wayland alone, so that weston is around it, as a window of the X screen.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

NEEDED = ("foot", "weston")
"""Programs that this takes: packages of the same names."""

IN_FOOT = [sys.executable, "-m", "tests.terminal.in_foot"]
"""What stands before a command that is to run in foot."""

SIZE = 960, 620
"""Width and height of its window in pixels."""

_WESTON = [
    *("weston", "--backend=x11-backend.so", "--use-pixman", "--shell=kiosk-shell.so"),
    *("--no-config", "--idle-time=0", f"--width={SIZE[0]}", f"--height={SIZE[1]}"),
    "--socket=foot",
]
_FOOT = [
    *("foot", "--config=/dev/null", "-o", "font=DejaVu Sans Mono:pixelsize=13"),
    *("-o", "mouse.hide-when-typing=yes"),
]


def main() -> None:
    """Run what the command line says, until it ends or this is ended."""
    signal.signal(signal.SIGTERM, _leave)
    with ExitStack() as stack:
        place = tempfile.mkdtemp(prefix="in-foot-")
        stack.callback(shutil.rmtree, place, ignore_errors=True)
        environ = {**os.environ, "XDG_RUNTIME_DIR": place}
        weston = _started(stack, _WESTON, environ)
        while weston.poll() is None and not (Path(place) / "foot").exists():
            pass
        # A pointer out of the window would keep the keys from it.
        corner = [str(side - 2) for side in SIZE]
        subprocess.run(["xdotool", "mousemove", *corner], env=environ, check=False)
        environ["WAYLAND_DISPLAY"] = "foot"
        _started(stack, [*_FOOT, *sys.argv[1:]], environ).wait()


def _started(
    stack: ExitStack, command: list[str], environ: dict[str, str]
) -> subprocess.Popen[bytes]:
    program = subprocess.Popen(
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    stack.callback(program.wait, 10)
    stack.callback(program.terminate)
    return program


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    main()
