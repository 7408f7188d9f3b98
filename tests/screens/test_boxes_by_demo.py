"""The demo model is asked where things are, and what is drawn lies where they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from textual.pilot import Pilot

from glm4v_tui.chat.areas import Area
from glm4v_tui.chat.boxes import named_in
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.cutting import cut
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.demo.world.compose import compose
from glm4v_tui.demo.world.render import render
from glm4v_tui.demo.world.scene import Box, Scene, Shape
from glm4v_tui.engine.hosted import HostedEngine
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.widgets.framed_view import FramedView
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.thumbnail import Thumbnail
from tests.screens.program import program
from tests.screens.running import Running
from tests.waiting import until

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]

PICTURES, ENOUGH, OVERLAP = 40, 36, 0.5
TURNED, CROPPED = 5, 11
"""Which pictures lie on their side by EXIF, and are parts of larger ones: every so many."""


def scenes(chance: Random) -> Iterator[tuple[Scene, Shape]]:
    """Yield scenes of one to three shapes with one of them that no other one is like."""
    while True:
        scene = compose(chance, "shapes")
        names = [shape.name for shape in scene.shapes]
        if 1 <= len(names) <= 3 and len(set(names)) == len(names):
            yield scene, chance.choice(scene.shapes)


def made(scene: Scene, number: int, folder: Path) -> Picture:
    image = render(scene, Random(number), 1.0)
    path = folder / f"{number}.png"
    exif = Image.Exif()
    if number % TURNED == 0:
        exif[274] = 6
        image = image.transpose(Image.Transpose.ROTATE_90)
    if number % CROPPED == 0:
        canvas = Image.new("RGB", (image.width + 90, image.height + 70), "white")
        canvas.paste(image, (60, 30))
        canvas.save(path)
        return cut(path, Area(60, 30, *image.size), folder, turns=int(number % TURNED == 0))
    image.save(path, exif=exif)
    return inspect(path)


async def drawn(pilot: Pilot[None], picture: Picture, question: str) -> list[tuple[float, ...]]:
    """Return the edges of what is drawn on a picture after a question, in thousandths."""
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    pane = screen.pane
    await until(pilot, lambda: pane.engine_ready and not pane.conversation.turns)
    assert pane.attach(picture)
    pane.query_one(Prompt).text = question
    await pilot.press("enter")
    await until(pilot, lambda: len(pane.conversation.turns) == 2 and not pane.replying)
    named = named_in(pane.conversation.turns[-1].text)
    view = screen.query_one(Thumbnail).query_one(FramedView)
    await until(pilot, lambda: len(view.frames) == len(named))
    edges = [tuple(1000 * edge for edge in frame.edges) for frame in view.frames]
    await pilot.press("ctrl+n")
    return edges


def overlap(a: tuple[float, ...], b: Box) -> float:
    wide, high = (min(a[at + 2], b[at + 2]) - max(a[at], b[at]) for at in (0, 1))
    both = max(0.0, wide) * max(0.0, high)
    either = sum((each[2] - each[0]) * (each[3] - each[1]) for each in (a, b)) - both
    return both / either


async def test_boxes_are_drawn_where_things_are(
    hosted_demo_engine: HostedEngine, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    found = scenes(Random(20260))
    overlaps: list[float] = []
    app = program(Running(hosted_demo_engine), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        for number in range(1, PICTURES + 1):
            scene, shape = next(found)
            question = f"Give the bounding box of the {shape.colour} {shape.kind}."
            edges = await drawn(pilot, made(scene, number, folder), question)
            truth = scene.box(shape.frame)
            overlaps.append(overlap(edges[0], truth) if len(edges) == 1 else 0.0)
    assert sum(each >= OVERLAP for each in overlaps) >= ENOUGH, overlaps
    assert overlaps[TURNED - 1] >= OVERLAP, "one that lies on its side"
    assert overlaps[CROPPED - 1] >= OVERLAP, "a part"
