"""An environment of its own is made whole by a real pip, told by a folder what can be had."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from glm4v_tui.doctor.environment import DECLARATIONS, Environment
from glm4v_tui.doctor.repair import refusal, repair
from tests.doctor.packaged import (
    BROKEN,
    put_package,
    put_torchvision,
    write_wheel,
)


def files_of(environment: Environment) -> list[Path]:
    """Return every file of the environment's packages, but for what Python compiles."""
    return sorted(p for p in environment.packages.rglob("*") if "__pycache__" not in str(p))


def test_nothing_is_done_where_all_matches(environment: Environment) -> None:
    put_torchvision(environment.packages, "cpu")
    before = files_of(environment)
    assert list(repair(environment)) == []
    assert files_of(environment) == before


def test_without_an_engine_nothing_is_done(environment: Environment) -> None:
    subprocess.run(["rm", "-r", *environment.packages.glob("vllm*")], check=True)
    assert list(repair(environment)) == []
    assert environment.package("torchvision") is None


def test_a_matching_torchvision_is_installed_where_it_can_be_had(
    environment: Environment, tmp_path: Path
) -> None:
    put_torchvision(environment.packages, "cu130")
    write_wheel(tmp_path, "0.28.0+cpu", "cpu")
    (done,) = repair(environment)
    assert (done.state, "installed torchvision 0.28.0+cpu" in done.text) == ("ok", True)
    assert environment.load_errors("torchvision") == {}
    assert not environment.declares_operators


def test_a_missing_torchvision_is_installed(environment: Environment, tmp_path: Path) -> None:
    write_wheel(tmp_path, "0.28.1+cpu", "cpu")
    (done,) = repair(environment)
    assert (done.state, "installed torchvision 0.28.1+cpu" in done.text) == ("ok", True)


def test_a_torchvision_that_cannot_be_had_is_an_error(environment: Environment) -> None:
    (finding,) = repair(environment)
    assert finding.state == "error"
    assert "pip install torchvision==0.28.*" in finding.advice


def test_missing_operators_are_declared_where_no_other_can_be_had(
    environment: Environment,
) -> None:
    put_torchvision(environment.packages, "cu130")
    assert "does not exist" in environment.load_errors("torchvision")["torchvision"].message
    (done,) = repair(environment)
    assert (done.state, "declared" in done.text) == ("ok", True)
    assert environment.load_errors("torchvision") == {}
    assert list(repair(environment)) == []


def test_spawned_processes_have_the_operators_too(environment: Environment, tmp_path: Path) -> None:
    put_torchvision(environment.packages, "cu130")
    list(repair(environment))
    program = tmp_path / "spawns.py"
    program.write_text(
        "import multiprocessing\n"
        "def load():\n"
        "    import torch, torchvision\n"
        "    return torch.ops.torchvision.nms\n"
        "if __name__ == '__main__':\n"
        "    with multiprocessing.get_context('spawn').Pool(1) as pool:\n"
        "        print(pool.apply(load))\n"
    )
    ran = subprocess.run([environment.python, program], capture_output=True, text=True)
    assert "Tensor dets" in ran.stdout, ran.stderr


def test_the_declarations_do_nothing_and_go_when_packages_match(environment: Environment) -> None:
    put_torchvision(environment.packages, "cu130")
    list(repair(environment))
    subprocess.run(["rm", "-r", *environment.packages.glob("torchvision*")], check=True)
    put_torchvision(environment.packages, "cpu")
    which = "import torch, torchvision; print(torch.ops.torchvision.nms)"
    ran = subprocess.run([environment.python, "-c", which], capture_output=True, text=True)
    assert ran.stdout == "real\n", ran.stderr
    (done,) = repair(environment)
    assert "withdrawn" in done.text
    assert not environment.declares_operators


def test_the_declarations_import_nothing(environment: Environment) -> None:
    environment.declare_operators()
    list_modules = [environment.python, "-c", "import sys; print(*sorted(sys.modules))"]
    with_them = subprocess.run(list_modules, capture_output=True, text=True, check=True).stdout
    environment.withdraw_operators()
    without = subprocess.run(list_modules, capture_output=True, text=True, check=True).stdout
    assert set(with_them.split()) - set(without.split()) == {DECLARATIONS}


def test_what_kills_vllm_is_removed_and_what_it_survives_stays(environment: Environment) -> None:
    put_torchvision(environment.packages, "cpu")
    audio = put_package(environment.packages, "torchaudio", "2.11.0", None)
    (audio / "__init__.py").write_text(BROKEN)
    codec = put_package(environment.packages, "torchcodec", "0.17.0", None)
    (codec / "__init__.py").write_text("raise RuntimeError('no codec')\n")
    (done,) = repair(environment)
    assert (done.name, done.state) == ("torchaudio", "ok")
    assert environment.package("torchaudio") is None
    assert environment.package("torchcodec") is not None


def test_only_an_environment_of_its_own_is_changed_without_a_yes() -> None:
    here = Environment(sys.executable, Path("/packages"), own=False)
    refused = refusal(here)
    assert refused is not None
    assert "--yes" in refused.advice
    assert refusal(replace(here, own=True)) is None
