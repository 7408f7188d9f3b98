from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from glm4v_tui.engine.model_files import (
    hub_cache,
    is_hub_name,
    local_size,
    missing_files,
    needed_files,
)
from tests.engine.small_hub import a_model, tensors

FIRST = "model-00001-of-00002.safetensors"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    for name in needed_files(a_model()):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(a_model()[name])
    return tmp_path


def test_a_whole_model_lacks_nothing(model: Path) -> None:
    assert missing_files(model) == ()


@pytest.mark.parametrize("name", ["config.json", FIRST, "configuration_tiny.py"])
def test_an_absent_file_is_named(model: Path, name: str) -> None:
    (model / name).unlink()
    assert name in missing_files(model)


def test_a_shard_that_was_cut_short_is_named(model: Path) -> None:
    content = (model / FIRST).read_bytes()
    (model / FIRST).write_bytes(content[:-1])
    assert missing_files(model) == (FIRST,)


@pytest.mark.parametrize("content", [b"", b"\xff" * 40, b"\x02\0\0\0\0\0\0\0[]"])
def test_a_shard_that_is_none_is_named(model: Path, content: bytes) -> None:
    (model / FIRST).write_bytes(content)
    assert missing_files(model) == (FIRST,)


def test_a_pointer_in_place_of_a_file_is_named(model: Path) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    (model / "configuration_tiny.py").write_bytes(pointer)
    (model / FIRST).write_bytes(pointer)
    assert missing_files(model) == ("configuration_tiny.py", FIRST)


def test_a_model_without_tokenizer_is_not_whole(model: Path) -> None:
    (model / "tokenizer_config.json").unlink()
    assert missing_files(model) == ("tokenizer_config.json",)


@pytest.mark.parametrize("index", ["", "[]", "{}", '{"weight_map": 3}'])
def test_a_broken_index_is_named(model: Path, index: str) -> None:
    path = model / "model.safetensors.index.json"
    path.write_text(index)
    assert missing_files(model) == (path.name,)


def test_an_empty_directory_lacks_the_essentials(tmp_path: Path) -> None:
    assert missing_files(tmp_path) == ("config.json", "tokenizer_config.json", "model.safetensors")


def test_weights_in_one_file_are_enough(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"auto_map": {"A": "other/repo--x.Y"}}))
    (tmp_path / "tokenizer.model").write_bytes(b"\x0a")
    (tmp_path / "model.safetensors").write_bytes(tensors(3))
    assert missing_files(tmp_path) == ()


def test_duplicates_and_papers_are_not_needed() -> None:
    assert needed_files(["README.md", "a.safetensors", "pytorch_model.bin", "config.json"]) == (
        "config.json",
        "a.safetensors",
    )
    assert needed_files(["config.json", "pytorch_model.bin"])[-1] == "pytorch_model.bin"


def test_the_size_follows_links(model: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    links = tmp_path_factory.mktemp("links")
    (links / "shard").symlink_to(model / FIRST)
    assert local_size(links) == (model / FIRST).stat().st_size


@pytest.mark.parametrize(
    ("name", "possible"),
    [
        ("zai-org/glm-4v-9b", True),
        ("gpt2", True),
        ("/models/glm", False),
        ("./glm", False),
        ("../glm", False),
        ("a/b/c", False),
        ("a/..", False),
        ("", False),
    ],
)
def test_hub_names(name: str, possible: bool) -> None:
    assert is_hub_name(name) is possible


def test_the_cache_is_where_the_hubs_tools_keep_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    assert hub_cache() == Path("~/.cache/huggingface/hub").expanduser()
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert hub_cache() == Path("/caches/huggingface/hub")
    monkeypatch.setenv("HF_HOME", "/hf")
    assert hub_cache() == Path("/hf/hub")
    monkeypatch.setenv("HF_HUB_CACHE", "/hub")
    assert hub_cache() == Path("/hub")


def test_looking_at_files_imports_nothing_heavy() -> None:
    code = "import sys, glm4v_tui.engine.model_files; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"huggingface_hub", "torch", "pydantic", "vllm"} & set(run.stdout.split())
