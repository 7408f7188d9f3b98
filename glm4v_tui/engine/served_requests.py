"""Questions to an OpenAI-compatible server: a conversation and its sampling as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.conversation import Conversation, Part, Text, Turn
from glm4v_tui.engine.family import LOOP
from glm4v_tui.engine.prompts import opening, template_values
from glm4v_tui.engine.thinking_choices import as_asked

if TYPE_CHECKING:
    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.family import ReasoningStyle
    from glm4v_tui.engine.protocol import Sampling
    from glm4v_tui.engine.served_models import ServedModel

_EVERYWHERE = ("temperature", "top_p", "presence_penalty", "frequency_penalty", "seed")
"""Fields of a `Sampling` that every server knows by the same name."""

_VLLM = ("top_k", "repetition_penalty")
"""Fields that only vLLM, and what imitates it, is sent."""


def chat_request(
    conversation: Conversation,
    addresses: Mapping[str, str],
    sampling: Sampling,
    served: ServedModel,
    checkpoint: Checkpoint,
) -> dict[str, Any]:
    """Return the body of a question; `addresses` has each picture's by its digest."""
    asked, style = as_asked(conversation, checkpoint.switch), checkpoint.reasoning
    body: dict[str, Any] = {
        "model": served.name,
        "messages": chat_messages(asked, addresses, style),
        "stream": True,
        "stream_options": _told_with(served, style),
        # vLLM refuses more than the model takes at all; what the prompt leaves, it sees to itself.
        "max_tokens": min(sampling.max_tokens, served.context_tokens or sampling.max_tokens),
    }
    body |= {name: value for name in _EVERYWHERE if (value := getattr(sampling, name)) is not None}
    return body | _own_fields(asked, sampling, served, checkpoint)


def chat_messages(
    conversation: Conversation, addresses: Mapping[str, str], style: ReasoningStyle = "none"
) -> list[dict[str, Any]]:
    """Return the conversation as a server takes it, the answer to go on with as it was begun."""
    told = [{"role": "system", "content": conversation.system}] if conversation.system else []
    turns = [*told, *(_message(turn, addresses) for turn in conversation.turns)]
    if begun := conversation.begun:
        turns[-1]["content"] = opening(begun, style, over=conversation.thinking.over)
    return turns


def layout(conversation: Conversation) -> dict[str, Any]:
    """Return what vLLM is told about how it lays a conversation out."""
    values = template_values(conversation)
    begun = not values.pop("add_generation_prompt")
    return {
        "add_generation_prompt": not begun,
        "continue_final_message": begun,
        "chat_template_kwargs": values,
    }


def _told_with(served: ServedModel, style: ReasoningStyle) -> dict[str, Any]:
    """Return which figures are wanted, and when; of thinking with each piece."""
    options = {"include_usage": True}
    thinks = served.is_vllm and style != "none"
    return {**options, "continuous_usage_stats": True} if thinks else options


def _own_fields(
    conversation: Conversation, sampling: Sampling, served: ServedModel, checkpoint: Checkpoint
) -> dict[str, Any]:
    """Return the fields that not every server knows, as far as this one does."""
    if served.is_vllm:
        return _vllm_fields(conversation, sampling)
    wanted = conversation.thinking.wanted
    if served.lays_out and checkpoint.switch == "template" and wanted is not None:
        return {"chat_template_kwargs": {"enable_thinking": wanted}}
    return {}


def _vllm_fields(conversation: Conversation, sampling: Sampling) -> dict[str, Any]:
    fields = {name: getattr(sampling, name) for name in _VLLM}
    # The tags of thinking and boxes are special tokens to some models of the family.
    fields |= {"skip_special_tokens": False, "repetition_detection": LOOP}
    return fields | layout(conversation)


def _message(turn: Turn, addresses: Mapping[str, str]) -> dict[str, Any]:
    if turn.role == "assistant" or not turn.pictures:
        return {"role": turn.role, "content": turn.text}
    return {"role": "user", "content": [_item(part, addresses) for part in turn.parts]}


def _item(part: Part, addresses: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(part, Text):
        return {"type": "text", "text": part.text}
    return {"type": "image_url", "image_url": {"url": addresses[part.digest]}}
