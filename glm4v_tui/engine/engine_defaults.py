"""How the program starts vLLM unless the user says otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from glm4v_tui.engine.checkpoints import Checkpoint

_FAST = {
    "mode": 0,
    "cudagraph_mode": "FULL_DECODE_ONLY",
    "cudagraph_capture_sizes": [1, 2, 4, 8, 16, 24, 32, 48, 64],
}
"""98 % of the decoding speed of full compilation, ready in a third of its time (9B on an H100)."""

_BATCHED_TOKENS = 8192
"""Also the room for one picture: below it, vLLM refuses those of more than 6084 tokens."""

_CONCURRENT = 64
"""Replies at a time; the greatest of the captured sizes."""

_DEMANDS = {"backend": "xgrammar", "disable_any_whitespace": True}
"""How answers are held to a demand.

Left to itself, vLLM keeps to the backend that suits the first question, and judges later ones by
others; and no other one lets a model of this family end its answer with `<|user|>`, as it was
taught. White space between the fields of JSON, with which some go on for ever, is left out.
"""

_SMALL = 2**28
"""Bytes of weights below which one thread of the CPU is enough for a model."""

_CACHE, _SMALL_CACHE = 2**30, 2**28
"""Bytes of the key-value cache on a CPU; `VLLM_CPU_KVCACHE_SPACE` in GiB goes before them."""


def set_environment(on_disk: bool) -> None:
    """Set what vLLM and the hub read while they are imported, where the user has not."""
    os.environ.setdefault("VLLM_NO_USAGE_STATS", "1")
    os.environ.setdefault("VLLM_LOGGING_COLOR", "0")
    if on_disk:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")


def engine_arguments(checkpoint: Checkpoint, directory: Path, on_cpu: bool) -> dict[str, Any]:
    """Return the arguments of vLLM's `AsyncEngineArgs` for a checkpoint on this kind of device."""
    arguments: dict[str, Any] = {
        "model": str(directory),
        "max_model_len": -1,  # As much of the model's context as fits into the memory.
        "max_num_batched_tokens": _BATCHED_TOKENS,
        "max_num_seqs": _CONCURRENT,
        "limit_mm_per_prompt": _picture_limits(checkpoint),
        "trust_remote_code": checkpoint.needs_remote_code,
        "hf_overrides": checkpoint.overrides,
        "structured_outputs_config": dict(_DEMANDS),
    }
    return arguments | (_on_cpu(directory) if on_cpu else {"compilation_config": _FAST})


def _picture_limits(checkpoint: Checkpoint) -> dict[str, int]:
    # Profiling for video, which is never sent, is the longest part of some starts.
    limits = {} if checkpoint.architecture == "GLM4VForCausalLM" else {"video": 0}
    return (
        limits if checkpoint.max_pictures is None else limits | {"image": checkpoint.max_pictures}
    )


def _on_cpu(directory: Path) -> dict[str, Any]:
    """Return what shortens a start without a GPU, where there are no graphs to capture."""
    small = _weight_bytes(directory) < _SMALL
    arguments: dict[str, Any] = {
        "enforce_eager": True,
        "skip_mm_profiling": True,
        "kv_cache_memory_bytes": _SMALL_CACHE if small else _CACHE,
    }
    return arguments | (_in_one_process() if small else {})


def _in_one_process() -> dict[str, Any]:
    """Let the model run in the engine's own process, on one thread.

    vLLM then imports itself once less, and a busy machine does not keep threads waiting for each
    other.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if os.environ.setdefault("VLLM_ENABLE_V1_MULTIPROCESSING", "0") != "0":
        return {}
    return {"distributed_executor_backend": "uni"}


def _weight_bytes(directory: Path) -> int:
    return sum(path.stat().st_size for path in directory.glob("*.safetensors"))
