"""Processes that make batches ahead of the device that trains on them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from torch.utils.data import DataLoader

from glm4v_tui.demo.training.batches import Batch, Teaching

_AHEAD = 2
"""Batches that each process makes ahead."""


def load(teaching: Teaching, first: int, held_out: int, workers: int, pin: bool) -> Iterator[Batch]:
    """Yield the held-out batches, then those of the training from number `first` on.

    The processes are copies of this one and start at once: the device must not be in use yet.
    """
    numbers = itertools.chain(range(-1, -held_out - 1, -1), itertools.count(first))
    loader = DataLoader(
        teaching,
        batch_size=None,
        sampler=numbers,
        num_workers=workers,
        prefetch_factor=_AHEAD if workers else None,
        pin_memory=pin,
        multiprocessing_context="fork" if workers else None,
    )
    batches: Iterator[Batch] = iter(loader)
    return batches
