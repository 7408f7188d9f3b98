"""A web server on this machine, as bad as a test wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Event, Thread

from PIL import Image

from glm4v_tui.chat.addresses import Address, read_address


class Asked(BaseHTTPRequestHandler):
    """A request, with what is needed to answer it."""

    server: SmallWeb
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer as the test says for this path."""
        self.close_connection = True
        self.server.asked.append(self.path)
        self.server.answers[self.path.partition("?")[0]](self)

    def head(self, status: int = 200, **headers: object) -> None:
        """Send a status and headers; `_` in a name stands for `-`."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def send(self, content: bytes, length: int | None = None, kind: str = "image/png") -> None:
        """Send a whole answer, with a length that may be a lie."""
        there = len(content) if length is None else length
        self.head(Content_Type=kind, Content_Length=there)
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


Answer = Callable[[Asked], object]


class SmallWeb(ThreadingHTTPServer):
    """Answers each path by a function of the test."""

    daemon_threads = True

    def __init__(self, host: str) -> None:
        super().__init__((host, 0), Asked)
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.released = Event()
        """Set when the test is over; what holds an answer back waits for it."""

    def address(self, path: str) -> Address:
        """Return where a path of this server is."""
        host, port = self.server_address[:2]
        address = read_address(f"http://{host!s}:{port}{path}")
        assert address is not None
        return address

    def handle_error(self, request: object, client_address: object) -> None:
        """Expect that the other side hangs up."""


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[SmallWeb]:
    """Serve until the test is over."""
    with SmallWeb(host) as web:
        Thread(target=web.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield web
        finally:
            web.released.set()
            web.shutdown()


def drawing(side: int = 60) -> bytes:
    """Return a picture that does not compress away."""
    file = BytesIO()
    Image.effect_noise((side, side), 80).save(file, "PNG")
    return file.getvalue()
