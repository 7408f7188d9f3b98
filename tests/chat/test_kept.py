"""Copies of pictures are named by content and format alone."""

from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.kept import SUFFIX_OF_FORMAT, keep, kept_path
from glm4v_tui.chat.pictures import SUFFIXES, PictureError, inspect


def test_copies_are_found_as_pictures_again() -> None:
    assert set(SUFFIX_OF_FORMAT.values()) <= SUFFIXES


@pytest.mark.parametrize("digest", ["", "../" * 22, "a" * 63, "a" * 64 + "\n", "A" * 64])
def test_a_digest_is_never_a_path(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal"):
        kept_path(tmp_path, digest, "PNG")


def test_a_changed_picture_is_not_kept_under_its_old_name(tmp_path: Path) -> None:
    Image.new("RGB", (2, 2)).save(tmp_path / "a.png")
    picture = inspect(tmp_path / "a.png")
    Image.new("RGB", (3, 3)).save(tmp_path / "a.png")
    with pytest.raises(PictureError, match="has changed"):
        keep(picture, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_a_copy_is_made_once_and_leaves_nothing_else(tmp_path: Path) -> None:
    Image.new("RGB", (2, 2)).save(tmp_path / "a.png")
    kept = keep(inspect(tmp_path / "a.png"), tmp_path / "kept")
    written = kept.path.stat().st_mtime_ns
    assert keep(inspect(tmp_path / "a.png"), tmp_path / "kept") == kept
    assert kept.path.stat().st_mtime_ns == written
    assert list(kept.path.parent.iterdir()) == [kept.path]
