"""Sampling that was chosen before the model was known, fitted to the model."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glm4v_tui.engine.protocol import Sampling


def suited(chosen: Sampling, before: Sampling, now: Sampling) -> Sampling:
    """Return what suits a model now, with what was chosen otherwise than suited it before."""
    usual = asdict(before)
    own = {name: value for name, value in asdict(chosen).items() if value != usual[name]}
    return replace(now, **own)
