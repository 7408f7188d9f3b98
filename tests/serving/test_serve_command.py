"""`glm4v-tui serve` as a user calls it."""

from __future__ import annotations

import pytest

from glm4v_tui.cli import main


def test_a_dry_run_prints_the_line_and_how_to_ask(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["serve", "zai-org/GLM-4.5V", "--gpus", "4", "--dry-run"]
    assert main([*words, "--", "--max-model-len", "32768"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("vllm serve zai-org/GLM-4.5V")
    assert "--tensor-parallel-size 4" in told.out
    assert told.out.rstrip().endswith("--max-model-len 32768")
    assert "glm4v-tui --server http://localhost:8000" in told.err


def test_an_open_server_without_a_key_is_warned_of(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VLLM_API_KEY", raising=False)
    words = ["serve", "zai-org/GLM-4.5V", "--gpus", "4", "--dry-run", "--host", "0.0.0.0"]
    assert main(words) == 0
    assert "VLLM_API_KEY" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["zai-org/GLM-4.5V", "--gpus", "6"],
        ["zai-org/GLM-4.5V", "--gpus", "8", "--nodes", "2"],
        ["someone/else"],
    ],
)
def test_what_cannot_be_served_is_told(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", *words, "--dry-run"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("glm4v-tui: ")
