"""`glm4v-tui serve` as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from glm4v_tui.cli import main
from glm4v_tui.engine.checkpoints import DEMO, recognise
from glm4v_tui.serving.consent import questions


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
        ["zai-org/GLM-4.5V", "--gpus", "4", "--nodes", "2", "--head", "a", "--node-rank", "2"],
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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--gpus", "0"), "argument --gpus: '0' is not a count from 1"),
        (("--replicas", "0"), "argument --replicas: '0' is not a count from 1"),
        (("--nodes", "-1"), "argument --nodes"),
        (("--node-rank", "one"), "argument --node-rank: 'one' is not a number from 0"),
        (("--port", "70000"), "argument --port: '70000' is not a port from 1 to 65535"),
    ],
)
def test_a_number_that_is_none_is_named(
    words: tuple[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", "zai-org/GLM-4.5V", *words, "--dry-run"])
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "place", "is_open"),
    [
        ("localhost", "http://localhost:8000", False),
        ("::1", "http://[::1]:8000", False),
        ("::", "http://THIS_HOST:8000", True),
        ("fd00::7", "http://[fd00::7]:8000", True),
    ],
)
def test_the_line_that_asks_fits_the_address(
    address: str,
    place: str,
    is_open: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("VLLM_API_KEY", raising=False)
    words = ["serve", "zai-org/GLM-4.5V", "--gpus", "4", "--dry-run", "--host", address]
    assert main(words) == 0
    told = capsys.readouterr().err
    assert told.rstrip().endswith(f"--server {place}")
    assert ("anyone who reaches" in told) is is_open


def test_nothing_is_downloaded_or_run_without_a_yes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    assert main(["serve", "zai-org/GLM-4.5V", "--gpus", "4"]) == 1
    told = capsys.readouterr()
    assert "Download zai-org/GLM-4.5V, about 216 GB, into " in told.err
    assert "--yes" in told.err


def test_code_that_comes_with_a_model_is_asked_about(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    old = recognise("zai-org/glm-4v-9b")
    asked = list(questions(old, code_allowed=False))
    assert ["Download" in asked[0], "Run the code" in asked[1]] == [True, True]
    assert len(list(questions(old, code_allowed=True))) == 1
    assert not list(questions(recognise(str(DEMO)), code_allowed=False))
