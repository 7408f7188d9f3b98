"""An SSH server on this machine, and the line to it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NEEDED = [name for name in ("sshd", "scp", "ssh-keygen") if shutil.which(name) is None]
"""Programs that are missing here."""

HOST = "127.0.0.1"

_KNOWN = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "BatchMode=yes")


@contextmanager
def sshd(directory: Path) -> Iterator[int]:
    """Run an sshd on loopback that lets one key in, and yield its port."""
    for key in ("host", "user"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(directory / key)]
        subprocess.run(command, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    options = {
        "ListenAddress": "127.0.0.1",
        "AuthorizedKeysFile": directory / "user.pub",
        "StrictModes": "no",
        "PidFile": "none",
        "UsePAM": "no",
        "Subsystem": "sftp internal-sftp",
    }
    words = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    program = shutil.which("sshd") or ""
    server = subprocess.Popen(
        [program, "-D", "-f", "/dev/null", "-p", str(port), "-h", str(directory / "host"), *words],
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 10
    while server.poll() is None and time.monotonic() < end:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
    pytest.skip("sshd does not start here")


def ssh(port: int, keys: Path, far: str) -> list[str]:
    """Return the command that runs another one at the far end, in a terminal."""
    settings = [word for setting in _KNOWN for word in ("-o", setting)]
    return ["ssh", "-q", "-tt", "-p", str(port), "-i", str(keys / "user"), *settings, HOST, far]
