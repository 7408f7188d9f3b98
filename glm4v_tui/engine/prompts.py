"""A conversation becomes the messages that the engine's renderer lays out for the model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.conversation import Conversation, Part, Picture, Text, Turn
from glm4v_tui.engine.family import ANSWER_MARK, BEGIN_THINKING, END_THINKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from glm4v_tui.engine.family import ReasoningStyle, Template

PREFIX = "[gMASK]<sop>"
"""Begins every prompt of the family."""

PREFIX_TOKEN = "[gMASK]"
"""The token of it that occurs nowhere else."""

_NO_THINKING = "/nothink"

_TEMPLATES = Path(__file__).parent / "templates"


def messages(
    conversation: Conversation,
    images: Mapping[str, Image],
    style: ReasoningStyle = "none",
) -> list[dict[str, Any]]:
    """Return the conversation as chat messages; `images` has each picture by its digest.

    An answer at the end is one to go on with: it stands there as a model of this style began it.
    """
    system = [{"role": "system", "content": conversation.system}] if conversation.system else []
    laid_out = [*system, *(_message(turn, images) for turn in conversation.turns)]
    if begun := conversation.begun:
        laid_out[-1]["content"] = opening(begun, style, over=conversation.thinking.over)
    return laid_out


def opening(begun: Turn, style: ReasoningStyle, *, over: bool = False) -> str:
    """Return the beginning of an answer as the model itself wrote it, its thinking included.

    Thinking without an answer is left open, unless it is over.
    """
    if style == "none":
        return begun.text
    if begun.reasoning and not begun.text and not over:
        return f"{BEGIN_THINKING}{begun.reasoning}"
    return f"{BEGIN_THINKING}{begun.reasoning}{END_THINKING}{ANSWER_MARK[style]}{begun.text}"


def outline(conversation: Conversation) -> list[dict[str, Any]]:
    """Return the conversation as a template sees it, with a mark where each picture stands.

    Every text is a list of one, as vLLM hands it to templates.
    """
    said = [("system", (Text(conversation.system),))] if conversation.system else []
    turns = [(turn.role, turn.parts) for turn in conversation.turns]
    return [
        {"role": role, "content": [_marked(part) for part in parts]}
        for role, parts in (*said, *turns)
    ]


def template_text(template: Template) -> str | None:
    """Return the chat template's text; `None` for the one that the model brings."""
    if template == "own":
        return None
    return template_path(template).read_text("utf-8")


def template_path(template: Template) -> Path:
    """Return the file of a chat template of this package."""
    return _TEMPLATES / f"{template}.jinja"


def template_for(conversation: Conversation, template: Template, style: ReasoningStyle) -> Template:
    """Return the template for a conversation; an answer that is begun needs one of ours.

    GLM-4.5V's and 4.6V's own put an empty thought before thinking that was cut, and strip answers.
    """
    own = template == "own" and style == "think"
    return "glm45v" if own and conversation.begun else template


def template_values(conversation: Conversation, prefix: str = PREFIX) -> dict[str, Any]:
    """Return what a chat template is told beside the messages.

    Where nothing else is chosen, `/nothink` at the end of the last question asks a model that
    thinks on demand not to. An answer that is to be gone on with is left open, and no other one is
    begun.
    """
    wanted = conversation.thinking.wanted
    questions = [turn.text.rstrip() for turn in conversation.turns if turn.role == "user"]
    asked = questions[-1] if questions else ""
    return {
        "add_generation_prompt": conversation.begun is None,
        "enable_thinking": not asked.endswith(_NO_THINKING) if wanted is None else wanted,
        "prefix": prefix,
    }


def _message(turn: Turn, images: Mapping[str, Image]) -> dict[str, Any]:
    if turn.role == "assistant":
        return {"role": "assistant", "content": turn.text}
    return {"role": "user", "content": [_item(part, images) for part in turn.parts]}


def _marked(part: Part) -> dict[str, Any]:
    return {"type": "text", "text": part.text} if isinstance(part, Text) else {"type": "image"}


def _item(part: Part, images: Mapping[str, Image]) -> dict[str, Any]:
    match part:
        case Text(text):
            return {"type": "text", "text": text}
        case Picture():
            # The name saves vLLM from hashing the pixels anew in every turn.
            return {"type": "image_pil", "image_pil": images[part.digest], "uuid": part.digest}
