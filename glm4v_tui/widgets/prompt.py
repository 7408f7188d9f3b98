"""Where the user writes a question."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import var

from glm4v_tui.widgets.clean_field import CleanField

if TYPE_CHECKING:
    from glm4v_tui.chat.pasted import Pasted

LOOK_UP_SECONDS = 1.0
"""How long a disk may take to say what a pasted path is; after that it is text."""

EVERY_PAGE = 1_000_000
"""More pages than any log has."""


class Prompt(CleanField):
    """A multi-line field that sends on Enter and remembers what was asked."""

    DEFAULT_CSS = """
    Prompt { height: auto; min-height: 3; max-height: 10; border: tall $border-blurred; }
    Prompt:focus { border: tall $border; }
    """

    BINDINGS = [
        Binding("enter", "send", "Send", id="send", tooltip="Send the question"),
        Binding(
            "ctrl+j,alt+enter,shift+enter",
            "new_line",
            "New line",
            id="new-line",
            key_display="^j",
            tooltip="Begin a new line in the question",
        ),
        Binding("pageup", "page(-1)", "Scroll the log up", show=False, id="log-up"),
        Binding("pagedown", "page(1)", "Scroll the log down", show=False, id="log-down"),
        Binding("ctrl+home", f"page({-EVERY_PAGE})", "First question", show=False, id="log-first"),
        Binding("ctrl+end", f"page({EVERY_PAGE})", "Newest answer", show=False, id="log-last"),
        Binding("up", "earlier", "Earlier question", show=False, id="earlier"),
        Binding("down", "later", "Later question", show=False, id="later"),
        Binding(
            "ctrl+v",
            "paste",
            "Paste",
            show=False,
            id="paste",
            tooltip="Paste what was copied in the program; your terminal has a key for the rest",
        ),
        Binding(
            "ctrl+underscore",
            "undo",
            "Undo",
            show=False,
            id="undo",
            tooltip="Undo; after pasted pictures, paste their paths as text instead",
        ),
    ]

    # What takes the question clears the prompt, and with it what was typed in between.
    IN_THEIR_TIME = frozenset({"send"})

    asked: var[tuple[str, ...]] = var(tuple)
    """Earlier questions, oldest first, for Up and Down."""

    class Sent(Message):
        """The user sent a question."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class Paged(Message):
        """The user asked to see another page of the log."""

        def __init__(self, pages: int) -> None:
            super().__init__()
            self.pages = pages
            """Below 0 is up."""

    class BackedOut(Message):
        """The user pressed Backspace in an empty prompt."""

    class FilesPasted(Message):
        """What was pasted or dropped is no text: it names files or a folder."""

        def __init__(self, found: Pasted, text: str) -> None:
            super().__init__()
            self.found = found
            self.text = text
            """What was pasted, as it came."""

    class NothingPasted(Message):
        """There was nothing to paste, such as from a clipboard that holds a picture."""

    class TextPreferred(Message):
        """The pasted paths stand in the prompt as text now, and are not to be attached."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            id=id,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder="Ask about the pictures…",
        )
        self._place: int | None = None
        self._draft = ""
        self._taken: tuple[str, str] | None = None

    async def _on_key(self, event: events.Key) -> None:
        """Leave Enter to the bindings: here it does not begin a new line."""
        if event.key == "enter":
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        """Take the paths of files for the files; keys that come meanwhile wait their turn."""
        event.stop()
        if not event.text:
            self.post_message(self.NothingPasted())
        if found := await _looked_up(event.text):
            event.prevent_default()
            self._taken = event.text, self.text
            self.post_message(self.FilesPasted(found, event.text))

    def action_paste(self) -> None:
        """Paste what was copied in the program, or tell that there is nothing."""
        if self.app.clipboard:
            super().action_paste()
        else:
            self.post_message(self.NothingPasted())

    def action_undo(self) -> None:
        """Undo the last change, or that pasted paths were taken for files."""
        match self._taken:
            case pasted, written if written == self.text:
                self._taken = None
                self.post_message(self.TextPreferred())
                self.insert(pasted)
            case _:
                super().action_undo()

    def action_send(self) -> None:
        """Tell that the question is to be sent; whoever takes it clears the prompt."""
        self._taken = None
        self.post_message(self.Sent(self.text))

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def action_page(self, pages: int) -> None:
        """Tell that another page of the log is wanted."""
        self.post_message(self.Paged(pages))

    def action_delete_left(self) -> None:
        """Delete to the left, or tell that there is nothing to delete."""
        if self.text:
            super().action_delete_left()
        else:
            self.post_message(self.BackedOut())

    def action_earlier(self) -> None:
        """Move up, or from the first line to the question asked before."""
        if self.cursor_location[0] > 0:
            self.action_cursor_up()
        elif self.asked and self._place != 0:
            self._draft = self.text if self._place is None else self._draft
            self._recall((len(self.asked) if self._place is None else self._place) - 1)

    def action_later(self) -> None:
        """Move down, or from the last line to the question asked after."""
        if self.cursor_location[0] < self.document.line_count - 1:
            self.action_cursor_down()
        elif self._place is not None:
            self._recall(self._place + 1)

    def watch_asked(self) -> None:
        """Begin again at the end when a question was added."""
        self._place = None

    def write(self, text: str) -> None:
        """Replace what is written, with the cursor at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def _recall(self, place: int) -> None:
        self._place = place if place < len(self.asked) else None
        self.write(self._draft if self._place is None else self.asked[place])


async def _looked_up(text: str) -> Pasted | None:
    """Return what a pasted text names, unless it is text or the disk does not answer."""
    from glm4v_tui.chat.pasted import may_name_files, read_pasted

    if not may_name_files(text):
        return None
    try:
        return await asyncio.wait_for(asyncio.to_thread(read_pasted, text), LOOK_UP_SECONDS)
    except TimeoutError:
        return None
