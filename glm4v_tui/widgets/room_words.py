"""What is said of the room of the context: a title, lines, and what keys would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from glm4v_tui.chat.plan import Plan
    from glm4v_tui.chat.room import Line


def title(plan: Plan, pictures_only: bool, sending: bool) -> str:
    """Say what the dialog is about, and why it has opened."""
    most = plan.limits.max_pictures
    if not pictures_only:
        return "Too long: what shall the model do without?" if sending else "What takes the room"
    if sending:
        takes = "one picture" if most == 1 else f"{most} pictures"
        return f"The model takes {takes}: which shall it see?"
    if most == 1:
        return "The one picture that the model sees: Space switches"
    return "What the model sees"


def what_keys_do(plan: Plan, line: Line) -> str:
    """Say what each key would give back."""
    if line.place is None:
        shorter = "; Esc goes back to shorten it" if line.kind == "draft" and plan.draft else ""
        return f"This is always sent{shorter}"
    if line.hidden and line.picture and plan.limits.max_pictures == 1:
        return "Space has the model see this one instead"
    if line.hidden:
        return f"Space brings it back, which takes {line.whole:,}"
    gain = plan.tokens - plan.toggled(line).tokens
    words = [f"Space leaves it out: gains {gain:,}"]
    if smaller := plan.smaller(line):
        size = smaller.width, smaller.height
        gain = line.tokens - plan.limits.count(*size)
        words.append(f"s shrinks it to {size[0]}×{size[1]}: gains {gain:,}")
    return " · ".join(words)


def what_sending_offers(plan: Plan, pictures_only: bool) -> list[str]:
    """Say what else makes room for what is to be sent, where there is anything."""
    if pictures_only:
        return ["Enter sends, Esc does not"]
    words = []
    if any(line.picture and not line.hidden for line in plan.lines):
        words.append("b shrinks all pictures")
    if any(turn.role == "assistant" for turn in plan.conversation.turns):
        words.append("f begins afresh with a summary")
    return words


def drawn(line: Line, width: int) -> Content:
    """Put the tokens of a line at its right end."""
    figure = f"{line.tokens:,}"
    said = f"{line.title} ({line.remark})" if line.remark else line.title
    said = f"    {said}" if line.kind == "picture" else said
    room = max(1, width - len(figure) - 1)
    whole = Content.assemble(Content(said).truncate(room, ellipsis=True, pad=True), " ", figure)
    return whole.stylize("dim strike") if line.hidden else whole
