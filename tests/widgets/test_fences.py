"""Code and answers for programs are seen whole, in no more lines than they take."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.widgets.reply import Reply
from tests.screens.seen import seen
from tests.waiting import until

WORDS = " ".join(f"w{number}" for number in range(60))


class Bare(App[None]):
    """A reply alone."""

    def __init__(self, answer: str, *, as_written: bool) -> None:
        super().__init__()
        self.reply = Reply(Turn("assistant", (Text(answer),), ending="stop"), as_written=as_written)

    def compose(self) -> ComposeResult:
        yield self.reply


@pytest.mark.parametrize(
    ("answer", "as_written"),
    [(f'{{"words": "{WORDS}"}}', True), (f"Code:\n\n```\n{WORDS}\n```\n", False)],
    ids=["json", "code"],
)
async def test_what_is_too_wide_goes_on_in_the_next_line(answer: str, as_written: bool) -> None:
    app = Bare(answer, as_written=as_written)
    async with app.run_test(size=(60, 30)) as pilot:
        await until(pilot, lambda: all(word in seen(app) for word in WORDS.split()))


async def test_one_of_some_choices_takes_one_line() -> None:
    app = Bare("red", as_written=True)
    async with app.run_test(size=(60, 10)) as pilot:
        await until(pilot, lambda: seen(app).startswith("▌ red"))
