"""Where an OpenAI-compatible server is: an address over http, https or a Unix socket."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from glm4v_tui.engine.protocol import EngineError

_ADVICE = "Give it as http://HOST:PORT, https://HOST or unix:/PATH/TO/SOCKET."


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """An address that the user gave, taken apart."""

    base: str
    """What the paths of the interface are put behind, such as `http://gpu7:8000/v1`."""
    socket: Path | None = None
    """The Unix socket to speak through; `None` for TCP."""

    @property
    def root(self) -> str:
        """What the paths of vLLM's own interface are put behind."""
        return self.base.removesuffix("/v1")

    @property
    def is_here(self) -> bool:
        """Whether the server is on this machine for sure, and sees the same files."""
        return self.socket is not None or _is_loopback(urlsplit(self.base).hostname or "")

    @property
    def is_private(self) -> bool:
        """Whether nobody on the way can read what is sent."""
        return self.is_here or self.base.startswith("https:")

    def __str__(self) -> str:
        if self.socket is not None:
            return f"unix:{self.socket}"
        return self.root.removeprefix("http://").removeprefix("https://")


def server_address(text: str) -> ServerAddress:
    """Return the address that a user has typed.

    Raises:
        EngineError: it is none; the message holds nothing that may be a password.
    """
    if text.startswith("unix:"):
        return _socket(text.removeprefix("unix:"))
    try:
        parts = urlsplit(text)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise EngineError("bad-argument", "The server's address is wrong.", _ADVICE) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EngineError("bad-argument", "That is no address of a server.", _ADVICE)
    if parts.username is not None or parts.query or parts.fragment:
        message = "The server's address has a name, a password or a query in it."
        raise EngineError("bad-argument", message, "Give a key in GLM4V_API_KEY instead.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    path = parts.path.rstrip("/") or "/v1"
    return ServerAddress(f"{parts.scheme}://{host}{port}{path}")


def _socket(path: str) -> ServerAddress:
    # `unix:///run/x` and `unix:/run/x` are the same socket.
    path = f"/{path.lstrip('/')}" if path.startswith("//") else path
    if not path:
        raise EngineError("bad-argument", "The server's address names no socket.", _ADVICE)
    return ServerAddress("http://localhost/v1", Path(path).expanduser().absolute())


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
