"""One number of the sampling, with the range that it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from glm4v_tui.engine.limits import SAMPLING
from glm4v_tui.engine.sampling_reading import read_sampling
from glm4v_tui.widgets.line_field import LineField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.engine.protocol import Sampling

TITLES = {
    "temperature": "Temperature",
    "top_p": "Top p",
    "top_k": "Top k",
    "max_tokens": "Max tokens",
    "presence_penalty": "Presence penalty",
    "frequency_penalty": "Frequency penalty",
    "repetition_penalty": "Repetition penalty",
    "seed": "Seed",
}
"""The numbers that can be edited, in order, as the user calls them."""

REMARKS = {"temperature": "0 is greedy", "top_k": "0 is all", "seed": "or empty"}
"""What a number means that its range does not say."""


class NumberField(LineField):
    """A line for a number, from which one goes to the next line in turn as well."""

    BINDING_GROUP_TITLE = "Number"
    BINDINGS = [
        Binding(
            "up", "app.focus_previous", "Up", show=False, id="sampling.up", tooltip="Line before"
        ),
        Binding(
            "down", "app.focus_next", "Down", show=False, id="sampling.down", tooltip="Next line"
        ),
    ]


class SamplingField(Horizontal):
    """A name, a place to type its number, and the range or what is wrong."""

    DEFAULT_CSS = """
    SamplingField {
        height: 1;
        & > Label { width: 19; }
        & > Input { width: 1fr; max-width: 14; }
        & > .sampling-field--range { width: 27; padding-left: 1; color: $text-muted; }
        &.-invalid > .sampling-field--range { color: $text-error; }
    }
    """

    class Changed(Message):
        """The text of a field changed."""

    def __init__(self, field: str, sampling: Sampling) -> None:
        super().__init__(id=field)
        self._field = field
        self._start = as_text(getattr(sampling, field))

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Label(TITLES[self._field])
        yield NumberField(self._start, compact=True, max_length=12, select_on_focus=False)
        yield Label(self.range, classes="sampling-field--range")

    @property
    def range(self) -> str:
        """What the number may be, in words."""
        remark = REMARKS.get(self._field, "")
        return ", ".join(filter(None, (str(SAMPLING[self._field]), remark)))

    @property
    def text(self) -> str:
        """What has been typed."""
        return self.query_one(Input).value.strip()

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(Input).value = text

    @on(Input.Changed)
    def check(self, event: Input.Changed) -> None:
        """Say at once whether the number can be used."""
        event.stop()
        valid = parsed({self._field: self.text}) is not None
        self.set_class(not valid, "-invalid")
        words = self.range if valid else f"✗ must be {SAMPLING[self._field]}"
        self.query_one(".sampling-field--range", Label).update(words)
        self.post_message(self.Changed())


def as_text(number: float | None) -> str:
    """Write a number as a field shows it."""
    return "" if number is None else f"{number:g}" if isinstance(number, float) else str(number)


def parsed(texts: dict[str, str]) -> Sampling | None:
    """Return the sampling that the texts of fields make, or nothing where one is wrong."""
    values = {field: text or None for field, text in texts.items()}
    try:
        return read_sampling(values)
    except ValueError:
        return None
