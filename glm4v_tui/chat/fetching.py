"""A picture brought from the web: bounded in bytes, time and redirects, and a picture for sure."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread

from glm4v_tui.chat.addresses import Address, follow
from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Picture

_WEB_PAGE = (b"<!doctype html", b"<html")


class FetchError(Exception):
    """Says in a sentence that is safe to show why a picture was not fetched."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What a fetch may take."""

    size: int = 50_000_000
    """Bytes of the picture."""
    silence: float = 15.0
    """Seconds without a byte."""
    seconds: float = 600.0
    """Seconds in all."""
    redirects: int = 5
    """How often the picture may be somewhere else."""


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """How far a fetch has come."""

    address: Address
    """Where the picture is fetched from by now."""
    received: int = 0
    """Bytes."""
    total: int | None = None
    """Bytes, as the host says; `None` where it does not."""


@dataclass(frozen=True, slots=True)
class SentOn:
    """The picture is at another host, which the user has not agreed to yet."""

    address: Address
    redirects: int
    """How often it was somewhere else so far."""


Hear = Callable[[FetchProgress], None]


async def fetch(
    address: Address,
    directory: Path,
    hear: Hear,
    limits: FetchLimits = FetchLimits(),
    redirects: int = 0,
) -> Picture | SentOn:
    """Bring a picture and keep it in the data directory; to cancel ends the wait at once.

    Args:
        address: where the picture is.
        directory: the data directory.
        hear: is told of progress, on the event loop.
        limits: what the fetch may take.
        redirects: how often the picture was somewhere else before.

    Raises:
        FetchError: it was not to be had, or is no picture.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Picture | SentOn] = loop.create_future()
    stopped = Event()

    def deliver(function: Callable[..., None], *values: object) -> None:
        if not stopped.is_set():
            function(*values)

    def call(function: Callable[..., None], *values: object) -> None:
        with suppress(RuntimeError):  # the program has been left meanwhile
            loop.call_soon_threadsafe(deliver, function, *values)

    def work() -> None:
        from glm4v_tui.chat.web import get

        try:
            result = get(address, limits, redirects, lambda told: call(hear, told), stopped.is_set)
            found = result if isinstance(result, SentOn) else _kept(*result, directory)
        except FetchError as error:
            call(_fail, answer, error)
        else:
            call(_succeed, answer, found)
        finally:
            call(_fail, answer, FetchError(f"Fetching from {address.site} broke off."))

    # A thread that nobody waits for: a host that is silent must hold up neither Esc nor the end.
    Thread(target=work, name="fetch", daemon=True).start()
    try:
        async with asyncio.timeout(limits.seconds):
            return await answer
    except TimeoutError:
        raise FetchError(f"{address.site} took more than {limits.seconds:.0f} s.") from None
    finally:
        stopped.set()


def _succeed(answer: asyncio.Future[Picture | SentOn], found: Picture | SentOn) -> None:
    if not answer.done():
        answer.set_result(found)


def _fail(answer: asyncio.Future[Picture | SentOn], error: FetchError) -> None:
    if not answer.done():
        answer.set_exception(error)


def next_address(address: Address, location: str | None) -> Address:
    """Return where an answer sends on to.

    Raises:
        FetchError: it does not say where, or it is no address of the web.
    """
    found = follow(address, location) if location else None
    if found is None:
        where = clean(location or "nowhere")[:200]
        raise FetchError(f"{address.site} sends on to {where}, which cannot be fetched.")
    return found


def _kept(address: Address, content: bytes, directory: Path) -> Picture:
    """Keep bytes that are a picture, by their hash and for the user alone."""
    from glm4v_tui.chat.decoding import NotDecodedError, measure
    from glm4v_tui.chat.kept import keep_content

    if content[:64].lstrip().lower().startswith(_WEB_PAGE):
        raise FetchError(
            f"{address.site} sent a web page; open it, and copy the address of the picture itself."
        )
    try:
        width, height, form = measure(content, address.name)
    except NotDecodedError as refusal:
        raise FetchError(f"What {address.site} sent {refusal}.") from refusal
    digest = hashlib.sha256(content).hexdigest()
    try:
        path = keep_content(content, digest, form, directory)
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        raise FetchError(f"The picture cannot be kept: {reason}.") from error
    picture = Picture(path, address.name, digest, width, height, len(content), form)
    return replace(picture, address=address.url)
