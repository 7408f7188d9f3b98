"""Objects that live long, kept out of the sight of Python's garbage collector.

The collector goes through everything that there is, time and again: with a conversation of a
thousand questions open that is 50 to 80 ms in which no key is echoed. What is there after the start
and after a conversation was opened stays for long.
"""

from __future__ import annotations

import gc

AT_REST = 1.0
"""Seconds after which what was just opened has been drawn."""


def set_apart() -> None:
    """Free what nothing leads to any more, and let the collector pass over all the rest.

    What was set apart before is looked through once more, so that nothing is kept for ever.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
