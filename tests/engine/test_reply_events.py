"""A request that is refused is made once more; one that breaks off in the middle is not."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.reply_events import asked_twice


@dataclass
class Piece:
    text: str
    finish_reason: str | None = None


@dataclass
class Output:
    outputs: tuple[Piece]


class Requests:
    """Requests that end as a test says, one after the other."""

    def __init__(self, *answers: Sequence[Piece]) -> None:
        self.answers = list(answers)

    async def submit(self) -> AsyncGenerator[Any, None]:
        for piece in self.answers.pop(0):
            yield Output((piece,))

    async def text(self) -> str:
        return "".join([output.outputs[0].text async for output in asked_twice(self.submit)])


REFUSED = [Piece("", "error")]
ANSWERED = [Piece("red"), Piece(" circle", "stop")]


async def test_an_answer_is_asked_for_once() -> None:
    requests = Requests(ANSWERED, ANSWERED)
    assert await requests.text() == "red circle"
    assert len(requests.answers) == 1


async def test_a_refused_request_is_made_again() -> None:
    assert await Requests(REFUSED, ANSWERED).text() == "red circle"


async def test_a_request_refused_twice_is_rejected() -> None:
    with pytest.raises(EngineError) as caught:
        await Requests(REFUSED, REFUSED).text()
    assert caught.value.kind == "rejected"


async def test_an_answer_that_breaks_off_is_not_begun_again() -> None:
    with pytest.raises(EngineError) as caught:
        await Requests([Piece("red"), Piece("", "error")], ANSWERED).text()
    assert caught.value.kind == "failed"
