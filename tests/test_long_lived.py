"""What lives long is set apart from what the garbage collector goes through."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from glm4v_tui.long_lived import set_apart


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
