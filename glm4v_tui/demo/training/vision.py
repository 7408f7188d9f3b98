"""The eye of the network: pictures of one size become one vector for each of their cells."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from glm4v_tui.demo.training.layers import Group, Norm, linear

PATCH = 14
"""Pixels of the side of a patch; two by two of them are a cell."""

MEAN = (0.48145466, 0.4578275, 0.40821073)
DEVIATION = (0.26862954, 0.26130258, 0.27577711)
"""Of red, green and blue, as the family's image processor takes them."""

_THETA = 10_000.0


class Attention(nn.Module):
    """Every patch of a picture looks at every other."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = linear(width, 3 * width)
        self.proj = linear(width, width)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        """Take pictures × patches × width; the tables are patches × width of a head."""
        pictures, patches, width = x.shape
        split = self.qkv(x).view(pictures, patches, 3, self.heads, width // self.heads)
        q, k, v = split.permute(2, 0, 3, 1, 4).unbind(0)
        seen = F.scaled_dot_product_attention(_turned(q, cos, sin), _turned(k, cos, sin), v)
        return self.proj(seen.transpose(1, 2).reshape(pictures, patches, width))


class Mlp(nn.Module):
    """Transforms each patch by itself."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.gate_proj = linear(width, inner)
        self.up_proj = linear(width, inner)
        self.down_proj = linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        """Return what is added to each patch."""
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Block(nn.Module):
    """One layer of the eye."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.norm1 = Norm(width)
        self.norm2 = Norm(width)
        self.attn = Attention(width, heads)
        self.mlp = Mlp(width, inner)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        """Return the patches as the next layer sees them."""
        x = x + self.attn(self.norm1(x), cos, sin)
        return x + self.mlp(self.norm2(x))


class Merger(nn.Module):
    """Turns each cell into a token of the language."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.proj = linear(width, width)
        self.post_projection_norm = nn.LayerNorm(width)
        self.gate_proj = linear(width, inner)
        self.up_proj = linear(width, inner)
        self.down_proj = linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        """Return vectors of the language's width."""
        x = F.gelu(self.post_projection_norm(self.proj(x)))
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Vision(nn.Module):
    """The whole eye, with the parameter names of the published model."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        width, out = config["hidden_size"], config["out_hidden_size"]
        self.side = config["image_size"] // PATCH
        self.head = width // config["num_heads"]
        self.embeddings = Group()
        self.embeddings.position_embedding = nn.Embedding(self.side**2, width)
        self.patch_embed = Group()
        self.patch_embed.proj = nn.Conv3d(3, width, (2, PATCH, PATCH), (2, PATCH, PATCH))
        # The family's quirk: this MLP is as wide as the language is.
        blocks = (Block(width, config["num_heads"], out) for _ in range(config["depth"]))
        self.blocks = nn.ModuleList(blocks)
        self.merger = Merger(out, config["intermediate_size"])
        self.post_conv_layernorm = Norm(width)
        self.downsample = nn.Conv2d(width, out, 2, 2)
        self.post_layernorm = Norm(width)
        for name, values in (("mean", MEAN), ("deviation", DEVIATION)):
            spread = (torch.tensor(values) * 255).repeat_interleave(PATCH**2)
            self.register_buffer(name, spread, persistent=False)
        self._tables: dict[tuple[int, int, torch.device], tuple[Tensor, Tensor, Tensor]] = {}

    def forward(self, pixels: Tensor) -> Tensor:
        """Turn pictures × height × width × 3, 0 to 255, into pictures × cells × language width."""
        pictures, height, width, _ = pixels.shape
        table, cos, sin = self._table((height // PATCH, width // PATCH), pixels.device)
        conv = self.patch_embed.proj
        # A still picture is its own next frame, so both slices of the kernel see the same.
        kernel = conv.weight.sum(2).flatten(1)
        x = (_patches(pixels).float() - self.mean) / self.deviation
        x = F.linear(x, kernel, conv.bias)
        x = self.post_conv_layernorm(x)
        x = x + (table @ self.embeddings.position_embedding.weight).to(x.dtype)
        for block in self.blocks:
            x = block(x, cos, sin)
        x = self.post_layernorm(x).view(pictures, -1, 4 * x.shape[-1])
        down = self.downsample
        return self.merger(F.linear(x, down.weight.permute(0, 2, 3, 1).flatten(1), down.bias))

    def _table(self, size: tuple[int, int], device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
        """Return interpolation, cosines and sines for rows and columns of patches."""
        key = (*size, device)
        if key not in self._tables:
            down, across = _cell_order(*size)
            mixing = _interpolation(down, across, size, self.side)
            cos, sin = _rotation(down, across, self.head)
            self._tables[key] = mixing.to(device), cos.to(device), sin.to(device)
        return self._tables[key]


def _patches(pixels: Tensor) -> Tensor:
    """Return pictures × patches × values: the patches of each cell together, colours first."""
    pictures, height, width, _ = pixels.shape
    rows, columns = height // (2 * PATCH), width // (2 * PATCH)
    split = pixels.view(pictures, rows, 2, PATCH, columns, 2, PATCH, 3)
    return split.permute(0, 1, 4, 2, 5, 7, 3, 6).reshape(pictures, rows * columns * 4, -1)


def _cell_order(rows: int, columns: int) -> tuple[Tensor, Tensor]:
    """Return each patch's row and column, the four patches of a cell together."""
    grid = torch.arange(rows * columns).view(rows // 2, 2, columns // 2, 2)
    flat = grid.permute(0, 2, 1, 3).flatten()
    return flat // columns, flat % columns


def _interpolation(down: Tensor, across: Tensor, size: tuple[int, int], side: int) -> Tensor:
    """Return patches × learnt positions: how much of each learnt position is in a patch's own."""
    rows, columns = size
    identity = torch.eye(side**2).view(side, side, -1).permute(2, 0, 1)[None]
    x, y = (across + 0.5) / columns * 2 - 1, (down + 0.5) / rows * 2 - 1
    grid = torch.stack((x, y), -1)[None, :, None]
    mixed = F.grid_sample(identity, grid, "bicubic", "border", align_corners=False)
    return mixed[0, :, :, 0].T.contiguous()


def _rotation(down: Tensor, across: Tensor, head: int) -> tuple[Tensor, Tensor]:
    """Return the cosines and sines of the angles by which each patch is turned."""
    speeds = 1.0 / _THETA ** (torch.arange(0, head // 2, 2).float() / (head // 2))
    angles = torch.cat((down[:, None] * speeds, across[:, None] * speeds), -1)
    angles = torch.cat((angles, angles), -1)
    return angles.cos(), angles.sin()


def _turned(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    exact = x.float()
    first, second = exact.chunk(2, -1)
    return (exact * cos + torch.cat((-second, first), -1) * sin).to(x.dtype)
