"""PDFs and videos as the tests need them, made on the spot."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

COLOURS = ("red", "blue", "lime", "black", "yellow")
A4, WIDE = (595, 842), (842, 595)


def make_pdf(path: Path, sizes: Sequence[tuple[int, int]] = (A4, WIDE, A4)) -> Path:
    """Write a PDF with a filled circle in the middle of each page, each of another colour."""
    pages = [_page(size, colour) for size, colour in zip(sizes, COLOURS, strict=False)]
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=72)
    return path


def _page(size: tuple[int, int], colour: str) -> Image.Image:
    page = Image.new("RGB", size, "white")
    across, down = size[0] // 2, size[1] // 2
    ImageDraw.Draw(page).ellipse((across - 150, down - 150, across + 150, down + 150), fill=colour)
    return page


def raw_pdf(
    path: Path,
    box: str = "0 0 200 100",
    *,
    pages: int = 1,
    count: int | None = None,
    trailer: str = "",
    drawing: str = "",
) -> Path:
    """Write a PDF by hand, with whatever it says of itself; all its pages are the same one."""
    kids, length = "3 0 R " * pages, len(drawing)
    path.write_text(
        "%PDF-1.7\n"
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        f"2 0 obj <</Type/Pages/Kids[{kids}]/Count {count or pages}>> endobj\n"
        f"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R>> endobj\n"
        f"4 0 obj <</Length {length}>>stream\n{drawing}\nendstream endobj\n"
        f"trailer <</Root 1 0 R {trailer}>>\n%%EOF\n"
    )
    return path


LOCK = (
    f"/Encrypt <</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    "/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
)
"""What the trailer of a PDF says that opens only with a password."""


def make_video(
    path: Path,
    *,
    seconds: int = 4,
    rate: int = 10,
    size: tuple[int, int] = (160, 120),
    options: dict[str, str] | None = None,
) -> Path:
    """Write a video that is black, with a white bar that goes ten pixels to the right a second."""
    import av

    with av.open(str(path), "w", container_options=options or {}) as container:
        stream = container.add_stream("mpeg4", rate=rate)
        (stream.width, stream.height), stream.pix_fmt = size, "yuv420p"
        for number in range(seconds * rate):
            picture = Image.new("RGB", size)
            left = 10 * (number // rate)
            ImageDraw.Draw(picture).rectangle((left, 0, left + 9, size[1]), fill="white")
            container.mux(stream.encode(av.VideoFrame.from_image(picture)))
        container.mux(stream.encode())
    return path


def bar(image: Image.Image) -> int:
    """Return at which second the bar stands."""
    row = [image.convert("L").getpixel((left, 60)) for left in range(5, 160, 10)]
    return row.index(max(row))  # type: ignore[type-var]


def make_sound(path: Path) -> Path:
    """Write a second of silence, without any picture."""
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=8000)
        for number in range(8):
            frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
            frame.sample_rate, frame.pts = 8000, 1024 * number
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


_UPRIGHT = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
_CLOCKWISE = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 120 << 16, 0, 1 << 30)


def turn(video: Path) -> Path:
    """Have a video shown turned by a quarter clockwise, as phones do (ISO 14496-12, 8.3.2)."""
    head, track, rest = video.read_bytes().partition(b"tkhd")
    assert _UPRIGHT in rest
    video.write_bytes(head + track + rest.replace(_UPRIGHT, _CLOCKWISE, 1))
    return video
