"""How wrong the network is about answers and hints, and which answers are right to the letter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from glm4v_tui.demo.training.feeding import Fed
from glm4v_tui.demo.training.hints import CLASSES
from glm4v_tui.demo.training.network import Network


@dataclass(frozen=True, slots=True)
class Losses:
    """What is made smaller, and the scores that it was reckoned from."""

    answers: Tensor
    hints: Tensor
    scores: Tensor
    """Learnt tokens × vocabulary."""


def losses(network: Network, fed: Fed) -> Losses:
    """Run the network on a batch; on a GPU in bfloat16, where it can be."""
    device = fed.ids.device.type
    with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        scores, seen = network(fed)
    wrong = F.cross_entropy(scores.float(), fed.labels, reduction="none")
    answers = (wrong * fed.weights).sum() / fed.weights.sum()
    hinted = answers.new_zeros(()) if seen is None else _hint_loss(seen.float(), fed.hints)
    return Losses(answers, hinted, scores)


@torch.no_grad()
def right_answers(scores: Tensor, fed: Fed) -> dict[str, tuple[int, int]]:
    """Return for each ability how many answers are right to the letter, and how many there are."""
    hit = (scores.argmax(-1) == fed.labels).float()
    every = torch.ones(len(fed.abilities), device=hit.device)
    every = every.scatter_reduce(0, fed.answer_of, hit, "amin")
    right: Counter[str] = Counter()
    for ability, is_right in zip(fed.abilities, every.tolist(), strict=True):
        right[ability] += int(is_right)
    return {one: (right[one], count) for one, count in Counter(fed.abilities).items()}


def _hint_loss(seen: Tensor, hints: Tensor) -> Tensor:
    """Weigh cells with something in them as much as all empty cells together."""
    total = seen.new_zeros(())
    for scores, wanted in zip(seen.split(CLASSES, -1), hints.long(), strict=True):
        wrong = F.cross_entropy(scores, wanted, reduction="none")
        full = (wanted > 0).float()
        total = total + 0.5 * (wrong * full).sum() / (full.sum() + 1)
        total = total + 0.5 * (wrong * (1 - full)).sum() / ((1 - full).sum() + 1)
    return total
