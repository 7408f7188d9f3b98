"""Times in a video as people write them."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """Write a time, such as 0:12 or 1:02:03.5."""
    hundredths = max(0, round(seconds * 100))
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{rest % 100:02}".rstrip("0").rstrip(".")
    begin = f"{hours}:{minutes:02}" if hours else str(minutes)
    return f"{begin}:{rest // 100:02}{fraction}"
