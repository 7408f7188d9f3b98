"""`KEY=VALUE` is checked against what the engine takes, and an error names the key."""

from __future__ import annotations

import argparse
import json

import pytest

from glm4v_tui.engine.engine_args import parse_engine_args
from glm4v_tui.engine.protocol import EngineError


@pytest.fixture
def fields() -> dict[str, argparse.Action]:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--max-model-len", type=int)
    parser.add_argument("--dtype", choices=["auto", "float32"])
    parser.add_argument("--enforce-eager", action=argparse.BooleanOptionalAction)
    parser.add_argument("--hf-overrides", type=json.loads)
    parser.add_argument("--plugins", nargs="+")
    return {action.dest: action for action in parser._actions}


def test_values_have_the_types_of_the_engine(fields: dict[str, argparse.Action]) -> None:
    pairs = [
        "max_model_len=4096",
        "--dtype=float32",
        "enforce-eager=no",
        'hf_overrides={"a": "b=c"}',
        "plugins=x,y",
    ]
    assert parse_engine_args(pairs, fields) == {
        "max_model_len": 4096,
        "dtype": "float32",
        "enforce_eager": False,
        "hf_overrides": {"a": "b=c"},
        "plugins": ["x", "y"],
    }


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("max_model_len", "KEY=VALUE"),
        ("=3", "KEY=VALUE"),
        ("max_model_len=many", "max_model_len cannot be 'many'"),
        ("dtype=float3", "dtype cannot be"),
        ("enforce_eager=perhaps", "enforce_eager cannot be"),
        ("hf_overrides={", "hf_overrides cannot be"),
        ("max_modellen=3", "no argument max_modellen"),
    ],
)
def test_errors_name_the_key(fields: dict[str, argparse.Action], pair: str, words: str) -> None:
    with pytest.raises(EngineError) as refusal:
        parse_engine_args([pair], fields)
    assert refusal.value.kind == "bad-argument"
    assert words in refusal.value.message


def test_a_misspelt_key_is_told_what_is_near(fields: dict[str, argparse.Action]) -> None:
    with pytest.raises(EngineError) as refusal:
        parse_engine_args(["max_modellen=3"], fields)
    assert "max_model_len" in refusal.value.advice


@pytest.mark.engine
def test_every_kind_of_argument_of_vllm() -> None:
    from vllm.config import CompilationConfig

    from glm4v_tui.engine.vllm_building import check_engine_args

    pairs = [
        "max_model_len=4K",
        "gpu_memory_utilization=0.5",
        "enforce_eager=true",
        "dtype=bfloat16",
        'limit_mm_per_prompt={"image": 2}',
        'compilation_config={"mode": 0}',
        "load_format=dummy",
    ]
    values = check_engine_args(pairs)
    config = values.pop("compilation_config")
    assert isinstance(config, CompilationConfig)
    assert values == {
        "max_model_len": 4096,
        "gpu_memory_utilization": 0.5,
        "enforce_eager": True,
        "dtype": "bfloat16",
        "limit_mm_per_prompt": {"image": 2},
        "load_format": "dummy",
    }
    for wrong in ("worker_use_ray=true", "max_model_len=x", "compilation_config={"):
        with pytest.raises(EngineError):
            check_engine_args([wrong])
