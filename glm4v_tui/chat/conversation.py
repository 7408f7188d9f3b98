"""A conversation as frozen values: turns made of text and pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking, Thought

Role = Literal["user", "assistant"]
"""Who speaks in a turn."""

CUT = ("length", "stopped", "error")
"""How an answer ended that can be gone on with."""

Ending = Literal["stop", "length", "stopped", "repetition", "error"]
"""How an answer ended: by itself, at the token limit, by the user, looping, or with an error."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text in a turn."""

    text: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where a picture was taken from that is a part, a turned view or a frame of another one."""

    path: Path
    """Where the original was; never opened to show or to send the excerpt."""
    name: str
    """The original's file name; hostile text, never shown without cleaning."""
    digest: str
    """SHA-256 of the original's bytes, in hexadecimal."""
    left: int
    """Pixels from the left edge of the original, upright and not yet turned."""
    top: int
    """Pixels from the upper edge of the original, upright and not yet turned."""
    width: int
    """Pixels of the original, not yet turned."""
    height: int
    """Pixels of the original, not yet turned."""
    turns: int = 0
    """Quarter turns clockwise that were made after cutting, 0 to 3."""
    frame: int = 0
    """The frame of an animation, from 0."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a turn, named by where it is and by what it holds."""

    path: Path
    """The absolute path of the file that the engine reads."""
    name: str
    """The file name that the user knows; hostile text, never shown without cleaning."""
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    width: int
    """Pixels, after the EXIF orientation is applied."""
    height: int
    """Pixels, after the EXIF orientation is applied."""
    size: int
    """Bytes of the file."""
    format: str
    """Pillow's name of the file format, such as `PNG`."""
    address: str = ""
    """Where it was fetched from, in ASCII; empty for a file of this machine."""
    excerpt: Excerpt | None = None
    """Where it was taken from; `None` for a picture that is a file of the user's."""


Part = Text | Picture


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side says at once."""

    role: Role
    parts: tuple[Part, ...]
    """Pictures and text in the order in which the model reads them."""
    reasoning: str = ""
    """The thinking that came before an answer; never sent again."""
    ending: Ending | None = None
    """How an answer ended; `None` for a question."""
    edited: bool = False
    """Whether the user has rewritten this answer."""
    thought: Thought | None = None
    """What the thinking took, where that is known."""
    demand: Demand | None = None
    """What a question demands of its answer; `None` for whatever the model says."""

    @property
    def text(self) -> str:
        """Every piece of text of the turn, joined."""
        return "".join(part.text for part in self.parts if isinstance(part, Text))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the turn, in order."""
        return tuple(part for part in self.parts if isinstance(part, Picture))

    @property
    def is_open(self) -> bool:
        """Whether it is an answer that was cut, or rewritten, so that it can be gone on with."""
        said = bool(self.text or self.reasoning)
        return self.role == "assistant" and said and (self.edited or self.ending in CUT)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A system prompt and the turns so far; replaced, never changed."""

    turns: tuple[Turn, ...] = ()
    system: str = ""
    thinking: Thinking = AS_IT_DOES
    """Whether and how long the model is to think."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture of the conversation, in order."""
        return tuple(picture for turn in self.turns for picture in turn.pictures)

    @property
    def begun(self) -> Turn | None:
        """The answer at the end, which the model is to go on with; `None` after a question."""
        return self.turns[-1] if self.turns and self.turns[-1].role == "assistant" else None

    @property
    def demand(self) -> Demand | None:
        """What the last question demands of its answer."""
        asked = (turn for turn in reversed(self.turns) if turn.role == "user")
        last = next(asked, None)
        return last.demand if last else None

    def asked(
        self, question: str, pictures: tuple[Picture, ...] = (), demand: Demand | None = None
    ) -> Conversation:
        """Return this conversation with one more question; pictures come before the text."""
        turn = Turn("user", (*pictures, Text(question)), demand=demand)
        return replace(self, turns=(*self.turns, turn))

    def answered(self, answer: str, ending: Ending, reasoning: str = "") -> Conversation:
        """Return this conversation with the answer to its last question."""
        turn = Turn("assistant", (Text(answer),), reasoning, ending)
        return replace(self, turns=(*self.turns, turn))

    def unasked(self) -> Conversation:
        """Return this conversation without its last question, if that has no answer."""
        if self.turns and self.turns[-1].role == "user":
            return replace(self, turns=self.turns[:-1])
        return self
