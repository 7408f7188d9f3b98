"""What `ask` says beside the answer: progress, questions and errors, on standard error."""

from __future__ import annotations

import asyncio
import os
import shutil
from typing import TextIO

from glm4v_tui.chat.clean import clean
from glm4v_tui.engine.download_report import in_bytes
from glm4v_tui.engine.protocol import (
    ConsentQuestion,
    DownloadWanted,
    EngineError,
    LoadStage,
    RemoteCodeWanted,
)

_CLEAR_LINE = "\r\x1b[K"
_TERMINAL = "/dev/tty"
"""The terminal itself, whatever standard input and output are."""


class Side:
    """One line on the terminal that is written over and over, and lines that stay."""

    def __init__(self, stderr: TextIO) -> None:
        self._stderr = stderr
        self._on_terminal = stderr.isatty()
        self._line_shown = False

    def show(self, text: str) -> None:
        """Show a passing line in place of the one before, where there is a terminal."""
        if self._on_terminal:
            columns = shutil.get_terminal_size().columns
            self._stderr.write(_CLEAR_LINE + clean(text)[: columns - 1])
            self._stderr.flush()
            self._line_shown = True

    def clear(self) -> None:
        """Take the passing line away."""
        if self._line_shown:
            self._stderr.write(_CLEAR_LINE)
            self._stderr.flush()
            self._line_shown = False

    def remark(self, text: str) -> None:
        """Tell the user at the terminal something about the answer."""
        if self._on_terminal:
            self.complain(text)

    def complain(self, text: str) -> None:
        """Say in one line what went wrong and what to do."""
        self.clear()
        self._stderr.write(f"glm4v-tui: {clean(' '.join(text.split()))}\n")
        self._stderr.flush()

    def report(self, stage: LoadStage) -> None:
        """Show how far the engine is."""
        if stage.name == "ready":
            self.clear()
            return
        share = f" {stage.fraction:.0%}" if stage.fraction is not None else ""
        detail = f" · {stage.detail}" if stage.detail else ""
        self.show(f"{stage.name}{share} · {stage.seconds:.0f} s{detail}")


class Asker:
    """Puts the engine's questions to the user at the terminal."""

    def __init__(self, side: Side, always_yes: bool) -> None:
        self._side = side
        self._always_yes = always_yes

    async def consent(self, question: ConsentQuestion) -> bool:
        """Return the user's answer; no where there is no terminal to ask on.

        Raises:
            EngineError: there is no terminal to ask on.
        """
        return await self.sure(wording(question))

    async def sure(self, question: str) -> bool:
        """Return the user's answer to a question that ends in a question mark.

        Raises:
            EngineError: there is no terminal to ask on.
        """
        if self._always_yes:
            return True
        self._side.clear()
        try:
            terminal = os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY)
        except OSError as error:
            raise _nobody_to_ask(question) from error
        try:
            os.write(terminal, f"{clean(question)} [y/N] ".encode())
            answer = await _line(terminal)
        except OSError as error:
            raise _nobody_to_ask(question) from error
        finally:
            os.close(terminal)
        return answer.strip().lower() in {"y", "yes"}


def wording(question: ConsentQuestion) -> str:
    """Return the sentence that asks the user."""
    match question:
        case DownloadWanted():
            return (
                f"Download {question.model}: {in_bytes(question.download_bytes)} into "
                f"{question.directory}, which has {in_bytes(question.free_bytes)} free?"
            )
        case RemoteCodeWanted():
            files = ", ".join(question.files)
            return f"Run the code that comes with {question.model} ({files}) with your rights?"


async def _line(terminal: int) -> str:
    """Return the line that the user types; unlike a read in a thread, it can be cancelled."""
    loop = asyncio.get_running_loop()
    typed = asyncio.Event()
    loop.add_reader(terminal, typed.set)
    try:
        await typed.wait()
    finally:
        loop.remove_reader(terminal)
    return os.read(terminal, 1024).decode("utf-8", "replace")


def _nobody_to_ask(question: str) -> EngineError:
    what = question.removesuffix("?")
    return EngineError(
        "refused-by-user", f"There is no terminal to ask on: {what}.", "Allow it with --yes."
    )
