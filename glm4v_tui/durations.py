"""Lengths of time as people write them: `30m`, `1h30m`, `90s`, `off`."""

from __future__ import annotations

import re
from typing import Any

_UNITS = {"d": 86400, "h": 3600, "m": 60, "s": 1}
_PART = re.compile(r"(\d+(?:\.\d+)?)([dhms])")
_WHOLE = re.compile(rf"(?:{_PART.pattern})+")

LONGEST = 30 * 86400.0
"""Seconds; nobody means more."""


def read_duration(text: str) -> float:
    """Return the seconds that a text such as `30m` stands for; 0 for `off`.

    Raises:
        ValueError: it stands for none.
    """
    bare = text.strip().lower().replace(" ", "")
    if bare in ("off", "0"):
        return 0.0
    if not _WHOLE.fullmatch(bare):
        raise ValueError(f"{text!r} is no length of time; write it as 30m, 2h, 1h30m or off")
    seconds = sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(bare))
    if seconds > LONGEST:
        raise ValueError(f"{text!r} is more than 30 days")
    return seconds


def spoken(seconds: float) -> str:
    """Return a length of time in one or two units: `45 s`, `30 min`, `1 h 30 min`, `2 d 3 h`."""
    whole = round(seconds)
    units = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
    parts: list[str] = []
    for name, size in units:
        count, whole = divmod(whole, size)
        if count or parts:
            parts.append(f"{count} {name}" if count else "")
    return " ".join(filter(None, parts[:2])) or "0 s"


class Duration:
    """Has pydantic read a length of time as people write it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Read the text before it is taken for a number of seconds."""
        from pydantic_core import PydanticCustomError, core_schema

        def read(written: Any) -> Any:
            if not isinstance(written, str):
                raise PydanticCustomError("duration", 'write it as "30m", "2h", "1h30m" or "off"')
            try:
                return read_duration(written)
            except ValueError as error:
                raise PydanticCustomError("duration", "{why}", {"why": str(error)}) from error

        return core_schema.no_info_before_validator_function(read, handler(source))
