"""What a training needs in order to go on later, in one file that is never half written."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from glm4v_tui.demo.training.muon import Optimisers
from glm4v_tui.demo.training.network import Network

_FILE = "checkpoint.pt"

SHARD = 14_000_000
"""Bytes that a file of weights may have."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training is."""

    seed: int
    step: int = 0
    """Batches learnt from; also the number of the next one."""
    seconds: float = 0.0
    """Time spent on training, in all its parts."""
    pictures: int = 0
    """Pictures learnt from."""


def keep(directory: Path, network: Network, optimisers: Optimisers, progress: Progress) -> None:
    """Write everything that a training needs to go on."""
    state = {
        "network": network.state_dict(),
        "optimisers": optimisers.state_dict(),
        "progress": asdict(progress),
    }
    unfinished = directory / (_FILE + ".part")
    torch.save(state, unfinished)
    unfinished.replace(directory / _FILE)


def kept(directory: Path) -> dict[str, Any] | None:
    """Return what `keep` wrote, or `None` if the training is a new one."""
    if not (directory / _FILE).exists():
        return None
    state: dict[str, Any] = torch.load(directory / _FILE, map_location="cpu", weights_only=True)
    return state


def resume(state: dict[str, Any], network: Network, optimisers: Optimisers) -> Progress:
    """Go on from what `kept` returned."""
    network.load_state_dict(state["network"])
    optimisers.load_state_dict(state["optimisers"])
    return Progress(**state["progress"])


def publish(network: Network, model: Path) -> None:
    """Write the weights into a model directory, in bfloat16; each file replaces its older self."""
    weights = {
        name: value.detach().to("cpu", torch.bfloat16).contiguous()
        for name, value in sorted(network.published().items())
    }
    shards = _shards(weights)
    names = [f"model-{at:05d}-of-{len(shards):05d}.safetensors" for at in range(1, len(shards) + 1)]
    for name, shard in zip(names, shards, strict=True):
        unfinished = model / (name + ".part")
        save_file(shard, unfinished, metadata={"format": "pt"})
        # safetensors makes files that only their owner can read.
        unfinished.chmod(0o644)
        unfinished.replace(model / name)
    index = {
        "metadata": {"total_size": sum(_bytes(value) for value in weights.values())},
        "weight_map": {
            one: name for name, shard in zip(names, shards, strict=True) for one in shard
        },
    }
    file = model / "model.safetensors.index.json"
    file.write_text(json.dumps(index, indent=1) + "\n", "utf-8")


def _shards(weights: dict[str, Tensor]) -> list[dict[str, Tensor]]:
    shards: list[dict[str, Tensor]] = [{}]
    used = 0
    for name, value in weights.items():
        if used + _bytes(value) > SHARD - 100_000:
            shards.append({})
            used = 0
        shards[-1][name] = value
        used += _bytes(value)
    return shards


def _bytes(value: Tensor) -> int:
    return int(value.numel() * value.element_size())
