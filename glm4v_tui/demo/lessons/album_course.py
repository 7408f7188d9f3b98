"""Which pictures an album has, when they arrive, and what is asked about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random

from glm4v_tui.demo.lessons import albums, asking, chinese_albums
from glm4v_tui.demo.lessons.album_changes import difference
from glm4v_tui.demo.lessons.album_prefix import about_picture
from glm4v_tui.demo.lessons.asking import Group, Subject
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.world.changes import Change, changed
from glm4v_tui.demo.world.compose import compose
from glm4v_tui.demo.world.fonts import Fonts
from glm4v_tui.demo.world.scene import Scene

_ENGLISH = (
    *(albums.which, albums.which, albums.in_all, albums.more, albums.more, albums.total),
    *(albums.total, albums.describe),
)
_CHINESE = (
    *(chinese_albums.which, chinese_albums.which, chinese_albums.more, chinese_albums.more),
    *(chinese_albums.total, chinese_albums.total, chinese_albums.describe, chinese_albums.count),
)


@dataclass(frozen=True, slots=True)
class Album:
    """Pictures in the order in which they arrive."""

    subjects: tuple[Subject, ...]
    arrivals: tuple[tuple[int, ...], ...]
    """The pictures that arrive with one question each."""
    change: Change | None = None
    """What is different in the second of two pictures, if they are alike."""

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """What the pictures show."""
        return tuple(subject.scene for subject in self.subjects)

    def so_far(self, arrivals: int) -> Album:
        """Return the album as it is after some arrivals."""
        number = sum(map(len, self.arrivals[:arrivals]))
        change = self.change if number == len(self.subjects) else None
        return Album(self.subjects[:number], self.arrivals[:arrivals], change)


def album(
    chance: Random, cells: Sequence[tuple[int, int]], fonts: Fonts, unseen_words: bool
) -> Album:
    """Return a random album; a change between two pictures needs two of the same size."""
    some = chance.random() < 0.75
    scenes = [
        compose(chance, "shapes" if some else None, size, fonts, unseen_words) for size in cells
    ]
    change = None
    alike = len(cells) == 2 and cells[0] == cells[1] and scenes[0].shapes
    if alike and chance.random() < 0.55:
        scenes[1], change = changed(scenes[0], chance)
    subjects = tuple(Subject.of(scene, chance) for scene in scenes)
    return Album(subjects, _arrivals(len(scenes), chance), change)


def album_group(known: Album, chinese: bool, chance: Random) -> Group:
    """Return the next question about an album, or the next few."""
    newest = known.arrivals[-1]
    alone = len(known.subjects) == 1 or (len(known.arrivals) > 1 and len(newest) == 1)
    if alone and (len(known.subjects) == 1 or chance.random() < 0.4):
        return asking.group(known.subjects[newest[0]], chinese, chance)
    if chance.random() < 0.6:
        return (_about_all(known, chinese, chance),)
    at = chance.randrange(len(known.subjects))
    lesson = asking.one(known.subjects[at], chinese, chance)
    return (about_picture(lesson, at, len(known.subjects), chance),)


def _about_all(known: Album, chinese: bool, chance: Random) -> Lesson:
    scenes = known.scenes
    draw = chance.random()
    if chinese:
        return chance.choice(_CHINESE)(scenes, chance)
    if draw < 0.06:
        return albums.count(scenes, chance)
    if draw < 0.09 and len(scenes) < 4:
        return albums.missing(scenes, chance)
    if len(scenes) == 2 and draw < (0.6 if known.change else 0.15):
        return difference(scenes, known.change, chance)
    return chance.choice(_ENGLISH)(scenes, chance)


def _arrivals(pictures: int, chance: Random) -> tuple[tuple[int, ...], ...]:
    """Return which pictures arrive together: mostly all of them."""
    apart = 0.0 if chance.random() < 0.62 else chance.choice((0.5, 1.0))
    numbers = [0]
    for _ in range(pictures - 1):
        numbers.append(numbers[-1] + (chance.random() < apart))
    return tuple(
        tuple(at for at, _ in together)
        for _, together in groupby(enumerate(numbers), key=lambda pair: pair[1])
    )
