"""A conversation that keeps what is written in its prompt, and brings it back."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on, work

from glm4v_tui.screens.kept_tab import KeptTab
from glm4v_tui.widgets.chat_pane import LEAVING
from glm4v_tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.timer import Timer

    from glm4v_tui.chat.drafts import Drafts
    from glm4v_tui.chat.reopening import Saved

DRAFT_SECONDS = 0.5
"""How often a draft is written while it grows: a kill takes less than a second of it."""

RETRY_SECONDS = 1.0
"""When it is tried again where the disk was full, as with all that is said."""


class DraftedTab(KeptTab):
    """Writes what is not sent yet to a file, which goes when it is sent."""

    _prompt: Prompt | None = None
    _due: Timer | None = None
    _kept_as = _written = ""
    _apart = False
    unkept = False
    """Whether the draft could not be written the last time."""

    @on(Prompt.Changed)
    def keep_soon(self, event: Prompt.Changed) -> None:
        """Keep what is written, soon; the screen counts it too."""
        if isinstance(event.text_area, Prompt):
            self._prompt = event.text_area
            if self._due is None:
                self._due = self.set_timer(DRAFT_SECONDS, self._keep_draft)

    @work(group="draft")
    async def _keep_draft(self) -> None:
        self._due = None
        await self._write()

    async def on_unmount(self) -> None:
        """Keep the last of it."""
        await self._write()

    async def _write(self) -> None:
        """Write the draft as it is now, if that is not what was written last."""
        if self._prompt is None:
            return
        async with self._turn:
            name, said = self._name_now(), self._prompt.text
            text = "" if said.strip().lower() in LEAVING else said
            if (name, text) == (self._kept_as, self._written):
                return
            self.unkept = not await asyncio.to_thread(self._drafts.move, name, self._kept_as, text)
            if not self.unkept:
                self._kept_as, self._written = name, text
            elif self.is_running and self._due is None:
                self._due = self.set_timer(RETRY_SECONDS, self._keep_draft)

    def _name_now(self) -> str:
        """Return by what name the draft belongs to what is open here."""
        path = self.recorder.path
        elsewhere = path is None or self._apart or bool(self.pane.locked)
        return self._new if elsewhere or path is None else path.stem

    async def open(self, saved: Saved | None) -> None:
        """Go on with a conversation, and with what was being written to it."""
        # Until it is known what is kept of it, nothing may be written over that.
        self._apart = saved is not None
        await super().open(saved)
        if saved is not None:
            self._bring_back(saved.path.stem)

    @work(group="draft-back", exclusive=True)
    async def _bring_back(self, name: str) -> None:
        await self.recorder.written()
        if self.pane.locked:
            return
        kept = await asyncio.to_thread(self._drafts.kept, name)
        self._apart = not self._put_back(kept)

    @work(group="draft-back", exclusive=True)
    async def bring_back_new(self) -> None:
        """Go on with a first question that another program did not live to send."""
        left = await asyncio.to_thread(self._drafts.left_behind, self._new)
        self._kept_as = self._new if left else self._kept_as
        self._put_back(left)

    def _put_back(self, text: str) -> bool:
        """Put a draft into the prompt, unless something else stands there, and tell that."""
        prompt = next(iter(self.pane.query(Prompt)), None)
        if prompt is None:
            # The conversation was closed while its draft was read, which stays where it is.
            return False
        if text and prompt.text.strip():
            return prompt.text == text
        if text:
            prompt.write(text)
            self.notify("What you had written and not sent is in the prompt again.", markup=False)
        return True

    @cached_property
    def _drafts(self) -> Drafts:
        """Where drafts are kept; the first frame has no use for it."""
        from glm4v_tui.chat.drafts import Drafts

        return Drafts(self._transcripts)

    @cached_property
    def _new(self) -> str:
        """By what name the draft of a conversation is kept that has no transcript yet."""
        return self._drafts.new_name()

    @cached_property
    def _turn(self) -> asyncio.Lock:
        """Has drafts written one after the other."""
        return asyncio.Lock()
