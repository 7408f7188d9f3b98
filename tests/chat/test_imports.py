"""The room stands alone, and what the first frame imports of it is light."""

import subprocess
import sys
from pathlib import Path

import pytest

import glm4v_tui.chat

MODULES = sorted(path.stem for path in Path(glm4v_tui.chat.__path__[0]).glob("*.py"))


def imported(*modules: str) -> set[str]:
    names = "".join(f"import glm4v_tui.chat.{module}\n" for module in modules)
    program = f"import sys\n{names}print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


def test_no_module_reaches_the_screen_or_the_engine() -> None:
    found = imported(*MODULES)
    assert {"PIL", "markdown_it", "pydantic"} <= found
    assert not found & {"textual", "rich", "vllm", "torch", "transformers"}


@pytest.mark.parametrize("module", ["pictures", "conversation", "clean"])
def test_naming_pictures_does_not_pay_for_opening_them(module: str) -> None:
    assert not imported(module) & {"PIL", "markdown_it", "pydantic"}
