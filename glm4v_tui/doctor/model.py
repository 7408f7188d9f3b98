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

NAMED = 5
"""Missing files that a line names."""

CPU_LIMIT = 4 << 30
"""Bytes of weights above which a CPU takes minutes for an answer."""

GIB = 1 << 30


def check_model(model: str, gpus: tuple[Gpu, ...]) -> Finding:
    """Judge a model by its directory, or by its name on the hub."""
    try:
        checkpoint = recognise(model)
    except EngineError as error:
        return Finding("model", "error", error.message, error.advice)
    directory = Path(model).expanduser()
    if directory.is_dir():
        return _judge(checkpoint, directory, gpus)
    snapshot = cached_snapshot(model, hub_cache())
    if snapshot is not None and not missing_files(snapshot):
        return _judge(checkpoint, snapshot, gpus)
    state = "only partly on this disk" if snapshot else "not on this disk"
    if is_offline():
        text = f"{model} is {state}, and HF_HUB_OFFLINE forbids downloading it"
        return Finding("model", "error", text, "unset HF_HUB_OFFLINE, or name a local directory")
    text = f"{model} is {state}: its download into {hub_cache()} starts after a yes"
    return Finding("model", "warning", text)


def _judge(checkpoint: Checkpoint, directory: Path, gpus: tuple[Gpu, ...]) -> Finding:
    if missing := missing_files(directory):
        names = ", ".join(missing[:NAMED]) + (" …" if len(missing) > NAMED else "")
        text = f"{directory} lacks {len(missing)} of its files: {names}"
        return Finding("model", "error", text, "copy them there, or download the model anew")
    size = local_size(directory)
    text = f"{checkpoint.title}, {_readable(size)}, {directory}"
    largest = max((gpu.free << 20 for gpu in gpus), default=0)
    if gpus and size > largest:
        advice = "end what holds the GPU's memory, or name a smaller model with --model"
        text += f": more than the {_readable(largest)} that a GPU has free"
        return Finding("model", "warning", text, advice)
    if not gpus and size > CPU_LIMIT:
        advice = "use a machine with an NVIDIA GPU, or try --demo"
        return Finding("model", "warning", f"{text}: minutes for an answer on a CPU", advice)
    return Finding("model", "ok", text)


def _readable(size: int) -> str:
    return f"{size / GIB:.1f} GiB" if size >= GIB else f"{size / (1 << 20):.0f} MiB"
