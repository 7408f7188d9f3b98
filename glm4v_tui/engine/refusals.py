"""Why an engine refuses a question, with the picture or the limit that is to blame."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean
from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation, Picture
    from glm4v_tui.engine.checkpoints import Checkpoint

ASPECT = 200
"""How many times longer than wide a picture may be: `smart_resize` refuses more."""


_LENGTH_TOO = re.compile(
    r"requested [1-9]\d* (output )?tokens|max_(completion_)?tokens\S* is too large"
)
"""How vLLM up to 0.26 says that the answer's greatest length finds no room beside the prompt."""


def finds_no_room(cause: str) -> bool:
    """Return whether the tokens that the answer may have are part of what is too much."""
    return _LENGTH_TOO.search(cause) is not None


def refusal(cause: str, conversation: Conversation, checkpoint: Checkpoint) -> EngineError:
    """Return what vLLM's words mean for this conversation."""
    for pattern, explain in _MEANINGS:
        if found := re.search(pattern, cause):
            message, advice = explain(found, conversation, checkpoint)
            return EngineError("rejected", message, advice, cause)
    return EngineError("rejected", "The engine refused this question.", cause=cause)


def _too_long(
    found: re.Match[str], conversation: Conversation, checkpoint: Checkpoint
) -> tuple[str, str]:
    takes = f"it takes {checkpoint.context_tokens:,} tokens, the answer's included"
    return (
        f"The conversation is too long for the model: {takes}.",
        "Leave out old turns or pictures, or begin a new conversation.",
    )


def _too_many(
    found: re.Match[str], conversation: Conversation, checkpoint: Checkpoint
) -> tuple[str, str]:
    there, most = len(conversation.pictures), found["most"]
    return f"These are more pictures than the model takes: {there}, not {most}.", "Drop some."


def _thin(
    found: re.Match[str], conversation: Conversation, checkpoint: Checkpoint
) -> tuple[str, str]:
    thin = [each for each in conversation.pictures if _aspect(each) > ASPECT]
    what = _named(thin[0]) if thin else "A picture"
    return f"{what} is too long and thin for the model.", "Cut a part out of it."


def _too_large(
    found: re.Match[str], conversation: Conversation, checkpoint: Checkpoint
) -> tuple[str, str]:
    count = checkpoint.pictures.count
    tokens = [count(each.width, each.height) for each in conversation.pictures]
    largest = max(tokens, default=0)
    picture = conversation.pictures[tokens.index(largest)] if tokens else None
    what = f"{_named(picture)} takes {largest:,} tokens" if picture else "A picture is too large"
    return (
        f"{what}; the engine has room for {int(found['most']):,} in one picture.",
        "Shrink it, or start with --engine-arg max_num_batched_tokens=8192.",
    )


def _unsupported(
    found: re.Match[str], conversation: Conversation, checkpoint: Checkpoint
) -> tuple[str, str]:
    return (
        "The engine cannot hold an answer to a part of this JSON schema.",
        "Do without uniqueItems, multipleOf, contains, allOf and the like.",
    )


def _no_grammar(
    found: re.Match[str], conversation: Conversation, checkpoint: Checkpoint
) -> tuple[str, str]:
    why = found["why"].strip().rstrip(".")
    what = "JSON schema" if "schema" in found["what"] else "regular expression"
    return f"The engine cannot hold an answer to this {what}: {clean(why)}.", "Change it."


def _aspect(picture: Picture) -> float:
    return max(picture.width, picture.height) / min(picture.width, picture.height)


def _named(picture: Picture) -> str:
    return f"The picture “{clean(picture.name)}” ({picture.width}×{picture.height})"


Explain = Callable[["re.Match[str]", "Conversation", "Checkpoint"], tuple[str, str]]

_MEANINGS: tuple[tuple[str, Explain], ...] = (
    (r"maximum context length|longer than the maximum model length", _too_long),
    (r"[Aa]t most (?P<most>\d+) image\(s\) may be provided", _too_many),
    (r"aspect ratio", _thin),
    (r"features not supported by xgrammar", _unsupported),
    (r"(?P<what>schema|regex)_converter\.cc:\d+: (?P<why>.*)", _no_grammar),
    (r"(?P<what>schema|regex) into a grammar: (\[.*?\] \S+: )?(?P<why>.*)", _no_grammar),
    (r"pre-allocated encoder cache size (?P<most>\d+)", _too_large),
)
"""A pattern of vLLM's words, and what explains it."""
