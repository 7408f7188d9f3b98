"""The GLM-V family: what every model of a line has in common, and the names on the hub."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from glm4v_tui.engine.picture_tokens import FixedPictureTokens, PictureTokens, SmartResize
from glm4v_tui.engine.protocol import Sampling

ReasoningStyle = Literal["none", "think-answer", "think"]
"""How a model shows its thinking: not; `<think>…</think><answer>…</answer>`; `<think>…</think>`."""

ThinkingSwitch = Literal["none", "template", "words"]
"""How a model is told whether to think: it is not, by its template, or by the question's end."""

Template = Literal["glm4v", "glm41v", "glm45v", "own"]
"""The chat template: a file of this package's `templates`, or the one that the model brings."""

BEGIN_THINKING, END_THINKING = "<think>", "</think>"
"""What stands around thinking."""

ANSWER_MARK: dict[ReasoningStyle, str] = {"none": "", "think": "\n", "think-answer": "<answer>"}
"""What stands between thinking and answer."""

STOP_TOKENS = ("<|endoftext|>", "<|user|>", "<|observation|>")
"""Tokens that end a reply, from generation_config.json of zai-org/glm-4v-9b; the line kept them."""

LOOP = {"max_pattern_size": 48, "min_pattern_size": 1, "min_count": 24}
"""A reply that says the same up to 48 tokens 24 times over is stopped; wide tables stay below."""

_PIXELS = SmartResize(least=112 * 112, most=14 * 14 * 2 * 2 * 2 * 6144)
"""`size` in preprocessor_config.json of zai-org/GLM-OCR, and transformers' default for the line."""


@dataclass(frozen=True, slots=True)
class Family:
    """A line of models that are asked in the same way."""

    architecture: str
    """vLLM's name of the model class."""
    context_tokens: int
    """Tokens of prompt and reply together, where the model's files are not on the disk."""
    sampling: Sampling
    """The sampling that its makers use."""
    template: Template
    reasoning: ReasoningStyle
    pictures: PictureTokens = _PIXELS
    """How it sees pictures, where the model's files are not on the disk."""
    max_pictures: int | None = None
    """Pictures that a conversation may have; `None` where the model sets no limit."""
    needs_remote_code: bool = False
    """Whether code that comes with the model must run."""
    switch: ThinkingSwitch = "none"
    """How it is told whether to think, where it may."""
    files_choose_sampling: bool = True
    """Whether the model's generation_config.json goes before `sampling`."""


GLM_4V = Family(
    architecture="GLM4VForCausalLM",
    context_tokens=8192,
    sampling=Sampling(temperature=0.6, top_p=0.8, presence_penalty=1.0, max_tokens=8192),
    template="glm4v",
    reasoning="none",
    pictures=FixedPictureTokens(side=1120, tokens=1602),
    max_pictures=1,
    needs_remote_code=True,
    files_choose_sampling=False,
)
"""glm-4v-9b.

8K: README of zai-org/GLM-4. Sampling: its vllm_cli_vision_demo.py. 1120 pixels, one picture: vLLM's
`transformers_utils/processors/glm4v.py` and `get_supported_mm_limits`; 1602 = (1120 / 14 / 2)² + 2.
"""

GLM_41V = Family(
    architecture="Glm4vForConditionalGeneration",
    context_tokens=65536,
    sampling=Sampling(temperature=1.0, top_p=1e-5, top_k=1, repetition_penalty=1.1),
    template="glm41v",
    reasoning="think-answer",
)
"""GLM-4.1V-9B.

64K: README of zai-org/GLM-V. Sampling: its inference/trans_infer_cli.py.
"""

GLM_45V = Family(
    architecture="Glm4vMoeForConditionalGeneration",
    context_tokens=65536,
    sampling=Sampling(temperature=1.0, top_p=1e-5, top_k=1, repetition_penalty=1.1),
    template="glm45v",
    reasoning="think",
    switch="template",
)
"""GLM-4.5V.

65536: `max_position_embeddings` in transformers' glm4v_moe. Sampling: as for GLM-4.1V.
"""

GLM_46V = Family(
    architecture="Glm4vMoeForConditionalGeneration",
    context_tokens=131072,
    sampling=Sampling(temperature=0.8, top_p=0.6, top_k=2, repetition_penalty=1.1),
    template="glm45v",
    reasoning="think",
    switch="template",
)
"""GLM-4.6V.

128K: README of zai-org/GLM-V. Sampling: LM Studio's page of glm-4.6v-flash.
"""

GLM_46V_FLASH = Family(
    architecture="Glm4vForConditionalGeneration",
    context_tokens=131072,
    sampling=Sampling(temperature=0.8, top_p=0.6, top_k=2, repetition_penalty=1.1),
    template="glm45v",
    reasoning="think",
    switch="template",
)
"""GLM-4.6V-Flash: the shape of GLM-4.1V-9B (zai-org/GLM-V#220), asked like GLM-4.6V."""

GLM_OCR = Family(
    architecture="GlmOcrForConditionalGeneration",
    context_tokens=131072,
    sampling=Sampling(temperature=0.01, top_p=1e-5, top_k=1, repetition_penalty=1.1),
    template="glm45v",
    reasoning="think",
    switch="template",
)
"""GLM-OCR.

131072: `max_position_embeddings` in transformers' glm_ocr. Sampling: config.py of its SDK.
"""

LINES: tuple[tuple[str, Family], ...] = (
    ("glm-ocr", GLM_OCR),
    ("glm-4.6v-flash", GLM_46V_FLASH),
    ("glm-4.6v", GLM_46V),
    ("glm-4.5v", GLM_45V),
    ("glm-4.1v", GLM_41V),
    ("glm-4v", GLM_4V),
)
"""What a hub name holds, in small letters, and the line it then belongs to; first match wins."""

KNOWN = (
    "zai-org/glm-4v-9b",
    "zai-org/GLM-4.1V-9B-Thinking",
    "zai-org/GLM-4.1V-9B-Base",
    "zai-org/GLM-4.6V-Flash",
    "zai-org/GLM-4.5V",
    "zai-org/GLM-4.5V-FP8",
    "zai-org/GLM-4.6V",
    "zai-org/GLM-4.6V-FP8",
    "zai-org/GLM-OCR",
)
"""The models of the family on the hub; `THUDM` is the former name of `zai-org`."""


def line_of(name: str) -> Family | None:
    """Return the line that a hub name belongs to."""
    last = name.rsplit("/", 1)[-1].lower()
    return next((family for part, family in LINES if part in last), None)


def line_of_architecture(architecture: str, thinks_on_demand: bool) -> Family | None:
    """Return the line of a model class; `thinks_on_demand` tells GLM-4.6V-Flash from GLM-4.1V."""
    if architecture == GLM_41V.architecture:
        return GLM_46V_FLASH if thinks_on_demand else GLM_41V
    families = (GLM_4V, GLM_45V, GLM_OCR)
    return next((family for family in families if family.architecture == architecture), None)
