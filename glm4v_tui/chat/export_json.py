"""A conversation as a request of the OpenAI chat schema: to replay it, or to train with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import encodable
from glm4v_tui.chat.conversation import Picture, Text
from glm4v_tui.chat.demand import request_fields
from glm4v_tui.chat.page_pictures import data_url
from glm4v_tui.chat.pictures import PictureError

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation, Part, Turn
    from glm4v_tui.chat.reopening import Saved

_METADATA_LENGTH = 512
"""Letters that a value of the schema's metadata may have."""


def to_json(saved: Saved, *, link: bool = False) -> str:
    """Return a conversation as one JSON object, its pictures within or, linked, by their files.

    A picture that is gone is named in words instead; blocks.
    """
    conversation = saved.conversation
    messages: list[dict[str, object]] = []
    if conversation.system:
        messages.append({"role": "system", "content": conversation.system})
    messages += [_message(turn, link) for turn in conversation.turns]
    request = {
        "model": saved.model,
        "messages": messages,
        **{name: value for name, value in (saved.sampling or {}).items() if value is not None},
        **_demanded(conversation),
        "metadata": _metadata(saved),
    }
    text = json.dumps(request, ensure_ascii=False, indent=1)
    return encodable(text) + "\n"


def _demanded(conversation: Conversation) -> dict[str, object]:
    """Return what the last question demands: a request of the schema has one place for it."""
    try:
        return request_fields(conversation.demand) if conversation.demand else {}
    except (ValueError, RecursionError):
        return {}


def _metadata(saved: Saved) -> dict[str, str]:
    about = {"program": "glm4v-tui", "title": saved.title, "started": saved.started.isoformat()}
    names = json.dumps([picture.name for picture in saved.conversation.pictures])
    if len(names) <= _METADATA_LENGTH and saved.conversation.pictures:
        about["pictures"] = names
    return about


def _message(turn: Turn, link: bool) -> dict[str, object]:
    if turn.role == "user":
        if not turn.pictures:
            return {"role": "user", "content": turn.text}
        return {"role": "user", "content": [_part(part, link) for part in turn.parts]}
    thought = {"reasoning_content": turn.reasoning} if turn.reasoning else {}
    return {"role": "assistant", "content": turn.text, **thought}


def _part(part: Part, link: bool) -> dict[str, object]:
    if isinstance(part, Text):
        return {"type": "text", "text": part.text}
    try:
        return {"type": "image_url", "image_url": {"url": _url(part, link)}}
    except PictureError:
        return {"type": "text", "text": f"[picture, not there any more: {part.name}]"}


def _url(picture: Picture, link: bool) -> str:
    return Path(picture.path).absolute().as_uri() if link else data_url(picture)
