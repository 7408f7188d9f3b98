"""Batches of freshly drawn pictures and lessons; the same number always gives the same batch."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from random import Random
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor

from glm4v_tui.demo.lessons.lesson import Course
from glm4v_tui.demo.training.feeding import Fed
from glm4v_tui.demo.training.hints import hints
from glm4v_tui.demo.training.packing import Packed, Row, pack, row_of
from glm4v_tui.demo.training.prompts import Layout
from glm4v_tui.demo.training.tokenizer import Vocabulary
from glm4v_tui.demo.world.compose import random_cells
from glm4v_tui.demo.world.render import render
from glm4v_tui.demo.world.scene import CELL

Cells = tuple[int, int]

Name = Literal["one", "pair", "many", "long"]

Writer = Callable[[Random, Name, tuple[Cells, ...]], Course]
"""Writes a course of one kind about pictures of these sizes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of batch; all of them have about as many tokens."""

    name: Name
    share: float
    """The part of all batches that are of this kind."""
    length: int
    """Tokens of a row."""
    rows: float
    """Rows, as a part of those of a batch with one picture a row."""
    pictures: tuple[int, ...]
    """How many pictures a row may have."""


KINDS = (
    Kind("one", 0.72, 768, 1.0, (1,)),
    Kind("pair", 0.15, 960, 4 / 5, (2,)),
    Kind("many", 0.06, 1280, 3 / 5, (3, 4)),
    Kind("long", 0.07, 3072, 1 / 4, (1, 2)),
)
"""Every kind of batch."""

_ALIKE = 0.6
"""How often all pictures of a row have one size."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of courses with their pictures, as compact as they can be sent between processes."""

    name: Name
    pixels: tuple[Tensor, ...]
    hints: Tensor
    ids: Tensor
    positions: Tensor
    strands: Tensor
    sees: Tensor
    starts: tuple[Tensor, ...]
    owners: tuple[Tensor, ...]
    places: Tensor
    labels: Tensor
    weights: Tensor
    answer_of: Tensor
    abilities: tuple[str, ...]

    @property
    def pictures(self) -> int:
        """Pictures of all rows."""
        return sum(len(slot) for slot in self.pixels)

    def pin_memory(self) -> Batch:
        """Return this batch in memory that a device can copy from by itself."""
        return Batch(*(_each(getattr(self, field.name), _pinned) for field in fields(self)))

    def on(self, device: torch.device) -> Fed:
        """Return the batch on a device, as the network takes it."""
        sent = {
            field.name: _each(getattr(self, field.name), lambda one: _sent(one, device))
            for field in fields(self)
        }
        whole = ("pixels", "hints", "positions", "strands", "sees", "weights", "abilities")
        wide = ("ids", "places", "labels", "answer_of")
        return Fed(
            **{name: sent[name] for name in whole},
            **{name: sent[name].long() for name in wide},
            picture_places=_picture_places(self.pixels, sent["starts"], device),
            owners=tuple(
                None if _everyone(owners, len(slot)) else there.long()
                for owners, slot, there in zip(
                    self.owners, self.pixels, sent["owners"], strict=True
                )
            ),
        )


class Teaching:
    """Makes batches by number: a data set of torch's loader, without an end."""

    def __init__(
        self,
        words: Vocabulary,
        write: Writer,
        seed: int,
        rows: int,
        kinds: Sequence[Kind] = KINDS,
    ) -> None:
        self._words = words
        self._write = write
        self._seed = seed
        self._rows = rows
        self._kinds = kinds

    def __getitem__(self, number: int) -> Batch:
        """Return a batch; numbers below 0 are held out from the training."""
        chance = Random(f"{self._seed}/{number}" if number >= 0 else f"held out/{number}")
        shares = [kind.share for kind in self._kinds]
        kind = chance.choices(self._kinds, shares)[0]
        if number < 0:
            kind = self._kinds[HELD_OUT[-number - 1] % len(self._kinds)]
        rows = max(1, round(kind.rows * self._rows))
        cells = random_sizes(chance, chance.choice(kind.pictures))
        return make_batch(self._words, self._write, kind, rows, chance, cells)


HELD_OUT = (0, 0, 0, 1, 2, 3)
"""The kinds of the batches that are held out, by their places in `KINDS`."""


def make_batch(
    words: Vocabulary,
    write: Writer,
    kind: Kind,
    rows: int,
    chance: Random,
    cells: tuple[Cells, ...],
) -> Batch:
    """Draw the pictures of a batch and write its lessons."""
    layouts = (Layout(words, cells), Layout(words, cells, keeps_thinking=True))
    pixels = [np.empty((rows, h * CELL, w * CELL, 3), np.uint8) for h, w in cells]
    seen = [np.empty((rows, 4, h * w), np.uint8) for h, w in cells]
    laid_out: list[Row] = []
    while len(laid_out) < rows:
        if (drawn := _drawn(write, kind, cells, chance.choice(layouts), chance)) is None:
            continue
        taught, pictures, row = drawn
        for slot, scene in enumerate(taught.scenes):
            pixels[slot][len(laid_out)] = pictures[slot]
            seen[slot][len(laid_out)] = hints(scene)
        laid_out.append(row)
    return _batch(kind.name, pixels, seen, pack(laid_out, len(cells)))


def random_sizes(chance: Random, count: int) -> tuple[Cells, ...]:
    """Draw the sizes of a row's pictures, often one size for all."""
    if chance.random() < _ALIKE:
        return (random_cells(chance),) * count
    return tuple(random_cells(chance) for _ in range(count))


def _drawn(
    write: Writer, kind: Kind, cells: tuple[Cells, ...], layout: Layout, chance: Random
) -> tuple[Course, list[Any], Row] | None:
    """Draw one course; `None` if it cannot be taught."""
    drawing = Random(chance.getrandbits(64))
    try:
        taught = write(drawing, kind.name, cells)
        pictures = [np.asarray(render(scene, drawing)) for scene in taught.scenes]
        return taught, pictures, row_of(taught, layout, cells, kind.length)
    except Exception as error:  # noqa: BLE001
        # One course in a million that cannot be written must not end a whole training.
        print(f"left out a course: {error!r}", file=sys.stderr, flush=True)
        return None


def _batch(name: Name, pixels: list[Any], seen: list[Any], packed: Packed) -> Batch:
    cells = [slot.transpose(1, 0, 2).reshape(4, -1) for slot in seen]
    return Batch(
        name=name,
        pixels=tuple(map(torch.from_numpy, pixels)),
        hints=torch.from_numpy(np.concatenate(cells, 1)),
        ids=torch.from_numpy(packed.ids),
        positions=torch.from_numpy(packed.positions),
        strands=torch.from_numpy(packed.strands),
        sees=torch.from_numpy(packed.sees),
        starts=tuple(map(torch.from_numpy, packed.starts)),
        owners=tuple(map(torch.from_numpy, packed.owners)),
        places=torch.from_numpy(packed.places.astype(np.int32)),
        labels=torch.from_numpy(packed.labels),
        weights=torch.from_numpy(packed.weights),
        answer_of=torch.from_numpy(packed.answer_of),
        abilities=packed.abilities,
    )


def _each(value: Any, change: Any) -> Any:
    """Return a value with every tensor in it changed."""
    if isinstance(value, Tensor):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each(one, change) for one in value)
    return value


def _pinned(tensor: Tensor) -> Tensor:
    return tensor.pin_memory()


def _sent(tensor: Tensor, device: torch.device) -> Tensor:
    return tensor.to(device, non_blocking=True)


def _everyone(owners: Tensor, rows: int) -> bool:
    return owners.tolist() == list(range(rows))


def _picture_places(
    pixels: Sequence[Tensor], starts: Sequence[Tensor], device: torch.device
) -> Tensor:
    places = []
    for slot, begins in zip(pixels, starts, strict=True):
        cells = slot.shape[1] * slot.shape[2] // CELL**2
        places.append((begins[:, None] + torch.arange(cells, device=device)).flatten())
    return torch.cat(places) if places else torch.empty(0, dtype=torch.long, device=device)
