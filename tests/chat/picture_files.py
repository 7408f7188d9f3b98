"""Files with pictures of every form, and some that only begin like one."""

import struct
import zlib
from pathlib import Path

from PIL import Image

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)

FORMATS = [
    *(("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("a.gif", "GIF"), ("a.bmp", "BMP")),
    *(("a.tif", "TIFF"), ("a.avif", "AVIF"), ("a.jp2", "JPEG2000"), ("a.ppm", "PPM")),
    *(("a.tga", "TGA"), ("a.ico", "ICO")),
]


def draw(path: Path, size: tuple[int, int] = (8, 6), mode: str = "RGB", form: str = "") -> Path:
    Image.new("RGB", size, RED).convert(mode).save(path, form or None)
    return path


def near(pixel: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(got - want) < 12 for got, want in zip(pixel, wanted, strict=True))


def png_header(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(bytes(99))
    chunks = [
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in (header, pixels, b"IEND")
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
