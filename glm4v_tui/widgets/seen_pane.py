"""A conversation, what comes next, and what the model is shown of both."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.shown import Shown, applied, picture_places
from glm4v_tui.widgets.fitting import fits

if TYPE_CHECKING:
    from glm4v_tui.engine.protocol import Engine


class SeenPane(Vertical):
    """Holds what was said and keeps to what the model takes."""

    conversation: reactive[Conversation] = reactive(Conversation(), init=False)
    """Everything said so far; replaced with each question and answer."""
    shown: reactive[Shown] = reactive(Shown(), init=False)
    """What the model is shown otherwise than it was said."""
    attached: reactive[tuple[Picture, ...]] = reactive(tuple, init=False)
    """The pictures that go with the next question."""
    engine_ready: reactive[bool] = reactive(False, init=False)
    """Whether a question can be sent; until then one waits."""

    class Refused(Message):
        """Something the user tried cannot be done now, and why."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    class Switched(Message):
        """The model sees another picture now, for it takes one alone."""

        def __init__(self, told: str) -> None:
            super().__init__()
            self.told = told
            """Which one it sees, in a sentence."""

    class TooLong(Message):
        """A question was not sent: with it the conversation does not fit into the context."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class TooManyPictures(Message):
        """A question was not sent: the model would see more pictures than it takes."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self, engine: Engine, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._engine = engine
        self._switched_from: Shown | None = None
        self._checking = False

    @property
    def seen(self) -> Conversation:
        """The conversation as the model gets it."""
        return applied(self.conversation, self.shown)

    @property
    def pictures_left(self) -> int | None:
        """How many more pictures can be attached, `None` for any number."""
        limit = self._engine.checkpoint.max_pictures
        if limit == 1:
            # Another one takes the place of that which has been asked about.
            return int(not self.attached)
        ahead = self.conversation.asked("", self.attached)
        return limit and max(0, limit - len(applied(ahead, self.shown).pictures))

    def attach(self, *pictures: Picture) -> bool:
        """Add pictures to the next question, and return whether the model takes so many."""
        limit = self._engine.checkpoint.max_pictures
        ahead = self.conversation.asked("", self.attached)
        there = len(applied(ahead, self.shown).pictures)
        if limit == 1 == len(pictures) and there and not self.attached:
            self._switch_to(pictures[0])
        elif limit is not None and there + len(pictures) > limit:
            self.post_message(self.Refused(_too_many(self._engine.checkpoint.title, limit)))
            return False
        self.attached = (*self.attached, *pictures)
        return True

    def _switch_to(self, picture: Picture) -> None:
        """Drop the picture that the model has seen so far, for one that is attached."""
        self._switched_from = self.shown
        for place in itertools.chain(*picture_places(self.conversation)):
            self.shown = self.shown.with_picture(place, None)
        title, name = self._engine.checkpoint.title, clean(picture.name)
        self.post_message(self.Switched(f"{title} sees one picture: now {name}. Alt+V switches."))

    def detach_last(self) -> None:
        """Take the last attached picture back, and what was dropped for it."""
        self.attached = self.attached[:-1]
        if self._switched_from is not None and not self.attached:
            self.shown, self._switched_from = self._switched_from, None

    def too_many(self, ahead: Conversation) -> int:
        """Return how many pictures of this the model would see, where it takes fewer; else 0."""
        limit, there = self._engine.checkpoint.max_pictures, applied(ahead, self.shown).pictures
        return len(there) if limit is not None and len(there) > limit else 0

    @property
    def crowded(self) -> str:
        """What is wrong where the model would see more pictures than it takes; else empty."""
        there = self.too_many(self.conversation.asked("", self.attached))
        if not there:
            return ""
        limit, title = self._engine.checkpoint.max_pictures, self._engine.checkpoint.title
        takes = "one" if limit == 1 else str(limit)
        return f"This conversation has {there} pictures; {title} takes {takes} at a time."

    async def _may_send(self, question: str, *, anyway: bool) -> bool:
        """Return whether the model can take a question, and tell what is too much for it."""
        if self.crowded:
            self.post_message(self.TooManyPictures(question))
        elif not anyway and not await self._fits(question):
            self.post_message(self.TooLong(question))
        else:
            return True
        return False

    async def _fits(self, question: str) -> bool:
        """Return whether a question leaves room for its answer; a ready engine can tell."""
        if not self.engine_ready:
            return True
        self._checking = True
        try:
            ahead = self.conversation.asked(question, self.attached)
            return await fits(self._engine, applied(ahead, self.shown))
        finally:
            self._checking = False


def _too_many(title: str, limit: int) -> str:
    pictures = "one picture" if limit == 1 else f"{limit} pictures"
    return f"{title} takes {pictures} at a time. Alt+V drops others, Ctrl+N begins anew."
