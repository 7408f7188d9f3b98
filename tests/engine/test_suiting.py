"""Sampling that was chosen before the model was known."""

from __future__ import annotations

from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.engine.suiting import suited


def test_what_was_chosen_stays_and_the_rest_suits_the_model() -> None:
    before, now = Sampling(), Sampling(temperature=1.0, top_k=1)
    assert suited(Sampling(seed=7), before, now) == Sampling(temperature=1.0, top_k=1, seed=7)
    assert suited(before, before, before) == before
