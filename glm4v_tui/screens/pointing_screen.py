"""A screen that shows on its pictures what the answers point at."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual import on
from textual.binding import Binding
from textual.reactive import var

from glm4v_tui.screens.recorded_screen import RecordedScreen
from glm4v_tui.screens.tab import Tab
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.pointed_preview import PointedPreview
from glm4v_tui.widgets.thumbnail import Thumbnail

if TYPE_CHECKING:
    from glm4v_tui.chat.boxes import Named
    from glm4v_tui.chat.coming_answer import ComingAnswer
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.chat.pointing import Pointing
    from glm4v_tui.widgets.numbered_markdown import NumberedMarkdown
    from glm4v_tui.widgets.reply import Reply


class PointingScreen(RecordedScreen):
    """Draws boxes in the preview and in the log, while an answer streams too."""

    BINDINGS = [
        Binding(
            "alt+0",
            "boxes",
            "Boxes",
            id="boxes",
            tooltip="Show or hide the boxes that answers draw on pictures, and their numbers",
            show=False,
        ),
    ]

    boxes_shown: var[bool] = var(True, init=False)
    """Whether boxes are drawn on pictures."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._known: WeakKeyDictionary[ChatPane, tuple[Conversation, Pointing]] = (
            WeakKeyDictionary()
        )
        self._coming: WeakKeyDictionary[Reply, ComingAnswer] = WeakKeyDictionary()
        self._marked: WeakKeyDictionary[ComingAnswer, tuple[Named, ...]] = WeakKeyDictionary()
        """The boxes of each that are drawn."""

    def show_front(self) -> None:
        """Show what the conversation in front points at."""
        super().show_front()
        self._point(self.pane)

    def watch_boxes_shown(self) -> None:
        """Draw the boxes, or the pictures without them."""
        for tab in self.tabs:
            self._point(tab.pane)

    def action_boxes(self) -> None:
        """Show the boxes, or hide them."""
        self.boxes_shown = not self.boxes_shown

    @on(Tab.Changed)
    def point_anew(self) -> None:
        """Show what the newest answers point at."""
        for tab in self.tabs:
            if self._is_news(tab.pane):
                self._point(tab.pane)

    @on(Tab.BracketClosed)
    def point_while_streaming(self, event: Tab.BracketClosed) -> None:
        """Draw a box as soon as it is written."""
        event.stop()
        coming = self._coming_in(event.pane)
        if coming is not None and coming.named != self._marked.get(coming, ()):
            self._marked[coming] = coming.named
            self._point(event.pane)

    @on(Thumbnail.Appeared)
    def mark(self, event: Thumbnail.Appeared) -> None:
        """Show what is pointed at in a picture that has come into the log."""
        event.stop()
        panes = [node for node in event.thumbnail.ancestors if isinstance(node, ChatPane)]
        if panes and self.boxes_shown:
            event.thumbnail.marks = self.pointing(panes[0]).on(event.thumbnail.picture.digest)

    def on_numbered_markdown_box_named(self, event: NumberedMarkdown.BoxNamed) -> None:
        """Show the numbers of boxes in an answer where the boxes are shown."""
        event.stop()
        event.markdown.numbered = self.boxes_shown

    def get_selected_text(self) -> str | None:
        """Return what is selected as the model said it, without the numbers of boxes."""
        from glm4v_tui.widgets.box_chips import without_chips

        selected = super().get_selected_text()
        return selected and without_chips(selected)

    def pointing(self, pane: ChatPane) -> Pointing:
        """Return what the answers of a conversation point at, one that is coming too."""
        # The first frame has no answer.
        from glm4v_tui.chat.pointing import pointing

        conversation = pane.conversation
        if (coming := self._coming_in(pane)) is not None:
            return pointing(conversation, coming)
        if self._is_news(pane):
            self._known[pane] = conversation, pointing(conversation)
        return self._known[pane][1]

    def _coming_in(self, pane: ChatPane) -> ComingAnswer | None:
        """Return the answer that is coming, as far as it has."""
        reply = pane.last_reply
        if not pane.replying or reply is None or reply.turn is not None:
            return None
        from glm4v_tui.chat.coming_answer import ComingAnswer

        coming = self._coming.setdefault(reply, ComingAnswer())
        coming.read(reply.answer)
        return coming

    def _is_news(self, pane: ChatPane) -> bool:
        return pane not in self._known or self._known[pane][0] is not pane.conversation

    def _point(self, pane: ChatPane) -> None:
        """Have the pictures of a conversation marked."""
        if not pane.conversation.turns and pane not in self._known:
            return
        pointing = self.pointing(pane) if self.boxes_shown else None
        if pane is self.pane:
            self.query_one(PointedPreview).pointing = pointing
        # What renders Markdown comes with the first answer.
        from glm4v_tui.widgets.numbered_markdown import NumberedMarkdown

        for markdown in pane.query(NumberedMarkdown):
            markdown.numbered = self.boxes_shown
        for thumbnail in pane.query(Thumbnail):
            thumbnail.marks = pointing.on(thumbnail.picture.digest) if pointing else ()
