"""What the user is about to have the model see: every change is worked out here, none is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from glm4v_tui.chat.budget import REPLY_TOKENS, CountPicture, Taken
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.room import Line, about, at_one_only, lines, pictures_of
from glm4v_tui.chat.shown import Shown, applied
from glm4v_tui.chat.shrinking import as_if, size_for, sizes_for

SMALLER = (0.5, 0.75, 0.9)
"""Parts of its tokens that a picture is shrunk to; the first that is possible."""


class RefusedError(Exception):
    """Says in a sentence why what the model sees cannot be changed so."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a model can take."""

    context_tokens: int
    """Tokens of prompt and answer together."""
    max_pictures: int | None
    """Pictures of a prompt; `None` for any number."""
    count: CountPicture


@dataclass(frozen=True)
class Plan:
    """A conversation, and what of it is to be shown; replaced with each change."""

    conversation: Conversation
    """Everything said, with the draft as its last turn."""
    draft: bool
    """Whether the last turn is one."""
    whole: Taken
    """What the conversation takes as it was said."""
    shown: Shown
    limits: Limits

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """A line for each part of the conversation."""
        return lines(self.conversation, self.shown, self.whole, self.limits.count, draft=self.draft)

    @property
    def seen(self) -> Conversation:
        """The conversation as the model would get it."""
        return applied(self.conversation, self.shown)

    @property
    def tokens(self) -> int:
        """About how many tokens the model would get."""
        return about(self.whole, self.lines)

    def over(self, total: int) -> int:
        """Return by how many tokens a prompt is too long to be answered well; below 1 it fits."""
        return total + REPLY_TOKENS - self.limits.context_tokens

    @property
    def spare(self) -> int:
        """How many pictures more than the model takes would be seen; below 1 it takes them all."""
        most = self.limits.max_pictures
        return 0 if most is None else len(self.seen.pictures) - most

    def few_enough(self) -> Plan:
        """Return this with the earliest pictures dropped until the model takes the rest."""
        shown = self.shown
        visible = [line for line in pictures_of(self.lines) if not line.hidden]
        for line in visible[: max(0, self.spare)]:
            assert line.place is not None
            shown = shown.with_picture(line.place, None)
        return self._with(shown)

    def toggled(self, line: Line) -> Plan:
        """Return this with a line left out, or brought back.

        Raises:
            RefusedError: the model takes no more pictures.
        """
        if line.place is None:
            raise RefusedError("This is always sent.")
        if line.kind == "turn":
            change = self.shown.with_turn if line.hidden else self.shown.without_turn
            return self._with(change(line.place))
        if not line.hidden:
            return self._with(self.shown.with_picture(line.place, None))
        return self._with(self._brought_back(line))

    def _brought_back(self, line: Line) -> Shown:
        assert line.place is not None
        if line.remark != "dropped":
            raise RefusedError("Its turn is left out; bring that back.")
        most = self.limits.max_pictures
        if most == 1:
            return at_one_only(self.shown, self.lines, line.place)
        if most is not None and len(self.seen.pictures) >= most:
            raise RefusedError(f"The model takes {most} pictures; drop one first.")
        return self.shown.with_original(line.place)

    def smaller(self, line: Line) -> Picture | None:
        """Return the picture of a line with about half of its tokens; `None` where it has fewest.

        There is no file of it yet.
        """
        if line.picture is None or line.instead is None or line.replaced:
            return None
        for part in SMALLER:
            if size := size_for(line.picture, int(line.tokens * part), self.limits.count):
                return as_if(line.picture, size)
        return None

    def shrunk(self, line: Line) -> Plan:
        """Return this with a picture shrunk to about half of its tokens.

        Raises:
            RefusedError: it cannot take fewer.
        """
        if line.place is None or (smaller := self.smaller(line)) is None:
            raise RefusedError("This model gives it no fewer tokens, however small it is.")
        return self._with(self.shown.with_picture(line.place, smaller))

    def all_shrunk(self) -> Plan:
        """Return this with pictures shrunk until all fits; where it does, to half of their tokens.

        Raises:
            RefusedError: there are none, or they cannot take so few.
        """
        together, over = sum(line.tokens for line in self._shrinkable), self.over(self.tokens)
        return self.all_shrunk_to(together - over if over > 0 else together // 2)

    def all_shrunk_to(self, budget: int) -> Plan:
        """Return this with pictures as large as so many tokens for all of them together allow.

        Raises:
            RefusedError: there are none, or they cannot take so few.
        """
        found = self._shrinkable
        pictures = [line.picture for line in found if line.picture]
        sizes = sizes_for(pictures, budget, self.limits.count)
        if not found or sizes is None:
            raise RefusedError(f"Pictures cannot be shrunk to {max(0, budget):,} tokens here.")
        shown = self.shown
        for line, picture, size in zip(found, pictures, sizes, strict=True):
            assert line.place is not None
            whole = size == (picture.width, picture.height)
            smaller = shown.with_picture(line.place, as_if(picture, size))
            shown = shown.with_original(line.place) if whole else smaller
        return self._with(shown)

    @property
    def _shrinkable(self) -> list[Line]:
        """The lines of pictures that the model sees and that were not replaced."""
        return [each for each in pictures_of(self.lines) if each.instead and not each.replaced]

    def replaced(self, line: Line, other: Picture) -> Plan:
        """Return this with another picture shown in place of one."""
        assert line.place is not None
        return self._with(self.shown.with_picture(line.place, other))

    def original(self, line: Line) -> Plan:
        """Return this with a line shown as it was said.

        Raises:
            RefusedError: the model takes no more pictures.
        """
        if line.hidden:
            return self.toggled(line)
        return self._with(self.shown.with_original(line.place) if line.place else self.shown)

    def all_original(self) -> Plan:
        """Return this with everything shown as it was said.

        Raises:
            RefusedError: these are more pictures than the model takes.
        """
        most = self.limits.max_pictures
        if most is not None and len(self.conversation.pictures) > most:
            raise RefusedError(f"The model takes no more than {most} pictures.")
        return self._with(Shown())

    def _with(self, shown: Shown) -> Plan:
        return replace(self, shown=shown)
