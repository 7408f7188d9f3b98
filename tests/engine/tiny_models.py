"""Model directories of the family with tiny configurations and no weights."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from glm4v_tui.engine.checkpoints import DEMO

_TOKENS = {
    token["content"]: token["id"]
    for token in json.loads((DEMO / "tokenizer.json").read_bytes())["added_tokens"]
}

_NO_WEIGHTS = (2).to_bytes(8, "little") + b"{}"
"""A whole file in the safetensors format that holds nothing; engines draw weights at random."""


def tiny_glm_4v(directory: Path) -> Path:
    """Write the architecture of glm-4v-9b, as its own config.json spells it, in small."""
    directory.mkdir()
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(DEMO / name, directory)
    stops = [_TOKENS[token] for token in ("<|endoftext|>", "<|user|>", "<|observation|>")]
    config: dict[str, Any] = {
        "model_type": "chatglm",
        "architectures": ["ChatGLMModel"],
        "torch_dtype": "bfloat16",
        "add_bias_linear": False,
        "add_qkv_bias": True,
        "original_rope": True,
        "tie_word_embeddings": False,
        "multi_query_attention": True,
        "multi_query_group_num": 1,
        "num_layers": 2,
        "num_attention_heads": 2,
        "hidden_size": 128,
        "ffn_hidden_size": 128,
        "kv_channels": 64,
        "padded_vocab_size": 1280,
        "seq_length": 8192,
        "boi_token_id": _TOKENS["<|begin_of_image|>"],
        "eoi_token_id": _TOKENS["<|end_of_image|>"],
        "pad_token_id": _TOKENS["<|endoftext|>"],
        "eos_token_id": stops,
        "vision_config": _tiny_eyes(),
    }
    (directory / "config.json").write_text(json.dumps(config))
    (directory / "generation_config.json").write_text(json.dumps({"eos_token_id": stops}))
    (directory / "model.safetensors").write_bytes(_NO_WEIGHTS)
    return directory


def _tiny_eyes() -> dict[str, Any]:
    """Return a vision tower that sees 1120 pixels in patches of 14 and has hardly any weights."""
    return {
        "image_size": 1120,
        "patch_size": 14,
        "num_positions": 6401,
        "in_channels": 3,
        "hidden_size": 64,
        "intermediate_size": 64,
        "num_hidden_layers": 1,
        "num_heads": 1,
        "hidden_act": "gelu",
        "dropout_prob": 0.0,
        "layer_norm_eps": 1e-6,
        "scaling_factor": 8,
    }
