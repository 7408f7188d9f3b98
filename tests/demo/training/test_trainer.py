"""A training that stops and goes on comes to the same as one that does not."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import torch
from safetensors import safe_open

from tests.demo.training.conftest import tiny_config
from tests.demo.training.courses import write

if TYPE_CHECKING:
    from glm4v_tui.demo.training.tokenizer import Vocabulary


def train(directory: Path, words: Vocabulary, steps: int) -> dict[str, torch.Tensor]:
    """Train in a directory up to a step, and return the weights."""
    from glm4v_tui.demo.training import checkpoint
    from glm4v_tui.demo.training.batches import KINDS, Teaching
    from glm4v_tui.demo.training.checkpoint import Progress
    from glm4v_tui.demo.training.loading import load
    from glm4v_tui.demo.training.muon import Optimisers
    from glm4v_tui.demo.training.network import Network
    from glm4v_tui.demo.training.trainer import Plan, Trainer

    torch.manual_seed(1)
    network = Network(tiny_config(words))
    optimisers = Optimisers(network, 2e-3, 1.5e-3)
    state = checkpoint.kept(directory)
    progress = checkpoint.resume(state, network, optimisers) if state else Progress(1)
    teaching = Teaching(words, write, 1, 2, KINDS[:2])
    batches = load(teaching, progress.step, held_out=1, workers=0, pin=False)
    plan = Plan(directory, total=60.0, until=1.0, steps=steps, log_steps=1)
    Trainer(network, optimisers, progress, plan, clock=lambda: 0.0).train(batches, 1)
    weights: dict[str, torch.Tensor] = network.state_dict()
    return weights


def test_going_on_comes_to_the_same(tiny_model: Path, tmp_path: Path, words: Vocabulary) -> None:
    for name in ("whole", "parts"):
        copytree(tiny_model, tmp_path / name / "model")
    whole = train(tmp_path / "whole", words, 3)
    train(tmp_path / "parts", words, 1)
    parts = train(tmp_path / "parts", words, 3)
    assert all(torch.equal(whole[name], parts[name]) for name in whole)


def test_the_model_is_complete(tiny_model: Path, tmp_path: Path, words: Vocabulary) -> None:
    copytree(tiny_model, tmp_path / "model")
    weights = train(tmp_path, words, 1)
    names: set[str] = set()
    for file in (tmp_path / "model").glob("*.safetensors"):
        with safe_open(file, "pt") as shard:
            names |= set(shard.keys())
    assert names == {name for name in weights if not name.startswith("hinting.")}
    assert '"loss"' in (tmp_path / "log.jsonl").read_text("utf-8")


def test_a_batch_is_the_same_each_time(words: Vocabulary) -> None:
    from glm4v_tui.demo.training.batches import Teaching

    one, other = (Teaching(words, write, 1, 2)[5] for _ in range(2))
    assert torch.equal(one.ids, other.ids)
    assert all(torch.equal(a, b) for a, b in zip(one.pixels, other.pixels, strict=True))


def test_several_processes_make_the_same_batches_in_the_same_order(words: Vocabulary) -> None:
    from glm4v_tui.demo.training.batches import KINDS, Teaching
    from glm4v_tui.demo.training.loading import load

    teaching = Teaching(words, write, 1, 1, KINDS[:2])
    alone, together = (load(teaching, 4, 1, workers, pin=False) for workers in (0, 2))
    for _ in range(4):
        assert torch.equal(next(alone).ids, next(together).ids)
