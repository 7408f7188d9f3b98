"""Two modules import the engine's heavy packages; the one that others import, in functions."""

from __future__ import annotations

import ast
from pathlib import Path

import glm4v_tui

HEAVY = {"vllm", "torch", "torchvision", "transformers"}
PACKAGE = Path(glm4v_tui.__file__).parent


def test_only_the_vllm_engine_and_its_kernels_import_vllm() -> None:
    files = {*PACKAGE.rglob("*.py")} - {*(PACKAGE / "demo" / "training").rglob("*.py")}
    importers = {path.name for path in files if imported(ast.parse(source(path)))}
    assert importers == {"vllm_engine.py", "cpu_kernels.py"}


def test_importing_the_vllm_engine_imports_nothing_heavy() -> None:
    module = ast.parse(source(PACKAGE / "engine" / "vllm_engine.py"))
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
