"""The speaker of the network: tokens of text and pictures become what comes next."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from glm4v_tui.demo.training.layers import Norm, linear


class Attention(nn.Module):
    """Every token looks at those that it may see."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj = linear(width, width, bias=True)
        self.k_proj = linear(width, width, bias=True)
        self.v_proj = linear(width, width, bias=True)
        self.o_proj = linear(width, width)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        """Take rows × tokens × width; the mask is added to the scores."""
        rows, tokens, width = x.shape
        shape = (rows, tokens, self.heads, width // self.heads)
        q = _turned(self.q_proj(x).view(shape).transpose(1, 2), cos, sin)
        k = _turned(self.k_proj(x).view(shape).transpose(1, 2), cos, sin)
        v = self.v_proj(x).view(shape).transpose(1, 2)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.o_proj(seen.transpose(1, 2).reshape(rows, tokens, width))


class Mlp(nn.Module):
    """Transforms each token by itself."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.gate_up_proj = linear(width, 2 * inner)
        self.down_proj = linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        """Return what is added to each token."""
        gate, up = self.gate_up_proj(x).chunk(2, -1)
        return self.down_proj(up * F.silu(gate))


class Layer(nn.Module):
    """One layer of the speaker."""

    def __init__(self, width: int, heads: int, inner: int, scale: float) -> None:
        super().__init__()
        self.self_attn = Attention(width, heads)
        self.mlp = Mlp(width, inner)
        self.input_layernorm = Norm(width)
        self.post_attention_layernorm = Norm(width)
        self.post_self_attn_layernorm = Norm(width, scale)
        self.post_mlp_layernorm = Norm(width, scale)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        """Return the tokens as the next layer sees them."""
        said = self.self_attn(self.input_layernorm(x), cos, sin, mask)
        x = x + self.post_self_attn_layernorm(said)
        return x + self.post_mlp_layernorm(self.mlp(self.post_attention_layernorm(x)))


class Language(nn.Module):
    """The whole speaker but for its last layer, with the parameter names of the published model."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        width, count = config["hidden_size"], config["num_hidden_layers"]
        heads, inner = config["num_attention_heads"], config["intermediate_size"]
        scale = (2 * count) ** -0.5
        self.embed_tokens = nn.Embedding(config["vocab_size"], width)
        self.layers = nn.ModuleList(Layer(width, heads, inner, scale) for _ in range(count))
        self.norm = Norm(width)
        rope = config["rope_parameters"]
        turned = int(width // heads * rope["partial_rotary_factor"])
        self.sections = rope["mrope_section"]
        speeds = rope["rope_theta"] ** (torch.arange(0, turned, 2).float() / turned)
        self.register_buffer("speeds", 1.0 / speeds, persistent=False)

    def forward(self, x: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        """Take rows × tokens × width, 3 × rows × tokens and rows × 1 × tokens × tokens."""
        cos, sin = self._rotation(positions, x.dtype)
        for layer in self.layers:
            x = layer(x, cos, sin, mask)
        return self.norm(x)

    def _rotation(self, positions: Tensor, kind: torch.dtype) -> tuple[Tensor, Tensor]:
        """Return cosines and sines: some angles turn with time, some with height, some with width.

        They are rows × 1 × tokens × turned values.
        """
        angles = positions[..., None].float() * self.speeds
        parts = angles.split(self.sections, -1)
        mixed = torch.cat([part[number % 3] for number, part in enumerate(parts)], -1)
        mixed = mixed.repeat_interleave(2, -1)[:, None]
        return mixed.cos().to(kind), mixed.sin().to(kind)


def _turned(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    count = cos.shape[-1]
    part, rest = x[..., :count], x[..., count:]
    swapped = torch.stack((-part[..., 1::2], part[..., 0::2]), -1).flatten(-2)
    return torch.cat((part * cos + swapped * sin, rest), -1)
