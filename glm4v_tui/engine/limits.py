"""The ranges of numbers, to which code, forms and files are held alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """The range that a number may have; in an `Annotated` type pydantic reads it too."""

    ge: float | None = None
    """The least that it may be."""
    gt: float | None = None
    """What it must be above."""
    le: float | None = None
    """The most that it may be."""
    whole: bool = False
    """Whether it must be a whole number."""

    def allow(self, number: float) -> bool:
        """Return whether a number is in the range; what is no number never is."""
        return (
            (not self.whole or isinstance(number, int))
            and (self.ge is None or number >= self.ge)
            and (self.gt is None or number > self.gt)
            and (self.le is None or number <= self.le)
        )

    def __str__(self) -> str:
        low = f"above {self.gt:g}" if self.gt is not None else f"{self.ge or 0:g}"
        joint = ", up to" if self.gt is not None else " to"
        range_ = f"from {low}" if self.le is None else f"{low}{joint} {self.le:g}"
        return f"whole, {range_}" if self.whole else range_

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Add the range to what pydantic knows of the number."""
        limits = {"ge": self.ge, "gt": self.gt, "le": self.le}
        return handler(source) | {name: at for name, at in limits.items() if at is not None}


SAMPLING = {
    "temperature": Limits(ge=0, le=2),
    "top_p": Limits(gt=0, le=1),
    "top_k": Limits(ge=0, whole=True),
    "max_tokens": Limits(ge=1, whole=True),
    "presence_penalty": Limits(ge=-2, le=2),
    "frequency_penalty": Limits(ge=-2, le=2),
    "repetition_penalty": Limits(gt=0, le=2),
    "seed": Limits(ge=0, whole=True),
}
"""What each number of a `Sampling` may be."""
