"""A picture fetched from the web: asked about first, shown while it comes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Footer, ProgressBar, Static

from glm4v_tui.chat.clean import clean
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.fetching import FetchError, FetchLimits, FetchProgress, SentOn, fetch
from glm4v_tui.paths import style

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glm4v_tui.chat.addresses import Address

Stage = Literal["asking", "fetching", "failed"]
"""How far the dialog is."""


class FetchScreen(ModalScreen[Picture | Literal["text"] | None]):
    """Answers with the picture, or that its address is mere text."""

    CSS_PATH = style("fetch_screen.tcss")
    AUTO_FOCUS = "#fetch"
    BINDING_GROUP_TITLE = "Fetch a picture"
    BINDINGS = [
        Binding("y", "fetch", "Fetch", id="fetch.yes", tooltip="Fetch it, or try once more"),
        Binding("t", "dismiss('text')", "As text", id="fetch.text", tooltip="Paste it as text"),
        Binding("escape,n", "dismiss", "Cancel", id="fetch.cancel", tooltip="Fetch nothing"),
    ]

    stage: reactive[Stage] = reactive("asking", bindings=True)
    """What the dialog waits for."""

    def __init__(
        self, address: Address, directory: Path, limits: FetchLimits, *, pasted: bool
    ) -> None:
        """`directory` is the data directory; what was not pasted cannot become text."""
        super().__init__()
        self._address = address
        self._directory = directory
        self._limits = limits
        self._pasted = pasted
        self._redirects = 0

    def compose(self) -> ComposeResult:
        """Lay out the question, and below it what comes of it."""
        with Vertical(id="box") as box:
            box.border_title = "Fetch a picture"
            with VerticalScroll(id="fetch"):
                yield Static(id="question", markup=False)
                yield Static(id="address", markup=False)
                yield ProgressBar(show_eta=False)
                yield Static(id="state", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask about the host that was named."""
        self._ask(f"Fetch a picture from {self._address.site}?")

    def _ask(self, question: str) -> None:
        self.query_one("#question", Static).update(question)
        self.query_one("#address", Static).update(f"GET {clean(self._address.url)}")
        most = f"{self._limits.size / 1e6:,.0f} MB"
        self._say(f"This machine asks that host for it, and takes {most} at most.")
        self.stage = "asking"

    def _say(self, state: str) -> None:
        self.query_one("#state", Static).update(state)

    def watch_stage(self, stage: Stage) -> None:
        """Show the bar only while something comes."""
        for other in ("asking", "fetching", "failed"):
            self.set_class(stage == other, f"-{other}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to fetch while nothing is fetched, and text only in place of what was pasted."""
        if action == "fetch":
            return self.stage != "fetching"
        return self._pasted or parameters != ("text",)

    @work(group="fetch", exclusive=True)
    async def action_fetch(self) -> None:
        """Fetch the picture; leaving the dialog cancels it."""
        self.stage = "fetching"
        try:
            found = await fetch(
                self._address, self._directory, self._show, self._limits, self._redirects
            )
        except FetchError as error:
            self._say(str(error))
            self.stage = "failed"
        else:
            self._take(found)

    def _take(self, found: Picture | SentOn) -> None:
        if isinstance(found, Picture):
            # Else a screen above, such as the help, would be left in place of this one.
            self.pop_until_active()
            self.dismiss(found)
        else:
            before, self._address = self._address.site, found.address
            self._redirects = found.redirects
            site = found.address.site
            self._ask(f"{before} sends on to {site}. Fetch the picture from {site}?")

    def _show(self, progress: FetchProgress) -> None:
        if self not in self.app.screen_stack:
            return  # left meanwhile
        self.query_one(ProgressBar).update(total=progress.total, progress=progress.received)
        self.query_one("#address", Static).update(f"GET {clean(progress.address.url)}")
        here = f"{progress.received / 1e6:,.1f}"
        total = f" of {progress.total / 1e6:,.1f}" if progress.total is not None else ""
        waits = f"Waiting for {progress.address.site}…"
        self._say(f"{here}{total} MB" if progress.received else waits)
