"""How replies are drawn in this conversation, and what the model is told first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, TextArea

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.engine.protocol import Sampling
from glm4v_tui.paths import style
from glm4v_tui.widgets.clean_field import CleanField
from glm4v_tui.widgets.sampling_field import TITLES, SamplingField, as_text, parsed

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SamplingScreen(ModalScreen[tuple[Sampling, str] | None]):
    """Edits the sampling and the system prompt; answers with both, or with nothing."""

    CSS_PATH = style("sampling_screen.tcss")
    BINDING_GROUP_TITLE = "Sampling"
    BINDINGS = [
        Binding("ctrl+s", "apply", "Apply", id="sampling.apply", tooltip="Use these from now on"),
        Binding("ctrl+r", "reset", "Defaults", id="sampling.reset", tooltip="What suits the model"),
        Binding("escape", "dismiss", "Back", id="sampling.back", tooltip="Change nothing"),
    ]

    def __init__(self, sampling: Sampling, system: str, default: Sampling) -> None:
        super().__init__()
        self._sampling = sampling
        self._system = system
        self._default = default

    def compose(self) -> ComposeResult:
        """Lay out a line for each number, and the system prompt below."""
        with Vertical(id="box") as box:
            box.border_title = "Sampling"
            with VerticalScroll(id="fields", can_focus=False):
                for field in TITLES:
                    yield SamplingField(field, self._sampling)
                yield Label("System prompt")
                yield CleanField(
                    clean_text(self._system), id="system", compact=True, soft_wrap=True
                )
            yield Footer(show_command_palette=False)

    @property
    def sampling(self) -> Sampling | None:
        """The sampling as typed; `None` while a number is wrong."""
        return parsed({str(field.id): field.text for field in self.query(SamplingField)})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what cannot be applied."""
        return (self.sampling is not None or None) if action == "apply" else True

    @on(SamplingField.Changed)
    def follow(self, event: SamplingField.Changed) -> None:
        """Keep the footer right."""
        event.stop()
        self.refresh_bindings()

    @on(Input.Submitted)
    def action_apply(self) -> None:
        """Answer with what was typed, or go to the first number that is wrong."""
        if sampling := self.sampling:
            self.dismiss((sampling, self.query_one("#system", TextArea).text.strip()))
        else:
            self.query("SamplingField.-invalid Input").first().focus()

    def action_reset(self) -> None:
        """Put the numbers that suit the model into the fields."""
        for field in self.query(SamplingField):
            field.text = as_text(getattr(self._default, str(field.id)))
