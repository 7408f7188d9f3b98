"""A running engine in lines for people, and as an object for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from time import time

from glm4v_tui.chat.clean import clean
from glm4v_tui.durations import spoken
from glm4v_tui.engine.keeping import HostStatus
from glm4v_tui.engine.running_hosts import RunningHost


def lines(host: RunningHost, memory: tuple[int, int]) -> Iterator[str]:
    """Yield what is known of a host, the model first."""
    status = host.status
    if status is None:
        yield f"An engine that does not answer, or of another version · pid {host.pid}"
        return
    yield clean(status.model) or "An engine that has not begun"
    state = "asleep" if status.asleep else "ready" if status.ready else "loading"
    yield f"  {state} · version {clean(status.version)} · pid {status.pid}"
    yield f"  for {spoken(time() - status.started)} · {_memory(*memory)}"
    yield f"  {_used(status)}"
    yield f"  {_end(status)}"


def as_object(host: RunningHost, memory: tuple[int, int]) -> str:
    """Return the same as one line of JSON."""
    told = asdict(host.status) if host.status else {}
    main, gpu = memory
    return json.dumps({"pid": host.pid, "memory": main, "gpu_memory": gpu, **told})


def counted(number: int, what: str, plural: str = "") -> str:
    """Return a number with its noun."""
    return f"{number} {what if number == 1 else plural or f'{what}s'}"


def _memory(main: int, gpu: int) -> str:
    on_gpus = f", {gpu / 2**30:.1f} GiB of GPU memory" if gpu else ""
    return f"{main / 2**30:.1f} GiB of memory{on_gpus}"


def _used(status: HostStatus) -> str:
    waiting = f", {counted(status.waiting, 'reply', 'replies')} waiting to be picked up"
    return (
        f"{counted(status.keeping.programs, 'program')} attached, "
        f"{counted(status.replying, 'reply', 'replies')} coming{waiting if status.waiting else ''}"
    )


def _end(status: HostStatus) -> str:
    if status.ends_in is not None:
        return f"ends in {spoken(status.ends_in)} if nobody comes"
    if status.keeping.seconds is None:
        return "ends with the last program"
    return f"stays {spoken(status.keeping.seconds)} after the last program and reply"
