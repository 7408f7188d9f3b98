"""Whether the model that would be loaded is on the disk, whole, and fits the machine."""

from __future__ import annotations

from pathlib import Path

from glm4v_tui.doctor.finding import Finding
from glm4v_tui.doctor.gpu import Gpu
from glm4v_tui.engine.checkpoints import Checkpoint, recognise
from glm4v_tui.engine.hub import is_offline
from glm4v_tui.engine.model_files import (
    cached_snapshot,
    hub_cache,
    local_size,
    missing_files,
)
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.serving.placing import TENSOR_SIZES

NAMED = 5
"""Missing files that a line names."""

CPU_LIMIT = 4 << 30
"""Bytes of weights above which a CPU takes minutes for an answer."""

GIB = 1 << 30


def check_model(model: str, gpus: tuple[Gpu, ...], share: int = 1) -> Finding:
    """Judge a model by its directory, or by its name on the hub.

    `share` is the number of GPUs that it would be spread over.
    """
    try:
        checkpoint = recognise(model)
    except EngineError as error:
        return Finding("model", "error", error.message, error.advice)
    directory = Path(model).expanduser()
    if directory.is_dir():
        return _judge(checkpoint, directory, gpus, share)
    snapshot = cached_snapshot(model, hub_cache())
    if snapshot is not None and not missing_files(snapshot):
        return _judge(checkpoint, snapshot, gpus, share)
    state = "only partly on this disk" if snapshot else "not on this disk"
    if is_offline():
        text = f"{model} is {state}, and HF_HUB_OFFLINE forbids downloading it"
        return Finding("model", "error", text, "unset HF_HUB_OFFLINE, or name a local directory")
    text = f"{model} is {state}: its download into {hub_cache()} starts after a yes"
    return Finding("model", "warning", text)


def _judge(checkpoint: Checkpoint, directory: Path, gpus: tuple[Gpu, ...], share: int) -> Finding:
    if missing := missing_files(directory):
        names = ", ".join(missing[:NAMED]) + (" …" if len(missing) > NAMED else "")
        text = f"{directory} lacks {len(missing)} of its files: {names}"
        return Finding("model", "error", text, "copy them there, or download the model anew")
    size = local_size(directory)
    text = f"{checkpoint.title}, {_readable(size)}, {directory}"
    if gpus and len(gpus) < share:
        text += f": to be spread over {share} GPUs, and {len(gpus)} are here"
        return Finding("model", "error", text, f"set gpus = {_most(gpus)} below [engine]")
    largest = max((gpu.free << 20 for gpu in gpus), default=0)
    if gpus and size > largest * share:
        text += f": more than the {_readable(largest * share)} that {_so_many(share)} free"
        return Finding("model", "warning", text, _room(size, gpus))
    if not gpus and size > CPU_LIMIT:
        advice = "use a machine with an NVIDIA GPU, or try --demo"
        return Finding("model", "warning", f"{text}: minutes for an answer on a CPU", advice)
    return Finding("model", "ok", text)


def _room(size: int, gpus: tuple[Gpu, ...]) -> str:
    """Say over how many GPUs the model would fit, or what to do instead."""
    free = min(gpu.free << 20 for gpu in gpus)
    enough = next((n for n in TENSOR_SIZES if n <= len(gpus) and size < n * free), None)
    if enough:
        return f"set gpus = {enough} below [engine] to spread it over {enough} GPUs"
    return "end what holds the GPU's memory, or name a smaller model with --model"


def _most(gpus: tuple[Gpu, ...]) -> int:
    return max(number for number in TENSOR_SIZES if number <= len(gpus))


def _so_many(share: int) -> str:
    return "a GPU has" if share == 1 else f"{share} GPUs have"


def _readable(size: int) -> str:
    return f"{size / GIB:.1f} GiB" if size >= GIB else f"{size / (1 << 20):.0f} MiB"
