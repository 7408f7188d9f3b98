"""How soon a picture is seen: from the cursor on its name to the painted preview.

Run from the root of the repository: `python -m benchmarks.preview`. Pictures of 12 and 48
megapixels are drawn as JPEG and PNG; a preview of 60 by 30 cells in a program without a terminal
shows each, cold, which includes decoding, and warm, when it was seen before. Beside it stands what
Pillow alone takes to decode the same file whole, and to make a thumbnail of it. Prints medians; the
target for 12 megapixels is 150 ms cold and 30 ms warm.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PIL import Image
from textual.app import App, ComposeResult
from textual.worker import WorkerCancelled

from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.picture_view import PictureView
from glm4v_tui.widgets.preview import Preview

TIMES = 5
SIZES = {"12 MP": (4000, 3000), "48 MP": (8000, 6000)}
FORMS = {"JPEG": {"quality": 90}, "PNG": {"compress_level": 6}}
COLUMNS, ROWS = 60, 30


class Previewing(App[None]):
    """A preview alone."""

    def compose(self) -> ComposeResult:
        """Give it the whole screen."""
        yield Preview(Graphics())


def draw(path: Path, size: tuple[int, int], options: dict[str, int]) -> None:
    """Draw something that compresses about as a photo does."""
    width, height = size
    small = [Image.effect_noise((width // 8, height // 8), 40) for _ in range(3)]
    image = Image.merge("RGB", [band.resize(size, Image.Resampling.BICUBIC) for band in small])
    image.save(path, **options)


async def seen(app: Previewing, path: Path) -> float:
    """Return the seconds until the picture's cells are drawn, the screen's refresh included."""
    preview, view = app.query_one(Preview), app.query_one(PictureView)
    before = view.image
    drawn = asyncio.Event()
    began = perf_counter()
    preview.path = path
    while view.image is before or view.image is None:  # noqa: ASYNC110 - no event tells of it
        await asyncio.sleep(0.001)
    preview.screen.call_after_refresh(drawn.set)
    await drawn.wait()
    return perf_counter() - began


async def settled(app: Previewing) -> None:
    """Wait until nothing is being drawn; what another drawing took the place of is no matter."""
    with suppress(WorkerCancelled):
        await app.workers.wait_for_complete()


async def previews(path: Path, other: Path) -> tuple[float, float]:
    """Return the median seconds cold and warm."""
    cold, warm = [], []
    for _ in range(TIMES):
        app = Previewing()
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            await seen(app, other)
            await settled(app)
            cold.append(await seen(app, path))
            await settled(app)
            await seen(app, other)
            await settled(app)
            await asyncio.sleep(0.1)
            warm.append(await seen(app, path))
            await pilot.pause()
    return median(cold), median(warm)


def timed(action: Callable[[], object]) -> float:
    """Return the median seconds that something takes."""
    took = []
    for _ in range(TIMES):
        began = perf_counter()
        action()
        took.append(perf_counter() - began)
    return median(took)


def whole(path: Path) -> None:
    """Decode every pixel."""
    with Image.open(path) as image:
        image.load()


def coarse(path: Path) -> None:
    """Decode as Pillow's own thumbnail does."""
    with Image.open(path) as image:
        image.thumbnail((COLUMNS * 10, ROWS * 20))


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        other = Path(folder) / "other.png"
        Image.new("RGB", (64, 48), "red").save(other)
        for form, options in FORMS.items():
            for name, size in SIZES.items():
                path = Path(folder) / f"{name}.{form.lower()}"
                draw(path, size, options)
                bare, small = timed(lambda: whole(path)), timed(lambda: coarse(path))  # noqa: B023
                cold, warm = asyncio.run(previews(path, other))
                print(
                    f"{name} {form:4}  cold {cold * 1e3:4.0f} ms, warm {warm * 1e3:3.0f} ms; "
                    f"Pillow whole {bare * 1e3:4.0f} ms ({cold / bare:.2f} times), "
                    f"thumbnail {small * 1e3:4.0f} ms ({cold / small:.2f} times)"
                )


if __name__ == "__main__":
    main()
