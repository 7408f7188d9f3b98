"""A host is kept only where the next program can use it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from glm4v_tui.engine import rendezvous
from glm4v_tui.engine.guard import KEPT
from glm4v_tui.engine.stay import Stay

DIGEST = "ab" * 32


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep engines in a place of this test's own."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Return both ends of what the guard hears."""
    reading, writing = os.pipe()
    yield reading, writing
    for end in (reading, writing):
        os.close(end)


async def test_one_that_is_kept_is_found_and_the_guard_hears_of_it(pipe: tuple[int, int]) -> None:
    heard, word = pipe
    stay = Stay(None, DIGEST, None, word)
    assert await stay.keep(60, DIGEST, alone=True) == ""
    assert stay.keeping.seconds == 60
    assert rendezvous.places() == [rendezvous.place(DIGEST)]
    assert os.read(heard, 64) == KEPT
    await stay.withdraw()
    assert rendezvous.places() == []


async def test_one_that_has_failed_is_found_by_nobody(pipe: tuple[int, int]) -> None:
    stay = Stay(None, DIGEST, None, pipe[1])
    stay.look(1, busy=False)
    stay.doom()
    assert "Restart it first" in await stay.keep(60, DIGEST, alone=True)
    assert stay.keeping.seconds is None
    assert rendezvous.places() == []


async def test_a_guard_that_is_gone_is_said() -> None:
    heard, word = os.pipe()
    os.close(heard)
    stay = Stay(None, DIGEST, None, word)
    assert "cannot be kept" in await stay.keep(60, DIGEST, alone=True)
    assert stay.keeping.seconds is None
    await stay.withdraw()
    os.close(word)
