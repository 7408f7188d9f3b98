"""Few modules import the engine's heavy packages; those that others import, in functions."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import glm4v_tui

HEAVY = {"vllm", "torch", "torchvision", "transformers"}
VLLM_MODULES = ("vllm_building.py", "vllm_requests.py")
"""What the engine on vLLM is made of, as far as it imports vLLM."""

PACKAGE = Path(glm4v_tui.__file__).parent


def test_only_the_vllm_engine_and_its_kernels_import_vllm() -> None:
    files = {*PACKAGE.rglob("*.py")} - {*(PACKAGE / "demo" / "training").rglob("*.py")}
    importers = {path.name for path in files if imported(ast.parse(source(path)))}
    assert importers == {*VLLM_MODULES, "cpu_kernels.py"}


@pytest.mark.parametrize("name", ["vllm_engine.py", *VLLM_MODULES])
def test_importing_the_vllm_engine_imports_nothing_heavy(name: str) -> None:
    module = ast.parse(source(PACKAGE / "engine" / name))
    tops = [node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not imported(ast.Module(body=list(tops), type_ignores=[]))


def imported(tree: ast.AST) -> set[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(aliases):
                names += [alias.name for alias in aliases]
            case ast.ImportFrom(module=str(module), level=0):
                names.append(module)
    return {name.split(".")[0] for name in names} & HEAVY


def source(path: Path) -> str:
    return path.read_text("utf-8")
