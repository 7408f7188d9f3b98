"""The size and the tokens of a picture are those that the model's own code makes of it."""

from __future__ import annotations

import random

import pytest

from glm4v_tui.engine.picture_tokens import FixedPictureTokens, SmartResize

GLM_41V = SmartResize(12544, 9633792)


@pytest.mark.parametrize(
    ("width", "height", "tokens"),
    [
        (448, 336, 192),
        (640, 480, 391),
        (1024, 768, 999),
        (1120, 1120, 1600),
        (1280, 720, 1196),
        (1920, 1080, 2691),
        (2560, 1440, 4641),
        (3840, 2160, 6032),
        (867, 6771, 6132),
        (1, 1, 9),
    ],
)
def test_known_counts(width: int, height: int, tokens: int) -> None:
    assert GLM_41V.count(width, height) == tokens + 2


def test_a_fixed_size_takes_the_same_whatever_the_picture() -> None:
    rule = FixedPictureTokens(1120, 1602)
    assert rule.size(10, 4000) == (1120, 1120)
    assert rule.count(10, 4000) == 1602


@pytest.mark.engine
@pytest.mark.parametrize("rule", [GLM_41V, SmartResize(175616, 225792)])
def test_sizes_are_those_of_transformers(rule: SmartResize) -> None:
    from transformers.models.glm4v.image_processing_glm4v import smart_resize

    dice = random.Random(1)
    for _ in range(500):
        width = dice.choice([dice.randint(1, 60), dice.randint(1, 9000)])
        height = dice.randint(max(1, width // 150), min(9000, width * 150))
        high, wide = smart_resize(2, height, width, 2, 28, rule.least, rule.most)
        assert rule.size(width, height) == (wide, high), (width, height)
