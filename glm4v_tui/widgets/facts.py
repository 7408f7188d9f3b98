"""What is said of a picture in lines that may be narrow: the least important gives way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.clock import clock
from glm4v_tui.widgets.cells import shorten_middle

if TYPE_CHECKING:
    from glm4v_tui.chat.areas import Size
    from glm4v_tui.chat.details import Details
    from glm4v_tui.widgets.recent import Opened

CountTokens = Callable[[int, int], int]
"""Takes width and height in pixels and returns the tokens that a picture takes."""

SeenSize = Callable[[int, int], tuple[int, int]]
"""Takes width and height in pixels and returns those that the model sees."""

JOINT = " · "


def fitting(pieces: Iterable[str], width: int) -> str:
    """Join pieces, the most important first, and leave out from the end what does not fit."""
    line = ""
    for piece in filter(None, pieces):
        longer = f"{line}{JOINT}{piece}" if line else piece
        if cell_len(longer) > width:
            break
        line = longer
    return line


def flowing(pieces: Iterable[str], width: int, lines: int) -> str:
    """Join pieces on so many lines, and leave out from the end what does not fit."""
    rest = [piece for piece in pieces if piece]
    flowed = []
    for _ in range(lines):
        if not (line := fitting(rest, width)):
            break
        flowed.append(line)
        rest = rest[line.count(JOINT) + 1 :]
    return "\n".join(flowed)


def size_words(size: Size) -> str:
    """Write a width and a height in pixels."""
    return f"{size[0]} × {size[1]}"


def amount(size: int) -> str:
    """Write a number of bytes."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1e3:.0f} kB" if size < 1e6 else f"{size / 1e6:.1f} MB"


def cost(size: Size, count: CountTokens | None, seen: SeenSize | None) -> list[str]:
    """Say how many tokens a picture takes, and at which size the model sees it."""
    pieces = [f"{count(*size):,} tokens"] if count else []
    if seen and (model_size := seen(*size)) != size:
        pieces.append(f"seen at {size_words(model_size)}")
    return pieces


def held(details: Details, transparent: bool = False) -> list[str]:
    """Say what a picture is, the most important first."""
    frames = f"{details.frames} frames" if details.frames > 1 and not many(details) else ""
    clear = "clear parts are white to the model" if transparent else ""
    return [size_words(details.size), details.format, amount(details.bytes), frames, clear]


def many(details: Details) -> list[str]:
    """Say how many pages there are, or how long a video takes; nothing of a picture."""
    if details.sizes:
        return ["1 page" if details.frames == 1 else f"{details.frames:,} pages"]
    if details.rate:
        return [clock(details.seconds), f"{details.rate:.4g} frames a second"]
    return []


def frame_words(details: Details, frame: int) -> str:
    """Say which page, which time or which frame is shown, nothing of a still picture."""
    if details.sizes:
        return f"page {frame + 1:,} of {details.frames:,}"
    if details.rate:
        return f"{details.leaf(frame)} of {clock(details.seconds)}"
    return f"frame {frame + 1} of {details.frames}" if details.frames > 1 else ""


def origin(details: Details) -> list[str]:
    """Say when and with what a picture was taken."""
    moment = details.moment
    word = "" if details.taken else "changed "
    return [f"{word}{moment:%Y-%m-%d %H:%M}" if moment else "", details.camera]


def described(
    opened: Opened, width: int, lines: int, count: CountTokens | None, seen: SeenSize | None
) -> Content:
    """Say on so many lines below its name what is known of a file that is being opened."""
    if opened.path is None:
        return Content()
    name = Content.styled(shorten_middle(clean(opened.path.name), width), "bold")
    if opened.error:
        rest = Content.styled(opened.error, "$text-error")
    elif opened.details is None:
        rest = Content.styled("opening…", "dim")
    else:
        rest = Content(flowing(_pieces(opened, opened.details, count, seen), width, lines))
    return Content("\n").join([name, rest])


def _pieces(
    opened: Opened, found: Details, count: CountTokens | None, seen: SeenSize | None
) -> list[str]:
    """Say what is known of a picture, the most important first."""
    if keys := _choosing(found):
        return [*many(found), keys, *held(found), *origin(found)]
    taken = cost(found.size, count, seen)
    return [*held(found, opened.transparent), *taken, *origin(found)]


def _choosing(details: Details) -> str:
    """Say what Enter does with a document, nothing of a picture."""
    if details.sizes:
        return "Enter chooses pages"
    return "Enter chooses frames" if details.rate else ""
