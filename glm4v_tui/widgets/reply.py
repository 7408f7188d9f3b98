"""An answer in the log, from the first word to the way it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive, var
from textual.widgets import Collapsible, Static

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.thought_words import thought_title
from glm4v_tui.widgets.key_groups import key_at_work
from glm4v_tui.widgets.numbered_markdown import NumberedMarkdown
from glm4v_tui.widgets.streamed_markdown import StreamedMarkdown
from glm4v_tui.widgets.version_mark import Versioned, VersionMark

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.conversation import Ending
    from glm4v_tui.chat.thinking import Thought

_REMARKS: dict[Ending, str] = {
    "stop": "",
    "length": "The answer reached its limit of tokens and is cut off here.",
    "stopped": "Stopped.",
    "repetition": "The model began to repeat itself and was stopped.",
    "error": "An error cut the answer off here.",
}
"""What is said under an answer, by the way it ended."""


FENCE = "~~~~~~~~~~~~\n"
"""Begins a block that is shown as it is written, to the end; longer than any in an answer."""


class Reply(Versioned):
    """The thinking and the answer, rendered as they stream."""

    DEFAULT_CSS = """
    Reply {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 1;
        border-left: outer $success;
        &.-failed { border-left: outer $error; }
        &.-at-hand { border-left: thick $warning; }
        & > Static { height: auto; color: $text-muted; display: none; }
        & > Static.-shown { display: block; }
        & > .error { color: $text-error; }
        & > Collapsible { display: none; border-top: none; padding: 0; background: transparent; }
        & > Collapsible.-shown { display: block; }
        & StreamedMarkdown { padding: 0; margin: 0; background: transparent; }
        & > Collapsible StreamedMarkdown { color: $text-muted; }
    }
    """

    answer: var[str] = var("", init=False)
    """The answer so far."""
    reasoning: var[str] = var("", init=False)
    """The thinking so far."""
    thought: var[Thought | None] = var(None, init=False)
    """What the thinking has taken so far."""
    closing: var[bool] = var(False, init=False)
    """Whether the thinking is being ended before its time."""
    remark: reactive[str] = reactive("", init=False)
    """A line under the answer, such as what is waited for or how it ended."""
    problem: reactive[str] = reactive("", init=False)
    """What went wrong, and what to do."""

    def __init__(
        self, turn: Turn | None = None, problem: str = "", *, as_written: bool = False
    ) -> None:
        """`as_written` shows what is meant for programs, and is no Markdown."""
        super().__init__()
        self._turn = turn
        self._as_written = as_written
        self._problem = problem
        self._ends_thinking: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out thinking, answer and remarks."""
        answer, reasoning = (self._turn.text, self._turn.reasoning) if self._turn else ("", "")
        if reasoning or self._turn is None:
            title = thought_title(self._turn.thought if self._turn else None)
            shown = "-shown" if reasoning else ""
            with Collapsible(title=title, collapsed=True, classes=shown):
                yield StreamedMarkdown(reasoning, id="reasoning")
        yield NumberedMarkdown(self._drawn(answer), id="answer")
        yield Static(markup=False, classes="remark")
        yield Static(markup=False, classes="error")
        yield VersionMark()

    def on_mount(self) -> None:
        """Say how an answer of an earlier session ended."""
        if self._turn is not None:
            self.set_reactive(Reply.answer, self._turn.text)
            self.set_reactive(Reply.reasoning, self._turn.reasoning)
            self.set_reactive(Reply.thought, self._turn.thought)
            self.remark = _REMARKS[self._turn.ending or "stop"]
            self.problem = self._problem

    @property
    def turn(self) -> Turn | None:
        """The answer as it ended; `None` while it streams."""
        return self._turn

    def watch_answer(self, answer: str) -> None:
        """Show the answer so far, before which the thinking has come to its end."""
        self.query_one("#answer", StreamedMarkdown).text = self._drawn(answer)
        self._entitle()

    def _drawn(self, answer: str) -> str:
        """Return the Markdown that shows an answer; JSON that has come whole is indented."""
        if not (self._as_written and answer):
            return answer
        from glm4v_tui.chat.json_text import indented, json_fault

        whole = self._turn is not None and answer.startswith(("{", "["))
        return FENCE + (indented(answer) if whole and not json_fault(answer) else answer)

    def watch_reasoning(self, reasoning: str) -> None:
        """Show the thinking so far, folded."""
        self.query_one(Collapsible).set_class(bool(reasoning), "-shown")
        self.query_one("#reasoning", StreamedMarkdown).text = reasoning

    def watch_thought(self) -> None:
        """Show what the thinking has taken so far."""
        self._entitle(live=not self.answer and not self.closing)

    def watch_closing(self) -> None:
        """Count no further."""
        self._entitle()

    def _entitle(self, *, live: bool = False) -> None:
        if live and self._ends_thinking is None:
            # Looking through all keys at every piece would cost more than to show it.
            self._ends_thinking = key_at_work(self.screen, "answer-now")
        for fold in self.query(Collapsible):
            fold.title = thought_title(self.thought, live=live, key=self._ends_thinking or "")

    def watch_remark(self, remark: str) -> None:
        """Show or hide the remark."""
        self._show_line(".remark", remark)

    def watch_problem(self, problem: str) -> None:
        """Show or hide the error."""
        self._show_line(".error", problem)
        self.set_class(bool(problem), "-failed")

    def toggle_reasoning(self) -> None:
        """Fold the thinking, or unfold it."""
        for fold in self.query(Collapsible):
            fold.collapsed = not fold.collapsed

    def finish(self, ending: Ending, problem: str = "") -> None:
        """Show how the answer ended; nothing more will come."""
        parts = (Text(self.answer),)
        self._turn = Turn("assistant", parts, self.reasoning, ending, thought=self.thought)
        self._entitle()
        self.query_one("#answer", StreamedMarkdown).text = self._drawn(self.answer)
        self.remark = _REMARKS[ending]
        self.problem = problem
        self.closing = False

    def _show_line(self, selector: str, text: str) -> None:
        line = self.query_one(selector, Static)
        line.update(clean_text(text))
        line.set_class(bool(text), "-shown")
