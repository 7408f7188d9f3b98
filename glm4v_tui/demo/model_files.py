"""The files of the demo model that say what it is: its sizes, its pictures, its chat template."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CONTEXT = 4096
"""Tokens that a conversation may have."""

_PATCHES = 2 * 28 * 28
"""What the image processor's limits count: two frames of every pixel of a cell."""

TEXT_SIZES = {
    "vocab_size": 2304,
    "hidden_size": 384,
    "intermediate_size": 896,
    "num_hidden_layers": 5,
    "num_attention_heads": 6,
    "num_key_value_heads": 6,
}
"""The sizes of the speaker; heads have 64 values each."""

VISION_SIZES = {
    "depth": 6,
    "hidden_size": 256,
    "num_heads": 4,
    "out_hidden_size": 384,
    "intermediate_size": 512,
    "image_size": 336,
}
"""The sizes of the eye; `out_hidden_size` is the speaker's width and that of the eye's MLPs."""

CHAT_TEMPLATE = (
    "[gMASK]<sop>{% for m in messages %}<|{{ m.role }}|>\n"
    "{% if m.content is string %}{% if m.role == 'assistant' %}"
    "{{ m.content.split('</think>')[-1].replace('<answer>', '').replace('</answer>', '') }}"
    "{% else %}{{ m.content }}{% endif %}{% else %}{% for i in m.content %}"
    "{% if i.type == 'video' or 'video' in i %}<|begin_of_video|><|video|><|end_of_video|>"
    "{% elif i.type == 'image' or i.type == 'image_url' or 'image' in i %}"
    "<|begin_of_image|><|image|><|end_of_image|>"
    "{% elif i.type == 'text' %}{{ i.text }}{% endif %}{% endfor %}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)
"""Lays conversations out as GLM-4.1V does, without the thinking of earlier answers."""

_ENDS = ("<|endoftext|>", "<|user|>", "<|observation|>")
"""The tokens that end an answer."""

_ROLES = {
    "image_start_token_id": "<|begin_of_image|>",
    "image_end_token_id": "<|end_of_image|>",
    "image_token_id": "<|image|>",
    "video_start_token_id": "<|begin_of_video|>",
    "video_end_token_id": "<|end_of_video|>",
    "video_token_id": "<|video|>",
}


def network_config(
    numbers: Mapping[str, int],
    text: Mapping[str, int] = TEXT_SIZES,
    vision: Mapping[str, int] = VISION_SIZES,
) -> dict[str, Any]:
    """Return config.json; `numbers` has the number of each special token."""
    return {
        "architectures": ["Glm4vForConditionalGeneration"],
        "model_type": "glm4v",
        "dtype": "bfloat16",
        "tie_word_embeddings": False,
        "text_config": _text_config(text, numbers),
        "vision_config": _vision_config(vision),
        **{key: numbers[token] for key, token in _ROLES.items()},
    }


def write_model_files(
    directory: Path, config: Mapping[str, Any], special: tuple[str, ...], cells: tuple[int, int]
) -> None:
    """Write every file of a model but its weights and tokenizer.json.

    `cells` are the fewest and the most tokens of a picture; the first special token pads.
    """
    picture = _picture_config(*cells)
    files: dict[str, Any] = {
        "config.json": config,
        "generation_config.json": _generation_config(config),
        "preprocessor_config.json": {"image_processor_type": "Glm4vImageProcessor", **picture},
        "video_preprocessor_config.json": {
            "video_processor_type": "Glm4vVideoProcessor",
            **picture,
        },
        "tokenizer_config.json": _tokenizer_config(special),
    }
    directory.mkdir(parents=True, exist_ok=True)
    for name, values in files.items():
        (directory / name).write_text(json.dumps(values, indent=1) + "\n", "utf-8")
    (directory / "chat_template.jinja").write_text(CHAT_TEMPLATE, "utf-8")


def _text_config(sizes: Mapping[str, int], numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "model_type": "glm4v_text",
        **sizes,
        # transformers always has these biases; vLLM reads here whether there are any.
        "attention_bias": True,
        "attention_dropout": 0.0,
        "hidden_act": "silu",
        "initializer_range": 0.02,
        "max_position_embeddings": CONTEXT,
        "pad_token_id": 0,
        "eos_token_id": [numbers[token] for token in _ENDS],
        "rms_norm_eps": 1e-05,
        "rope_parameters": {
            "rope_type": "default",
            "rope_theta": 10000.0,
            "partial_rotary_factor": 0.5,
            "mrope_section": [4, 6, 6],
        },
        "tie_word_embeddings": False,
        "use_cache": True,
    }


def _vision_config(sizes: Mapping[str, int]) -> dict[str, Any]:
    return {
        "model_type": "glm4v_vision",
        **sizes,
        "attention_bias": False,
        "attention_dropout": 0.0,
        "hidden_act": "silu",
        "in_channels": 3,
        "initializer_range": 0.02,
        "patch_size": 14,
        "rms_norm_eps": 1e-05,
        "rope_parameters": {"rope_type": "axial", "rope_theta": 10000.0},
        "spatial_merge_size": 2,
        "temporal_patch_size": 2,
    }


def _generation_config(config: Mapping[str, Any]) -> dict[str, Any]:
    ends = config["text_config"]["eos_token_id"]
    return {"eos_token_id": ends, "pad_token_id": 0, "do_sample": False}


def _picture_config(fewest: int, most: int) -> dict[str, Any]:
    return {
        "processor_class": "Glm4vProcessor",
        "size": {"shortest_edge": fewest * _PATCHES, "longest_edge": most * _PATCHES},
        "patch_size": 14,
        "temporal_patch_size": 2,
        "merge_size": 2,
        "image_mean": [0.48145466, 0.4578275, 0.40821073],
        "image_std": [0.26862954, 0.26130258, 0.27577711],
        "do_rescale": True,
        "rescale_factor": 1 / 255,
        "do_convert_rgb": True,
        "resample": 3,
    }


def _tokenizer_config(special: tuple[str, ...]) -> dict[str, Any]:
    return {
        "backend": "tokenizers",
        "tokenizer_class": "TokenizersBackend",
        "processor_class": "Glm4vProcessor",
        "eos_token": special[0],
        "pad_token": special[0],
        "extra_special_tokens": list(special[1:]),
        "model_max_length": CONTEXT,
    }
