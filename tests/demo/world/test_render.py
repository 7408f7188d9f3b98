"""Pictures of scenes are the same again, and as large as asked for."""

from __future__ import annotations

from random import Random

import pytest

from glm4v_tui.demo.world.compose import Kind, compose
from glm4v_tui.demo.world.fonts import TAUGHT, UNSEEN
from glm4v_tui.demo.world.render import render
from glm4v_tui.demo.world.scene import Scene
from glm4v_tui.demo.world.textures import TEXTURES


@pytest.mark.parametrize("kind", ["shapes", "writing", "chart", "texture"])
def test_the_same_seed_gives_the_same_pixels(kind: Kind) -> None:
    for seed in range(12):
        scene = compose(Random(seed), kind)
        one, other = render(scene, Random(seed)), render(scene, Random(seed))
        assert one.size == (scene.width, scene.height)
        assert one.mode == "RGB"
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("scale", [0.5, 1, 2, 3.3])
def test_a_clean_picture_has_the_size_that_is_asked_for(scale: float) -> None:
    for seed in range(4):
        scene = compose(Random(seed))
        size = (round(scene.width * scale), round(scene.height * scale))
        assert render(scene, Random(seed), scale).size == size


@pytest.mark.parametrize("name", TEXTURES)
def test_every_texture_is_drawn_on_a_thin_strip(name: str) -> None:
    ground = compose(Random(1), "texture").background
    scene = Scene((2, 72), ground, texture=name, grain=8)
    assert render(scene, Random(1)).size == (scene.width, scene.height)


def test_unseen_fonts_are_never_taught() -> None:
    assert not set(TAUGHT.faces) & set(UNSEEN.faces)
