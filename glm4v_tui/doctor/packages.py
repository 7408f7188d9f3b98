"""The versions of torch and its companions, and whether they were built for each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata

from glm4v_tui.paths import NAME

_BUILT_VERSION = re.compile(r"^__version__\s*=\s*['\"]([^'\"]+)['\"]", re.MULTILINE)

_REQUIREMENT = re.compile(r"(?P<name>[\w-]+)(?P<bounds>[<>=\d.,]*)")
"""A requirement of this program, as its metadata has it: a name and bounds, then a marker."""

TORCHVISION_AHEAD = 15
"""torch 2.N goes with torchvision 0.(N+15), by the table in torchvision's README."""


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package."""

    name: str
    version: str
    """With the build it was made for, such as `0.28.0+cu130`, where that can be read."""

    @property
    def release(self) -> str:
        """The version without its build, such as `0.28.0`."""
        return self.version.partition("+")[0]

    @property
    def build(self) -> str:
        """What the package was built for, such as `cpu` or `cu130`; empty where it is not said."""
        return self.version.partition("+")[2]

    @property
    def minor(self) -> int:
        """The second number of the version."""
        return int(self.release.split(".")[1])


def find_package(name: str, path: Sequence[str] | None = None) -> Package | None:
    """Return an installed package without importing it.

    Args:
        name: the package's name, which is also its module's.
        path: where to look; this Python's own path without it.
    """
    context = {"name": name} if path is None else {"name": name, "path": list(path)}
    for distribution in metadata.distributions(**context):
        return Package(name, _built_version(distribution, name))
    return None


def _built_version(distribution: metadata.Distribution, name: str) -> str:
    """Return the version of the files: the metadata of registries leaves the build out."""
    source = distribution.read_text(f"../{name}/version.py") or ""
    built = _BUILT_VERSION.search(source)
    return built[1] if built else distribution.version


def unsuitable(package: Package, path: Sequence[str] | None = None) -> str:
    """Return the versions that this program wants of a package, where this is none of them.

    Args:
        package: an installed package.
        path: where this program's own metadata lies; without metadata every version will do.
    """
    context = {"name": NAME} if path is None else {"name": NAME, "path": list(path)}
    for distribution in metadata.distributions(**context):
        for requirement in distribution.requires or ():
            wanted = _REQUIREMENT.match(requirement)
            if wanted and wanted["name"] == package.name and not _within(package, wanted["bounds"]):
                return wanted["bounds"]
    return ""


def _within(package: Package, bounds: str) -> bool:
    """Return whether a release lies within bounds such as `<0.34,>=0.32`."""
    release = _numbers(package.release)
    lower = re.findall(r">=([\d.]+)", bounds)
    upper = re.findall(r"<([\d.]+)", bounds)
    return all(release >= _numbers(bound) for bound in lower) and all(
        release < _numbers(bound) for bound in upper
    )


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", release))


def mismatch(torch: Package, torchvision: Package) -> str:
    """Return why this torchvision cannot work with this torch; empty where it can."""
    if torchvision.minor != torch.minor + TORCHVISION_AHEAD:
        return (
            f"torchvision {torchvision.version} was made for another release than "
            f"torch {torch.version}"
        )
    if torchvision.build and torch.build and torchvision.build != torch.build:
        return (
            f"torchvision is built for {torchvision.build} and torch {torch.version} for "
            f"{torch.build}"
        )
    return ""


def matching_torchvision(torch: Package, torchvision: Package | None) -> str:
    """Return the requirement, as pip takes it, of a torchvision that goes with this torch."""
    minor = torch.minor + TORCHVISION_AHEAD
    if torchvision is not None and torchvision.minor == minor and torch.build:
        return f"torchvision=={torchvision.release}+{torch.build}"
    return f"torchvision==0.{minor}.*"
