"""The line that brings files: a shell must read it as what it stands for."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from glm4v_tui.chat.bringing import Machine, needs_recent_scp, scp_line, this_machine

GPU = Machine("gpu.example", "me")


@pytest.mark.parametrize(
    "paths",
    [
        ["/Users/me/a.png"],
        ["/Users/me/Screen Shot 1.png", "/Users/me/don't.png", "/Users/me/$(reboot)`x`.png"],
        ["/Users/me/猫\u202f1.png"],
    ],
)
def test_a_shell_reads_every_file_as_one_word(paths: list[str]) -> None:
    line = scp_line(paths, Path("/data/in box"), GPU)
    assert shlex.split(line) == ["scp", *paths, "me@gpu.example:/data/in box/"]


def test_what_needs_no_quotes_has_none() -> None:
    line = scp_line(["/Users/me/a.png"], Path("/data/in"), GPU)
    assert line == "scp /Users/me/a.png me@gpu.example:/data/in/"
    assert scp_line(["/Users/me/Pictures"], Path("/"), GPU) == (
        "scp -r /Users/me/Pictures me@gpu.example:/"
    )


def test_the_other_computers_home_is_left_to_its_shell() -> None:
    line = scp_line(["~/Desktop/a b.png"], Path("/data"), GPU)
    assert line == "scp ~/'Desktop/a b.png' me@gpu.example:/data/"


def test_windows_has_quotes_of_its_own() -> None:
    paths = ["C:\\Users\\me\\a b.png", "C:\\c.png", "C:\\$d's.png"]
    line = scp_line(paths, Path("/in box"), GPU)
    assert line == (
        "scp \"C:\\Users\\me\\a b.png\" C:\\c.png 'C:\\$d''s.png' \"me@gpu.example:/in box/\""
    )


def test_the_address_of_the_connection_goes_before_the_hosts_name() -> None:
    machine = this_machine("", {"SSH_CONNECTION": "10.0.0.9 50000 10.0.0.5 2222"})
    assert (machine.host, machine.port) == ("10.0.0.5", 2222)
    assert scp_line(["/a.png"], Path("/in"), Machine("fe80::1", "me", 2222)) == (
        "scp -P 2222 /a.png 'me@[fe80::1]:/in/'"
    )


@pytest.mark.parametrize("connection", ["", "::1 5 ::1 22", "127.0.0.1 5 127.0.0.1 22", "odd"])
def test_without_a_useful_address_it_is_the_hosts_name(connection: str) -> None:
    import socket

    assert this_machine("", {"SSH_CONNECTION": connection}).host == socket.gethostname()


def test_a_name_that_the_user_gave_stands_alone() -> None:
    assert this_machine("gpu").address == "gpu"


def test_a_folder_with_a_space_needs_a_recent_scp() -> None:
    assert needs_recent_scp(Path("/in box"))
    assert not needs_recent_scp(Path("/data/in-box_2"))
