"""Addresses of servers as users type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.server_address import server_address


@pytest.mark.parametrize(
    ("typed", "base", "root"),
    [
        ("http://gpu7:8000", "http://gpu7:8000/v1", "http://gpu7:8000"),
        ("http://gpu7:8000/v1/", "http://gpu7:8000/v1", "http://gpu7:8000"),
        ("https://host/some/v4", "https://host/some/v4", "https://host/some/v4"),
        ("http://[::1]:8000", "http://[::1]:8000/v1", "http://[::1]:8000"),
    ],
)
def test_what_paths_are_put_behind(typed: str, base: str, root: str) -> None:
    address = server_address(typed)
    assert (address.base, address.root, address.socket) == (base, root, None)


@pytest.mark.parametrize("typed", ["unix:/run/x.sock", "unix:///run/x.sock"])
def test_a_socket(typed: str) -> None:
    address = server_address(typed)
    assert address.socket == Path("/run/x.sock")
    assert str(address) == "unix:/run/x.sock"


@pytest.mark.parametrize(
    "typed",
    [
        "gpu7:8000",
        "ftp://x",
        "http://",
        "unix:",
        "http://u:hunter2@x",
        "http://x?a=hunter2",
        "http://x:port",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(EngineError) as refusal:
        server_address(typed)
    assert refusal.value.kind == "bad-argument"
    assert refusal.value.advice
    assert "hunter2" not in f"{refusal.value.message} {refusal.value.advice} {refusal.value.cause}"


@pytest.mark.parametrize(
    ("typed", "here", "private"),
    [
        ("unix:/x", True, True),
        ("http://127.0.0.1:1", True, True),
        ("http://localhost", True, True),
        ("https://gpu7", False, True),
        ("http://gpu7", False, False),
        ("http://localhost.evil.org", False, False),
    ],
)
def test_where_it_is(typed: str, here: bool, private: bool) -> None:
    address = server_address(typed)
    assert (address.is_here, address.is_private) == (here, private)
