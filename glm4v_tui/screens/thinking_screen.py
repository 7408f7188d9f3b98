"""Chooses whether and how long the model thinks before it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.thinking import AS_IT_DOES, MOST, Thinking, read_thinking
from glm4v_tui.engine.thinking_choices import Choice, choices, refusal
from glm4v_tui.paths import style
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.engine.checkpoints import Checkpoint

_WORDS: dict[Choice, str] = {
    "default": "As the model does by itself",
    "on": "On: it thinks before every answer",
    "off": "Off: it answers at once",
    "budget": "At most so many tokens, then it answers",
}


class TokensField(Input, KeysInTurn):
    """The number of tokens; its own keys come after all digits that were typed before them."""

    BINDINGS = [
        Binding("enter", "submit", "Choose", id="thinking.take", tooltip="Think so from now on"),
    ]


class ThinkingScreen(ModalScreen[Thinking | None]):
    """Answers with what was chosen, or with nothing; offers what the model can do."""

    CSS_PATH = style("thinking_screen.tcss")
    BINDING_GROUP_TITLE = "Thinking"
    BINDINGS = [
        Binding(
            "down,tab",
            "move(1)",
            "Next",
            id="thinking.next",
            tooltip="The next way",
            priority=True,
        ),
        Binding(
            "up,shift+tab",
            "move(-1)",
            "Previous",
            id="thinking.previous",
            tooltip="The previous way",
            priority=True,
            show=False,
        ),
        Binding("escape", "dismiss", "Back", id="thinking.back", tooltip="Change nothing"),
    ]

    def __init__(self, thinking: Thinking, checkpoint: Checkpoint) -> None:
        super().__init__()
        self._thinking = AS_IT_DOES if refusal(thinking, checkpoint) else thinking
        self._checkpoint = checkpoint
        self._choices = choices(checkpoint)

    def compose(self) -> ComposeResult:
        """Lay out the ways above the number of tokens."""
        with Vertical(id="box") as box:
            box.border_title = "Thinking"
            ways = OptionList(*(Option(Content(_WORDS[way]), id=way) for way in self._choices))
            ways.can_focus = False
            yield ways
            yield TokensField(
                str(self._thinking.most or ""),
                placeholder="tokens",
                type="integer",
                max_length=len(str(MOST)),
                compact=True,
            )
            yield Static(self._remark(), id="remark", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with what holds now."""
        now = _choice(self._thinking)
        self._choose(now if now in self._choices else "default")

    @property
    def choice(self) -> Choice:
        """The way under the cursor."""
        return self._choices[self.query_one(OptionList).highlighted or 0]

    def action_move(self, steps: int) -> None:
        """Go to the next way, round and round."""
        at = self._choices.index(self.choice) + steps
        self._choose(self._choices[at % len(self._choices)])

    def _choose(self, choice: Choice) -> None:
        self.query_one(OptionList).highlighted = self._choices.index(choice)
        self.query_one("#remark", Static).update(self._remark())

    def _remark(self) -> str:
        """Say why a way is not offered."""
        return clean(refusal(Thinking(wanted=False), self._checkpoint))

    @on(Input.Changed)
    def limit(self, event: Input.Changed) -> None:
        """Take a number that is typed for a limit."""
        event.stop()
        if event.value and event.value != str(self._thinking.most or ""):
            self._choose("budget")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer with the way under the cursor; a limit needs its number."""
        event.stop()
        choice = self.choice
        try:
            self.dismiss(read_thinking(event.value if choice == "budget" else choice))
        except ValueError:
            self.query_one("#remark", Static).update(f"Type 1 to {MOST:,} tokens.")


def _choice(thinking: Thinking) -> Choice:
    if thinking.most is not None:
        return "budget"
    return "default" if thinking.wanted is None else "on" if thinking.wanted else "off"
