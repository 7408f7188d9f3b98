"""GPUs are what the driver's tool says, whatever state it is in."""

from pathlib import Path

import pytest

from glm4v_tui.doctor.gpu import Gpu, check_gpu, gpus


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "nvidia-smi"


def write(tool: Path, script: str) -> None:
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


def test_every_card_is_read(tool: Path) -> None:
    write(tool, "echo 'NVIDIA H100 80GB HBM3, 81559, 80000'; echo 'Odd, Name, 100, [N/A]'")
    assert gpus() == (Gpu("NVIDIA H100 80GB HBM3", 81559, 80000),)


def test_without_the_tool_there_is_none(tool: Path) -> None:
    assert gpus() == ()


def test_a_broken_driver_has_none(tool: Path) -> None:
    write(tool, "echo 'NVIDIA-SMI has failed'; exit 9")
    assert gpus() == ()


def test_free_memory_is_told() -> None:
    finding = check_gpu((Gpu("H100", 80 * 1024, 3 * 1024),))
    assert (finding.state, finding.text) == ("ok", "H100, 3.0 of 80.0 GiB free")
