"""A screen with several conversations, one of them in front and all of them alive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from glm4v_tui.screens.tab import Tab
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.status_line import StatusLine
from glm4v_tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.widgets.chat_pane import ChatPane


class TabbedScreen(Screen[None]):
    """Opens, walks and closes conversations; the rest of the screen is about the one in front."""

    BINDINGS = [
        Binding(
            "alt+n",
            "new_tab",
            "New tab",
            id="new-tab",
            tooltip="Open another conversation beside this one",
            show=False,
            # Else the prompt takes it first.
            priority=True,
        ),
        Binding(
            "alt+j",
            "walk_tabs(-1)",
            "Previous tab",
            id="previous-tab",
            tooltip="Go to the conversation before",
            show=False,
            priority=True,
        ),
        Binding(
            "alt+o",
            "walk_tabs(1)",
            "Next tab",
            id="next-tab",
            tooltip="Go to the next conversation",
            show=False,
            priority=True,
        ),
        Binding(
            "alt+q",
            "close_tab",
            "Close tab",
            id="close-tab",
            tooltip="Close this conversation; it is saved",
            show=False,
            priority=True,
        ),
    ]

    tab: Tab
    """The conversation in front, with what saves it."""

    def make_tab(self) -> Tab:
        """Return a new conversation, which nothing is saved of yet."""
        raise NotImplementedError

    def show_front(self) -> None:
        """Let the rest of the screen tell of the conversation in front."""
        self.query_one(StatusLine).last = self.tab.last
        line = self.query_one(TabLine)
        line.names = tuple(tab.name_now for tab in self.tabs)
        line.front = self.tabs.index(self.tab)
        self.refresh_bindings()

    def compose_tabs(self) -> ComposeResult:
        """Lay out the first conversation below the line of all."""
        self.tab = self.make_tab()
        yield TabLine()
        with Vertical(id="tabs"):
            yield self.tab

    @property
    def tabs(self) -> list[Tab]:
        """Every open conversation, in the order of the line."""
        return [tab for tab in self.query_one("#tabs").children if isinstance(tab, Tab)]

    @property
    def pane(self) -> ChatPane:
        """The conversation in front."""
        return self.tab.pane

    @property
    def prompt(self) -> Prompt:
        """Where the next question to the conversation in front is written."""
        return self.pane.query_one(Prompt)

    def tab_of(self, path: Path) -> Tab | None:
        """Return the conversation that is saved in a file, if it is open."""
        return next((tab for tab in self.tabs if tab.recorder.path == path), None)

    def go_to_tab(self, tab: Tab) -> None:
        """Bring a conversation to the front, and the cursor with it."""
        before, self.tab = self.tab, tab
        wanted = before is not tab and before.has_focus_within
        tab.look()
        if before is not tab:
            if wanted:
                self.set_focus(self.prompt)
            before.display = False
        self.show_front()

    @on(Tab.Changed)
    def show_change(self, event: Tab.Changed) -> None:
        """Tell what has changed of a conversation, in front or not."""
        event.stop()
        self.show_front()

    async def action_new_tab(self) -> None:
        """Open another conversation, in front."""
        tab = self.make_tab()
        tab.display = False
        await self.query_one("#tabs").mount(tab, after=self.tab)
        tab.recorder.start()
        self.go_to_tab(tab)

    def action_walk_tabs(self, steps: int) -> None:
        """Go on in the line, round and round."""
        tabs = self.tabs
        self.go_to_tab(tabs[(tabs.index(self.tab) + steps) % len(tabs)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Walk and close only where there is more than one conversation."""
        if action in ("walk_tabs", "close_tab"):
            return len(self.tabs) > 1
        return super().check_action(action, parameters)

    @work(group="dialog")
    async def action_close_tab(self) -> None:
        """Close the conversation in front; ask first where something would stop or be lost."""
        tab = self.tab
        if (tab.pane.replying or tab.draft) and not await self._may_close(tab):
            return
        if tab.pane.replying:
            await tab.give_up()
        if not await self.may_lose(tab):
            return
        tabs = self.tabs
        if tab is self.tab:
            at = tabs.index(tab)
            self.go_to_tab(tabs[at - 1 if at else 1])
        await tab.remove()
        self.show_front()

    async def may_lose(self, tab: Tab) -> bool:
        """Return whether a conversation may go, saved or not."""
        return True

    async def _may_close(self, tab: Tab) -> bool:
        from glm4v_tui.screens.confirm_screen import ConfirmScreen

        if tab.pane.replying:
            question = "A reply is still coming. Close this conversation all the same?"
            detail = "What has come so far is kept in the transcript."
        else:
            question = "Close this conversation? What you have written or attached was not sent."
            detail = "Everything that was sent is kept in the transcript."
        screen = ConfirmScreen(question, detail, yes_label="Close", no_label="Keep open")
        sure: bool | None = await self.app.push_screen_wait(screen)
        return bool(sure)
