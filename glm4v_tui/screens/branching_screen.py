"""A screen on which turns are asked, answered and written once more, and forked off."""

from __future__ import annotations

from dataclasses import replace

from textual import work
from textual.binding import Binding

from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.widgets.branching_pane import BranchingPane


def _key(keys: str, action: str, name: str, binding_id: str, tooltip: str) -> Binding:
    # Taken before the prompt, which would write the letter.
    return Binding(keys, action, name, id=binding_id, tooltip=tooltip, priority=True, show=False)


class BranchingScreen(RecordedScreen):
    """Changes what was said before; nothing is overwritten, and all of it can be undone."""

    BINDINGS = [
        _key("alt+up", "hand(-1)", "Earlier turn", "turn-up", "Take an earlier turn in hand"),
        _key("alt+down", "hand(1)", "Later turn", "turn-down", "Take a later turn in hand"),
        _key("alt+e", "edit", "Edit a turn", "edit", "Edit the turn at hand; the old one stays"),
        _key("alt+g", "again", "Answer again", "again", "Have the question at hand answered anew"),
        _key("alt+c", "go_on", "Go on", "go-on", "Let the model go on with an answer that was cut"),
        _key("alt+left", "walk(-1)", "Version before", "version-before", "Show the version before"),
        _key("alt+right", "walk(1)", "Next version", "version-after", "Show the next version"),
        _key("alt+u", "remove", "Leave out", "leave-out", "Leave the turn at hand out"),
        _key("alt+z", "undo_turn", "Undo", "undo-turn", "Undo the last change of turns"),
        _key("alt+y", "redo_turn", "Redo", "redo-turn", "Change turns as before the undoing"),
        _key("alt+d", "fork", "Fork", "fork", "Go on from the turn at hand in a new conversation"),
    ]

    @property
    def branching(self) -> BranchingPane:
        """The conversation in front."""
        return self.tab.query_one(BranchingPane)

    def action_hand(self, by: int) -> None:
        """Take another turn in hand."""
        self.branching.move_hand(by)

    @work(group="dialog")
    async def action_edit(self) -> None:
        """Write the turn at hand otherwise: its question, where it is the last turn."""
        from glm4v_tui.screens.edit_screen import EditScreen

        pane = self.branching
        if not pane.is_free():
            return
        number = pane.held or pane.history.question_of(pane.hand)
        turn = pane.turn(number)
        screen = EditScreen(pane.as_reworded(turn), pane.drafts.get(number))
        written = await self.app.push_screen_wait(screen)
        pane.drafts[number] = written.text
        if not written.taken or (written.text == turn.text and turn.role == "assistant"):
            return
        if not pane.is_free():
            return
        if turn.role == "user":
            await pane.ask_otherwise(number, written.text)
        else:
            await pane.rewrite(number, written.text)

    async def action_again(self) -> None:
        """Have the question at hand answered once more."""
        if self.branching.is_free():
            await self.branching.answer_again()

    async def action_go_on(self) -> None:
        """Let the model go on with the answer at hand."""
        if self.branching.is_free():
            await self.branching.go_on()

    async def action_walk(self, by: int) -> None:
        """Show another version of the turn at hand."""
        if self.branching.is_free():
            await self.branching.walk(by)

    async def action_remove(self) -> None:
        """Leave the turn at hand out."""
        if self.branching.is_free():
            await self.branching.remove_turn()

    async def action_undo_turn(self) -> None:
        """Undo the last change of turns."""
        if not self.is_busy():
            await self.branching.undo()

    async def action_redo_turn(self) -> None:
        """Change turns as before the undoing."""
        if not self.is_busy():
            await self.branching.redo()

    async def action_fork(self) -> None:
        """Go on in a new conversation that has everything up to the turn at hand."""
        pane = self.branching
        if not pane.is_free():
            return
        whole = pane.hand == pane.history.tip
        conversation = replace(pane.conversation, turns=pane.history.until(pane.hand))
        attached = pane.attached
        await self.tab.fork(conversation)
        pane.attached = attached
        what = "a copy of the whole conversation" if whole else "a copy up to that turn"
        self.notify(f"This is {what}. F3 goes back to the other one.", markup=False)
