"""A batch on the device that trains, ready for the network."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Fed:
    """What the network takes at once; all pictures of a slot have one size."""

    pixels: tuple[Tensor, ...]
    """For each picture slot, rows × height × width × 3 bytes."""
    hints: Tensor
    """4 × cells of all slots."""
    ids: Tensor
    """Rows × tokens."""
    positions: Tensor
    """3 × rows × tokens."""
    strands: Tensor
    """Rows × tokens: which branch a token is part of, 0 for the opening."""
    sees: Tensor
    """Rows × tokens: whether a token sees the opening."""
    picture_places: Tensor
    """The tokens of all rows, counted through, that stand for cells of pictures."""
    owners: tuple[Tensor | None, ...]
    """For each slot, whose pictures come there; `None` where every row has its own once."""
    places: Tensor
    """The tokens of all rows, counted through, after which something is learnt."""
    labels: Tensor
    """What is learnt there."""
    weights: Tensor
    answer_of: Tensor
    """Which answer of the batch that belongs to."""
    abilities: tuple[str, ...]
    """What each answer teaches."""

    def mask(self, kind: torch.dtype) -> Tensor:
        """Return what is added to attention's scores: 0 where a token may look.

        A token sees what stands before it in its own branch and, from most branches, the opening.
        """
        own = self.strands[:, :, None] == self.strands[:, None, :]
        opening = self.sees[:, :, None] & (self.strands == 0)[:, None, :]
        tokens = self.strands.shape[1]
        past = torch.ones(tokens, tokens, dtype=torch.bool, device=own.device).tril()
        allowed = (own | opening) & past
        nothing = torch.zeros((), dtype=kind, device=own.device)
        return torch.where(allowed, nothing, -torch.inf).to(kind)[:, None]
