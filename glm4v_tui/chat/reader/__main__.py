"""The process that reads: the document is its standard input, the answer its standard output."""

from __future__ import annotations

import json
import os
import resource
import sys
from dataclasses import asdict
from importlib import import_module

from glm4v_tui.chat.reader.request import Request, UnshownError

MEMORY = 3 * 2**30
"""Bytes of addresses that the process may have."""

SECONDS = 30
"""Seconds of a processor that it may take, should nobody end it before."""

_READERS = {"PDF": "pdf", "video": "video"}


def main() -> None:
    """Answer one request: a line of JSON, and then the pixels."""
    _limit()
    said = json.loads(sys.argv[1])
    request = Request(**{**said, "box": said["box"] and tuple(said["box"])})
    try:
        reader = import_module(f"glm4v_tui.chat.reader.{_READERS[request.kind]}")
        found = reader.read(sys.stdin.buffer, request)
    except UnshownError as error:
        _write({"error": str(error)})
    except MemoryError:
        _write({"error": "needs more memory than is given to it"})
    else:
        pixels = found.pixels
        _write({**asdict(found), "pixels": len(pixels)}, pixels)


def _limit() -> None:
    """Let the process take no more than a document needs, and write no file."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def _write(header: dict[str, object], pixels: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n")
    sys.stdout.buffer.write(pixels)
    sys.stdout.buffer.flush()
    # What the libraries would still tidy up is not worth a crash.
    os._exit(0)


if __name__ == "__main__":
    main()
