"""Pictures in a terminal's memory: given to it once, shown again for nothing, freed in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from glm4v_tui.widgets.painting import Painting
    from glm4v_tui.widgets.wish import Wish


class TerminalMemory:
    """What a place of the screen has in the memory of a terminal that speaks kitty's protocol."""

    def __init__(self, write: Callable[[str], None], room: int = 0) -> None:
        """`room` is for how many bytes of pixels pictures stay when others are shown."""
        self._write = write
        self._room = room
        self._held: dict[int, tuple[Wish, Painting]] = {}
        """By kitty's number of the picture, the one shown longest ago first."""

    def find(self, wish: Wish) -> Painting | None:
        """Return what was given for the same wish, about the very same picture."""
        for wished, painting in self._held.values():
            if wished == wish and wished.image is wish.image:
                return painting
        return None

    def give(self, wish: Wish, painting: Painting) -> None:
        """Have the terminal hold a picture, unseen as yet; send it if it does not already."""
        if not painting.number:
            return
        if self._held.pop(painting.number, None) is None:
            self._write(painting.sent)
        self._held[painting.number] = wish, painting

    def tidy(self, *shown: Painting | None) -> None:
        """Free the pictures for which there is no room, but none that is shown."""
        numbers = {painting.number for painting in shown if painting}
        held = sum(_size(*held) for held in self._held.values())
        for number, pair in [*self._held.items()]:
            if held > self._room and number not in numbers:
                held -= _size(*pair)
                self._free(number)

    def clear(self) -> None:
        """Free all of them."""
        for number in [*self._held]:
            self._free(number)

    def _free(self, number: int) -> None:
        from glm4v_tui.terminal import kitty

        wish, _ = self._held.pop(number)
        self._write(kitty.deletion(number, wish.graphics.layers))


def _size(wish: Wish, painting: Painting) -> int:
    """Return the bytes that the pixels of a picture take at most."""
    graphics = wish.graphics
    return painting.columns * graphics.cell_width * painting.rows * graphics.cell_height * 4
