"""The keys of the full-screen view; all of them are keys that plain terminals send."""

from __future__ import annotations

from textual.binding import Binding


def _moving(keys: str, name: str, way: str, *, fine: bool = False) -> Binding:
    words = "in a small step" if fine else "in a large step"
    return Binding(
        keys,
        f"move({way}, {fine})",
        f"{name}, finely" if fine else name,
        show=False,
        id=f"view.{name.lower()}{'-finely' if fine else ''}",
        tooltip=f"Look further {name.lower()}, or move the chosen part, {words}",
    )


LEAVING_KEYS = [
    Binding("enter", "screen.attach", "Attach", id="view.attach", tooltip="Attach what is shown"),
    Binding(
        "escape",
        "screen.back",
        "Back",
        id="view.back",
        tooltip="Choose nothing after all, or leave the picture",
    ),
]
"""How one leaves; what they do is the screen's to decide."""

ZOOM_KEYS = [
    Binding("plus,equals_sign", "zoom(1)", "Larger", id="view.larger", tooltip="Zoom in"),
    Binding("minus", "zoom(-1)", "Smaller", id="view.smaller", tooltip="Zoom out"),
    Binding("0", "scale(0)", "Whole", show=False, id="view.whole", tooltip="See all of it"),
    Binding(
        "1",
        "scale(1)",
        "Pixels",
        show=False,
        id="view.pixels",
        tooltip="One pixel of the picture to one of the screen",
    ),
]
"""How large the picture is shown."""

TURN_KEYS = [
    Binding("r", "turn(1)", "Turn", id="view.turn", tooltip="Turn by a quarter, clockwise"),
    Binding(
        "R",
        "turn(-1)",
        "Turn back",
        show=False,
        id="view.turn-back",
        tooltip="Turn by a quarter, anticlockwise",
    ),
]
"""How the picture is turned."""

FRAME_KEYS = [
    Binding(
        "full_stop",
        "frame(1)",
        "Next frame",
        id="view.next-frame",
        tooltip="Next frame of an animation, or page; Enter attaches the one that is shown",
    ),
    Binding(
        "comma",
        "frame(-1)",
        "Frame before",
        show=False,
        id="view.frame-before",
        tooltip="The frame before, from the first one the last",
    ),
    Binding(
        "greater_than_sign",
        "frame(10)",
        "Ten frames on",
        show=False,
        id="view.ten-frames-on",
        tooltip="Ten frames or pages further; in a video, ten times as far",
    ),
    Binding(
        "less_than_sign",
        "frame(-10)",
        "Ten frames back",
        show=False,
        id="view.ten-frames-back",
        tooltip="Ten frames or pages back; in a video, ten times as far",
    ),
]
"""Which frame is shown."""

CHOOSING_KEYS = [
    Binding("c", "choose", "Choose a part", id="view.choose", tooltip="Choose a part to ask about"),
    Binding(
        "tab",
        "handle",
        "Other corner",
        id="view.handle",
        tooltip="Let the arrows move the whole part, its lower right or its upper left corner",
    ),
]
"""How a part is chosen."""

MOVING_KEYS = [
    _moving("left,h", "Left", "-1, 0"),
    _moving("right,l", "Right", "1, 0"),
    _moving("up,k", "Up", "0, -1"),
    _moving("down,j", "Down", "0, 1"),
    _moving("shift+left,H", "Left", "-1, 0", fine=True),
    _moving("shift+right,L", "Right", "1, 0", fine=True),
    _moving("shift+up,K", "Up", "0, -1", fine=True),
    _moving("shift+down,J", "Down", "0, 1", fine=True),
]
"""How one looks elsewhere, or moves what is chosen."""

LOOK_KEYS = [*LEAVING_KEYS, *CHOOSING_KEYS, *FRAME_KEYS, *ZOOM_KEYS, *TURN_KEYS, *MOVING_KEYS]
