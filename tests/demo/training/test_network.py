"""The network that is trained says what transformers says with the same weights."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
import torch

from tests.demo.training.conftest import tiny_config
from tests.demo.training.courses import write

if TYPE_CHECKING:
    from glm4v_tui.demo.training.tokenizer import Vocabulary

transformers = pytest.importorskip("transformers")


@pytest.mark.parametrize("cells", [((10, 12),), ((8, 15), (12, 12))])
def test_scores_are_those_of_transformers(
    words: Vocabulary, cells: tuple[tuple[int, int], ...]
) -> None:
    from glm4v_tui.demo.training.batches import Kind, make_batch
    from glm4v_tui.demo.training.network import Network

    config = tiny_config(words)
    torch.manual_seed(0)
    network = Network(config).eval()
    theirs = transformers.Glm4vForConditionalGeneration(transformers.Glm4vConfig(**config)).eval()
    theirs.load_state_dict(network.published())
    course = write(Random(3), "one", cells)
    kind = Kind("one", 1.0, 640, 1.0, (len(cells),))
    alone = type(course)(
        course.scenes, course.branches[:1], course.pictures, course.opening, course.system
    )
    batch = make_batch(words, lambda *_: alone, kind, 1, Random(0), cells)
    fed = batch.on(torch.device("cpu"))
    tokens = int((batch.strands[0] != 255).sum())
    ids = fed.ids[:, :tokens]
    grid = torch.tensor([[1, 2 * rows, 2 * columns] for rows, columns in cells])
    order = sorted(range(len(cells)), key=lambda slot: int(batch.starts[slot][0]))
    with torch.no_grad():
        scores, _ = network(fed)
        expected = theirs(
            input_ids=ids,
            attention_mask=torch.ones_like(ids),
            pixel_values=torch.cat([_values(batch.pixels[slot]) for slot in order]),
            image_grid_thw=grid[order],
            mm_token_type_ids=(ids == words.number["<|image|>"]).int(),
        ).logits
    assert torch.allclose(scores, expected[0, fed.places], atol=2e-4)


def test_the_real_size_fits_its_limits(words: Vocabulary) -> None:
    from glm4v_tui.demo.model_files import network_config
    from glm4v_tui.demo.training.network import Network

    with torch.device("meta"):
        network = Network(network_config(words.number))
    count = sum(value.numel() for value in network.published().values())
    assert count <= 15_000_000
    assert 2 * count <= 29_800_000


def _values(pixels: torch.Tensor) -> torch.Tensor:
    processor = transformers.Glm4vImageProcessor(do_resize=False)
    picture = pixels[0].permute(2, 0, 1)
    return processor(picture, return_tensors="pt")["pixel_values"]
