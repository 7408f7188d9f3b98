"""A virtual environment whose packages the tests lay out themselves."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

import pytest

from glm4v_tui.doctor.environment import Environment
from tests.doctor.packaged import put_package, put_torch


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("environment")
    venv.create(directory, with_pip=True, symlinks=True)
    return directory


@pytest.fixture
def environment(bare: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Environment:
    """Return an environment with an engine and a CPU torch, where only a folder answers pip."""
    python = bare / "bin" / "python"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([python, "-c", where], capture_output=True, text=True, check=True)
    packages = Path(answer.stdout.strip())
    for left in packages.iterdir():
        if left.name.split("-")[0] not in ("pip", "setuptools"):
            subprocess.run(["rm", "-r", left], check=True)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    put_package(packages, "vllm", "0.32.0", None)
    put_torch(packages)
    return Environment(str(python), packages, own=True)
