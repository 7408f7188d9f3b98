"""Makes an environment whole: torchvision that goes with torch, and nothing that kills vLLM.

Run as `python -m glm4v_tui.doctor.repair`, it repairs the environment of that Python.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from glm4v_tui.doctor.environment import Environment, LoadError
from glm4v_tui.doctor.finding import Finding
from glm4v_tui.doctor.packages import Package, matching_torchvision, mismatch

UNNEEDED = ("torchaudio", "torchcodec")
"""vLLM imports them where they are installed; no GLM-4V model needs them."""


def repair(environment: Environment) -> Iterator[Finding]:
    """Repair what does not fit together, and yield what was done; nothing where all fits."""
    torch = environment.package("torch")
    if torch is None or environment.engine is None:
        return
    present = [name for name in UNNEEDED if environment.package(name)]
    errors = environment.load_errors("torchvision", *present)
    yield from _repair_torchvision(environment, torch, errors.get("torchvision"))
    for name in present:
        if name in errors and not errors[name].harmless:
            yield _remove(environment, name)


def _repair_torchvision(
    environment: Environment, torch: Package, error: LoadError | None
) -> Iterator[Finding]:
    before = environment.package("torchvision")
    if error is None:
        if before and not mismatch(torch, before) and environment.declares_operators:
            environment.withdraw_operators()
            yield _done("torchvision matches torch now: its declared operators are withdrawn")
        return
    complaint = _install_matching(environment, torch, before)
    if not complaint:
        yield _done(f"installed {_title(environment)}, which goes with torch {torch.version}")
        return
    if before is None:
        wanted = matching_torchvision(torch, None)
        yield Finding("torchvision", "error", f"is missing: {complaint}", f"pip install {wanted}")
        return
    environment.declare_operators()
    yield _declared(environment, torch, before)


def _install_matching(environment: Environment, torch: Package, before: Package | None) -> str:
    """Install the torchvision that goes with torch; return why that is not to be had."""
    if before and not mismatch(torch, before):
        return "the installed release is the matching one"
    wanted = matching_torchvision(torch, before)
    complaint = environment.pip("install", "--quiet", "--no-deps", wanted)
    error = environment.load_errors("torchvision").get("torchvision")
    return complaint or (error.message if error else "")


def _declared(environment: Environment, torch: Package, torchvision: Package) -> Finding:
    error = environment.load_errors("torchvision").get("torchvision")
    if error is None:
        return _done(
            f"{mismatch(torch, torchvision) or 'torchvision could not load its operators'}, "
            "and no matching one can be had here: its missing operators, which GLM-4V does not "
            "use, are declared when it is imported"
        )
    environment.withdraw_operators()
    advice = f"pip install {matching_torchvision(torch, torchvision)}, from where torch came"
    return Finding("torchvision", "error", f"cannot be imported: {error.message}", advice)


def _remove(environment: Environment, name: str) -> Finding:
    complaint = environment.pip("uninstall", "--quiet", "--yes", name)
    if complaint:
        text = f"cannot be loaded, which stops vLLM, nor removed: {complaint}"
        return Finding(name, "error", text, f"remove {name} from {environment.packages}")
    return Finding(name, "ok", f"{name} could not be loaded, which stops vLLM: removed")


def _title(environment: Environment) -> str:
    package = environment.package("torchvision")
    return f"torchvision {package.version}" if package else "torchvision"


def _done(text: str) -> Finding:
    return Finding("torchvision", "ok", text)


def refusal(environment: Environment) -> Finding | None:
    """Return why this environment is not to be changed without a yes; `None` where it may be."""
    if environment.own:
        return None
    text = f"{environment.packages} is not a virtual environment's: nothing was changed"
    return Finding("repair", "error", text, "use a virtual environment, or say --yes")


def main(arguments: list[str]) -> int:
    """Repair the environment of this Python, say what was done, and return 1 if that failed."""
    environment = Environment.here()
    refused = None if "--yes" in arguments else refusal(environment)
    whole = True
    for finding in [refused] if refused else repair(environment):
        print(f"{finding.name}: {finding.text}", flush=True)
        if finding.advice:
            print(f"  {finding.advice}", flush=True)
        whole = whole and finding.state != "error"
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
