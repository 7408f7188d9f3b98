"""One line to type into, whose keys take effect in turn."""

from __future__ import annotations

from textual.widgets import Input

from glm4v_tui.widgets.keys_in_turn import KeysInTurn


class LineField(Input, KeysInTurn):
    """Leaves Enter to whoever shows it."""

    IN_THEIR_TIME = frozenset({"submit"})
