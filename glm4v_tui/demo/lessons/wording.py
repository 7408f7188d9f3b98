"""How answers name shapes, places, numbers and boxes: always in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glm4v_tui.demo.world.scene import Box, Region, Scene, Shape

PLACES: dict[Region, str] = {
    (0, 0): "at the top left",
    (0, 1): "at the top",
    (0, 2): "at the top right",
    (1, 0): "on the left",
    (1, 1): "in the centre",
    (1, 2): "on the right",
    (2, 0): "at the bottom left",
    (2, 1): "at the bottom",
    (2, 2): "at the bottom right",
}
"""Where a shape is, by the ninth of the picture that its centre is in."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
"""The first place, the second one, and so on."""

NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""The words for 0 to 12, which only questions use."""


def an(words: str) -> str:
    """Return words with their indefinite article."""
    return ("an " if words[0] in "aeiou" else "a ") + words


def capital(words: str) -> str:
    """Return words with a capital at the front."""
    return words[:1].upper() + words[1:]


def join(words: Sequence[str]) -> str:
    """Return words as a sentence enumerates them."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def plural(kind: str) -> str:
    """Return the plural of a shape."""
    return kind + ("es" if kind == "cross" else "s")


def counted(number: int, one: str, many: str) -> str:
    """Return a number of things, in digits."""
    return f"{number} {one if number == 1 else many}"


def there_are(number: int, one: str, many: str) -> str:
    """Return the sentence that says how many there are, without its full stop."""
    if number == 0:
        return f"There are no {many}"
    return f"There {'is' if number == 1 else 'are'} {counted(number, one, many)}"


def name(shape: Shape) -> str:
    """Return a shape's colour and kind."""
    return f"{shape.colour} {shape.kind}"


def place(scene: Scene, shape: Shape) -> str:
    """Return where a shape is, such as `at the top left`."""
    return PLACES[scene.region(shape)]


def spot(where: str) -> str:
    """Return a place without its preposition, such as `top left`."""
    return where.split("the ")[1]


def placed(scene: Scene, shape: Shape) -> str:
    """Return a shape's name and place."""
    return f"{name(shape)} {place(scene, shape)}"


def centre(scene: Scene, shape: Shape) -> str:
    """Return how far right and how far down a shape's centre is, in thousandths."""
    across, down = shape.centre
    return f"{round(across / scene.width * 1000)},{round(down / scene.height * 1000)}"


def in_full(scene: Scene, shape: Shape) -> str:
    """Return everything that is said of a shape, with its article."""
    return f"a {shape.size} {placed(scene, shape)}"


def said(scene: Scene, shape: Shape) -> str:
    """Return a shape's name, with as much more as tells it from the others."""
    alike = [one for one in scene.shapes if one.name == shape.name]
    if len(alike) == 1:
        return name(shape)
    if sum(one.size == shape.size for one in alike) == 1:
        return f"{shape.size} {name(shape)}"
    return placed(scene, shape)


def numbered(scene: Scene, shapes: Iterable[Shape]) -> str:
    """Return the list by which shapes are counted."""
    return " ".join(f"{i}: {placed(scene, one)}." for i, one in enumerate(shapes, 1))


def marked(boxes: Iterable[Box]) -> str:
    """Return boxes between the markers that GLM-V puts around them."""
    return f"<|begin_of_box|>[{','.join(map(bracketed, boxes))}]<|end_of_box|>"


def bracketed(box: Box) -> str:
    """Return a box in brackets, without any spaces."""
    return f"[{','.join(map(str, box))}]"
