"""A page as a browser shows it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None
)

needs_browser = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to look with")


def look(page: Path, width: int, picture: Path, *, dark: bool = False) -> str:
    """Take a picture of a page, and return what its scripts have made of it."""
    assert BROWSER is not None
    command = [BROWSER, "--no-sandbox", "--disable-gpu", "--headless", "--dump-dom"]
    command += [f"--window-size={width},2000", f"--screenshot={picture}", "--hide-scrollbars"]
    command += ["--blink-settings=preferredColorScheme=0"] if dark else []
    ran = subprocess.run(
        [*command, "--enable-logging=stderr", page.absolute().as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "Refused to" not in ran.stderr
    assert "violates the following" not in ran.stderr
    return ran.stdout
