"""Lets vLLM use its own C kernels on a CPU where it takes many small steps of torch instead.

A small model spends much of each token on starting those steps. Importing this imports vLLM. The
layers that are made afterwards, here and in copies of this process, use the kernels; they are put
there as vLLM provides for layers of other makers, by `register_oot`.
"""

from __future__ import annotations

import functools

import torch
from vllm.model_executor.layers.layernorm import RMSNorm
from vllm.model_executor.layers.rotary_embedding.mrope import MRotaryEmbedding


@functools.cache
def use_kernels() -> None:
    """Put these layers in the place of vLLM's, once; nothing changes where kernels are missing."""
    kernels = ("rms_norm", "fused_add_rms_norm", "rotary_embedding")
    if all(hasattr(torch.ops._C, name) for name in kernels):
        RMSNorm.register_oot(KernelNorm)
        MRotaryEmbedding.register_oot(KernelRotary)


class KernelNorm(RMSNorm):  # type: ignore[misc]
    """Divides by the root of the mean square in one step instead of eight."""

    def forward_cpu(
        self, x: torch.Tensor, residual: torch.Tensor | None = None
    ) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]:
        """Return the norm; with a residual that of the sum, and the sum."""
        if not self._fits(x) or not (residual is None or residual.is_contiguous()):
            return self.forward_native(x, residual)
        if residual is None:
            result = torch.empty_like(x)
            torch.ops._C.rms_norm(result, x, self.weight, self.variance_epsilon)
            return result
        torch.ops._C.fused_add_rms_norm(x, residual, self.weight, self.variance_epsilon)
        return x, residual

    def _fits(self, x: torch.Tensor) -> bool:
        whole = self.has_weight and self.variance_size_override is None
        return bool(whole and x.dtype == self.weight.dtype and x.is_contiguous())


class KernelRotary(MRotaryEmbedding):  # type: ignore[misc]
    """Turns queries and keys by their places in time, height and width in three steps."""

    def __init__(self, *arguments: object, **options: object) -> None:
        """Note which of the three places turns which column of the table."""
        super().__init__(*arguments, **options)
        sections = torch.tensor(self.mrope_section or [self.rotary_dim // 2])
        axes = torch.arange(len(sections)).repeat_interleave(sections)
        self.register_buffer("axes", axes.repeat(2), persistent=False)

    def forward_cpu(
        self,
        positions: torch.Tensor,
        query: torch.Tensor,
        key: torch.Tensor | None = None,
        offsets: torch.Tensor | None = None,
    ) -> tuple[torch.Tensor, torch.Tensor | None]:
        """Turn query and key, of the shape (tokens, heads times head size), in their places."""
        if positions.ndim != 2 or self.mrope_interleaved or key is None:
            return self.forward_native(positions, query, key, offsets)  # type: ignore[no-any-return]
        table = self._match_cos_sin_cache_dtype(query)
        # One row a token, composed of what its three places say: the kernel knows but one place.
        rows = table.gather(0, positions.index_select(0, self.axes).t())
        order = torch.arange(positions.shape[1])
        torch.ops._C.rotary_embedding(order, query, key, self.head_size, rows, self.is_neox_style)
        return query, key
