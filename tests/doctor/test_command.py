"""The whole examination, of this machine and of an environment that the tests lay out."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.demo import MODEL
from glm4v_tui.doctor.command import Examination, examine
from glm4v_tui.doctor.environment import Environment
from tests.doctor.packaged import put_torchvision

NAMES = {
    *("Python", "settings", "GPU", "engine", "torch", "torchvision", "model", "kept engines"),
    *("terminal", "tmux", "graphics", "clipboard", "data", "log", "documents", "downloads"),
}


@pytest.fixture
def examination(tmp_path: Path) -> Examination:
    return Examination(
        model=str(MODEL),
        config_file=tmp_path / "settings.toml",
        data_directory=tmp_path / "data",
        log_file=tmp_path / "log" / "engine.log",
        json=True,
    )


def findings(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    report = json.loads(capsys.readouterr().out)
    return {finding["name"]: finding for finding in report["findings"]}


def test_everything_is_looked_at(
    examination: Examination,
    environment: Environment,
    capsys: pytest.CaptureFixture[str],
) -> None:
    examine(examination, environment)
    found = findings(capsys)
    assert set(found) == NAMES
    assert {found[name]["state"] for name in ("Python", "settings", "model", "data")} == {"ok"}


def test_a_wrong_settings_file_and_a_missing_model_stop_the_main_job(
    examination: Examination,
    environment: Environment,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = replace(examination, problem="settings.toml, line 3: modle", model="/no/such/model")
    assert examine(wrong, environment) == 1
    found = findings(capsys)
    assert found["settings"]["state"] == found["model"]["state"] == "error"
    assert "line 3" in found["settings"]["text"]


def test_lines_for_people_end_with_the_same_verdict(
    examination: Examination,
    environment: Environment,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = replace(examination, json=False, model="/no/such/model")
    assert examine(wrong, environment) == 1
    printed = capsys.readouterr().out
    assert "error    model        There is no model directory /no/such/model" in printed
    assert "\x1b" not in printed


def test_fix_repairs_first_and_reports_what_it_did(
    examination: Examination,
    environment: Environment,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put_torchvision(environment.packages, "cu130")
    examination.data_directory.mkdir(mode=0o755)
    examine(replace(examination, fix=True), environment)
    report = json.loads(capsys.readouterr().out)
    assert [repair["name"] for repair in report["repairs"]] == ["data", "torchvision"]
    assert {finding["state"] for finding in report["findings"]} <= {"ok", "warning"}
    assert examination.data_directory.stat().st_mode & 0o777 == 0o700


def test_fix_leaves_a_python_of_others_alone(
    examination: Examination,
    environment: Environment,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put_torchvision(environment.packages, "cu130")
    theirs = replace(environment, own=False)
    assert examine(replace(examination, fix=True), theirs) == 1
    assert "--yes" in capsys.readouterr().out
    assert not theirs.declares_operators
    assert examine(replace(examination, fix=True, yes=True), theirs) == 0


def test_a_reader_that_has_seen_enough_gets_no_complaint(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m glm4v_tui doctor --demo --data-dir '{tmp_path}' | true"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert ran.stderr == ""


def test_a_plain_output_gets_what_it_can_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    command = [sys.executable, "-m", "glm4v_tui", "doctor", "--config", f"{tmp_path}/schön.toml"]
    ran = subprocess.run(command, capture_output=True)
    assert b"sch\\xf6n.toml" in ran.stdout
    assert (ran.returncode, ran.stderr) == (1, b"")
