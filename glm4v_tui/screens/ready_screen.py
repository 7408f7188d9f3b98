"""The menu of ready questions: one key each, in English or Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive, var
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.ready import BLANK, Language, ReadyQuestion
from glm4v_tui.paths import style
from glm4v_tui.widgets.keys_in_turn import KeysInTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_LANGUAGES: dict[Language, str] = {"en": "English", "zh": "中文"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question as it was chosen."""

    text: str
    sends: bool
    """Whether it is sent at once; else it is put into the prompt."""
    pictures: int
    """How many pictures it needs at least."""


class Menu(OptionList, KeysInTurn):
    """The questions to choose from."""

    BINDINGS = [
        Binding("enter", "screen.take(True)", "Send", id="ready.send", tooltip="Send the question"),
        Binding(
            "tab",
            "screen.take(False)",
            "To the prompt",
            id="ready.write",
            tooltip="Put the question into the prompt; its letter with Shift does that too",
        ),
        Binding(
            "left,right",
            "screen.switch",
            "English/中文",
            id="ready.language",
            tooltip="Ask in the other language",
        ),
    ]


class BlankField(Input, KeysInTurn):
    """What a question is about; its own keys come after all letters that were typed before."""

    BINDINGS = [
        Binding("enter", "submit", "Send", id="ready.send-filled", tooltip="Send the question"),
        Binding(
            "tab",
            "screen.take(False)",
            "To the prompt",
            id="ready.write-filled",
            tooltip="Put the question into the prompt",
        ),
    ]


class ReadyScreen(ModalScreen[Chosen | None]):
    """Answers with the chosen question; what it is about is asked first where it has a blank."""

    CSS_PATH = style("ready_screen.tcss")
    AUTO_FOCUS = "Menu"
    BINDING_GROUP_TITLE = "Ready questions"
    BINDINGS = [
        Binding("escape,f5", "leave", "Back", id="ready.back", tooltip="Ask nothing"),
    ]

    language: reactive[Language] = reactive("en", init=False)
    """In which language the questions are asked."""
    asking: var[ReadyQuestion | None] = var(None)
    """The question whose blank is being filled."""

    def __init__(
        self,
        questions: Sequence[ReadyQuestion],
        language: Language,
        *,
        pictures: int,
        most: int | None = None,
    ) -> None:
        """`pictures` are there to ask about; `most` is how many the model takes."""
        super().__init__()
        self._questions = questions
        self._pictures, self._most = pictures, most
        self.set_reactive(ReadyScreen.language, language)

    def compose(self) -> ComposeResult:
        """Lay out the menu above the wording of the question under the cursor."""
        with Vertical(id="box") as box:
            box.border_title = "Ready questions"
            yield Menu()
            yield Static(id="wording", markup=False)
            yield BlankField(compact=True)
            yield Static(id="notice", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List the questions."""
        self.query_one(Input).display = False
        self._list(0)

    def _list(self, highlighted: int | None) -> None:
        options = self.query_one(Menu)
        options.set_options(Option(self._line(question)) for question in self._questions)
        options.highlighted = highlighted if self._questions else None
        box = self.query_one("#box")
        box.border_subtitle = " / ".join(
            f"[b]{name}[/b]" if language == self.language else name
            for language, name in _LANGUAGES.items()
        )
        self._tell()

    def _line(self, question: ReadyQuestion) -> Content:
        title = clean(question.wording(self.language).title)
        possible = "" if not self._objection(question) else "dim"
        return Content.assemble(
            (f" {question.key or ' '} ", "bold $text-accent"), (title, possible)
        )

    @property
    def question(self) -> ReadyQuestion | None:
        """The question under the cursor."""
        place = self.query_one(Menu).highlighted
        return None if place is None else self._questions[place]

    @on(OptionList.OptionHighlighted)
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """Show how the question is worded."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        """Show the wording, and why the question cannot be asked now."""
        question = self.question
        words = question.wording(self.language).text if question else "There are no questions."
        self.query_one("#wording", Static).update(clean(words.replace(BLANK, "…")))
        self._say(self._objection(question) if question else "")

    def _say(self, words: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(words)
        notice.display = bool(words)

    def _objection(self, question: ReadyQuestion) -> str:
        """Say why a question cannot be asked; empty where it can."""
        if self._most is not None and question.pictures > self._most:
            return f"This model takes {self._most} at a time, and this needs {question.pictures}."
        if self._pictures >= question.pictures:
            return ""
        if question.pictures == 1:
            return "There is no picture to ask about: F2 goes to them, Enter attaches one."
        return (
            f"This needs {question.pictures} pictures: F2 goes to them, Space marks, "
            "Enter attaches."
        )

    def watch_language(self) -> None:
        """Show the questions in the other language."""
        self._list(self.query_one(Menu).highlighted)

    def action_switch(self) -> None:
        """Ask in the other language."""
        self.language = "zh" if self.language == "en" else "en"

    def on_key(self, event: events.Key) -> None:
        """Take the question of a letter; an upper-case one puts it into the prompt."""
        letter = event.character or ""
        if self.asking is not None or not (letter.isascii() and letter.isalnum()):
            return
        for place, question in enumerate(self._questions):
            if question.key == letter.lower():
                event.stop()
                self.query_one(Menu).highlighted = place
                self._take(question, sends=letter == letter.lower())

    @on(OptionList.OptionSelected)
    def take_clicked(self, event: OptionList.OptionSelected) -> None:
        """Send the question that was clicked."""
        event.stop()
        self.action_take(True)

    @on(Input.Submitted)
    def send_filled(self, event: Input.Submitted) -> None:
        """Send the question with what was typed."""
        event.stop()
        self.action_take(True)

    def action_take(self, sends: bool) -> None:
        """Take the question under the cursor, or the one whose blank has been filled."""
        if question := self.asking or self.question:
            self._take(question, sends=sends)

    def _take(self, question: ReadyQuestion, *, sends: bool) -> None:
        if objection := self._objection(question):
            self._say(objection)
            return
        what = self.query_one(Input).value
        if question.has_blank(self.language) and not (self.asking and what.strip()):
            self._ask_first(question)
        else:
            text = question.filled(self.language, what)
            self.dismiss(Chosen(text, sends, question.pictures))

    def _ask_first(self, question: ReadyQuestion) -> None:
        """Ask what is to stand in the blank."""
        self.asking = question
        field = self.query_one(Input)
        field.placeholder = question.wording(self.language).wanted or "What?"
        field.display = True
        field.focus()

    def action_leave(self) -> None:
        """Go from the blank back to the menu, or from there to where it was opened."""
        if self.asking is None:
            self.dismiss(None)
            return
        self.asking = None
        self.query_one(Input).display = False
        self.query_one(Menu).focus()
