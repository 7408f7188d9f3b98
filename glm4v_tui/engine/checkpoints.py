"""The GLM-V family: names, limits, prompt rules and sampling defaults of each checkpoint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from glm4v_tui.engine.protocol import Sampling

ReasoningStyle = Literal["none", "think-answer", "think"]
"""How a model shows its thinking: not; `<think>…</think><answer>…</answer>`; `<think>…</think>`."""


@dataclass(frozen=True, slots=True)
class FixedPictureTokens:
    """Every picture is resized to one size and takes the same number of tokens."""

    side: int
    """Pixels of the square that the model sees."""
    tokens: int

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Return the width and height in pixels that the model sees."""
        return self.side, self.side

    def count(self, width: int, height: int) -> int:
        """Return the tokens that a picture of this size in pixels takes."""
        return self.tokens


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One model of the family and what the program has to know about it."""

    model: str
    """The hub name or the directory, as vLLM takes it."""
    title: str
    """The name that the user reads."""
    context_tokens: int
    """Tokens that prompt and reply may have together."""
    max_pictures: int | None
    """Pictures that a conversation may have; `None` where the model sets no limit."""
    pictures: FixedPictureTokens
    """How large the model sees a picture, and the tokens that it takes."""
    reasoning: ReasoningStyle
    sampling: Sampling
    """The sampling that suits this checkpoint."""
    needs_remote_code: bool = False
    """Whether code that comes with the model must run."""
    note: str = ""
    """A line that the screen always shows beside the title, such as that this is a toy."""
