"""A model is judged by its files, before an engine stumbles over them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from glm4v_tui.demo import MODEL
from glm4v_tui.doctor.gpu import Gpu
from glm4v_tui.doctor.model import check_model

SHARD = "model-00002-of-00003.safetensors"


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    return tmp_path / "hub"


def test_the_demo_model_is_whole() -> None:
    finding = check_model(str(MODEL), ())
    assert finding.state == "ok"
    assert "Demo model (toy), 28 MiB" in finding.text


def test_missing_files_are_named(tmp_path: Path) -> None:
    copy = shutil.copytree(MODEL, tmp_path / "model", ignore=lambda *_: [SHARD])
    finding = check_model(str(copy), ())
    assert finding.state == "error"
    assert SHARD in finding.text


def test_a_model_of_another_kind_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"architectures": ["LlamaForCausalLM"]}')
    finding = check_model(str(tmp_path), ())
    assert finding.state == "error"
    assert "LlamaForCausalLM" in finding.text


def test_a_directory_that_is_not_there_is_an_error() -> None:
    assert check_model("/no/such/model", ()).state == "error"


def test_a_hub_model_can_be_downloaded(empty_cache: Path) -> None:
    finding = check_model("zai-org/glm-4v-9b", ())
    assert finding.state == "warning"
    assert str(empty_cache) in finding.text


def test_a_hub_model_cannot_be_downloaded_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert check_model("zai-org/glm-4v-9b", ()).state == "error"


def test_a_downloaded_hub_model_is_found(empty_cache: Path) -> None:
    place = empty_cache / "models--us--toy"
    shutil.copytree(MODEL, place / "snapshots" / "1234")
    (place / "refs").mkdir()
    (place / "refs" / "main").write_text("1234")
    assert check_model("us/toy", ()).state == "ok"


def test_a_full_gpu_is_a_warning() -> None:
    assert check_model(str(MODEL), (Gpu("H100", 81920, 10),)).state == "warning"
    assert check_model(str(MODEL), (Gpu("H100", 81920, 80000),)).state == "ok"


def test_what_fits_over_several_gpus_is_said() -> None:
    small = Gpu("small", 81920, 20)
    finding = check_model(str(MODEL), (small, small))
    assert finding.state == "warning"
    assert "gpus = 2" in finding.advice
    assert check_model(str(MODEL), (small, small), 2).state == "ok"
    assert check_model(str(MODEL), (small,), 2).state == "error"
