"""The keys for what an answer points at, in the full-screen view."""

from __future__ import annotations

from textual.binding import Binding


def _key(key: str, action: str, name: str, number: str, tooltip: str, *, show: bool) -> Binding:
    return Binding(key, action, name, show=show, id=f"view.{number}", tooltip=tooltip)


WALKING_KEYS = [
    _key(
        "n", "walk(1)", "Next box", "next-box", "Light the next box that an answer names", show=True
    ),
    _key("p,N", "walk(-1)", "Box before", "box-before", "Light the box before", show=False),
    _key("z", "approach", "To the box", "to-box", "Zoom to the lit box", show=False),
    _key("b", "frames", "Boxes", "boxes", "Show or hide the boxes", show=False),
]
"""How one goes from box to box."""

TAKING_KEYS = [
    _key(
        "a",
        "screen.ask_box",
        "Ask about it",
        "ask-box",
        "Attach what is in the lit box, to ask about that alone",
        show=False,
    ),
    _key(
        "y",
        "screen.copy_boxes('json')",
        "Copy as JSON",
        "copy-json",
        "Copy all boxes as JSON, in pixels of the original",
        show=False,
    ),
    _key(
        "Y",
        "screen.copy_boxes('csv')",
        "Copy as CSV",
        "copy-csv",
        "Copy all boxes as CSV, in pixels of the original",
        show=False,
    ),
    _key(
        "s",
        "screen.save_boxes('png')",
        "Save with boxes",
        "save-png",
        "Save the picture with its boxes as PNG, in full resolution, in the current directory",
        show=False,
    ),
    _key(
        "x",
        "screen.save_boxes('coco')",
        "Save as COCO",
        "save-coco",
        "Save the boxes as JSON of COCO, in the current directory",
        show=False,
    ),
    _key(
        "X",
        "screen.save_boxes('yolo')",
        "Save as YOLO",
        "save-yolo",
        "Save the boxes as text of YOLO with its classes, in the current directory",
        show=False,
    ),
]
"""What one takes away of the boxes."""

BOX_KEYS = [*WALKING_KEYS, *TAKING_KEYS]
