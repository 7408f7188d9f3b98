"""What goes wrong between this program and a server becomes an `EngineError` with advice."""

from __future__ import annotations

import json
import ssl
from typing import TYPE_CHECKING

import httpx

from glm4v_tui.chat.clean import clean
from glm4v_tui.engine.protocol import EngineError, ErrorKind

if TYPE_CHECKING:
    from glm4v_tui.engine.server_address import ServerAddress
    from glm4v_tui.engine.server_key import ServerKey

_TOLD = 500
"""Characters of what a server says that are repeated."""

_KEY_ADVICE = "Set GLM4V_API_KEY to a key that this server takes."

_STATUSES: dict[int, tuple[ErrorKind, str, str]] = {
    400: ("rejected", "{server} refuses this.", ""),
    401: ("unauthorised", "{server} does not take this key, or wants one.", _KEY_ADVICE),
    403: ("unauthorised", "{server} does not let this key in.", _KEY_ADVICE),
    404: (
        "model-missing",
        "{server} does not know this model or this interface.",
        "Check the address, which ends in /v1 for most servers, and --model.",
    ),
    413: ("rejected", "{server} does not take so much at once.", "Shrink or drop pictures: Alt+V."),
    422: ("rejected", "{server} refuses this.", ""),
    429: ("busy", "{server} has too much to do.", "Ask again later."),
    503: ("busy", "{server} is not ready.", "Ask again later."),
}
"""What a status means where the server's own words are not better."""


class NotTakenError(EngineError):
    """Says that the server has surely not taken what was sent, so that it may be sent again."""

    seconds: float | None = None
    """Seconds after which the server wants to be asked again, where it says so."""


class NoRoomError(EngineError):
    """Says that a prompt and the greatest length of its answer do not fit together."""


def unreachable(error: Exception, address: ServerAddress) -> EngineError:
    """Say why a server was not reached."""
    cause = f"{type(error).__name__}: {error}".removesuffix(": ")
    if _behind(error, ssl.SSLError):
        message = f"The certificate of {address} is not trusted."
        advice = "Name the authority's file in SSL_CERT_FILE."
        return EngineError("unreachable", message, advice, cause)
    if isinstance(error, httpx.ProxyError):
        message = "The proxy of the environment does not let this through."
        advice = "Check HTTPS_PROXY and HTTP_PROXY, or add the host to NO_PROXY."
        return EngineError("unreachable", message, advice, cause)
    if isinstance(error, httpx.TimeoutException):
        taken = not isinstance(error, httpx.ConnectTimeout)
        kind = EngineError if taken else NotTakenError
        return kind("unreachable", f"{address} does not answer.", _where(address), cause)
    if _behind(error, PermissionError):
        message = f"{address} may not be opened by you."
        return EngineError("unreachable", message, "Ask who runs it for access.", cause)
    kind = NotTakenError if isinstance(error, httpx.ConnectError) else EngineError
    return kind("unreachable", f"{address} cannot be reached.", _where(address), cause)


def status_failure(
    status: int, body: bytes, address: ServerAddress, key: ServerKey, retry: str = ""
) -> EngineError:
    """Say what a status other than 200 means; `retry` is the server's `Retry-After`."""
    told = key.hidden(clean(_words(body)[:_TOLD]))
    cause = f"HTTP {status}: {told}" if told else f"HTTP {status}"
    if 300 <= status < 400:
        message = f"{address} sends this program elsewhere."
        return EngineError("failed", message, "Give the address of the server itself.", cause)
    kind, message, advice = _STATUSES.get(
        status, ("failed", "{server} has failed.", "Ask again, or look at its log.")
    )
    message = message.format(server=address)
    if kind != "busy":
        return EngineError(kind, message, advice, cause)
    failure = NotTakenError(kind, message, advice, cause)
    failure.seconds = float(retry) if retry.isdecimal() else None
    return failure


def broken(error: Exception) -> EngineError:
    """Say that a reply has come to no end of its own."""
    advice = "What came is kept. Ask again, or go on with it: Alt+C."
    return EngineError("failed", "The server broke off in the middle.", advice, clean(str(error)))


def _words(body: bytes) -> str:
    """Return what a server says in the body of an error, in any of the usual forms."""
    text = body.decode("utf-8", "replace")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        # A page of some proxy is not repeated.
        return "" if "<html" in text.lower() else " ".join(text.split())
    for key in ("error", "message", "detail"):
        told = told.get(key, told) if isinstance(told, dict) else told
    return told if isinstance(told, str) else json.dumps(told)


def _where(address: ServerAddress) -> str:
    if address.socket is not None:
        return "Is the server running, with --uds and this path?"
    return "Is the server running, and is the port right?"


def _behind(error: BaseException, kind: type[BaseException]) -> bool:
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, kind):
            return True
        link = link.__cause__ or link.__context__
    return False
