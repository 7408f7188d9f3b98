"""`ask` as a user runs it, on the real engine with the demo model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from glm4v_tui import demo

PICTURE = demo.PICTURES / "red-circle-blue-square.png"


@pytest.mark.engine
def test_the_demo_model_answers_for_a_pipe(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "glm4v_tui", "ask", "--demo", "--json"]
    own = ["--log-file", str(tmp_path / "engine.log"), "--config", str(tmp_path / "settings.toml")]
    (tmp_path / "settings.toml").write_text("[sampling]\ntemperature = 0.0\n")
    run = subprocess.run(
        [*command, *own, "What colour is the circle?", str(PICTURE)],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    answer = json.loads(run.stdout)
    assert "red" in answer["text"].lower()
    assert answer["finish_reason"] == "stop"
    assert 100 < answer["prompt_tokens"] < 200
    assert 0 < answer["first_token_seconds"] <= answer["total_seconds"]
