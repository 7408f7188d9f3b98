"""The host's socket: nobody else can reach it."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from glm4v_tui.engine.host_socket import listen_privately, peer_uid


def test_the_socket_and_its_directory_are_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    listening, path = listen_privately()
    listening.close()
    assert path.parent.parent == tmp_path
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert stat.S_ISSOCK(path.stat().st_mode)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_long_path_is_avoided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / ("x" * 100)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    listening, path = listen_privately()
    listening.close()
    path.unlink()
    path.parent.rmdir()
    assert deep not in path.parents


def test_the_user_at_the_other_end_is_known() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert peer_uid(ours) == os.getuid()
