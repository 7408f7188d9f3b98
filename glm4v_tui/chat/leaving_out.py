"""A question left out of a conversation: what stands then, and the record that tells of it."""

from __future__ import annotations

from glm4v_tui.chat.changes import Change, Chosen, Removed
from glm4v_tui.chat.history import History
from glm4v_tui.chat.kin import firsts_of


def left_out(history: History, question: int) -> tuple[History, Change]:
    """Leave a question out with its answer, and tell how.

    Where a version stands there already that says just what is left, it is gone over to: leaving
    the same out twice would else make two versions that nobody can tell apart.
    """
    removed = history.removed(question)
    at = history.nodes[question].parent
    left = _said_after(removed, at)
    for version in history.versions()[question] if left else ():
        if history.nodes[version].parent == at:
            chosen = history.chosen(version, after=at)
            if _said_after(chosen, at) == left:
                return chosen, Chosen(turn=chosen.questions, node=version)
    return removed, Removed(turn=removed.questions, node=question, new=history.next_number)


def _said_after(history: History, number: int) -> list[int]:
    """Return what was said first of all that is said after a turn."""
    firsts = firsts_of(history.nodes)
    said = (0, *history.path)
    return [firsts[after] for after in said[said.index(number) + 1 :]]
