"""Examines a demo model on pictures that it has never seen: `python -m glm4v_tui.demo.evaluate`."""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from pathlib import Path

from glm4v_tui.demo.evaluation.figures import Graded, by_depth, figures, table
from glm4v_tui.engine.checkpoints import DEMO
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import ConsentQuestion, LoadStage, Sampling


def main() -> None:
    """Ask, print a table, and write what was wrong."""
    wishes = _parser().parse_args()
    answers = asyncio.run(_examined(wishes))
    print(table((*by_depth(answers), *figures(answers))))
    if wishes.report:
        _write_report(wishes.report, answers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m glm4v_tui.demo.evaluate", description=__doc__)
    add = parser.add_argument
    add("--model", type=Path, default=DEMO, help="directory of the model")
    add("--questions", type=int, default=1000)
    add("--seed", type=int, default=1, help="another seed draws other pictures")
    add("--think", action="store_true", help="ask for thinking before every answer")
    add("--taught-words", action="store_true", help="ask in the wordings of the lessons")
    add("--temperature", type=float, default=0.0)
    add("--top-p", type=float, default=1.0)
    add("--abilities", nargs="+", default=(), help="ask only conversations that need one of these")
    add("--at-once", type=int, default=16, help="conversations at a time")
    add("--report", type=Path, help="JSON file for the figures and every wrong answer")
    add("--pictures", type=Path, help="directory in which the pictures are kept")
    add("--engine-arg", action="append", default=[], help="KEY=VALUE of vLLM's AsyncEngineArgs")
    return parser


async def _examined(wishes: argparse.Namespace) -> list[Graded]:
    from glm4v_tui.demo.evaluation.asking import Asker
    from glm4v_tui.demo.evaluation.papers import Examiner
    from glm4v_tui.demo.lessons.course import course
    from glm4v_tui.demo.world.fonts import UNSEEN
    from glm4v_tui.engine.vllm_engine import VllmEngine

    sampling = Sampling(temperature=wishes.temperature, top_p=wishes.top_p, max_tokens=1024)
    engine = VllmEngine(EngineOptions(str(wishes.model), tuple(wishes.engine_arg)))
    with ExitStack() as stack:
        directory = wishes.pictures or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        directory.mkdir(parents=True, exist_ok=True)
        unseen = partial(course, fonts=UNSEEN, unseen_words=True)
        examiner = Examiner(
            unseen,
            directory,
            wishes.seed,
            thinks=wishes.think,
            abilities=frozenset(wishes.abilities),
            taught_words=wishes.taught_words,
        )
        await engine.start(_not_told, _refused)
        try:
            asker = Asker(engine, sampling, wishes.at_once)
            return await asker.ask(examiner.papers(wishes.questions))
        finally:
            await engine.close()


def _write_report(file: Path, answers: list[Graded]) -> None:
    rows = (*by_depth(answers), *figures(answers))
    report = {
        "figures": [asdict(row) | {"interval": row.interval} for row in rows],
        "wrong": [asdict(one) for one in answers if not one.is_right],
    }
    file.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _not_told(stage: LoadStage) -> None:
    """Take no interest in the progress of a start."""


async def _refused(question: ConsentQuestion) -> bool:
    """Answer every question of consent with no."""
    return False


if __name__ == "__main__":
    main()
