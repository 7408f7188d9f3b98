"""Runs `ask`: the question, signals, errors and the exit status."""

from __future__ import annotations

import asyncio
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Coroutine
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

from glm4v_tui.ask.asking import AnswerError, Question, ask, looked_at
from glm4v_tui.ask.demands import demand_of
from glm4v_tui.ask.documents import Wanted, remark
from glm4v_tui.ask.ready import pictures_given, ready_text
from glm4v_tui.ask.side import Asker, Side
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.thinking_choices import refusal
from glm4v_tui.settings import SettingsError

if TYPE_CHECKING:
    from glm4v_tui.ask import Wired
    from glm4v_tui.chat.demand import Demand

OK, ERROR, MISUSE, STOPPED = 0, 1, 2, 130
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run_command(
    options: Namespace, wire: Callable[[], Wired], stdout: TextIO, stderr: TextIO
) -> int:
    """Ask, and return the exit status; every failure is one line on standard error."""
    side = Side(stderr)
    try:
        text = "" if options.ready is not None else _question(options)
        if not text and options.ready is None:
            return _failed(side, "the question is empty", MISUSE)
        demand = demand_of(options)
        return asyncio.run(_stoppable(_command(text, demand, options, wire, stdout, side)))
    except (asyncio.CancelledError, KeyboardInterrupt):
        side.clear()
        return STOPPED
    except SettingsError as error:
        return _failed(side, str(error), MISUSE)
    except AnswerError as error:
        return _failed(side, str(error), ERROR)
    except PictureError as error:
        return _failed(side, error.message, ERROR)
    except EngineError as error:
        cause = f" ({error.cause})" if error.cause else ""
        return _failed(side, f"{error.message}{cause} {error.advice}", ERROR)
    except BrokenPipeError:
        return OK


async def _command(
    text: str,
    demand: Demand | None,
    options: Namespace,
    wire: Callable[[], Wired],
    stdout: TextIO,
    side: Side,
) -> int:
    with TemporaryDirectory(prefix="glm4v-tui-") as directory:
        wanted = Wanted(options.pages, options.frames)
        pictures = await looked_at(pictures_given(options), wanted, Path(directory))
        wired = await asyncio.to_thread(wire)
        if options.ready is not None:
            text = ready_text(options, wired.settings, len(pictures))
        if told := remark(pictures, wired.engine.checkpoint.pictures):
            side.remark(told)
        system, thinking = wired.settings.system_prompt, _thinking(options, wired, side)
        question = Question(text, pictures, system, options.output, thinking, demand)
        asker = Asker(side, options.yes)
        await ask(wired.engine, question, wired.sampling, stdout, side, asker)
    return OK


def _thinking(options: Namespace, wired: Wired, side: Side) -> Thinking:
    """Return how the model is to think; a setting that it cannot follow is said and left out."""
    if options.thinking is not None:
        wanted: Thinking = options.thinking
        return wanted
    if why := refusal(wired.settings.thinking, wired.engine.checkpoint):
        side.remark(why)
        return AS_IT_DOES
    return wired.settings.thinking


async def _stoppable(work: Coroutine[None, None, int]) -> int:
    """Let the first signal stop the work in order, and the second one at once."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None

    def stop() -> None:
        for number in heard:
            loop.remove_signal_handler(number)
        task.cancel()

    # What the caller has told this process to ignore, as nohup does, stays ignored.
    heard = [number for number in _STOPPING if signal.getsignal(number) != signal.SIG_IGN]
    for number in heard:
        loop.add_signal_handler(number, stop)
    return await work


def _question(options: Namespace) -> str:
    if options.question != "-":
        return str(options.question).strip()
    return sys.stdin.buffer.read().decode("utf-8", "replace").strip()


def _failed(side: Side, message: str, status: int) -> int:
    side.complain(message)
    return status
