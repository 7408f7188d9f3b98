"""Pictures that arrive in a folder: whole, each once, whatever happens to the folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat import watching
from glm4v_tui.chat.watching import PATIENCE, WatchedFolder
from tests.made_documents import make_pdf, make_video


def picture(size: int = 40) -> bytes:
    """Return the bytes of a picture that does not compress away."""
    file = BytesIO()
    Image.effect_noise((size, size), 80).save(file, "PNG")
    return file.getvalue()


def watched(folder: Path) -> WatchedFolder:
    """Return a folder that has been looked at once."""
    beginning = WatchedFolder(folder)
    beginning.look()
    return beginning


def names(folder: WatchedFolder, looks: int = 1) -> list[str]:
    """Return the names of what arrives in so many looks."""
    return [path.name for _ in range(looks) for path in folder.look().arrived]


def test_what_was_there_has_not_arrived(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_bytes(picture())
    assert names(watched(tmp_path), looks=3) == []


def test_a_new_picture_arrives_once_and_not_while_it_may_still_grow(tmp_path: Path) -> None:
    folder = watched(tmp_path)
    (tmp_path / "new.PNG").write_bytes(picture())
    assert names(folder) == []
    assert names(folder) == ["new.PNG"]
    assert names(folder, looks=3) == []


def test_a_copy_that_pauses_arrives_when_it_is_whole(tmp_path: Path) -> None:
    content = picture()
    folder = watched(tmp_path)
    with (tmp_path / "slow.png").open("wb", buffering=0) as file:
        file.write(content[: len(content) // 2])
        assert names(folder, looks=PATIENCE // 2) == []
        file.write(content[len(content) // 2 :])
        assert names(folder, looks=2) == ["slow.png"]


def test_a_copy_that_stays_cut_off_is_told_of_once_and_still_arrives(tmp_path: Path) -> None:
    content = picture()
    folder = watched(tmp_path)
    (tmp_path / "cut.png").write_bytes(content[:200])
    told = [sentence for _ in range(3 * PATIENCE) for sentence in folder.look().damaged]
    assert len(told) == 1
    assert "cut.png" in told[0]
    (tmp_path / "cut.png").write_bytes(content)
    assert names(folder, looks=2) == ["cut.png"]


def test_renamed_into_place_as_rsync_does(tmp_path: Path) -> None:
    folder = watched(tmp_path)
    (tmp_path / ".photo.png.Xy12").write_bytes(picture())
    assert names(folder, looks=3) == []
    (tmp_path / ".photo.png.Xy12").rename(tmp_path / "photo.png")
    assert names(folder, looks=2) == ["photo.png"]


def test_what_is_no_picture_does_not_arrive(tmp_path: Path) -> None:
    folder = watched(tmp_path)
    (tmp_path / "notes.txt").write_text("notes")
    (tmp_path / "empty.png").touch()
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "nowhere.png").symlink_to("/nonexistent.png")
    os.mkfifo(tmp_path / "pipe.png")
    assert names(folder, looks=2 * PATIENCE) == []


def test_a_burst_comes_in_the_order_of_time(tmp_path: Path) -> None:
    folder = watched(tmp_path)
    for number in (3, 1, 2):
        path = tmp_path / f"{number}.png"
        path.write_bytes(picture(8))
        os.utime(path, (number, number))
    assert names(folder, looks=2) == ["1.png", "2.png", "3.png"]


def test_a_burst_too_long_for_one_look_goes_on_in_the_next(tmp_path: Path) -> None:
    folder = watched(tmp_path)
    count = 12
    for number in range(count):
        Image.effect_noise((1500, 1500), 80).save(tmp_path / f"{number:02}.png", compress_level=1)
    looks = [folder.look().arrived for _ in range(2 * count)]
    assert sum(map(len, looks)) == count
    assert watching.DECODING_SECONDS <= 1


def test_a_picture_that_comes_back_arrives_again(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    folder = watched(tmp_path)
    (tmp_path / "a.png").unlink()
    assert names(folder) == []
    (tmp_path / "a.png").write_bytes(picture())
    assert names(folder, looks=2) == ["a.png"]


def test_a_deleted_folder_says_so_and_what_comes_into_it_anew_arrives(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.png").write_bytes(picture())
    folder = watched(inbox)
    shutil.rmtree(inbox)
    assert folder.look().problem == "is not there any more"
    inbox.mkdir()
    (inbox / "a.png").write_bytes(picture())
    assert names(folder, looks=2) == ["a.png"]


@pytest.mark.parametrize(("make", "suffix"), [(make_pdf, ".pdf"), (make_video, ".mp4")])
def test_a_document_arrives_when_it_is_whole(
    tmp_path: Path, make: Callable[[Path], Path], suffix: str
) -> None:
    content = make(tmp_path / f"made{suffix}").read_bytes()
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    folder = watched(inbox)
    slow = inbox / f"slow{suffix}"
    with slow.open("wb", buffering=0) as file:
        file.write(content[: len(content) * 9 // 10])
        assert names(folder, looks=3) == []
        file.write(content[len(content) * 9 // 10 :])
        assert names(folder, looks=2) == [slow.name]
    folder.end()


def test_a_broken_document_is_told_of_once(tmp_path: Path) -> None:
    folder = watched(tmp_path)
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    told = [sentence for _ in range(2 * PATIENCE) for sentence in folder.look().damaged]
    assert told == ["“cut.pdf” is cut off: it has no end."]
