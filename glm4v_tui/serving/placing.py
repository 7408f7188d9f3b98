"""How a model is laid over GPUs: what divides, and what fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from glm4v_tui.engine.checkpoints import Checkpoint

VISION_HEADS = 12
"""Attention heads of the vision tower: `num_heads` of transformers' `Glm4vVisionConfig`."""

TENSOR_SIZES = (1, 2, 4, 8)
"""GPUs over which the layers of the family's text towers divide."""

WEIGHTS_SHARE = 0.75
"""Share of a GPU's memory that weights may take; vLLM takes 0.92, and the rest is for the cache."""

_WEIGHTS = (
    ("glm-4v-9b", 27.8),
    ("glm-4.1v-9b", 20.6),
    ("glm-4.6v-flash", 20.6),
    ("glm-4.5v-fp8", 110.0),
    ("glm-4.6v-fp8", 110.0),
    ("glm-4.5v", 216.0),
    ("glm-4.6v", 216.0),
)
"""What a hub name begins with, and the GB of its weights; first match wins.

9B: parameters times two, from the configurations. 106B: about, from the checkpoints' pages.
"""


@dataclass(frozen=True, slots=True)
class Placement:
    """Hosts and GPUs, and how many copies of the model they hold together."""

    gpus: int = 1
    """GPUs of each host."""
    nodes: int = 1
    """Hosts."""
    replicas: int = 1
    """Copies of the model, each on its share of the GPUs of one host."""

    @property
    def tensor(self) -> int:
        """GPUs that share each layer."""
        return self.gpus // self.replicas

    def check(self) -> None:
        """Refuse what no model of the family can be laid over.

        Raises:
            EngineError: the numbers do not go together.
        """
        if self.replicas > 1 and self.nodes > 1:
            raise _wrong("copies of a model stay on one host", "Leave out --replicas or --nodes.")
        if self.gpus % self.replicas:
            raise _wrong(f"{self.gpus} GPUs do not divide by {self.replicas} copies", "")
        if self.tensor not in TENSOR_SIZES:
            raise _wrong(
                f"a layer does not divide over {self.tensor} GPUs",
                "Use 1, 2, 4 or 8 for a copy, and --replicas for several copies.",
            )

    def arguments(self, checkpoint: Checkpoint) -> dict[str, object]:
        """Return the arguments of vLLM that lay a model out so."""
        arguments: dict[str, object] = {}
        if self.tensor > 1:
            arguments["tensor_parallel_size"] = self.tensor
        if self.nodes > 1:
            arguments["pipeline_parallel_size"] = self.nodes
        if self.replicas > 1:
            arguments["data_parallel_size"] = self.replicas
        # vLLM's class of glm-4v-9b cannot do this.
        if VISION_HEADS % self.tensor and checkpoint.architecture != "GLM4VForCausalLM":
            arguments["mm_encoder_tp_mode"] = "data"
        return arguments


def weight_gigabytes(name: str) -> float | None:
    """Return about how much the weights of a model on the hub take; `None` where unknown."""
    last = name.rstrip("/").rsplit("/", 1)[-1].lower()
    return next((size for start, size in _WEIGHTS if last.startswith(start)), None)


def gpus_needed(gigabytes: float, memory: float) -> int | None:
    """Return how many GPUs of so much memory, in GB, hold such weights; `None` where 8 do not."""
    enough = (size for size in TENSOR_SIZES if gigabytes / size <= WEIGHTS_SHARE * memory)
    return next(enough, None)


def _wrong(what: str, advice: str) -> EngineError:
    return EngineError("bad-argument", f"This does not go together: {what}.", advice)
