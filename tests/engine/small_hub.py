"""A model hub on loopback that is small, obedient, and as unreliable as a test wants it."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

COMMIT = "c0ffee" + "0" * 34
TOKEN = "hf_small_secret"


def tensors(count: int, fill: int = 7) -> bytes:
    """Return a safetensors file of one tensor of `count` bytes."""
    header = {"weight": {"dtype": "U8", "shape": [count], "data_offsets": [0, count]}}
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes([fill]) * count


def a_model(shard_bytes: int = 300_000) -> dict[str, bytes]:
    """Return the files of a model in two shards, with some that no engine needs."""
    shards = [f"model-0000{number}-of-00002.safetensors" for number in (1, 2)]
    index = {"weight_map": {"a": shards[0], "b": shards[1]}}
    return {
        "config.json": b'{"auto_map": {"AutoConfig": "configuration_tiny.TinyConfig"}}',
        "configuration_tiny.py": b"class TinyConfig: ...\n",
        "chat_template.jinja": b"{{ messages }}",
        "tokenizer_config.json": b"{}",
        "preprocessor_config.json": b"{}",
        "model.safetensors.index.json": json.dumps(index).encode(),
        shards[0]: tensors(shard_bytes, 1),
        shards[1]: tensors(shard_bytes, 2),
        "pytorch_model.bin": b"the same again" * 1000,
        "README.md": b"# Tiny",
        "original/consolidated.safetensors": tensors(10),
    }


@dataclass
class SmallHub:
    """What the hub has, how it behaves, and what it was asked."""

    files: dict[str, bytes] = field(default_factory=a_model)
    name: str = "tiny/glm"
    gated: bool = False
    """Only the token opens the files; the list of files is open to all, as on the real hub."""
    knows: bool = True
    """Whether it answers about the model at all."""
    can_resume: bool = True
    claimed_sizes: dict[str, int] = field(default_factory=dict)
    """Sizes in the list of files that are not the truth."""
    corrupt: set[str] = field(default_factory=set)
    """Files that arrive with other bytes than the list says."""
    cut_after: dict[str, int] = field(default_factory=dict)
    """Bytes of a file after which the connection is cut, each time, until the test removes it."""
    cut_once: dict[str, int] = field(default_factory=dict)
    """The same, but only for the first connection."""
    gates: dict[str, threading.Event] = field(default_factory=dict)
    """Files of which the second half comes only when the test opens the gate."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and `Range` of every request."""
    url: str = ""

    def fetched(self, path: str) -> list[str]:
        """Return the `Range` of every request for a file."""
        return [asked[2] for asked in self.asked if asked[1].endswith(f"/{path}")]

    def listing(self) -> dict[str, Any]:
        return {
            "id": self.name,
            "sha": COMMIT,
            "gated": "manual" if self.gated else False,
            "siblings": [self._sibling(path) for path in self.files],
        }

    def _sibling(self, path: str) -> dict[str, Any]:
        content = self.files[path]
        size = self.claimed_sizes.get(path, len(content))
        blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
        sibling: dict[str, Any] = {"rfilename": path, "size": size, "blobId": blob}
        if path.endswith((".safetensors", ".bin")):
            sha256 = hashlib.sha256(content).hexdigest()
            sibling["lfs"] = {"sha256": sha256, "size": size, "pointerSize": 134}
        return sibling


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: SmallHub

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        asked = self.headers.get("Range", "")
        self.hub.asked.append((self.command, path, asked))
        files = f"/{self.hub.name}/resolve/{COMMIT}/"
        if not self.hub.knows:
            # The real hub hides whether a model is private or not there.
            self._send(401, b"{}", {"X-Error-Code": "RepoNotFound"})
        elif path == f"/api/models/{self.hub.name}/revision/main":
            self._send(200, json.dumps(self.hub.listing()).encode())
        elif self.hub.gated and self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._send(403, b"{}", {"X-Error-Code": "GatedRepo"})
        elif path.startswith(files) and path.removeprefix(files) in self.hub.files:
            self._send_file(path.removeprefix(files), asked)
        else:
            self._send(404, b"{}", {"X-Error-Code": "EntryNotFound"})

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_file(self, name: str, asked: str) -> None:
        content = self.hub.files[name]
        if name in self.hub.corrupt:
            content = content[::-1]
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        start = start if self.hub.can_resume else 0
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        self._send_pieces(name, content[start:])

    def _send_pieces(self, name: str, content: bytes) -> None:
        end = self.hub.cut_once.pop(name, self.hub.cut_after.get(name))
        if end is not None:
            self.wfile.write(content[:end])
            self.close_connection = True
            return
        if gate := self.hub.gates.get(name):
            self.wfile.write(content[: len(content) // 2])
            self.wfile.flush()
            gate.wait(60)
            content = content[len(content) // 2 :]
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that have gone."""


@contextmanager
def serving(hub: SmallHub) -> Iterator[SmallHub]:
    """Serve a hub on loopback until the block ends."""
    answers = type("Answers", (_Answers,), {"hub": hub})
    with _Server(("127.0.0.1", 0), answers) as server:
        hub.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield hub
        finally:
            for gate in hub.gates.values():
                gate.set()
            server.shutdown()
            thread.join()
