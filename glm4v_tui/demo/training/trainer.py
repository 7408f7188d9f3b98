"""The training itself: batches in, steps of the optimisers, words about how it goes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn

from glm4v_tui.demo.training import checkpoint
from glm4v_tui.demo.training.batches import Batch
from glm4v_tui.demo.training.checkpoint import Progress
from glm4v_tui.demo.training.feeding import Fed
from glm4v_tui.demo.training.log import Log
from glm4v_tui.demo.training.losses import losses, right_answers
from glm4v_tui.demo.training.muon import Optimisers
from glm4v_tui.demo.training.network import Network
from glm4v_tui.demo.training.schedule import hint_weight, rate

_CLIP = 1.0
"""The largest norm of a gradient."""

_NOT_COMPILED = (
    *(RuntimeError, TypeError, ValueError, AssertionError, AttributeError, LookupError),
    *(ImportError, OSError),
)
"""What torch's compiler raises when it fails."""

Clock = Callable[[], float]
"""Seconds since some moment."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train and how often to stop for something else."""

    directory: Path
    """Where the checkpoint, the log and the model are written."""
    total: float
    """Seconds that the whole training takes, in all its parts."""
    until: float
    """What the clock says when this part must end."""
    ends_with_part: bool = False
    """Whether the whole training ends with this part, however long the others took."""
    steps: int = 10**9
    """The step at which it ends at the latest."""
    log_steps: int = 100
    evaluation_seconds: float = 60.0
    checkpoint_seconds: float = 120.0


class Trainer:
    """One part of a training, from a beginning or a checkpoint to an end or a stop."""

    def __init__(
        self,
        network: Network,
        optimisers: Optimisers,
        progress: Progress,
        plan: Plan,
        clock: Clock = time.monotonic,
    ) -> None:
        self.progress = progress
        self._network = network
        self._optimisers = optimisers
        self._plan = plan
        self._clock = clock
        self._device = next(network.parameters()).device
        self._log = Log(plan.directory / "log.jsonl")
        self._compiled = False
        self._held_out: Sequence[Batch] = ()
        self._total = plan.total

    @property
    def part(self) -> float:
        """How much of the time has gone, 0 to 1."""
        return min(1.0, self.progress.seconds / self._total)

    @property
    def is_over(self) -> bool:
        """Whether the whole training is done."""
        return self.part >= 1

    def compile(self) -> None:
        """Have the network's blocks compiled when they first run."""
        self._network.compile_blocks()
        self._compiled = True

    def train(self, batches: Iterator[Batch], held_out: int) -> None:
        """Take the held-out batches, then learn from the others until it is time to stop."""
        self._held_out = [next(batches) for _ in range(held_out)]
        if self._plan.ends_with_part:
            self._total = self.progress.seconds + self._plan.until - self._clock()
        self._log(message="begins", step=self.progress.step, total=round(self._total))
        self._learn(batches)
        self._save()
        self._evaluate()

    def _learn(self, batches: Iterator[Batch]) -> None:
        began = self._clock() - self.progress.seconds
        meter = Meter(self._clock)
        evaluated = saved = self._clock()
        while not self._must_stop():
            with meter.waiting():
                batch = next(batches)
            meter.add(self._step(batch.on(self._device)), batch.pictures)
            self.progress = replace(
                self.progress,
                step=self.progress.step + 1,
                seconds=self._clock() - began,
                pictures=self.progress.pictures + batch.pictures,
            )
            if self.progress.step % self._plan.log_steps == 0:
                self._log(step=self.progress.step, rate=round(self._rate, 3), **meter.read())
            if self._clock() - evaluated > self._plan.evaluation_seconds:
                self._evaluate()
                evaluated = self._clock()
                meter.restart()
            if self._clock() - saved > self._plan.checkpoint_seconds:
                self._save()
                saved = self._clock()
                meter.restart()

    @property
    def _rate(self) -> float:
        return rate(self.progress.step, self.part)

    def _must_stop(self) -> bool:
        late = self._clock() >= self._plan.until
        return late or self.is_over or self.progress.step >= self._plan.steps

    def _step(self, fed: Fed) -> Tensor:
        """Learn from one batch; return the losses of answers and hints."""
        loss = self._gradients(fed)
        nn.utils.clip_grad_norm_(self._network.parameters(), _CLIP)
        self._optimisers.step(self._rate)
        self._network.zero_grad(set_to_none=True)
        return loss

    def _gradients(self, fed: Fed) -> Tensor:
        try:
            return self._backwards(fed)
        except _NOT_COMPILED as error:
            if not self._compiled:
                raise
            self._log(message="goes on without compiling", error=repr(error)[:2000])
            self._network.uncompile_blocks()
            self._compiled = False
            self._network.zero_grad(set_to_none=True)
        return self._backwards(fed)

    def _backwards(self, fed: Fed) -> Tensor:
        found = losses(self._network, fed)
        (found.answers + hint_weight(self.part) * found.hints).backward()
        return torch.stack((found.answers.detach(), found.hints.detach()))

    @torch.no_grad()
    def _evaluate(self) -> None:
        """Log how many held-out answers are right to the letter, for each ability."""
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        # Compiling once more, for running without gradients, would take longer than it saves.
        with torch.compiler.set_stance("force_eager"):
            for batch in self._held_out:
                fed = batch.on(self._device)
                for ability, (hits, count) in self._right(fed).items():
                    right[ability] += hits
                    asked[ability] += count
        every = sum(right.values()) / max(1, asked.total())
        each = {one: [round(right[one] / asked[one], 3), asked[one]] for one in sorted(asked)}
        self._log(step=self.progress.step, right=round(every, 4), abilities=each)

    def _right(self, fed: Fed) -> dict[str, tuple[int, int]]:
        return right_answers(losses(self._network, fed).scores, fed)

    def _save(self) -> None:
        directory = self._plan.directory
        checkpoint.keep(directory, self._network, self._optimisers, self.progress)
        checkpoint.publish(self._network, directory / "model")
        self._log(message="saved", step=self.progress.step, part=round(self.part, 4))


class Meter:
    """Reckons speed, waiting and loss since it was last read."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._losses: list[Tensor] = []
        self.restart()

    def restart(self) -> None:
        """Forget the time that has gone, which was spent on something else."""
        self._began = self._clock()
        self._waited = 0.0
        self._pictures = 0

    def waiting(self) -> _Waiting:
        """Return a context whose time counts as waiting."""
        return _Waiting(self)

    def waited(self, seconds: float) -> None:
        """Count time as waiting."""
        self._waited += seconds

    def now(self) -> float:
        """Return what the clock says."""
        return self._clock()

    def add(self, loss: Tensor, pictures: int) -> None:
        """Count one step."""
        self._losses.append(loss)
        self._pictures += pictures

    def read(self) -> dict[str, float]:
        """Return the figures since the last time; waits for the device."""
        answers, hints = torch.stack(self._losses).mean(0).tolist()
        seconds = max(1e-9, self._clock() - self._began)
        on_gpu = self._losses[0].is_cuda
        figures = {
            "loss": round(answers, 4),
            "hints": round(hints, 4),
            "pictures_per_second": round(self._pictures / seconds, 1),
            "waiting": round(self._waited / seconds, 3),
            "gigabytes": round(torch.cuda.max_memory_allocated() / 1e9, 1) if on_gpu else 0.0,
        }
        self._losses = []
        self.restart()
        return figures


class _Waiting:
    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def __enter__(self) -> None:
        self._began = self._meter.now()

    def __exit__(self, *_: object) -> None:
        self._meter.waited(self._meter.now() - self._began)
