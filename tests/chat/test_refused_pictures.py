"""What is no picture that can be used gets a sentence that says why, and is never opened."""

import contextlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.pictures import (
    BYTES,
    PictureError,
    inspect,
    load,
    read_checked,
)
from tests.chat.picture_files import FORMATS, draw, png_header


@pytest.mark.parametrize(("name", "form"), FORMATS)
@pytest.mark.parametrize("part", [0.97, 0.5, 0.1])
def test_a_cut_off_picture_is_refused(tmp_path: Path, name: str, form: str, part: float) -> None:
    path = tmp_path / name
    Image.effect_noise((64, 48), 90).convert("RGB").save(path, form)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(PictureError, match="cut off"):
        inspect(path)
    with pytest.raises(PictureError, match=name):
        load(path)


def test_only_known_formats_are_ever_opened(tmp_path: Path) -> None:
    path = draw(tmp_path / "drawing.png", form="EPS")
    with pytest.raises(PictureError, match="not a picture"):
        inspect(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"just words", "not a picture"),
        (b"\x00" * 5000, "not a picture"),
        (b"%PDF-1.7", "PDF"),
        (b"<svg xmlns=''>", "SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "video"),
        (b"\xff\xd8\xff", "cut off"),
        (b"GIF89a\0\0\0\0\0\0\0,\0\0\0\0\0\0\0\0\0\2\0;", "damaged"),
        (png_header(30_000, 30_000), "too many pixels: 30000×30000"),
        (b"P5 2000000000 2000000000 255 ", "too many pixels"),
        (png_header(20_000, 10), "more than 200 times longer than wide"),
        (png_header(10, 20_000), "20000"),
    ],
)
def test_what_is_no_usable_picture_gets_a_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "thing.png"
    path.write_bytes(content)
    for look in (inspect, load):
        with pytest.raises(PictureError, match=words) as refusal:
            look(path)
        assert refusal.value.message.startswith("“thing.png” ")
        assert refusal.value.message.endswith(".")


def test_a_sparse_giant_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "giant.png"
    with path.open("wb") as file:
        file.truncate(BYTES + 1)
    with pytest.raises(PictureError, match="larger than 256 MiB"):
        inspect(path)


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    picture = inspect(draw(tmp_path / "a.png"))
    assert read_checked(picture) == picture.path.read_bytes()
    draw(tmp_path / "a.png", (9, 9))
    for look in (read_checked, load):
        with pytest.raises(PictureError, match="has changed"):
            look(picture)
    picture.path.unlink()
    with pytest.raises(PictureError, match="not there any more"):
        read_checked(picture)


def a_directory(path: Path) -> None:
    path.mkdir()


def a_fifo(path: Path) -> None:
    os.mkfifo(path)


def a_loop(path: Path) -> None:
    path.symlink_to(path)


def a_dangling_link(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (a_directory, "is a folder"),
        (a_fifo, "is a pipe"),
        (a_device, "is a device"),
        (a_loop, "leads back to itself"),
        (a_dangling_link, "not there any more"),
    ],
)
def test_what_is_no_file_is_never_opened(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "thing.png"
    make(path)
    with pytest.raises(PictureError, match=words):
        inspect(path)


def test_a_socket_and_impossible_names_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.png")
        with pytest.raises(PictureError, match="is a socket"):
            inspect(Path("s.png"))
    for name in ("nul\0.png", "long" * 100 + ".png"):
        with pytest.raises(PictureError):
            inspect(Path(name))


def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.png")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user reads files whatever their permissions")
    with pytest.raises(PictureError, match="no permission"):
        inspect(path)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b.png", "a b.png"),
        ("new\nline.png", "new␊line.png"),
        ("\x1b]0;x\x07.png", "␛]0;x␇.png"),
        ("[red]x[bold].png", "[red]x[bold].png"),
        ("图片.png", "图片.png"),
        ("🐈.png", "🐈.png"),
        (os.fsdecode(b"caf\xe9.png"), "caf\\xe9.png"),
    ],
)
def test_any_name_works_and_is_cleaned_in_sentences(tmp_path: Path, name: str, shown: str) -> None:
    path = draw(tmp_path / name)
    assert inspect(path).name == name
    path.write_bytes(b"")
    with pytest.raises(PictureError) as refusal:
        inspect(path)
    assert refusal.value.message.startswith(f"“{shown}” is empty")


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("name", "form"), FORMATS)
def test_damage_anywhere_is_a_sentence_or_a_picture(tmp_path: Path, name: str, form: str) -> None:
    path = tmp_path / name
    Image.effect_noise((16, 16), 90).convert("RGB").save(path, form)
    whole = path.read_bytes()
    for place in range(0, min(len(whole), 400), 3):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with contextlib.suppress(PictureError):
            load(inspect(path))
