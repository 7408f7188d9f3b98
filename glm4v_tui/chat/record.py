"""What all kinds of record in a transcript have in common."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Count = Annotated[int, Field(ge=0, le=2**53)]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Pixels = Annotated[int, Field(ge=1, le=10**9)]
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(1900, 1, 1, tzinfo=UTC), le=datetime(9000, 1, 1, tzinfo=UTC)),
]
Number = Annotated[int, Field(ge=0, le=10**6)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Distance = Annotated[int, Field(ge=0, le=10**9)]


class Record(BaseModel):
    """One line of a transcript; fields that a newer program adds are passed over."""

    model_config = ConfigDict(frozen=True)
