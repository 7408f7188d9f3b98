"""What is sent to a server over HTTP, and what comes back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx

from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.served_failures import status_failure, unreachable
from glm4v_tui.engine.server_key import find_key

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from glm4v_tui.engine.server_address import ServerAddress
    from glm4v_tui.engine.server_key import ServerKey

CONNECT_SECONDS = 10.0
"""How long a server may take to accept a connection."""

ANSWER_SECONDS = 30.0
"""How long it may take for anything but a reply, which may wait in its queue for longer."""

_JSON = {"Content-Type": "application/json"}

_NO_PROXIES: dict[str, None] = {"http://": None, "https://": None, "all://": None}
"""What has a server on this machine asked directly, whatever the environment says."""

_BODY_BYTES = 2**24
"""Bytes of a list of models, or of the tokens of a whole conversation."""

_ERROR_BYTES = 2**16
"""Bytes of an error's body that are read."""


def open_connection(address: ServerAddress, variable: str) -> ServerConnection:
    """Return a connection with the key that belongs to it; nothing is sent yet; blocks.

    Raises:
        EngineError: the key, the proxies or the certificates of the environment are wrong.
    """
    key = find_key(address, variable)
    try:
        return ServerConnection(address, key)
    except (ImportError, ValueError, OSError, httpx.InvalidURL) as error:
        message = "The environment names a proxy or certificates that cannot be used."
        advice = "Check HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and SSL_CERT_FILE."
        raise EngineError("bad-argument", message, advice, str(error)) from error


class ServerConnection:
    """Speaks to one server; certificates are verified, proxies of the environment are used."""

    def __init__(self, address: ServerAddress, key: ServerKey) -> None:
        """Read certificates and the environment; blocks."""
        self._address = address
        self._key = key
        self._calls = self._client(httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS))
        # A question never goes through a connection that the server may have just closed: whether
        # it had come through would be unknown.
        once = httpx.Limits(max_keepalive_connections=0)
        self._questions = self._client(httpx.Timeout(None, connect=CONNECT_SECONDS), once)

    async def models(self) -> Any:
        """Return the list of models as the server writes it.

        Raises:
            EngineError: the server is not there, or refuses.
        """
        return await self._called("GET", f"{self._address.base}/models")

    async def tokenized(self, body: dict[str, Any]) -> Any:
        """Return how a vLLM server makes tokens of a prompt or of messages.

        Raises:
            EngineError: the server is not there, or refuses.
        """
        return await self._called("POST", f"{self._address.root}/tokenize", body)

    async def well(self, is_vllm: bool) -> None:
        """Have the server say that it is well; vLLM has a place for that.

        Raises:
            EngineError: it is not.
        """
        address = self._address
        await self._called("GET", f"{address.root}/health" if is_vllm else f"{address.base}/models")

    @asynccontextmanager
    async def asked(self, body: dict[str, Any]) -> AsyncGenerator[AsyncIterator[bytes], None]:
        """Have a question answered: the bytes of the stream; leaving the context stops the reply.

        Raises:
            EngineError: the server is not there, or refuses.
        """
        url = f"{self._address.base}/chat/completions"
        content = await asyncio.to_thread(_encoded, body)
        try:
            async with self._questions.stream("POST", url, content=content) as response:
                if response.status_code != httpx.codes.OK:
                    raise await self._refused(response)
                async with aclosing(response.aiter_raw()) as chunks:
                    yield chunks
        except httpx.TransportError as error:
            raise unreachable(error, self._address) from error

    async def close(self) -> None:
        """Close all connections, which stops all replies."""
        await self._questions.aclose()
        await self._calls.aclose()

    async def _called(self, method: str, url: str, body: dict[str, Any] | None = None) -> Any:
        content = None if body is None else await asyncio.to_thread(_encoded, body)
        try:
            async with self._calls.stream(method, url, content=content) as response:
                if response.status_code != httpx.codes.OK:
                    raise await self._refused(response)
                return await _json(response)
        except httpx.TransportError as error:
            raise unreachable(error, self._address) from error

    async def _refused(self, response: httpx.Response) -> Exception:
        body = b""
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > _ERROR_BYTES:
                break
        retry = response.headers.get("Retry-After", "")
        return status_failure(response.status_code, body, self._address, self._key, retry)

    def _client(self, timeout: httpx.Timeout, limits: httpx.Limits | None = None) -> Any:
        socket = self._address.socket
        return httpx.AsyncClient(
            # What some proxy compresses, it also keeps until there is enough of it.
            headers={**self._key.headers, **_JSON, "Accept-Encoding": "identity"},
            timeout=timeout,
            limits=limits or httpx.Limits(),
            mounts=_NO_PROXIES if self._address.is_here else None,
            transport=httpx.AsyncHTTPTransport(uds=str(socket), limits=limits or httpx.Limits())
            if socket
            else None,
        )


async def _json(response: httpx.Response) -> Any:
    """Return the JSON of a body; `None` where it is none, or more than any server has to say."""
    content = b""
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > _BODY_BYTES:
            return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _encoded(body: dict[str, Any]) -> bytes:
    return json.dumps(body).encode("ascii")
