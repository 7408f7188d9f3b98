"""What the eye and the speaker of the network are both made of."""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

EPSILON = 1e-5
"""Added to the mean square before a root is drawn of it."""


class Norm(nn.Module):
    """Scales each vector to a mean square of 1, then by what is learnt."""

    def __init__(self, width: int, scale: float = 1.0) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.full((width,), scale))

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` in its own type, scaled."""
        scaled = F.rms_norm(x.float(), (x.shape[-1],), eps=EPSILON)
        return scaled.to(x.dtype) * self.weight.to(x.dtype)


class Group(nn.Module):
    """Holds modules below a name that the published model has."""


def linear(inputs: int, outputs: int, bias: bool = False) -> nn.Linear:
    """Return a linear layer, without a bias unless one is asked for."""
    return nn.Linear(inputs, outputs, bias=bias)
