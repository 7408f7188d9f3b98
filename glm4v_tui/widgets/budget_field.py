"""A number of tokens to which pictures are shrunk, tried out with every digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from glm4v_tui.chat.plan import RefusedError
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.plan import Plan


class TokensField(Input, KeysInTurn):
    """The number; its keys come after the digits that were typed before them."""

    BINDINGS = [
        Binding("enter", "submit", "Take", id="budget.take", tooltip="Take these sizes"),
        Binding("escape", "give_up", "Back", id="budget.back", tooltip="Shrink nothing"),
    ]

    class GivenUp(Message):
        """No number is wanted after all."""

    def action_give_up(self) -> None:
        """Shrink nothing."""
        self.post_message(self.GivenUp())


class BudgetField(Vertical):
    """Asks for tokens that all pictures may take together; hidden until then."""

    DEFAULT_CSS = """
    BudgetField {
        height: auto;
        display: none;
        padding: 0 1;
        &.-asking { display: block; }
        Input { background: $panel; }
        #refusal { height: auto; color: $text-error; }
    }
    """

    class Tried(Message):
        """A number was typed, or taken back."""

        def __init__(self, plan: Plan) -> None:
            super().__init__()
            self.plan = plan
            """What comes of it."""

    class Settled(Message):
        """The number is taken, or none is."""

    def __init__(self) -> None:
        super().__init__()
        self._before: Plan | None = None

    def compose(self) -> ComposeResult:
        """Lay out the field above why a number cannot be had."""
        yield TokensField(
            placeholder="tokens for all pictures together",
            type="integer",
            max_length=9,
            compact=True,
        )
        yield Static(id="refusal", markup=False)

    def ask(self, plan: Plan) -> None:
        """Ask for a number to shrink the pictures of a plan to."""
        self._before = plan
        self.add_class("-asking")
        field = self.query_one(TokensField)
        field.value = ""
        field.focus()

    @on(Input.Changed)
    def try_number(self, event: Input.Changed) -> None:
        """Tell what the number comes to."""
        event.stop()
        if self._before is not None:
            self.post_message(self.Tried(self._tried(self._before, event.value)))

    def _tried(self, before: Plan, typed: str) -> Plan:
        refusal = self.query_one("#refusal", Static)
        refusal.update("")
        try:
            return before.all_shrunk_to(int(typed)) if typed.isdecimal() else before
        except RefusedError as error:
            refusal.update(str(error))
            return before

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Keep what the number has come to."""
        event.stop()
        self._settle()

    @on(TokensField.GivenUp)
    def give_up(self, event: TokensField.GivenUp) -> None:
        """Bring back what was there before."""
        event.stop()
        if self._before is not None:
            self.post_message(self.Tried(self._before))
        self._settle()

    def _settle(self) -> None:
        self._before = None
        self.remove_class("-asking")
        self.query_one("#refusal", Static).update("")
        self.post_message(self.Settled())
