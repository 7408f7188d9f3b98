"""The optimisers: Muon for the matrices of the blocks, AdamW for everything else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

_MOMENTUM = 0.95
_STEPS = 5
"""Newton-Schulz iterations."""
_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
"""Of the quintic iteration in Keller Jordan's Muon."""
_LIKE_ADAM = 0.2
"""Scales updates to the size that those of AdamW have, as in Moonlight (arXiv 2502.16982)."""

_DECAY = 0.05
_BETAS = (0.9, 0.98)


class Muon:
    """Steps along the nearest orthogonal matrix of the momentum, for all of one shape at once."""

    def __init__(self, parameters: Iterable[Tensor], rate: float) -> None:
        groups: dict[tuple[int, ...], list[Tensor]] = defaultdict(list)
        for parameter in parameters:
            groups[tuple(parameter.shape)].append(parameter)
        self._groups = list(groups.values())
        self._momenta = [torch.zeros_like(torch.stack(group)) for group in self._groups]
        self._rate = rate

    @torch.no_grad()
    def step(self, part: float) -> None:
        """Change every parameter at this part of the full rate."""
        rate = self._rate * part
        for group, momentum in zip(self._groups, self._momenta, strict=True):
            gradient = torch.stack([parameter.grad for parameter in group])
            momentum.lerp_(gradient, 1 - _MOMENTUM)
            update = _orthogonal(gradient.lerp(momentum, _MOMENTUM)).float()
            scale = _LIKE_ADAM * max(update.shape[1:]) ** 0.5
            torch._foreach_mul_(group, 1 - rate * _DECAY)
            torch._foreach_add_(group, list(update.unbind(0)), alpha=-rate * scale)

    def state_dict(self) -> list[Tensor]:
        """Return what must be kept to go on later."""
        return self._momenta

    def load_state_dict(self, momenta: list[Tensor]) -> None:
        """Go on from what `state_dict` returned."""
        for own, kept in zip(self._momenta, momenta, strict=True):
            own.copy_(kept)


class Optimisers:
    """Muon and AdamW over one network."""

    def __init__(self, network: nn.Module, muon_rate: float, adam_rate: float) -> None:
        named = list(network.named_parameters())
        matrices = [(name, one) for name, one in named if _is_of_block(name, one)]
        chosen = {name for name, _ in matrices}
        rest = [one for name, one in named if name not in chosen]
        groups = [
            {"params": [one for one in rest if one.ndim >= 2], "weight_decay": _DECAY},
            {"params": [one for one in rest if one.ndim < 2], "weight_decay": 0.0},
        ]
        self._muon = Muon((one for _, one in matrices), muon_rate)
        on_gpu = bool(rest[0].is_cuda)
        self._adam = torch.optim.AdamW(groups, lr=adam_rate, betas=_BETAS, fused=on_gpu)
        self._adam_rate = adam_rate

    def step(self, part: float) -> None:
        """Change every parameter at this part of the full rates."""
        for group in self._adam.param_groups:
            group["lr"] = self._adam_rate * part
        self._adam.step()
        self._muon.step(part)

    def state_dict(self) -> dict[str, Any]:
        """Return what must be kept to go on later."""
        return {"muon": self._muon.state_dict(), "adam": self._adam.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from what `state_dict` returned."""
        self._muon.load_state_dict(state["muon"])
        self._adam.load_state_dict(state["adam"])


def _is_of_block(name: str, parameter: Tensor) -> bool:
    return parameter.ndim == 2 and any(room in name for room in ("blocks.", "layers.", "merger."))


def _orthogonal(update: Tensor) -> Tensor:
    """Return the nearest matrices whose singular values are near 1, by Newton-Schulz."""
    a, b, c = _COEFFICIENTS
    x = update.bfloat16()
    tall = x.shape[1] > x.shape[2]
    if tall:
        x = x.mT
    x = x / (x.float().norm(dim=(1, 2), keepdim=True).bfloat16() + 1e-7)
    for _ in range(_STEPS):
        squared = x @ x.mT
        x = a * x + (b * squared + c * squared @ squared) @ x
    return x.mT if tall else x
