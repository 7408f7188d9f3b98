"""What lives long is set apart from what the garbage collector goes through."""

from __future__ import annotations

import gc
import platform
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from glm4v_tui.long_lived import give_back, set_apart


class Knot:
    """Leads to itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def together() -> Iterator[None]:
    """Leave nothing set apart for other tests."""
    yield
    gc.unfreeze()


def test_what_is_there_is_passed_over() -> None:
    kept = Knot()
    set_apart()
    assert all(held is not kept for held in gc.get_objects())


def test_what_was_set_apart_and_is_led_to_no_more_is_freed_the_next_time() -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    set_apart()
    del knot
    set_apart()
    assert gone() is None


def resident() -> int:
    """Return the memory of this process, in pages."""
    return int(Path("/proc/self/statm").read_text().split()[1])


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries have no such call")
def test_what_the_library_keeps_is_given_back() -> None:
    # Too small for pages of their own, and kept in the heap by the last one.
    blocks = [bytearray(100_000) for _ in range(500)]
    last = bytearray(100_000)
    blocks.clear()
    before = resident()
    give_back()
    assert before - resident() > 1000
    assert last
