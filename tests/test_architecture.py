"""What may import what: the rooms stay apart, and nobody pays for the engine before it is used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "glm4v_tui"

KERNELS = PACKAGE / "engine" / "cpu_kernels.py"

ENGINE_LIBRARIES = {"vllm", "torch", "torchvision", "transformers", "tokenizers", "safetensors"}
HEAVY = ENGINE_LIBRARIES | {"huggingface_hub", "textual_image", "numpy"}

WITHOUT_SCREEN = ("chat", "engine", "terminal", "doctor", "serving")

RUN_HELP = """
import contextlib, io, runpy, sys
sys.argv = ["glm4v-tui", "--help"]
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    runpy.run_module("glm4v_tui", run_name="__main__")
print(*sys.modules)
"""

IMPORT_APP = """
import os, sys
from argparse import Namespace
os.environ["XDG_CONFIG_HOME"] = "/nowhere"
import glm4v_tui.app, glm4v_tui.launch
from glm4v_tui.wiring import wire
files = {"server": None, "config": None, "log_file": None, "data_dir": None, "keep_alive": None}
wire(Namespace(demo=True, model=None, **files, engine_arg=[], engine_inside=False))
print(*sys.modules)
"""

IMPORT_WITHOUT = """
import importlib, sys
for name in sys.argv[1].split():
    sys.modules[name] = None
for module in sys.argv[2:]:
    importlib.import_module(module)
"""


def run(program: str, *arguments: str) -> str:
    """Run a program in a Python of its own and return what it printed."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PACKAGE.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def modules(room: str) -> list[str]:
    """Return the dotted names of every module in a room but the one that is made of vLLM's."""
    files = sorted({*(PACKAGE / room).rglob("*.py")} - {KERNELS})
    dotted = [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in dotted]


def imported(file: Path) -> Iterator[str]:
    """Yield the top-level packages that a file imports, at whatever depth it does so."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def loaded(program: str) -> set[str]:
    """Return the top-level packages that a program has loaded at its end."""
    return {name.split(".")[0] for name in run(program).split()}


def test_help_pays_for_nothing() -> None:
    assert not loaded(RUN_HELP) & (HEAVY | {"textual", "PIL", "pydantic"})


def test_the_first_frame_pays_for_the_screen_alone() -> None:
    here = loaded(IMPORT_APP)
    assert "textual" in here
    assert not here & (HEAVY | {"PIL", "pydantic", "markdown_it"})


def test_the_engine_and_its_kernels_alone_import_vllm_and_the_training_torch() -> None:
    importers = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if ENGINE_LIBRARIES & set(imported(file))
    }
    training = {name for name in importers if name.startswith("demo/training/")}
    assert importers - training == {
        "engine/vllm_building.py",
        "engine/vllm_requests.py",
        "engine/cpu_kernels.py",
    }


@pytest.mark.parametrize("room", WITHOUT_SCREEN)
def test_a_room_runs_where_neither_textual_nor_an_engine_is_installed(room: str) -> None:
    missing = " ".join({*ENGINE_LIBRARIES, "huggingface_hub", "textual", "textual_image"})
    run(IMPORT_WITHOUT, missing, *modules(room))
