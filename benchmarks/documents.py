"""How soon a page of a PDF or a frame of a video is seen, and what reading it apart costs.

Run from the root of the repository: `python -m benchmarks.documents`. A PDF of 200 pages full of
text and a minute of video of 1920 by 1080 pixels are written, and the preview shows each, cold and
warm, as `benchmarks.preview` has it. Beside it stands the time to read the same page or frame in
this process, where PDFium and FFmpeg are loaded already: the limit if nothing were to be kept safe.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import av
from PIL import Image, ImageDraw

from benchmarks.preview import COLUMNS, ROWS, previews, timed
from glm4v_tui.chat.reader import pdf, video
from glm4v_tui.chat.reader.request import Request

PAGES, LINES, SECONDS = 200, 60, 60
BOX = COLUMNS * 10, ROWS * 20


def write_pdf(path: Path) -> None:
    """Write pages of text in a font that every reader has."""
    line = "(The quick brown fox jumps over the lazy dog, and over the next one too.) Tj T*\n"
    text = f"BT /F 10 Tf 12 TL 60 780 Td\n{line * LINES}ET"
    kids = "3 0 R " * PAGES
    path.write_text(
        "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        f"2 0 obj <</Type/Pages/Kids[{kids}]/Count {PAGES}>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>> endobj\n"
        f"4 0 obj <</Length {len(text)}>>stream\n{text}\nendstream endobj\n"
        "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
        "trailer <</Root 1 0 R>>\n%%EOF\n"
    )


def write_video(path: Path) -> None:
    """Write a video in which something moves."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        (stream.width, stream.height), stream.pix_fmt = (1920, 1080), "yuv420p"
        for number in range(5 * SECONDS):
            picture = Image.effect_noise((240, 135), 60).resize((1920, 1080)).convert("RGB")
            ImageDraw.Draw(picture).rectangle((number, 0, number + 90, 1080), fill="red")
            container.mux(stream.encode(av.VideoFrame.from_image(picture)))
        container.mux(stream.encode())


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        other = Path(folder) / "other.png"
        Image.new("RGB", (64, 48), "red").save(other)
        page, clip = Path(folder) / "text.pdf", Path(folder) / "clip.mp4"
        write_pdf(page)
        write_video(clip)
        for path, kind, read in ((page, "PDF", pdf.read), (clip, "video", video.read)):

            def here() -> None:
                with path.open("rb") as file:  # noqa: B023
                    read(file, Request(kind, box=BOX))  # noqa: B023

            bare = timed(here)
            cold, warm = asyncio.run(previews(path, other))
            print(
                f"{kind:5}  cold {cold * 1e3:4.0f} ms, warm {warm * 1e3:3.0f} ms; "
                f"read in this process {bare * 1e3:4.0f} ms ({cold / bare:.1f} times)"
            )


if __name__ == "__main__":
    main()
