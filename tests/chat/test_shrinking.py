"""Pictures are made no smaller than they have to be, and their originals stay."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.pictures import PictureError, inspect, load
from glm4v_tui.chat.shown import Shown, applied, is_shrunk, picture_places
from glm4v_tui.chat.shrinking import as_if, made, shrunk, size_for, sizes_for
from glm4v_tui.engine.picture_tokens import FixedPictureTokens, SmartResize

GLM_41V = SmartResize(12544, 9633792)


def sized(width: int, height: int) -> Picture:
    return Picture(Path("/x.png"), "x.png", "0" * 64, width, height, 9, "PNG")


@pytest.mark.parametrize("seed", range(60))
def test_a_size_keeps_to_the_budget_and_to_the_shape(seed: int) -> None:
    dice = random.Random(seed)
    picture = sized(dice.randint(30, 6000), dice.randint(30, 6000))
    tokens = dice.randint(20, 4000)
    size = size_for(picture, tokens, GLM_41V.count)
    assert size is not None
    assert GLM_41V.count(*size) <= tokens
    assert size[0] <= picture.width
    assert size[1] <= picture.height
    scale = max(size) / max(picture.width, picture.height)
    assert abs(size[0] - picture.width * scale) <= 1
    assert abs(size[1] - picture.height * scale) <= 1


def test_a_picture_that_is_small_enough_stays() -> None:
    assert size_for(sized(640, 480), 393, GLM_41V.count) == (640, 480)


def test_there_are_budgets_that_no_size_keeps_to() -> None:
    assert size_for(sized(640, 480), 3, GLM_41V.count) is None
    assert size_for(sized(640, 480), 1601, FixedPictureTokens(1120, 1602).count) is None


@pytest.mark.parametrize("seed", range(30))
def test_sizes_keep_to_a_budget_together(seed: int) -> None:
    dice = random.Random(seed)
    pictures = [sized(dice.randint(30, 4000), dice.randint(30, 4000)) for _ in range(5)]
    whole = sum(GLM_41V.count(each.width, each.height) for each in pictures)
    budget = dice.randint(200, whole)
    sizes = sizes_for(pictures, budget, GLM_41V.count)
    assert sizes is not None
    taken = [GLM_41V.count(*size) for size in sizes]
    assert sum(taken) <= budget
    assert sizes_for(pictures, whole, GLM_41V.count) == tuple(
        (each.width, each.height) for each in pictures
    )
    for picture, size, tokens in zip(pictures, sizes, taken, strict=True):
        if size == (picture.width, picture.height):
            assert tokens <= max(taken)


def test_a_budget_below_the_least_is_refused() -> None:
    assert sizes_for([sized(640, 480)] * 3, 10, GLM_41V.count) is None


@pytest.mark.parametrize("size", [(1000, 333), (333, 1000), (999, 998)])
def test_a_smaller_copy_has_the_size_that_was_counted(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "x.jpg"
    Image.new("RGB", size, "red").save(path)
    original = inspect(path)
    wanted = size_for(original, 150, GLM_41V.count)
    assert wanted is not None
    copy = shrunk(original, wanted, tmp_path / "cuttings")
    assert (copy.width, copy.height) == wanted
    assert load(copy).size == wanted
    assert copy.name == original.name
    assert is_shrunk(original, copy)
    assert path.read_bytes()
    assert copy.path.stat().st_mode & 0o777 == 0o600


def test_copies_are_made_of_what_was_only_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    Image.new("RGB", (400, 300), "red").save(path)
    original = inspect(path)
    said = Conversation().asked("a", (original, original))
    (first, second), *_ = picture_places(said)
    shown = Shown().with_picture(first, as_if(original, (200, 150))).with_picture(second, None)
    ready = made(said, shown, tmp_path / "cuttings")
    (copy,) = applied(said, ready).pictures
    assert load(copy).size == (200, 150)
    assert made(said, ready, tmp_path / "cuttings") == ready
    path.unlink()
    with pytest.raises(PictureError):
        made(said, shown, tmp_path / "cuttings")
