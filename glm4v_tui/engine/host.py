"""Runs any engine in a process of its own: `python -m glm4v_tui.engine.host`.

vLLM's own processes import this module again under another name, so importing it does nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from glm4v_tui.engine.guard import Guard
from glm4v_tui.engine.processes import HOST_NAME, adopt_orphans, call_process, end_with_parent
from glm4v_tui.engine.rendezvous import locked, place, remove_stale


def main() -> int:
    """Become the guard, and fork the host that it watches."""
    arguments = _parser().parse_args()
    adopt_orphans()
    lifeline = _take_lifeline()
    guard = os.getpid()
    heard, word = os.pipe()
    host = os.fork()
    if host:
        os.close(word)
        return _guard(host, lifeline, heard, arguments)
    os.close(lifeline)
    os.close(heard)
    return _host(guard, word, arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="glm4v_tui.engine.host", description=__doc__)
    parser.add_argument("--engine", required=True, metavar="MODULE:FACTORY")
    parser.add_argument("--options", default="{}", metavar="JSON")
    parser.add_argument("--socket", type=Path, required=True, metavar="PATH")
    parser.add_argument("--socket-fd", type=int, required=True, metavar="NUMBER")
    parser.add_argument("--log-file", type=Path, required=True, metavar="PATH")
    parser.add_argument("--log-begin", type=int, default=0, metavar="BYTES")
    parser.add_argument("--keep", type=float, metavar="SECONDS")
    parser.add_argument("--kept-fd", type=int, metavar="NUMBER")
    parser.add_argument("--digest", default="", metavar="HEX")
    return parser


def _take_lifeline() -> int:
    """Return what was standard input, which ends with the program; in its place nothing is read."""
    lifeline = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return lifeline


def _guard(host: int, lifeline: int, heard: int, arguments: argparse.Namespace) -> int:
    """Watch the host to its end, and return its exit code."""
    os.close(arguments.socket_fd)
    if arguments.kept_fd is not None:
        os.close(arguments.kept_fd)
    call_process("glm4v-guard")
    code = Guard(host, lifeline, heard, kept=arguments.keep is not None).watch()
    shutil.rmtree(arguments.socket.parent, ignore_errors=True)
    if arguments.digest:
        _sweep(arguments.digest)
    return code


def _sweep(digest: str) -> None:
    """Remove what a host that was killed has left where programs look for it."""
    with suppress(OSError), locked():
        remove_stale(place(digest))


def _host(guard: int, word: int, arguments: argparse.Namespace) -> int:
    """Serve the engine until it is not wanted any more, or the guard ends."""
    call_process(HOST_NAME)
    end_with_parent(signal.SIGTERM)
    if os.getppid() != guard:
        return 1
    from glm4v_tui.engine.hosting import Hosted, serve
    from glm4v_tui.engine.stay import Stay

    kept = None if arguments.kept_fd is None else _socket(arguments.kept_fd)
    log = arguments.log_file, arguments.log_begin
    return serve(
        Hosted(arguments.engine, arguments.options, *log),
        lambda: Stay(arguments.keep, arguments.digest, kept, word),
        _socket(arguments.socket_fd),
    )


def _socket(number: int) -> socket.socket:
    listening = socket.socket(fileno=number)
    listening.set_inheritable(False)
    return listening


if __name__ == "__main__":
    sys.exit(main())
