"""Lessons on what is different in the second of two pictures."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from glm4v_tui.demo.lessons import change_grammar as ways
from glm4v_tui.demo.lessons.albums import told_in_order
from glm4v_tui.demo.lessons.lesson import Check, Lesson
from glm4v_tui.demo.lessons.wording import an, name, place
from glm4v_tui.demo.world.changes import Change
from glm4v_tui.demo.world.scene import Scene

_SAME_FACT = "they show the same"
_DIFFERENT = "The pictures are quite different."


def difference(scenes: Sequence[Scene], change: Change | None, chance: Random) -> Lesson:
    """Return what changed between two pictures; without a change they have little in common."""
    same = chance.random() < 0.25
    asked = (ways.SAME if same else ways.DIFFERENCE).ask(chance)
    if change is None:
        answer, check = f"{_DIFFERENT} {told_in_order(scenes)}", Check(says=("different",))
    elif change.kind == "none":
        answer, check = "The two pictures show the same.", Check(says=("the same",))
    else:
        answer, facts = _told(scenes, change)
        check = Check(says=facts)
    short = ""
    if same:
        unchanged = change is not None and change.kind == "none"
        short = "Yes" if unchanged else "No"
        answer = f"Yes, {_SAME_FACT}." if unchanged else f"No. {answer}"
        check = Check(starts=short)
    thought = told_in_order(scenes)
    return Lesson("album-difference", asked.question, answer, check, short, thought, asked.unseen)


def _told(scenes: Sequence[Scene], change: Change) -> tuple[str, tuple[str, ...]]:
    """Return a change in words, and what has to be said of it in this order."""
    before, after = change.before, change.after
    if before and after:
        where = place(scenes[0], before)
        if change.kind == "recoloured":
            words = ("from", before.colour, "to", after.colour)
            return f"The {before.kind} {where} changed {' '.join(words)}.", words
        facts = (name(before), f"changed to {an(name(after))}")
        return f"The {facts[0]} {where} {facts[1]}.", facts
    if after:
        also = an(name(after))
        where = place(scenes[1], after)
        return f"The second picture also has {also} {where}.", ("also", name(after))
    assert before
    where = place(scenes[0], before)
    return f"The {name(before)} {where} is missing in the second picture.", (
        name(before),
        "missing",
    )
