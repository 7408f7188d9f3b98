"""What reads PDFs and videos, which the program can do without."""

from __future__ import annotations

from importlib.metadata import version

from glm4v_tui.chat.documents import READERS, is_readable, missing
from glm4v_tui.chat.kinds import DocumentKind
from glm4v_tui.doctor.finding import Finding

_KINDS: tuple[DocumentKind, ...] = ("PDF", "video")


def check_documents() -> Finding:
    """Say which kinds of document can be seen, and how the others could be."""
    there = [kind for kind in _KINDS if is_readable(kind)]
    packages = [READERS[kind].module for kind in there]
    with_ = [
        f"{kind}s with {name} {version(name)}" for kind, name in zip(there, packages, strict=True)
    ]
    lacking = [kind for kind in _KINDS if kind not in there]
    if not lacking:
        return Finding("documents", "ok", ", ".join(with_))
    without = f"no {' and no '.join(f'{kind}s' for kind in lacking)}"
    advice = "; ".join(map(missing, lacking))
    return Finding("documents", "warning", ", ".join([*with_, without]), advice)
