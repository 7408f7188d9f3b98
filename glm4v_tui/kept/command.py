"""Runs `engine`: starts an engine that stays, shows what runs, ends it, and shows its log."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

from glm4v_tui.ask.side import Asker, Side
from glm4v_tui.chat.clean import clean, clean_text
from glm4v_tui.durations import spoken
from glm4v_tui.engine.host_log import HostLog
from glm4v_tui.engine.keeping import ATTACHED, KEEP_SECONDS, KeptAlive
from glm4v_tui.engine.protocol import EngineError, LoadStage
from glm4v_tui.engine.running_hosts import RunningHost, running_hosts, stop
from glm4v_tui.kept.lines import as_object, counted, lines
from glm4v_tui.kept.memory import memory_of
from glm4v_tui.settings import SettingsError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from glm4v_tui.ask import Wired

OK, ERROR, MISUSE, STOPPED = 0, 1, 2, 130


def run_command(options: Namespace, wire: Callable[[], Wired]) -> int:
    """Do it, and return the exit status; every failure is one line on standard error."""
    side = Side(sys.stderr)
    try:
        if options.action == "start":
            return asyncio.run(_start(wire(), side, always_yes=options.yes))
        return asyncio.run(_run(options, side))
    except EngineError as error:
        side.complain(f"{error.message} {error.advice} {error.cause}")
        return ERROR
    except SettingsError as error:
        side.complain(str(error))
        return MISUSE
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain when it closes the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    finally:
        side.clear()


async def _start(wired: Wired, side: Side, *, always_yes: bool) -> int:
    """Load the engine, or find that it runs, and leave it running."""
    engine = wired.engine
    if not isinstance(engine, KeptAlive):
        raise EngineError("failed", "An engine inside a program cannot be kept.")
    found: list[LoadStage] = []

    def report(stage: LoadStage) -> None:
        found.append(stage)
        side.report(stage)

    try:
        await engine.start(report, Asker(side, always_yes).consent)
        keeping = engine.keeping
        if keeping is None or keeping.seconds is None:
            keeping = await engine.keep_alive(KEEP_SECONDS)
    finally:
        side.clear()
        await engine.close()
    how = "runs already" if found[-1].detail == ATTACHED else "is ready"
    stays = f"it stays {spoken(keeping.seconds or 0)} when nobody uses it"
    print(f"{clean(engine.checkpoint.title)} {how}; {stays}.")
    return OK


async def _run(options: Namespace, side: Side) -> int:
    """Do something with every engine that is meant."""
    hosts = [host for host in await running_hosts() if _is_meant(host, options.which)]
    if not hosts:
        what = f" whose model's name has {options.which!r} in it" if options.which else ""
        side.complain(f"No engine is kept{what}.")
        return OK if options.action == "status" and not options.which else ERROR
    match options.action:
        case "status":
            for host in hosts:
                _show(host, options.json)
            return OK
        case "logs":
            return _logs(hosts, options.lines, side)
        case _:
            return await _stop(hosts, side, always_yes=options.yes)


def _is_meant(host: RunningHost, which: str) -> bool:
    model = host.status.model if host.status else ""
    return which.lower() in model.lower()


def _show(host: RunningHost, as_json: bool) -> None:
    memory = memory_of(host.pid)
    print(*([as_object(host, memory)] if as_json else lines(host, memory)), sep="\n", flush=True)


def _logs(hosts: list[RunningHost], most: int, side: Side) -> int:
    """Show what each has printed, without anything that moves a cursor."""
    shown = OK
    for host in hosts:
        if host.status is None:
            side.complain(f"The engine with pid {host.pid} does not tell where its log is.")
            shown = ERROR
            continue
        log = HostLog.at(host.status.log_file, host.status.log_begin)
        if len(hosts) > 1:
            print(f"==> {clean(host.status.model)} <==")
        print(clean_text(log.last(most)), flush=True)
    return shown


async def _stop(hosts: list[RunningHost], side: Side, *, always_yes: bool) -> int:
    """End each, where the user is sure about those that are used."""
    ended = OK
    for host in hosts:
        name = clean(host.status.model) if host.status else f"pid {host.pid}"
        if not always_yes and not await _sure(host, name, side):
            print(f"{name} goes on.")
            ended = ERROR
            continue
        side.show(f"ending {name} …")
        gone = await stop(host)
        side.clear()
        print(f"{name} has ended." if gone else f"{name} does not end.")
        ended = ended if gone else ERROR
    return ended


async def _sure(host: RunningHost, name: str, side: Side) -> bool:
    """Ask before programs lose their engine, or replies are lost."""
    status = host.status
    if status is None:
        return True
    used = [
        counted(status.keeping.programs, "program is attached", "programs are attached"),
        counted(status.replying, "reply is coming", "replies are coming"),
        counted(status.waiting, "reply waits", "replies wait"),
    ]
    told = [words for words in used if not words.startswith("0 ")]
    if not told:
        return True
    return await Asker(side, always_yes=False).sure(f"End {name}: {', '.join(told)}?")
