"""Frames of a video, decoded by FFmpeg; a file that names other files or addresses is refused."""

from __future__ import annotations

from fractions import Fraction
from typing import IO, Any

import av

from glm4v_tui.chat.areas import ASPECT
from glm4v_tui.chat.reader.request import (
    FRAME_SIDE,
    MOST_FRAMES,
    Found,
    Request,
    Size,
    UnshownError,
    fitted,
)

_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,ogg,asf,flv"
"""The only containers that are tried: playlists and the like would have others opened."""

_OPTIONS = {"format_whitelist": _FORMATS, "protocol_whitelist": "none"}

_THREADS = 2
"""Threads that decode: each holds frames of its own in memory."""


def read(file: IO[bytes], request: Request) -> Found:
    """Return a frame of a video.

    Raises:
        UnshownError: it is none, or cannot be decoded there.
    """
    try:
        with av.open(file, options=_OPTIONS) as container:
            return _read(container, request)
    except (av.FFmpegError, ValueError, OverflowError, ZeroDivisionError) as error:
        raise UnshownError(
            "is no video, one of a kind that cannot be decoded here, or damaged"
        ) from error


def _read(container: Any, request: Request) -> Found:
    if not container.streams.video:
        raise UnshownError("has no pictures in it, only sound")
    stream = container.streams.video[0]
    stream.thread_type, stream.codec_context.thread_count = "AUTO", _THREADS
    seconds = _duration(container, stream)
    rate = float(stream.average_rate or stream.base_rate or 1)
    frames = max(1, min(MOST_FRAMES, round(seconds * rate)))
    wanted = seconds * request.frame / frames if request.seconds is None else request.seconds
    frame = _frame_at(container, stream, min(wanted, seconds))
    turns = round(-frame.rotation / 90) % 4
    full = _full_size(frame, stream)
    if max(full) > ASPECT * min(full):
        raise UnshownError(f"has frames of {full[0]}×{full[1]}, a shape that no model takes")
    size = fitted(full, _turned(request.box, turns) if request.box else None)
    plane = frame.reformat(*size, format="rgb24").planes[0]
    return Found(
        frames=frames,
        sizes=[_turned(full, turns)],
        size=size,
        stride=plane.line_size,
        layout="RGB",
        pixels=bytes(plane),
        turns=turns,
        frame=max(0, min(frames - 1, round(wanted / seconds * frames) if seconds else 0)),
        seconds=seconds,
        rate=rate,
    )


def _duration(container: Any, stream: Any) -> float:
    """Return how many seconds it takes; where the file does not say, all of it is gone through."""
    if stream.duration:
        return float(stream.duration * stream.time_base)
    if container.duration:
        return float(container.duration / av.time_base)
    last, start = 0.0, float((stream.start_time or 0) * stream.time_base)
    for packet in container.demux(stream):
        if packet.pts is not None:
            last = max(last, float((packet.pts + (packet.duration or 0)) * packet.time_base))
    return max(0.0, last - start)


def _frame_at(container: Any, stream: Any, seconds: float) -> Any:
    """Return the frame that is shown at a time from the beginning."""
    start = Fraction(stream.start_time or 0)
    wanted = start + Fraction(seconds).limit_denominator(10**6) / stream.time_base
    container.seek(int(wanted), stream=stream, backward=True)
    best = None
    for frame in container.decode(stream):
        # Half a unit of time is given: a time may have been rounded on its way here.
        if best is not None and frame.pts is not None and frame.pts > wanted + Fraction(1, 2):
            break
        best = frame
    if best is None:
        raise UnshownError("has no frame at this time that can be decoded")
    return best


def _full_size(frame: Any, stream: Any) -> Size:
    """Return the pixels of a frame as it is shown: its own may be wider than high."""
    ratio = stream.sample_aspect_ratio or Fraction(1)
    width = max(1, round(frame.width * ratio)) if Fraction(1, 10) < ratio < 10 else frame.width
    return fitted((width, frame.height), (FRAME_SIDE, FRAME_SIDE))


def _turned(size: Size, turns: int) -> Size:
    return (size[1], size[0]) if turns % 2 else size
