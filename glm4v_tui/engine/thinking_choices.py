"""What of thinking can be chosen with a model, and why not where it cannot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking

if TYPE_CHECKING:
    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.family import ThinkingSwitch

Choice = Literal["default", "on", "off", "budget"]
"""As the model does, always, never, or always with so many tokens at most."""

_THINK = "/think"
"""What asks a model for thinking that heeds the end of a question; the demo model's habit."""


def choices(checkpoint: Checkpoint) -> tuple[Choice, ...]:
    """Return what can be chosen; nothing with a model that does not think."""
    if checkpoint.reasoning == "none":
        return ()
    told: tuple[Choice, ...] = () if checkpoint.switch == "none" else ("on", "off")
    limited: tuple[Choice, ...] = ("budget",) if checkpoint.ends_thinking else ()
    return ("default", *told, *limited) if told or limited else ()


def refusal(thinking: Thinking, checkpoint: Checkpoint) -> str:
    """Return in a sentence why a model cannot think so; empty where it can."""
    if checkpoint.reasoning == "none" and thinking != AS_IT_DOES:
        return f"{checkpoint.title} does not think before it answers."
    if not checkpoint.ends_thinking:
        return _untold(thinking, checkpoint)
    if checkpoint.switch == "none" and thinking.wanted is False:
        return f"{checkpoint.title} always thinks; a budget can make it short."
    return ""


def _untold(thinking: Thinking, checkpoint: Checkpoint) -> str:
    """Return what a server cannot be told that is no vLLM's."""
    if thinking.wanted is not None and checkpoint.switch == "none":
        return f"{checkpoint.title} cannot be told whether and how long to think."
    if thinking.most is not None:
        return f"{checkpoint.title} cannot be told how long to think, only whether."
    return ""


def as_asked(conversation: Conversation, switch: ThinkingSwitch) -> Conversation:
    """Return a conversation whose last question asks for thinking where it is heard there."""
    wanted = conversation.thinking.wanted
    if switch != "words" or wanted is None:
        return conversation
    turns = list(conversation.turns)
    asked = max((at for at, turn in enumerate(turns) if turn.role == "user"), default=None)
    if asked is not None:
        turns[asked] = _told(turns[asked], wanted)
    return replace(conversation, turns=tuple(turns))


def _told(question: Turn, wanted: bool) -> Turn:
    *before, last = question.parts or (Text(""),)
    if not isinstance(last, Text):
        before, last = [*before, last], Text("")
    bare = last.text.rstrip().removesuffix(_THINK).rstrip()
    text = f"{bare} {_THINK}" if wanted else bare
    return replace(question, parts=(*before, Text(text)))
