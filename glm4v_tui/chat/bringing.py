"""The command line that brings files from the user's own computer to this machine."""

from __future__ import annotations

import getpass
import ipaddress
import os
import re
import shlex
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui.chat.pictures import can_be_attached

SSH_PORT = 22
"""Where ssh listens unless it is told otherwise."""

_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_PLAIN_ON_WINDOWS = re.compile(r"[\w\\/:.@+,=~-]+")
_PLAIN_FOLDER = re.compile(r"[\w@%+=:,./-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Machine:
    """How this machine is reached by ssh."""

    host: str
    user: str = ""
    port: int = SSH_PORT
    name: str = ""
    """What the machine calls itself."""

    @property
    def address(self) -> str:
        """The machine as scp writes it, without the colon after it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.user}@{host}" if self.user else host


def this_machine(name: str = "", environment: Mapping[str, str] = os.environ) -> Machine:
    """Return how the user reaches this machine: by a given name, else as this connection did.

    A name that the user gave to ssh may carry user and port of its own, so it stands alone.
    """
    itself = socket.gethostname()
    if name:
        return Machine(name, name=itself)
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = ""
    match environment.get("SSH_CONNECTION", "").split():
        case [_, _, host, port] if port.isdecimal() and not _is_loopback(host):
            return Machine(host, user, int(port), itself)
        case _:
            return Machine(itself, user, name=itself)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def scp_line(paths: Sequence[str], folder: Path, machine: Machine) -> str:
    """Return what is to be run where the files are; it brings them into a folder of this machine.

    The words are quoted for the shell of their own system: sh on a path of Unix, PowerShell and
    cmd on a path of Windows.
    """
    windows = any(_WINDOWS.match(path) for path in paths)
    quote = _quoted_for_windows if windows else _quoted
    target = f"{machine.address}:{folder}".rstrip("/") + "/"
    port = [] if machine.port == SSH_PORT else ["-P", str(machine.port)]
    deep = [] if all(map(can_be_attached, paths)) else ["-r"]
    return " ".join(["scp", *port, *deep, *map(quote, paths), quote(target)])


def needs_recent_scp(folder: Path) -> bool:
    """Return whether an scp before OpenSSH 9.0 would take the folder's name apart."""
    return _PLAIN_FOLDER.fullmatch(str(folder)) is None


def _quoted(word: str) -> str:
    return f"~/{shlex.quote(word[2:])}" if word.startswith("~/") else shlex.quote(word)


def _quoted_for_windows(word: str) -> str:
    if _PLAIN_ON_WINDOWS.fullmatch(word):
        return word
    # PowerShell replaces variables between double quotes; cmd knows no other quotes.
    if re.search(r"[$`]", word):
        return "'{}'".format(word.replace("'", "''"))
    return f'"{word}"'
