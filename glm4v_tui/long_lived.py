"""Memory over hours: what lives long is passed over by the collector, what is free is given back.

The collector goes through everything that there is, time and again: with a conversation of a
thousand questions open that is 50 to 80 ms in which no key is echoed. What is there after the start
and after a conversation was opened stays for long.
"""

from __future__ import annotations

import gc
from contextlib import suppress

AT_REST = 1.0
"""Seconds after which what was just opened has been drawn, and after which nobody scrolls."""


def set_apart() -> None:
    """Free what nothing leads to any more, and let the collector pass over all the rest.

    What was set apart before is looked through once more, so that nothing is kept for ever.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def give_back() -> None:
    """Let the system have what the C library keeps for itself; takes 2 ms.

    Widgets that come and go while the user scrolls leave holes all over its heap, which it would
    hold for ever. Other libraries than glibc have no such call, and mostly no need of it.
    """
    import ctypes

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
