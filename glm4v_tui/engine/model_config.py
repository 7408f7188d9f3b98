"""What the files of a model on this disk say about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from glm4v_tui.engine.model_files import read_json
from glm4v_tui.engine.picture_tokens import FixedPictureTokens, PictureTokens, SmartResize


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """The parsed files of a model directory; what is absent or broken is empty."""

    config: dict[str, Any] = field(default_factory=dict)
    """config.json."""
    generation: dict[str, Any] = field(default_factory=dict)
    """generation_config.json."""
    preprocessor: dict[str, Any] = field(default_factory=dict)
    """preprocessor_config.json."""
    template: str = ""
    """The chat template that comes with the model."""

    @classmethod
    def read(cls, directory: Path) -> ModelConfig:
        """Read what a model directory has."""
        return cls(
            read_json(directory / "config.json"),
            read_json(directory / "generation_config.json"),
            read_json(directory / "preprocessor_config.json"),
            _template(directory),
        )

    @property
    def architecture(self) -> str:
        """The model class that vLLM needs; `""` where the files name none."""
        if self.config.get("model_type") == "chatglm" and isinstance(
            self.config.get("vision_config"), dict
        ):
            # glm-4v-9b calls itself by the name of its text-only sister.
            return "GLM4VForCausalLM"
        names = self.config.get("architectures")
        return str(names[0]) if isinstance(names, list) and names else ""

    @property
    def context_tokens(self) -> int | None:
        """Tokens of prompt and reply together, where the files say so."""
        for place in (self.config.get("text_config"), self.config):
            for key in ("max_position_embeddings", "seq_length"):
                if isinstance(place, dict) and isinstance(place.get(key), int):
                    return int(place[key])
        return None

    @property
    def pictures(self) -> PictureTokens | None:
        """How the model sees pictures, where the files say so."""
        if self.architecture == "GLM4VForCausalLM":
            return self._fixed()
        size = self.preprocessor.get("size")
        if not isinstance(size, dict):
            return None
        least, most = size.get("shortest_edge"), size.get("longest_edge")
        if not isinstance(least, int) or not isinstance(most, int):
            return None
        step = self._preprocessed("patch_size", 14) * self._preprocessed("merge_size", 2)
        return SmartResize(least, most, step, self._preprocessed("temporal_patch_size", 2))

    def _fixed(self) -> FixedPictureTokens | None:
        """Return glm-4v-9b's rule: patches, merged two by two, and a marker at either end."""
        side = self.config["vision_config"].get("image_size")
        patch = self.config["vision_config"].get("patch_size")
        if not isinstance(side, int) or not isinstance(patch, int) or patch < 1:
            return None
        return FixedPictureTokens(side, (side // patch // 2) ** 2 + 2)

    def _preprocessed(self, key: str, default: int) -> int:
        value = self.preprocessor.get(key)
        return value if isinstance(value, int) and value > 0 else default


def _template(directory: Path) -> str:
    try:
        return (directory / "chat_template.jinja").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        template = read_json(directory / "tokenizer_config.json").get("chat_template")
        return template if isinstance(template, str) else ""
