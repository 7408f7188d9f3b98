"""Addresses of pictures on the web, taken apart so that it is plain which host is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit

LONGEST = 4096
"""Characters that an address may have."""

_WHOLE = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_ASIS = "%/:=&?~+!$,;'@()*[]"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a picture is to be had."""

    scheme: str
    """`http` or `https`."""
    host: str
    """A name or number in ASCII: letters of other scripts, which may deceive, are encoded."""
    port: int
    target: str
    """Path and query, as they are sent."""

    @property
    def site(self) -> str:
        """The host, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, in ASCII."""
        return f"{self.scheme}://{self.site}{self.target}"

    @property
    def name(self) -> str:
        """What a file of this address is called; hostile text."""
        return unquote(PurePosixPath(self.target.partition("?")[0]).name) or self.host

    def is_of_the_same_site(self, other: Address) -> bool:
        """Return whether a step to the other address stays on the host, and as private as it is."""
        if self.host != other.host:
            return False
        same = (self.scheme, self.port) == (other.scheme, other.port)
        return same or (self.scheme, self.port, other.scheme, other.port) == (
            *("http", _PORTS["http"]),
            *("https", _PORTS["https"]),
        )


def read_address(text: str) -> Address | None:
    """Return the address that a text consists of, nothing if it is anything else.

    One that carries a name or a password is left alone: those must not end up in a transcript.
    """
    text = text.strip()
    if len(text) > LONGEST or not _WHOLE.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, UnicodeError):
        return None
    if not host or "@" in parts.netloc:
        return None
    query = f"?{quote(parts.query, safe=_ASIS)}" if parts.query else ""
    target = quote(parts.path, safe=_ASIS) or "/"
    return Address(parts.scheme, host, port, target + query)


def follow(address: Address, location: str) -> Address | None:
    """Return where an answer sends on to, nothing if that is no address of the web."""
    try:
        return read_address(urljoin(address.url, location))
    except ValueError:
        return None
