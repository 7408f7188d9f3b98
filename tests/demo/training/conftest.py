"""A tiny model and its tokenizer, made once for all tests of the training."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from glm4v_tui.demo.model_files import TEXT_SIZES, VISION_SIZES, network_config, write_model_files
from tests.demo.training.courses import write

if TYPE_CHECKING:
    from glm4v_tui.demo.training.tokenizer import Vocabulary

pytest.importorskip("torch")
pytest.importorskip("tokenizers")
pytest.importorskip("safetensors")


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory with a tokenizer and every file but the weights."""
    from glm4v_tui.demo.training.tokenizer import SPECIAL, Vocabulary, learn

    directory = tmp_path_factory.mktemp("model")
    courses = (write(Random(seed), "one", ((12, 12),)) for seed in range(40))
    learn(courses).save(str(directory / "tokenizer.json"))
    config = tiny_config(Vocabulary.of(directory))
    write_model_files(directory, config, SPECIAL, (112, 144))
    return directory


@pytest.fixture(scope="session")
def words(tiny_model: Path) -> Vocabulary:
    from glm4v_tui.demo.training.tokenizer import Vocabulary

    return Vocabulary.of(tiny_model)


def tiny_config(words: Vocabulary) -> dict[str, Any]:
    """Return the configuration of a network that trains in milliseconds."""
    text = {**TEXT_SIZES, "hidden_size": 128, "intermediate_size": 96, "num_hidden_layers": 2}
    text |= {"num_attention_heads": 2, "num_key_value_heads": 2, "vocab_size": words.size}
    vision = {**VISION_SIZES, "hidden_size": 64, "num_heads": 2, "depth": 2}
    vision |= {"out_hidden_size": 128, "intermediate_size": 64}
    return network_config(words.number, text, vision)
