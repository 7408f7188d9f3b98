"""Pages of PDFs and frames of videos: what comes, and what never does."""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import stat
import sys
from pathlib import Path

import pytest

from glm4v_tui.chat.areas import Area
from glm4v_tui.chat.cutting import cut
from glm4v_tui.chat.details import details
from glm4v_tui.chat.document_process import DocumentProcess, read_answer
from glm4v_tui.chat.documents import Glance, Leaf, digest, leaf
from glm4v_tui.chat.pictures import PictureError, inspect, load
from glm4v_tui.chat.reader.request import Found, Request, UnshownError
from tests.made_documents import LOCK, bar, make_pdf, make_sound, make_video, raw_pdf, turn


def refusal(path: Path) -> str:
    with pytest.raises(PictureError) as refused:
        leaf(path)
    return refused.value.message


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "report.pdf")


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return make_video(tmp_path / "clip.mp4")


def middle(found: Leaf) -> object:
    return found.image.getpixel((found.image.width // 2, found.image.height // 2))


def test_each_page_comes_in_its_own_shape(pdf: Path) -> None:
    first, second, third = (leaf(pdf, number) for number in range(3))
    assert first.sizes == ((1583, 2240), (2240, 1583), (1583, 2240))
    assert [found.image.size for found in (first, second, third)] == list(first.sizes)
    assert [middle(found) for found in (first, second, third)] == [
        (254, 0, 0),
        (0, 0, 254),
        (0, 255, 1),
    ]
    assert first.image.getpixel((3, 3)) == (255, 255, 255)
    assert (first.frames, first.seconds, first.rate) == (3, 0, 0)


def test_a_page_is_made_to_fit(pdf: Path) -> None:
    assert leaf(pdf, 1, (400, 400)).image.size == (400, 283)
    assert load(pdf, (100, 100), frame=1).size == (100, 71)


def test_a_frame_is_the_one_that_is_shown_at_its_time(video: Path) -> None:
    found = leaf(video)
    assert (found.frames, found.seconds, found.rate) == (40, 4.0, 10.0)
    assert found.sizes == ((160, 120),)
    assert [bar(leaf(video, number).image) for number in (0, 9, 10, 29, 30, 39)] == [
        *(0, 0, 1, 2, 3, 3)
    ]
    times = (0.0, 0.99, 1.0, 2.95, 4.0)
    assert [bar(leaf(video, seconds=at).image) for at in times] == [0, 0, 1, 2, 3]
    assert leaf(video, seconds=2.0).frame == 20


def test_a_video_that_a_phone_has_turned_is_upright(video: Path) -> None:
    found = leaf(turn(video))
    assert found.sizes == ((120, 160),)
    assert found.image.size == (120, 160)
    # The bar at the left edge is at the upper one now.
    assert found.image.convert("L").getpixel((60, 5)) > 200  # type: ignore[operator]
    assert found.image.convert("L").getpixel((5, 80)) < 50  # type: ignore[operator]
    assert leaf(video, 0, (60, 60)).image.size == (45, 60)


def test_a_video_that_does_not_say_how_long_it_is(tmp_path: Path) -> None:
    found = leaf(make_video(tmp_path / "live.mkv", options={"live": "1"}), 30)
    assert found.frames == 40
    assert found.seconds == pytest.approx(4.0, abs=0.05)
    assert bar(found.image) == 3


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    message = refusal(make_sound(tmp_path / "song.mp4"))
    assert message == "“song.mp4” has no pictures in it, only sound."


def test_what_is_known_of_documents(pdf: Path, video: Path) -> None:
    of_pdf, of_video = details(pdf), details(video)
    assert (of_pdf.format, of_pdf.frames, of_pdf.size) == ("PDF", 3, (1583, 2240))
    assert of_pdf.bytes == pdf.stat().st_size
    assert (of_video.format, of_video.size, of_video.rate) == ("MP4", (160, 120), 10.0)
    assert of_pdf.leaf(2) == "p. 3"
    assert of_video.leaf(25) == "0:02.5"
    assert (of_pdf.stride, of_video.stride) == (1, 2)


def test_a_part_of_a_page_keeps_its_place(pdf: Path, tmp_path: Path) -> None:
    part = cut(pdf, Area(1000, 700, 200, 100), tmp_path / "cut", frame=1, leaf="p. 2")
    assert part.name == "report.pdf p. 2 [1000,700 200×100]"
    assert part.excerpt
    assert part.excerpt.digest == hashlib.sha256(pdf.read_bytes()).hexdigest() == digest(pdf)
    assert (part.excerpt.name, part.excerpt.frame, part.excerpt.left) == ("report.pdf", 1, 1000)
    assert load(part).size == (200, 100)
    assert stat.S_IMODE(part.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("box", "trailer", "words"),
    [
        ("0 0 200 100", LOCK, "is locked with a password; save a copy without one"),
        ("0 0 1000000 1", "", "a page 1 that is damaged or of a shape that no model takes"),
    ],
)
def test_pdfs_that_cannot_be_shown(tmp_path: Path, box: str, trailer: str, words: str) -> None:
    message = refusal(raw_pdf(tmp_path / "odd.pdf", box, trailer=trailer))
    assert message.startswith("“odd.pdf” ")
    assert words in message


def test_millions_of_pages_and_pages_without_end_are_bounded(tmp_path: Path) -> None:
    assert "no more than 20,000 are read" in refusal(raw_pdf(tmp_path / "many.pdf", pages=30_000))
    # PDFium counts for itself what a file says of its pages.
    assert leaf(raw_pdf(tmp_path / "lies.pdf", count=10**8)).frames == 1
    vast = leaf(raw_pdf(tmp_path / "vast.pdf", "0 0 1e9 1e9"))
    assert max(vast.image.size) <= 2240


@pytest.mark.parametrize("name", ["a.pdf", "a.mp4", "a.MKV"])
@pytest.mark.parametrize("content", [b"", b"hello", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"])
def test_what_is_something_else_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert "damaged" in refusal(path)


def test_a_playlist_opens_no_other_file(video: Path, tmp_path: Path) -> None:
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{video}\n#EXT-X-ENDLIST\n"
    (tmp_path / "list.mp4").write_text(playlist)
    (tmp_path / "list.mkv").write_text(f"ffconcat version 1.0\nfile {video}\n")
    assert "is no video" in refusal(tmp_path / "list.mp4")
    assert "is no video" in refusal(tmp_path / "list.mkv")


def test_cut_off_files_are_refused(pdf: Path, video: Path) -> None:
    for path in (pdf, video):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        assert "damaged" in refusal(path)


def test_folders_pipes_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.mp4")
    assert refusal(tmp_path / "folder.pdf") == "“folder.pdf” is a folder."
    assert refusal(tmp_path / "pipe.mp4") == "“pipe.mp4” is a pipe, not a file."
    assert refusal(tmp_path / "gone.pdf") == "“gone.pdf” is not there any more."


def test_a_look_ends_as_soon_as_it_is_not_wanted(tmp_path: Path) -> None:
    endless = raw_pdf(tmp_path / "endless.pdf", drawing="0 0 200 100 re f\n" * 2_000_000)
    process = DocumentProcess(endless, Request("PDF"))
    process.end()
    with pytest.raises(UnshownError):
        process.found()


HEADER = {
    "frames": 1,
    "sizes": [[2, 2]],
    "size": [2, 2],
    "stride": 6,
    "layout": "RGB",
    "pixels": 12,
    "turns": 0,
    "frame": 0,
    "seconds": 0.0,
    "rate": 0.0,
}


def answered(header: object) -> Found:
    return read_answer(io.BytesIO(json.dumps(header).encode() + b"\n" + bytes(12)))


def test_a_reader_that_a_file_has_taken_over_says_nothing_that_harms() -> None:
    assert answered(HEADER).size == (2, 2)
    with pytest.raises(UnshownError, match=r"^␛\[2J"):
        answered({"error": "\x1b[2J" + "long " * 1000})


@pytest.mark.parametrize(
    "change",
    [
        *({"size": [10**9, 2]}, {"size": [2]}, {"size": None}, {"stride": 1}, {"sizes": []}),
        *({"layout": "CMYK"}, {"pixels": 10**12}, {"pixels": -1}, {"frames": 0}),
        *({"seconds": math.inf}, {"seconds": None}, {"turns": "x"}, {"sizes": [[1, 2, 3]]}),
    ],
)
def test_answers_that_no_reader_gives(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        answered({**HEADER, **change})


@pytest.mark.parametrize("header", [[], 1, None, {}])
def test_answers_that_are_none(header: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        answered(header)


def test_a_glance_that_has_ended_never_begins(pdf: Path) -> None:
    glance = Glance()
    assert glance.leaf(pdf, 0, (10, 10)).frames == 3
    glance.end()
    with pytest.raises(PictureError, match="is not looked at any more"):
        glance.leaf(pdf, 0, (10, 10))
    with pytest.raises(PictureError, match="is not looked at any more"):
        digest(pdf, glance)


@pytest.mark.parametrize(
    ("module", "name", "line"),
    [
        ("pypdfium2", "a.pdf", "To see PDFs, run: {} -m pip install 'pypdfium2>=5'"),
        ("av", "a.mp4", "To see videos, run: {} -m pip install 'av>=15'"),
    ],
)
def test_without_the_extra_one_line_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str, name: str, line: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.chdir(tmp_path)
    assert refusal(tmp_path / name) == line.format(sys.executable)


def test_a_pdf_that_is_called_a_picture_says_what_it_is(pdf: Path) -> None:
    with pytest.raises(PictureError, match=r"is a PDF, .* a name that ends in \.pdf"):
        inspect(pdf.rename(pdf.with_suffix(".png")))
