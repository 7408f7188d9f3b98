"""Pictures are opened once, upright and in RGB, and the oldest are let go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.engine.album import Album
from glm4v_tui.engine.protocol import EngineError
from tests.engine.drawings import blank, kept


def test_a_picture_is_opened_once(tmp_path: Path) -> None:
    album, picture = Album(), blank(tmp_path / "p.png", 20, 10)
    (first,) = album.of([picture]).values()
    picture.path.unlink()
    assert album.of([picture]) == {picture.digest: first}
    assert (first.mode, first.size) == ("RGB", (20, 10))


def test_the_oldest_are_let_go(tmp_path: Path) -> None:
    album, old = Album(), blank(tmp_path / "old.png", 20, 10)
    album.of([old])
    large = kept(Image.new("L", (8200, 8200)), tmp_path / "large.png")
    album.of([large])
    old.path.unlink()
    with pytest.raises(EngineError):
        album.of([old])
    large.path.unlink()
    assert album.of([large])[large.digest].size == (8200, 8200)


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n"])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, content: bytes) -> None:
    picture = replace(blank(tmp_path / "p.png", 20, 10), digest="other")
    picture.path.write_bytes(content)
    with pytest.raises(EngineError) as refusal:
        Album().of([picture])
    assert refusal.value.kind == "rejected"
