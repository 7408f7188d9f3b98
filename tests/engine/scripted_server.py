"""An OpenAI-compatible server on loopback that answers by a script, over HTTP of its own."""

from __future__ import annotations

import asyncio
import json
import ssl
from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.engine.family import GLM_41V
from glm4v_tui.engine.picture_tokens import PictureTokens
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyDone, TextDelta
from tests.engine.hosted_scripts import by_question
from tests.scripted_engine import Hold, Script

MODEL = "zai-org/GLM-4.1V-9B-Thinking"

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers and body."""


def a_model(name: str = MODEL, **fields: Any) -> dict[str, Any]:
    """Return an entry of the list of models, as vLLM writes it."""
    told = {"id": name, "object": "model", "owned_by": "vllm", "root": name, "max_model_len": 4096}
    return {**told, **fields}


def streamed(*data: object, tail: str = "data: [DONE]\n\n") -> Answer:
    """Return a stream of these events."""
    events = "".join(f"data: {json.dumps(each)}\n\n" for each in data)
    return 200, {"Content-Type": "text/event-stream"}, (events + tail).encode()


def piece(finish: str | None = None, **delta: object) -> dict[str, object]:
    """Return an event with a piece of a reply."""
    return {"choices": [{"delta": delta, "finish_reason": finish}]}


@dataclass
class ScriptedServer:
    """What the server has, how it behaves, and what it was asked."""

    script: Script = by_question
    models: list[dict[str, Any]] = field(default_factory=lambda: [a_model()])
    instead: list[Answer] = field(default_factory=list)
    """Answers to the next questions in place of replies."""
    key: str = ""
    """What must come with every request."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of all questions."""
    requests: list[str] = field(default_factory=list)
    """Method and path of every request."""
    aborted: int = 0
    rule: PictureTokens = GLM_41V.pictures
    """What pictures take."""
    ill: bool = False
    """Whether it says that it is not well."""
    tls: ssl.SSLContext | None = None
    port: int = 0
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def up(self) -> None:
        """Be there, at the same place as before."""
        if self._server is None:
            self._server = await asyncio.start_server(
                self._serve, "127.0.0.1", self.port, ssl=self.tls
            )
            self.port = self._server.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """Go without a word, as a killed server does."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            for writer in self._writers:
                writer.transport.abort()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while await self._answer(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; return whether another one may follow."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        headers = {name.lower(): value for name, _, value in (s.partition(": ") for s in lines)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        method, path, _ = first.split(" ")
        self.requests.append(f"{method} {path}")
        # A proxy is asked for whole addresses.
        path = urlsplit(path).path
        if self.key and headers.get("authorization") != f"Bearer {self.key}":
            _send(writer, 401, {"error": {"message": f"Not {headers.get('authorization')}."}})
        elif path == "/v1/chat/completions":
            return await self._reply(json.loads(body), reader, writer)
        else:
            _send(writer, *self._told(path, body))
        await writer.drain()
        return True

    def _told(self, path: str, body: bytes) -> tuple[int, Any]:
        if path == "/v1/models":
            return 200, {"object": "list", "data": self.models}
        if path == "/tokenize":
            return 200, {"count": _tokens(json.loads(body), self.rule)}
        if path == "/health":
            return (500 if self.ill else 200), {}
        return 404, {"detail": "Not Found"}

    async def _reply(
        self, body: dict[str, Any], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        self.asked.append(body)
        if self.instead:
            status, headers, content = self.instead.pop(0)
            writer.write(_head(status, {**headers, "Content-Length": str(len(content))}) + content)
            await writer.drain()
            return True
        steps = self.script(Conversation().asked(_last(body)))
        if steps and isinstance(steps[0], EngineError):
            _send(writer, 400, {"error": {"message": steps[0].message, "code": 400}})
            return True
        writer.write(_head(200, {"Transfer-Encoding": "chunked"}))
        for step in steps:
            if isinstance(step, Hold):
                await self._held(step, reader)
            for data in _events(step):
                chunk = f"data: {data}\n\n".encode()
                writer.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
                await writer.drain()
        writer.write(b"0\r\n\r\n")
        return False

    async def _held(self, hold: Hold, reader: asyncio.StreamReader) -> None:
        """Wait for the test's release, or for the client to go."""
        waiting = asyncio.ensure_future(hold.wait())
        gone = asyncio.ensure_future(reader.read(1))
        await asyncio.wait({waiting, gone}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if gone.done():
            self.aborted += 1
            raise ConnectionError("the client has gone")
        gone.cancel()
        with suppress(asyncio.CancelledError):
            await gone


def _send(writer: asyncio.StreamWriter, status: int, body: Any) -> None:
    content = json.dumps(body).encode()
    length = {"Content-Length": str(len(content)), "Content-Type": "application/json"}
    writer.write(_head(status, length) + content)


def _head(status: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} So", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _events(step: object) -> Sequence[str]:
    """Return the data of the events that a step of a script becomes."""
    match step:
        case TextDelta(text):
            return [_chunk({"content": text})]
        case ReasoningDelta(text):
            return [_chunk({"reasoning": text})]
        case ReplyDone():
            usage = {"prompt_tokens": step.prompt_tokens, "completion_tokens": step.reply_tokens}
            told = json.dumps({"id": "1", "choices": [], "usage": usage})
            return [_chunk({}, step.ending), told, "[DONE]"]
    return []


def _chunk(delta: dict[str, str], finish: str | None = None) -> str:
    chunk = {"id": "1", "choices": [{"delta": delta, "finish_reason": finish}]}
    return json.dumps(chunk, ensure_ascii=False)


def _last(body: dict[str, Any]) -> str:
    """Return what was asked last, or how its answer was begun."""
    return _text(body["messages"][-1]["content"]).rsplit("<answer>", 1)[-1]


def _text(content: Any) -> str:
    items = content if isinstance(content, list) else [{"type": "text", "text": content}]
    return "".join(item["text"] for item in items if item["type"] == "text")


def _tokens(body: dict[str, Any], rule: PictureTokens) -> int:
    """Count a token for each word, and for pictures what the rule says."""
    if "prompt" in body:
        return len(body["prompt"].split())
    contents = [message["content"] for message in body["messages"]]
    words = sum(len(_text(content).split()) for content in contents)
    return words + 3 * len(contents) + sum(_picture_tokens(content, rule) for content in contents)


def _picture_tokens(content: Any, rule: PictureTokens) -> int:
    items = content if isinstance(content, list) else []
    urls = [item["image_url"]["url"] for item in items if item["type"] == "image_url"]
    sizes = [Image.open(BytesIO(b64decode(url.partition(",")[2]))).size for url in urls]
    return sum(rule.count(*size) for size in sizes)
