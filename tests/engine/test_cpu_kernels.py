"""Layers with vLLM's C kernels give what vLLM's own layers give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.engine

ROUNDING = {"atol": 2**-5, "rtol": 2**-6}
"""The kernel rounds to bfloat16 once, the steps of torch each time."""


@pytest.fixture
def configured() -> Iterator[None]:
    """Have vLLM's kernels loaded, and a configuration to make layers under."""
    from vllm.config import VllmConfig, set_current_vllm_config
    from vllm.platforms import current_platform

    if not current_platform.is_cpu():
        pytest.skip("needs vLLM for the CPU")
    current_platform.import_kernels()
    with set_current_vllm_config(VllmConfig()):
        yield


@pytest.fixture
def torch() -> Any:
    return pytest.importorskip("torch")


@pytest.mark.usefixtures("configured")
def test_norm(torch: Any) -> None:
    from glm4v_tui.engine.cpu_kernels import KernelNorm

    norm = KernelNorm(384, dtype=torch.bfloat16)
    norm.weight.data.uniform_(0.5, 2.0)
    x, residual = torch.randn(2, 5, 384, dtype=torch.bfloat16)
    torch.testing.assert_close(norm.forward_cpu(x), norm.forward_native(x), **ROUNDING)
    own = norm.forward_native(x.clone(), residual.clone())
    for kernel, native in zip(norm.forward_cpu(x, residual), own, strict=True):
        torch.testing.assert_close(kernel, native, **ROUNDING)


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize("neox", [False, True])
@pytest.mark.parametrize("tokens", [1, 7])
def test_rotary(torch: Any, tokens: int, neox: bool) -> None:
    from glm4v_tui.engine.cpu_kernels import KernelRotary

    rotary = KernelRotary(64, 32, 4096, 10000.0, neox, torch.bfloat16, mrope_section=[4, 6, 6])
    positions = torch.randint(0, 4000, (3, tokens))
    joined = torch.randn(tokens, 3 * 384, dtype=torch.bfloat16)
    query, key, value = joined.clone().split(384, dim=-1)
    native = rotary.forward_native(positions, *joined.split(384, dim=-1)[:2])
    for kernel, own in zip(rotary.forward_cpu(positions, query, key), native, strict=True):
        torch.testing.assert_close(kernel, own, **ROUNDING)
    assert torch.equal(value, joined[:, 768:])
