"""The line that serves a model, read by vLLM's own parser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.serving.line import DEMO_NAME, Serving, server_words, shown
from glm4v_tui.serving.placing import Placement, gpus_needed, weight_gigabytes


def flags(model: str, **serving: Any) -> dict[str, str]:
    """Return the value of each flag of a line."""
    words = server_words(recognise(model), Serving(**serving))[3:]
    pairs = zip(words, [*words[1:], "--"], strict=True)
    return {
        flag: "" if value.startswith("--") else value for flag, value in pairs if flag[:2] == "--"
    }


def test_one_picture_of_glm_4v_and_code_of_its_own() -> None:
    line = flags("zai-org/glm-4v-9b")
    assert json.loads(line["--limit-mm-per-prompt"]) == {"image": 1}
    assert "GLM4VForCausalLM" in line["--hf-overrides"]
    assert "--trust-remote-code" in line
    assert Path(line["--chat-template"]).name == "glm4v.jinja"
    assert "--reasoning-parser" not in line


@pytest.mark.parametrize(
    ("model", "parser"),
    [
        ("zai-org/GLM-4.1V-9B-Thinking", "glm45"),
        ("zai-org/GLM-4.1V-9B-Base", None),
        ("zai-org/GLM-4.6V-Flash", "glm45"),
        ("zai-org/GLM-4.5V", "glm45"),
        (str(DEMO), None),
    ],
)
def test_thinking_is_parsed_only_where_it_is_always_marked(model: str, parser: str | None) -> None:
    assert flags(model).get("--reasoning-parser") == parser


def test_twelve_heads_of_the_vision_tower_do_not_divide_by_eight() -> None:
    four, eight = Placement(4), Placement(8)
    assert "--mm-encoder-tp-mode" not in flags("zai-org/GLM-4.5V", placement=four)
    assert flags("zai-org/GLM-4.5V", placement=eight)["--mm-encoder-tp-mode"] == "data"
    assert "--mm-encoder-tp-mode" not in flags("zai-org/glm-4v-9b", placement=eight)


def test_copies_share_the_gpus_of_a_host() -> None:
    line = flags("zai-org/GLM-4.6V-Flash", placement=Placement(8, replicas=4))
    assert line["--tensor-parallel-size"] == "2"
    assert line["--data-parallel-size"] == "4"


def test_several_hosts_are_stages_one_after_the_other() -> None:
    two = Placement(8, nodes=2)
    head = flags("zai-org/GLM-4.6V", placement=two, head="gpu1")
    assert head["--pipeline-parallel-size"] == "2"
    assert (head["--nnodes"], head["--node-rank"], head["--master-addr"]) == ("2", "0", "gpu1")
    assert head["--port"] == "8000"
    other = flags("zai-org/GLM-4.6V", placement=two, head="gpu1", rank=1)
    assert "--headless" in other
    assert "--port" not in other
    ray = flags("zai-org/GLM-4.6V", placement=two, joining="ray")
    assert ray["--distributed-executor-backend"] == "ray"
    assert "--nnodes" not in ray


@pytest.mark.parametrize(
    "placement", [Placement(3), Placement(8, replicas=3), Placement(8, nodes=2, replicas=2)]
)
def test_what_does_not_divide_is_refused(placement: Placement) -> None:
    with pytest.raises(EngineError):
        placement.check()


def test_a_line_can_be_pasted() -> None:
    line = shown(["vllm", "serve", "a b", "--limit-mm-per-prompt", '{"video": 0}'])
    assert line == "vllm serve 'a b' \\\n    --limit-mm-per-prompt '{\"video\": 0}'"


def test_what_fits() -> None:
    assert gpus_needed(weight_gigabytes("zai-org/glm-4v-9b") or 0, 80) == 1
    assert gpus_needed(weight_gigabytes("zai-org/GLM-4.5V") or 0, 80) == 4
    assert gpus_needed(weight_gigabytes("zai-org/GLM-4.5V-FP8") or 0, 80) == 2
    assert gpus_needed(1000, 80) is None
    assert weight_gigabytes("someone/else") is None


@pytest.mark.engine
@pytest.mark.parametrize(
    ("model", "serving"),
    [
        ("zai-org/glm-4v-9b", Serving()),
        ("zai-org/GLM-4.1V-9B-Thinking", Serving(Placement(2), socket=Path("/run/x.sock"))),
        ("zai-org/GLM-4.6V-Flash", Serving(Placement(8, replicas=8))),
        ("zai-org/GLM-4.5V-FP8", Serving(Placement(4), extra=("--max-model-len", "32768"))),
        ("zai-org/GLM-4.6V", Serving(Placement(8, nodes=2), head="gpu1")),
        ("zai-org/GLM-4.6V", Serving(Placement(8, nodes=2), head="gpu1", rank=1)),
        ("zai-org/GLM-4.6V", Serving(Placement(8, nodes=2), joining="ray")),
        ("zai-org/GLM-OCR", Serving()),
        (str(DEMO), Serving(on_cpu=True)),
    ],
)
def test_vllm_takes_every_word(
    monkeypatch: pytest.MonkeyPatch, model: str, serving: Serving
) -> None:
    # An engine that another test had in this process may have forbidden looking beyond the disk.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    from vllm.engine.arg_utils import AsyncEngineArgs
    from vllm.entrypoints.launchers.cli_args import make_arg_parser, validate_parsed_serve_args
    from vllm.utils.argparse_utils import FlexibleArgumentParser

    words = server_words(recognise(model), serving, ("--model",))
    parsed = make_arg_parser(FlexibleArgumentParser()).parse_args(words)
    validate_parsed_serve_args(parsed)
    arguments = AsyncEngineArgs.from_cli_args(parsed)
    assert arguments.model == recognise(model).model
    assert arguments.max_model_len == (32768 if serving.extra else -1)
    assert arguments.max_num_batched_tokens == 8192
    assert arguments.tensor_parallel_size == serving.placement.tensor
    assert arguments.pipeline_parallel_size == serving.placement.nodes
    assert arguments.data_parallel_size == serving.placement.replicas
    assert parsed.enable_prompt_tokens_details
    assert parsed.headless == bool(serving.rank)
    assert parsed.uds == (str(serving.socket) if serving.socket else None)
    assert (parsed.served_model_name == [DEMO_NAME]) == (model == str(DEMO))
