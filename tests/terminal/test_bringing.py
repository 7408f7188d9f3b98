"""The line that brings files, run by a real shell and a real scp against a real sshd."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from glm4v_tui.chat.bringing import Machine, scp_line
from tests.terminal.loopback import NEEDED, sshd

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(NEEDED), reason=f"{', '.join(NEEDED)} not installed"),
]

NAMES = ["plain.png", "Screen Shot 1.png", 'don\'t $(touch x) `x` "y".png', "猫\u202f1.png"]


def shell(directory: Path) -> dict[str, str]:
    """Return an environment whose scp knows the key, as the user's own would."""
    wrapper = directory / "bin" / "scp"
    wrapper.parent.mkdir()
    known = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o BatchMode=yes"
    scp = shutil.which("scp")
    wrapper.write_text(f'#!/bin/sh\nexec {scp} -q -i {directory}/user {known} "$@"\n')
    wrapper.chmod(0o700)
    return {**os.environ, "PATH": f"{wrapper.parent}:{os.environ['PATH']}"}


@pytest.mark.parametrize("target", ["box", "in 'box' $(x)"])
def test_every_file_arrives(tmp_path: Path, target: str) -> None:
    there, here = tmp_path / "laptop", tmp_path / target
    there.mkdir()
    here.mkdir()
    for name in NAMES:
        (there / name).write_text(name)
    with sshd(tmp_path) as port:
        machine = Machine("127.0.0.1", getpass.getuser(), port)
        line = scp_line([str(there / name) for name in NAMES], here, machine)
        subprocess.run(["sh", "-c", line], env=shell(tmp_path), check=True, timeout=30)
    assert sorted(path.name for path in here.iterdir()) == sorted(NAMES)
