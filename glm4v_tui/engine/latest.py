"""What was made of pictures, kept since every turn sends all of them again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import PictureError
from glm4v_tui.engine.protocol import EngineError

Made = TypeVar("Made")


class Latest(Generic[Made]):
    """Makes something of each picture once, and keeps the latest, up to a weight."""

    def __init__(
        self, make: Callable[[Picture], Made], weigh: Callable[[Made], int], most: int
    ) -> None:
        """`make` may raise `PictureError`; those just asked for may weigh more than `most`."""
        self._make = make
        self._weigh = weigh
        self._most = most
        self._kept: OrderedDict[str, Made] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, pictures: Iterable[Picture]) -> dict[str, Made]:
        """Return what is made of each picture by its digest; blocks.

        Raises:
            EngineError: a picture cannot be opened.
        """
        wanted = {picture.digest: self._one(picture) for picture in pictures}
        with self._lock:
            self._kept.update(wanted)
            for digest in wanted:
                self._kept.move_to_end(digest)
            self._forget(len(wanted))
        return wanted

    def _one(self, picture: Picture) -> Made:
        try:
            return self._kept.get(picture.digest) or self._make(picture)
        except PictureError as error:
            raise EngineError("rejected", error.message) from error

    def _forget(self, keep: int) -> None:
        """Let the oldest go, beyond those that were just asked for."""
        while len(self._kept) > keep and sum(map(self._weigh, self._kept.values())) > self._most:
            self._kept.popitem(last=False)
