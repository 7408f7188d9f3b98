"""One GET over HTTP, and its redirects within a host; blocks, so it runs in a thread."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib import request
from urllib.error import URLError

from glm4v_tui import __version__
from glm4v_tui.chat.fetching import FetchError, FetchProgress, SentOn, next_address

if TYPE_CHECKING:
    from glm4v_tui.chat.addresses import Address
    from glm4v_tui.chat.fetching import FetchLimits, Hear

_PIECE = 65_536
"""Bytes read at once."""

_ELSEWHERE = {301, 302, 303, 307, 308}
_REFUSALS = {
    401: "wants a name and a password",
    403: "does not let everybody see it",
    404: "has no picture there",
    410: "has no picture there any more",
    429: "has been asked too often; try again later",
}
"""What an answer other than a picture means, by its status."""

_HEADERS = {
    "User-Agent": f"glm4v-tui/{__version__}",
    "Accept": "image/*",
    # What is packed could unpack to more than was agreed to.
    "Accept-Encoding": "identity",
}


def get(
    address: Address,
    limits: FetchLimits,
    redirects: int,
    hear: Hear,
    is_stopped: Callable[[], bool],
) -> tuple[Address, bytes] | SentOn:
    """Return the bytes at an address and where they were, or the other host that has them.

    Raises:
        FetchError: there are none, or they break a limit.
    """
    while True:
        hear(FetchProgress(address))
        with closing(_opened(address, limits)) as answer:
            if answer.status not in _ELSEWHERE:
                return address, _content(answer, address, limits, hear, is_stopped)
            there = next_address(address, answer.headers.get("Location"))
        redirects += 1
        if redirects > limits.redirects:
            raise FetchError(f"{address.site} sends on and on, {redirects} times by now.")
        if not address.is_of_the_same_site(there):
            return SentOn(there, redirects)
        address = there


def _opened(address: Address, limits: FetchLimits) -> http.client.HTTPResponse:
    """Ask, through the proxy that the environment names; redirects are not followed here."""
    opener = request.OpenerDirector()
    for handler in (request.ProxyHandler(), request.HTTPHandler(), request.HTTPSHandler()):
        opener.add_handler(handler)
    asked = request.Request(address.url, headers=_HEADERS)
    try:
        answer = opener.open(asked, timeout=limits.silence)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _unreachable(address, error, limits) from error
    assert isinstance(answer, http.client.HTTPResponse)
    return answer


def _content(
    answer: http.client.HTTPResponse,
    address: Address,
    limits: FetchLimits,
    hear: Hear,
    is_stopped: Callable[[], bool],
) -> bytes:
    if answer.status != HTTPStatus.OK:
        words = _REFUSALS.get(answer.status, "cannot send it")
        raise FetchError(f"{address.site} {words} (HTTP {answer.status}).")
    total = answer.length
    if total is not None and total > limits.size:
        raise FetchError(f"The picture has {_mega(total)}, more than {_mega(limits.size)}.")
    content = bytearray()
    try:
        while not is_stopped() and (piece := answer.read1(_PIECE)):
            content += piece
            hear(FetchProgress(address, len(content), total))
            if len(content) > limits.size:
                raise FetchError(f"The picture has more than {_mega(limits.size)}.")
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _unreachable(address, error, limits) from error
    if total is not None and len(content) < total:
        raise FetchError(f"{address.site} sent {len(content):,} bytes of {total:,} and hung up.")
    if not content:
        raise FetchError(f"{address.site} sent nothing.")
    return bytes(content)


def _unreachable(address: Address, error: Exception, limits: FetchLimits) -> FetchError:
    cause = error.reason if isinstance(error, URLError) else error
    match cause:
        case TimeoutError():
            words = f"{address.site} has sent nothing for {limits.silence:g} s."
        case socket.gaierror():
            words = f"There is no host {address.host} to be found."
        case ssl.SSLCertVerificationError():
            words = f"{address.site} does not prove who it is: {cause.verify_message}."
        case ConnectionRefusedError():
            words = f"{address.site} does not answer."
        case OSError():
            words = f"The connection to {address.site} broke: {cause.strerror or 'no reason'}."
        case _:
            words = f"{address.site} does not speak HTTP as it should."
    return FetchError(words)


def _mega(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
