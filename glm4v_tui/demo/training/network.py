"""The whole network, whose parameters are named as those of `Glm4vForConditionalGeneration`."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from glm4v_tui.demo.training.feeding import Fed
from glm4v_tui.demo.training.hints import CLASSES
from glm4v_tui.demo.training.language import Language
from glm4v_tui.demo.training.layers import Group, linear
from glm4v_tui.demo.training.vision import Vision

HINTING = "hinting."
"""Begins the names of the parameters that are only needed while training."""

_RECOMPILATIONS = 64
"""Shapes and types of inputs that torch may compile a block for."""


class Network(nn.Module):
    """The eye, the speaker, and a head for the hints."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        text = config["text_config"]
        self.model = Group()
        self.model.visual = Vision(config["vision_config"])
        self.model.language_model = Language(text)
        self.lm_head = linear(text["hidden_size"], text["vocab_size"])
        self.hinting = nn.Linear(text["hidden_size"], sum(CLASSES))
        self._begin()

    def forward(self, fed: Fed) -> tuple[Tensor, Tensor | None]:
        """Return the scores of what is learnt, and those of all cells' hints."""
        language = self.model.language_model
        seen = [self.model.visual(pixels) for pixels in fed.pixels]
        x = language.embed_tokens(fed.ids)
        if seen:
            x = _with_pictures(x.to(seen[0].dtype), seen, fed)
        x = language(x, fed.positions, fed.mask(x.dtype))
        learnt = x.flatten(0, 1).index_select(0, fed.places)
        cells = torch.cat([one.flatten(0, 1) for one in seen]) if seen else None
        return self.lm_head(learnt), None if cells is None else self.hinting(cells)

    def published(self) -> dict[str, Tensor]:
        """Return the parameters that the finished model has."""
        state: dict[str, Tensor] = self.state_dict()
        return {name: value for name, value in state.items() if not name.startswith(HINTING)}

    @property
    def blocks(self) -> list[nn.Module]:
        """The layers that are worth compiling."""
        return [*self.model.visual.blocks, *self.model.language_model.layers]

    def compile_blocks(self) -> None:
        """Have every block compiled, once for all sizes of pictures and lengths of rows."""
        torch._dynamo.config.recompile_limit = _RECOMPILATIONS
        for block in self.blocks:
            block.compile(dynamic=True)

    def uncompile_blocks(self) -> None:
        """Run every block as it is written."""
        for block in self.blocks:
            block._compiled_call_impl = None

    def _begin(self) -> None:
        """Set every parameter to where training begins."""
        for name, parameter in self.named_parameters():
            if parameter.ndim >= 2:
                nn.init.normal_(parameter, std=_deviation(name, parameter))
            elif "bias" in name:
                nn.init.zeros_(parameter)


def _deviation(name: str, parameter: Tensor) -> float:
    """Return how far a parameter's values are spread at first."""
    if "embed_tokens" in name:
        return 0.5
    if "position_embedding" in name:
        return 0.3
    usual = float(parameter[0].numel() ** -0.5)
    if "visual.blocks" in name and ("down_proj" in name or "attn.proj" in name):
        return 0.3 * usual
    if "patch_embed" in name:
        return 0.7 * usual
    return 0.3 * usual if name.startswith("lm_head") else usual


def _with_pictures(x: Tensor, seen: list[Tensor], fed: Fed) -> Tensor:
    """Return the tokens with what is seen where the pictures' tokens are.

    The places differ from each other: with doubles, the gradient is added up one by one.
    """
    chosen = [
        one if owners is None else one.index_select(0, owners)
        for one, owners in zip(seen, fed.owners, strict=True)
    ]
    values = torch.cat([one.flatten(0, 1) for one in chosen])
    flat = x.flatten(0, 1).index_copy(0, fed.picture_places, values)
    # What is no view looks to the compiler like every other layer's input: it compiles only once.
    return flat.view(x.shape).clone()
