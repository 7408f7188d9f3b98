"""A checkpoint is recognised from names and files alone, and its files go before the table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.family import KNOWN
from glm4v_tui.engine.picture_tokens import FixedPictureTokens, SmartResize
from glm4v_tui.engine.protocol import EngineError
from tests.engine.tiny_models import tiny_glm_4v


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


@pytest.mark.parametrize("name", ["zai-org/glm-4v-9b", "THUDM/glm-4v-9b"])
def test_glm_4v_9b_has_the_figures_of_the_script(name: str) -> None:
    checkpoint = recognise(name)
    assert checkpoint.title == "glm-4v-9b"
    assert checkpoint.context_tokens == 8192
    assert checkpoint.max_pictures == 1
    assert checkpoint.pictures == FixedPictureTokens(1120, 1602)
    assert checkpoint.needs_remote_code
    assert checkpoint.overrides == {"architectures": ["GLM4VForCausalLM"]}
    sampling = checkpoint.sampling
    assert (sampling.temperature, sampling.top_p, sampling.presence_penalty) == (0.6, 0.8, 1.0)
    assert sampling.max_tokens == 8192


@pytest.mark.parametrize(
    ("name", "architecture", "context", "template", "reasoning"),
    [
        ("GLM-4.1V-9B-Thinking", "Glm4vForConditionalGeneration", 65536, "glm41v", "think-answer"),
        ("GLM-4.1V-9B-Base", "Glm4vForConditionalGeneration", 65536, "glm41v", "think-answer"),
        ("GLM-4.6V-Flash", "Glm4vForConditionalGeneration", 131072, "glm45v", "think"),
        ("GLM-4.5V", "Glm4vMoeForConditionalGeneration", 65536, "glm45v", "think"),
        ("GLM-4.6V-FP8", "Glm4vMoeForConditionalGeneration", 131072, "glm45v", "think"),
        ("GLM-OCR", "GlmOcrForConditionalGeneration", 131072, "glm45v", "think"),
    ],
)
def test_names_on_the_hub(
    name: str, architecture: str, context: int, template: str, reasoning: str
) -> None:
    checkpoint = recognise(f"zai-org/{name}")
    assert checkpoint.title == name
    assert checkpoint.architecture == architecture
    assert checkpoint.context_tokens == context
    assert checkpoint.template == template
    assert checkpoint.reasoning == reasoning
    assert not checkpoint.needs_remote_code


def test_every_known_name_is_recognised() -> None:
    assert [recognise(name).model for name in KNOWN] == list(KNOWN)


NARROWEST = 60
"""Columns of the narrowest terminal, in which the note has one line with a space on either side."""


def test_demo_model() -> None:
    checkpoint = recognise(str(DEMO))
    assert checkpoint.title == "Demo model (toy)"
    assert "toy" in checkpoint.note
    assert len(checkpoint.note) <= NARROWEST - 2
    assert checkpoint.max_pictures == 4
    assert checkpoint.context_tokens == 4096
    assert checkpoint.sampling.temperature == 0
    assert checkpoint.pictures == SmartResize(175616, 225792)
    assert checkpoint.pictures.count(400, 300) == 130 + 2


def test_glm_4v_9b_in_a_directory(tmp_path: Path) -> None:
    checkpoint = recognise(str(tiny_glm_4v(tmp_path / "mine")))
    assert checkpoint.title == "mine"
    assert checkpoint.architecture == "GLM4VForCausalLM"
    assert checkpoint.max_pictures == 1
    assert checkpoint.needs_remote_code


def test_files_of_a_directory_go_before_the_table(tmp_path: Path) -> None:
    model = write_model(
        tmp_path / "GLM-4.1V-9B-Thinking",
        config={"text_config": {"max_position_embeddings": 1234}},
        preprocessor={"size": {"shortest_edge": 1, "longest_edge": 2}, "patch_size": 16},
        generation={"temperature": 0.25, "top_k": 7},
    )
    checkpoint = recognise(str(model))
    assert checkpoint.context_tokens == 1234
    assert checkpoint.pictures == SmartResize(1, 2, step=32)
    assert (checkpoint.sampling.temperature, checkpoint.sampling.top_k) == (0.25, 7)


def test_files_in_the_cache_of_the_hub_are_read(empty_cache: Path) -> None:
    stored = empty_cache / "models--zai-org--GLM-4.6V-Flash"
    (stored / "refs").mkdir(parents=True)
    (stored / "refs" / "main").write_text("abc")
    write_model(
        stored / "snapshots" / "abc", config={"text_config": {"max_position_embeddings": 99}}
    )
    checkpoint = recognise("zai-org/GLM-4.6V-Flash")
    assert checkpoint.context_tokens == 99
    assert checkpoint.reasoning == "think"


def test_a_template_that_turns_thinking_off_tells_the_line_of_a_directory(tmp_path: Path) -> None:
    plain = write_model(tmp_path / "plain")
    hybrid = write_model(tmp_path / "hybrid", template="{{ enable_thinking }}")
    own = write_model(tmp_path / "own", template="{{ enable_thinking }}{{ visible_text(x) }}")
    assert recognise(str(plain)).reasoning == "think-answer"
    assert (recognise(str(hybrid)).reasoning, recognise(str(hybrid)).template) == (
        "think",
        "glm45v",
    )
    assert recognise(str(own)).template == "own"


@pytest.mark.parametrize(
    "config",
    [
        {"architectures": ["LlamaForCausalLM"], "model_type": "llama"},
        {"architectures": ["ChatGLMModel"], "model_type": "chatglm"},
        {"model_type": "nothing"},
    ],
)
def test_foreign_and_text_only_models_are_refused(tmp_path: Path, config: dict[str, Any]) -> None:
    model = tmp_path / "other"
    model.mkdir()
    (model / "config.json").write_text(json.dumps(config))
    with pytest.raises(EngineError, match="not a GLM model that sees pictures") as refusal:
        recognise(str(model))
    assert refusal.value.kind == "bad-argument"


@pytest.mark.parametrize("name", ["meta/llama-4", "nonsense"])
def test_unknown_names_are_refused(name: str) -> None:
    with pytest.raises(EngineError) as refusal:
        recognise(name)
    assert refusal.value.kind == "bad-argument"
    assert "zai-org/glm-4v-9b" in refusal.value.advice


@pytest.mark.parametrize("broken", ["", "{", "[]"])
def test_a_directory_without_a_model_is_refused(tmp_path: Path, broken: str) -> None:
    (tmp_path / "config.json").write_text(broken)
    with pytest.raises(EngineError) as refusal:
        recognise(str(tmp_path))
    assert refusal.value.kind == "model-missing"


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as refusal:
        recognise(str(tmp_path / "nowhere"))
    assert refusal.value.kind == "model-missing"


def test_recognising_imports_nothing_heavy() -> None:
    code = (
        "import sys; from glm4v_tui.engine.checkpoints import recognise;"
        "import glm4v_tui.engine.vllm_engine;"
        "recognise('zai-org/GLM-4.6V');"
        "heavy = {'vllm', 'torch', 'transformers', 'huggingface_hub', 'PIL'};"
        "print(sorted(heavy & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def write_model(
    directory: Path,
    config: dict[str, Any] | None = None,
    preprocessor: dict[str, Any] | None = None,
    generation: dict[str, Any] | None = None,
    template: str = "",
) -> Path:
    directory.mkdir(parents=True)
    architecture = {"architectures": ["Glm4vForConditionalGeneration"], "model_type": "glm4v"}
    (directory / "config.json").write_text(json.dumps(architecture | (config or {})))
    (directory / "preprocessor_config.json").write_text(json.dumps(preprocessor or {}))
    (directory / "generation_config.json").write_text(json.dumps(generation or {}))
    (directory / "chat_template.jinja").write_text(template)
    return directory
