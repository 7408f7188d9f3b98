"""What a model directory must hold, and where the hub's files lie on this disk."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

_INDEX = "model.safetensors.index.json"
_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?")
_SMALL_SUFFIXES = {".json", ".jinja", ".txt", ".model", ".tiktoken", ".py"}
_POINTER = b"version https://git-lfs"
_MAX_HEADER = 100_000_000
"""Bytes; the limit that the safetensors format sets for its header."""


def is_hub_name(model: str) -> bool:
    """Return whether this can be the name of a model on the hub."""
    return _HUB_NAME.fullmatch(model) is not None and ".." not in model


def hub_cache() -> Path:
    """Return where hub models are kept, from the variables that the hub's own tools read."""
    for variable in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if directory := os.environ.get(variable):
            return _expanded(directory)
    if home := os.environ.get("HF_HOME"):
        return _expanded(home) / "hub"
    caches = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return _expanded(caches) / "huggingface" / "hub"


def storage(model: str, cache: Path) -> Path:
    """Return the directory inside the cache that belongs to a hub model."""
    return cache / f"models--{model.replace('/', '--')}"


def cached_snapshot(model: str, cache: Path, revision: str = "main") -> Path | None:
    """Return the directory of the newest download of a hub model, whole or not."""
    place = storage(model, cache)
    try:
        commit = (place / "refs" / revision).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        commit = revision
    snapshot = place / "snapshots" / commit
    return snapshot if snapshot.is_dir() else None


def local_size(directory: Path) -> int:
    """Return the bytes of the files in a model directory, links followed."""
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())


def needed_files(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of a repository's files that the engine reads, small ones first."""
    paths = sorted(map(PurePosixPath, names))
    small = [path for path in paths if path.suffix in _SMALL_SUFFIXES]
    top = [path for path in paths if len(path.parts) == 1]
    weights = [path for path in top if path.suffix == ".safetensors"]
    weights = weights or [path for path in top if path.suffix == ".bin"]
    return tuple(map(str, (*small, *weights)))


def missing_files(directory: Path) -> tuple[str, ...]:
    """Return what a model directory lacks: files that are absent, cut short or only pointers."""
    return tuple(dict.fromkeys(_missing(directory)))


def _missing(directory: Path) -> Iterator[str]:
    if not (directory / "config.json").is_file():
        yield "config.json"
    if not any(directory.glob("tokenizer*")):
        yield "tokenizer_config.json"
    for name in (*_own_code(directory), *_weights(directory)):
        if name == _INDEX or not _is_whole(directory / name):
            yield name


def _weights(directory: Path) -> list[str]:
    """Return the weight files that must be there; `model.safetensors` where there is no hint."""
    if (directory / _INDEX).exists():
        shards = read_json(directory / _INDEX).get("weight_map")
        names = shards.values() if isinstance(shards, dict) else ()
        return sorted({str(name) for name in names}) or [_INDEX]
    found = [*directory.glob("*.safetensors")] or [*directory.glob("*.bin")]
    return sorted(path.name for path in found) or ["model.safetensors"]


def _own_code(directory: Path) -> set[str]:
    """Return the Python files that the model's configuration names."""
    files = set()
    for name in ("config.json", "tokenizer_config.json"):
        classes = read_json(directory / name).get("auto_map")
        for value in classes.values() if isinstance(classes, dict) else ():
            for dotted in value if isinstance(value, list) else [value]:
                if isinstance(dotted, str) and "--" not in dotted and "." in dotted:
                    files.add(f"{dotted.rsplit('.', 1)[0].replace('.', '/')}.py")
    return files


def _is_whole(path: Path) -> bool:
    """Return whether a file is there with all its bytes, as far as its own header tells."""
    try:
        with path.open("rb") as file:
            if path.suffix == ".safetensors":
                return file.seek(0, os.SEEK_END) == _promised_size(file)
            return file.read(len(_POINTER)) != _POINTER
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _promised_size(file: BinaryIO) -> int:
    """Return the bytes that a safetensors file has by its own header.

    The header is its length in 8 bytes, then JSON that gives each tensor's place after it.
    """
    file.seek(0)
    length = int.from_bytes(file.read(8), "little")
    if length > _MAX_HEADER:
        raise ValueError("not a safetensors header")
    tensors = json.loads(file.read(length))
    tensors.pop("__metadata__", None)
    return 8 + length + max((tensor["data_offsets"][1] for tensor in tensors.values()), default=0)


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file; empty where there is none."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _expanded(directory: str) -> Path:
    return Path(os.path.expandvars(directory)).expanduser()
