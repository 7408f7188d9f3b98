"""Pages of a PDF, rendered by PDFium; no script that a file brings is ever run."""

from __future__ import annotations

import math
from typing import IO, Any

import pypdfium2
import pypdfium2.raw

from glm4v_tui.chat.areas import ASPECT
from glm4v_tui.chat.reader.request import (
    MOST_PAGES,
    PAGE_SIDE,
    Found,
    Request,
    Size,
    UnshownError,
    fitted,
)

_WHITE = (255, 255, 255, 255)


def read(file: IO[bytes], request: Request) -> Found:
    """Return a page of a PDF.

    Raises:
        UnshownError: it is none, is locked, or has nothing to show.
    """
    document = _opened(file)
    count = len(document)
    if not 0 < count <= MOST_PAGES:
        raise UnshownError(
            f"says that it has {count:,} pages, and no more than {MOST_PAGES:,} are read"
            if count > 0
            else "has no pages; copy or download it again"
        )
    sizes = [_size_of(document, number) for number in range(count)]
    if not 0 <= request.frame < count:
        raise UnshownError(f"has no page {request.frame + 1}, only {count}")
    if sizes[request.frame] == (0, 0):
        raise UnshownError(
            f"has a page {request.frame + 1} that is damaged or of a shape that no model takes"
        )
    size = fitted(sizes[request.frame], request.box)
    stride, pixels = _rendered(document, request.frame, size)
    return Found(count, sizes, size, stride, "BGR", pixels, frame=request.frame)


def _opened(file: IO[bytes]) -> Any:
    try:
        document = pypdfium2.PdfDocument(file)
        # What was written into the fields of a form is to be seen too.
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise UnshownError("is locked with a password; save a copy without one") from error
        raise UnshownError("is no PDF, or is damaged or cut off; copy it again") from error
    return document


def _size_of(document: Any, number: int) -> Size:
    try:
        return _size(*document.get_page_size(number))
    except pypdfium2.PdfiumError:
        return 0, 0


def _size(width: float, height: float) -> Size:
    """Return the pixels of a page of so many points, none where it has no sensible shape."""
    sides = width, height
    if not all(math.isfinite(side) and side > 0 for side in sides):
        return 0, 0
    if max(sides) > ASPECT * min(sides):
        return 0, 0
    scale = PAGE_SIDE / max(sides)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _rendered(document: Any, number: int, size: Size) -> tuple[int, bytes]:
    """Return the bytes of a row, and all rows."""
    raw = pypdfium2.raw
    try:
        page = document[number]
        bitmap = pypdfium2.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGR)
        bitmap.fill_rect(_WHITE, 0, 0, *size)
        place = (0, 0, *size, 0, raw.FPDF_ANNOT)
        raw.FPDF_RenderPageBitmap(bitmap, page, *place)
        if document.formenv:
            raw.FPDF_FFLDraw(document.formenv, bitmap, page, *place)
    except pypdfium2.PdfiumError as error:
        raise UnshownError(f"has a damaged page {number + 1}; copy it again") from error
    return bitmap.stride, bytes(bitmap.buffer)
