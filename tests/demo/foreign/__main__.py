"""Examines a model: `python -m tests.demo.foreign [--model DIRECTORY] [--report FILE]`.

Run from the root of the repository. Prints a table of each ability with every wrong answer below
it; the report is the same text in a file.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bare_vllm import bare_vllm
from glm4v_tui import demo
from glm4v_tui.engine.options import EngineOptions
from tests.demo.foreign.sitting import Answered, marks, sit
from tests.demo.foreign.targets import TARGETS


async def examine(options: EngineOptions) -> tuple[Answered, ...]:
    """Start an engine, put every question to it, and stop it."""
    with tempfile.TemporaryDirectory() as directory:
        async with bare_vllm(options) as engine:
            return await sit(engine, Path(directory))


def report(answered: tuple[Answered, ...]) -> Iterator[str]:
    """Yield the lines of the table, then each wrong answer."""
    table = sorted(marks(answered), key=lambda one: one.ability)
    for one in table:
        right, target = len(one.answered) - len(one.wrong), TARGETS[one.ability]
        passed = "" if one.share >= target else "  below the target"
        yield _line(one.ability, right, len(one.answered)) + f" of {target:.0%}{passed}"
    yield _line("together", sum(one.right for one in answered), len(answered))
    for one in table:
        if one.wrong:
            yield f"\n{one.ability}:"
            yield from map(str, one.wrong)


def _line(name: str, right: int, total: int) -> str:
    return f"{name:14} {right:4}/{total:<4} {right / total:6.1%}"


def main() -> None:
    """Examine and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default=str(demo.MODEL), metavar="DIRECTORY")
    parser.add_argument("--report", type=Path, metavar="FILE")
    parser.add_argument("--engine-arg", action="append", default=[], metavar="KEY=VALUE")
    wanted = parser.parse_args()
    answered = asyncio.run(examine(EngineOptions(wanted.model, tuple(wanted.engine_arg))))
    text = "\n".join(report(answered))
    print(text)
    if wanted.report:
        wanted.report.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
