"""The program runs from its wheel and from an editable install, far from the checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from glm4v_tui import __version__

ROOT = Path(__file__).parent.parent

LOOK_UP_STYLES = """
import importlib, pkgutil
import glm4v_tui.app, glm4v_tui.screens
from glm4v_tui import demo, paths
for module in pkgutil.iter_modules(glm4v_tui.screens.__path__, "glm4v_tui.screens."):
    importlib.import_module(module.name)
assert (demo.MODEL / "config.json").is_file() and any(demo.PICTURES.iterdir())
print(paths.style("app.tcss"))
"""


def run(*command: str | Path, where: Path) -> str:
    """Run a command and return what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=where)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    run(*build, directory, ROOT, where=directory)
    (built,) = directory.glob("*.whl")
    return built


@pytest.fixture(scope="module", params=["wheel", "editable"])
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment that has the program, and its dependencies from this one."""
    directory = tmp_path_factory.mktemp(request.param)
    venv.create(directory, symlinks=True)
    (packages,) = directory.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", directory / "bin" / "python"]
    pip += ["install", "--quiet", "--no-deps", "--no-index", "--ignore-installed"]
    if request.param == "wheel":
        run(*pip, request.getfixturevalue("wheel"), where=directory)
    else:
        run(*pip, "--no-build-isolation", "--editable", ROOT, where=directory)
    return directory


def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    read = [path for path in (ROOT / "glm4v_tui").rglob("*") if path.is_file()]
    wanted = {str(p.relative_to(ROOT)) for p in read if "__pycache__" not in p.parts}
    wanted |= {f"glm4v_tui/{path.relative_to(ROOT)}" for path in (ROOT / "styles").glob("*.tcss")}
    assert {name for name in held if not name.startswith("glm4v_tui-")} == wanted
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert "glm4v_tui/py.typed" in held


def test_the_command_answers(installed: Path) -> None:
    command = installed / "bin" / "glm4v-tui"
    assert run(command, "--version", where=installed) == f"glm4v-tui {__version__}\n"
    assert "doctor" in run(command, "--help", where=installed)


def test_the_module_runs_too(installed: Path) -> None:
    printed = run(installed / "bin" / "python", "-m", "glm4v_tui", "--version", where=installed)
    assert printed == f"glm4v-tui {__version__}\n"


def test_styles_model_and_pictures_are_found(installed: Path) -> None:
    printed = run(installed / "bin" / "python", "-c", LOOK_UP_STYLES, where=installed)
    found = Path(printed.strip())
    assert found.is_file()
    assert found.is_relative_to(installed if "wheel" in installed.name else ROOT)
