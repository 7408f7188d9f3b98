"""Boxes as other programs read them, and pictures with boxes drawn in."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.files import write_private

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL.Image import Image

    from glm4v_tui.chat.areas import Size
    from glm4v_tui.chat.pointing import Mark
    from glm4v_tui.chat.sheets import Sheet

Listing = Literal["json", "csv"]
"""How boxes are copied."""

Saving = Literal["png", "coco", "yolo"]
"""How boxes are saved."""

_UNNAMED = "object"
"""The class of a box that the answer has no name for."""


def listed(form: Listing, sheet: Sheet, marks: Sequence[Mark]) -> str:
    """Return boxes in pixels of a picture or a page; points have no right and lower edge."""
    rows = [(mark, mark.area.edges[: 2 if mark.is_point else 4]) for mark in marks]
    if form == "json":
        boxes = [
            {
                "number": mark.number,
                "label": _label(mark),
                "point" if mark.is_point else "box": edges,
            }
            for mark, edges in rows
        ]
        whole = {"picture": sheet.name, **sheet.leaf, "boxes": boxes}
        return json.dumps(whole, ensure_ascii=False, indent=1)
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow((*sheet.leaf, "number", "label", "left", "top", "right", "bottom"))
    leaf = sheet.leaf.values()
    table.writerows((*leaf, mark.number, _label(mark), *edges) for mark, edges in rows)
    return written.getvalue()


def coco(sheet: Sheet, size: Size, marks: Sequence[Mark]) -> str:
    """Return boxes as COCO has them, without points."""
    boxes = [mark for mark in marks if not mark.is_point]
    classes = _classes(boxes)
    image = {"id": 1, "file_name": sheet.name, "width": size[0], "height": size[1], **sheet.leaf}
    annotations = [
        {
            "id": number,
            "image_id": 1,
            "category_id": classes.index(_class(mark)) + 1,
            "bbox": [mark.area.left, mark.area.top, *mark.area.size],
            "area": mark.area.width * mark.area.height,
            "iscrowd": 0,
        }
        for number, mark in enumerate(boxes, start=1)
    ]
    categories = [{"id": number, "name": each} for number, each in enumerate(classes, start=1)]
    whole = {"images": [image], "annotations": annotations, "categories": categories}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def yolo(size: Size, marks: Sequence[Mark]) -> tuple[str, str]:
    """Return boxes as YOLO has them, without points, and the names of their classes."""
    boxes = [mark for mark in marks if not mark.is_point]
    classes, lines = _classes(boxes), ""
    for mark in boxes:
        left, top, right, bottom = mark.area.edges
        middle = (left + right) / 2 / size[0], (top + bottom) / 2 / size[1]
        sides = mark.area.width / size[0], mark.area.height / size[1]
        numbers = " ".join(f"{number:.6f}" for number in (*middle, *sides))
        lines += f"{classes.index(_class(mark))} {numbers}\n"
    return lines, "".join(f"{each}\n" for each in classes)


def with_boxes(image: Image, marks: Sequence[Mark]) -> bytes:
    """Return a picture with its boxes as PNG; blocks."""
    from glm4v_tui.chat.framing import Pen, framed, frames_of

    longest = max(image.size)
    pen = Pen(width=max(2, longest // 400), letters=max(11, longest // 50))
    kept = io.BytesIO()
    framed(image, frames_of(marks, image.size), pen).save(kept, "PNG")
    return kept.getvalue()


def write_new(directory: Path, stem: str, contents: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Write files whose names begin alike and are new, and return them; blocks.

    Each comes with its ending. Files of the same number belong together, and none is written over.

    Raises:
        OSError: they cannot be written.
    """
    stem = re.sub(r"[^\w.-]+", "_", clean(stem)).strip("._")[-80:].strip("._") or "picture"
    for number in itertools.count(1):
        more = f"-{number}" if number > 1 else ""
        paths = [directory / f"{stem}{more}{ending}" for ending, _ in contents]
        if not any(os.path.lexists(path) for path in paths):
            with suppress(FileExistsError):
                for path, (_, content) in zip(paths, contents, strict=True):
                    write_private(path, content)
                break
    return paths


def _label(mark: Mark) -> str:
    return " ".join(clean(mark.label).split())


def _class(mark: Mark) -> str:
    return _label(mark) or _UNNAMED


def _classes(marks: Sequence[Mark]) -> list[str]:
    return list(dict.fromkeys(map(_class, marks)))
