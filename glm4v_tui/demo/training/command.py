"""What the training's command does: puts the parts together and starts them in the right order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch

from glm4v_tui.demo.lessons.course import course
from glm4v_tui.demo.lessons.lesson import Course
from glm4v_tui.demo.model_files import network_config, write_model_files
from glm4v_tui.demo.training import checkpoint
from glm4v_tui.demo.training.batches import HELD_OUT, KINDS, Teaching, random_sizes
from glm4v_tui.demo.training.checkpoint import Progress
from glm4v_tui.demo.training.loading import load
from glm4v_tui.demo.training.muon import Optimisers
from glm4v_tui.demo.training.network import Network
from glm4v_tui.demo.training.tokenizer import SPECIAL, Vocabulary, learn
from glm4v_tui.demo.training.trainer import Plan, Trainer
from glm4v_tui.demo.world.scene import MAX_CELLS, MIN_CELLS

_LAST_THINGS = 12.0
"""Seconds that are kept for the last figures and files where a part has to end in time."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for; its help says what each means."""

    directory: Path
    minutes: float
    stop_after: float
    finish: bool
    steps: int
    seed: int
    rows: int
    workers: int
    no_compile: bool
    muon_rate: float
    adam_rate: float
    held_out: int
    log_steps: int
    courses: int
    tokenizer: bool


def run(wishes: Wishes, began: float) -> None:
    """Train until the time is over; `began` is when the process began."""
    model = wishes.directory / "model"
    words = prepare(model, wishes.courses)
    if wishes.tokenizer:
        return
    state = checkpoint.kept(wishes.directory)
    progress = Progress(**state["progress"]) if state else Progress(wishes.seed)
    print(f"{'resumed' if state else 'new'}: {progress}", flush=True)
    on_gpu = torch.cuda.is_available()
    held_out = min(wishes.held_out, len(HELD_OUT))
    teaching = Teaching(words, course, progress.seed, wishes.rows)
    # The loader copies this process, which a process that uses a GPU does not survive.
    batches = load(teaching, progress.step, held_out, wishes.workers, pin=on_gpu)
    trainer = _trainer(wishes, words, state, progress, began, "cuda" if on_gpu else "cpu")
    if on_gpu and not wishes.no_compile:
        trainer.compile()
    trainer.train(batches, held_out)
    print(f"{'done' if trainer.is_over else 'to be resumed'}: {trainer.progress}", flush=True)


def prepare(model: Path, courses: int) -> Vocabulary:
    """Return the vocabulary of a model directory, after writing what is not there yet."""
    file = model / "tokenizer.json"
    if not file.exists():
        model.mkdir(parents=True, exist_ok=True)
        learn(_courses(courses)).save(str(file))
    words = Vocabulary.of(model)
    config = network_config(words.number)
    config["text_config"]["vocab_size"] = words.size
    write_model_files(model, config, SPECIAL, (MIN_CELLS, MAX_CELLS))
    return words


def _courses(count: int) -> Iterator[Course]:
    """Write courses without drawing their pictures."""
    chance = Random("words")
    for _ in range(count):
        kind = chance.choices(KINDS, [kind.share for kind in KINDS])[0]
        yield course(chance, kind.name, random_sizes(chance, chance.choice(kind.pictures)))


def _trainer(
    wishes: Wishes,
    words: Vocabulary,
    state: dict[str, Any] | None,
    progress: Progress,
    began: float,
    device: str,
) -> Trainer:
    torch.manual_seed(progress.seed)
    torch.set_float32_matmul_precision("high")
    # cuDNN's attention plans anew for every size of picture; the flash kernels do not.
    torch.backends.cuda.enable_cudnn_sdp(False)
    config = network_config(words.number)
    config["text_config"]["vocab_size"] = words.size
    network = Network(config).to(device)
    optimisers = Optimisers(network, wishes.muon_rate, wishes.adam_rate)
    if state:
        progress = checkpoint.resume(state, network, optimisers)
    until = began + wishes.stop_after - _LAST_THINGS
    return Trainer(network, optimisers, progress, _plan(wishes, until))


def _plan(wishes: Wishes, until: float) -> Plan:
    return Plan(
        directory=wishes.directory,
        total=wishes.minutes * 60,
        until=until,
        ends_with_part=wishes.finish,
        steps=wishes.steps,
        log_steps=wishes.log_steps,
    )
