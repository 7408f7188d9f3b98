"""Parts of an answer written to files: private, and never over another one unasked."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean, clean_text, encodable
from glm4v_tui.chat.export import ExportError, slug
from glm4v_tui.chat.exporting import ThereError
from glm4v_tui.chat.files import (
    make_private_directory,
    reason,
    replace_private,
    write_private,
)

if TYPE_CHECKING:
    from glm4v_tui.chat.answer_parts import AnswerPart


def offered_path(directory: Path, about: str, part: AnswerPart, taken: Iterable[Path]) -> Path:
    """Return a path for a part that no file has now, and none of the others; looks at the disk.

    `about` is what the answer is about, such as the name of a picture; hostile text.
    """
    stem = "-".join(filter(None, (slug(about), part.stem)))
    others = {*taken}
    for number in itertools.count(1):
        more = f"-{number}" if number > 1 else ""
        path = directory / f"{stem}{more}{part.suffix}"
        if path not in others and not os.path.lexists(path):
            return path
    raise AssertionError("counting never ends")


def save_part(part: AnswerPart, path: Path, *, force: bool = False) -> Path:
    """Write a part for its owner alone, and return the file; blocks.

    Raises:
        ThereError: a file is there; `force` writes over it.
        ExportError: it cannot be written.
    """
    content = encodable(clean_text(part.text)).encode()
    try:
        make_private_directory(path.parent)
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from error
    try:
        if force:
            replace_private(path, content)
        else:
            write_private(path, content)
    except FileExistsError as error:
        raise ThereError(f"“{clean(str(path))}” is there already.") from error
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from error
    return path


def _unwritten(path: Path, error: OSError | ValueError) -> ExportError:
    return ExportError(f"“{clean(str(path))}” is not written: it {reason(error)}.")
