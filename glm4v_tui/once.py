"""What a user is shown only once: an empty private file says that it was shown."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from glm4v_tui.chat.files import create_private, make_private_directory

if TYPE_CHECKING:
    from pathlib import Path


def remember(marker: Path) -> None:
    """Write the file; where that cannot be done, the next start shows it once more."""
    with contextlib.suppress(OSError):
        make_private_directory(marker.parent)
        os.close(create_private(marker))
