"""Counts a prompt by the tokenizer of a vLLM server, which is sent no picture for it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.budget import Taken, estimated
from glm4v_tui.chat.conversation import Conversation, Text, Turn
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.served_pictures import blank_address
from glm4v_tui.engine.served_requests import chat_messages, layout
from glm4v_tui.engine.thinking_choices import as_asked

if TYPE_CHECKING:
    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.served_models import ServedModel
    from glm4v_tui.engine.server_connection import ServerConnection

_TEXTS = 8192
"""Texts whose tokens are remembered: the turns of old are counted with every new one."""

_PROBES = ((300, 200), (4000, 3000))
"""Sizes of the pictures with which a server shows that it counts as the program does."""


class ServedCounter:
    """Asks a server how many tokens texts take; pictures take what the checkpoint's rule says."""

    def __init__(
        self, connection: ServerConnection, model: ServedModel, checkpoint: Checkpoint
    ) -> None:
        self._connection = connection
        self._model = model
        self._checkpoint = checkpoint
        self._rule = checkpoint.pictures
        self._known: OrderedDict[str, int] = OrderedDict()

    async def count(self, conversation: Conversation) -> Taken:
        """Return what the prompt of a conversation takes, part by part.

        Raises:
            EngineError: the server is not there, or does not count.
        """
        conversation = as_asked(conversation, self._checkpoint.switch)
        said = [conversation.system, *(turn.text for turn in conversation.turns)]
        try:
            system, *texts = [await self._text(text) for text in said]
            whole = await self._whole(conversation)
        except EngineError as error:
            if error.kind != "rejected":
                raise
            # vLLM counts nothing that is far longer than its model takes.
            return estimated(conversation, self._rule.count)
        pictures = tuple(self._pictures(turn) for turn in conversation.turns)
        return Taken(system, tuple(texts), pictures, whole - system - sum(texts))

    async def is_right(self) -> bool:
        """Return whether the server counts pictures by the checkpoint's rule."""
        asked = Conversation().asked("?")
        bare = await self._whole(asked)
        for size in _PROBES:
            address = await asyncio.to_thread(blank_address, *size)
            picture = {"type": "image_url", "image_url": {"url": address}}
            content = [picture, {"type": "text", "text": "?"}]
            body = {"messages": [{"role": "user", "content": content}], **layout(asked)}
            if await self._asked(body) - bare != self._rule.count(*size):
                return False
        return True

    def _pictures(self, turn: Turn) -> tuple[int, ...]:
        return tuple(self._rule.count(each.width, each.height) for each in turn.pictures)

    async def _text(self, text: str) -> int:
        if text not in self._known:
            body = {"prompt": text, "add_special_tokens": False}
            self._known[text] = await self._asked(body) if text else 0
        self._known.move_to_end(text)
        while len(self._known) > _TEXTS:
            self._known.popitem(last=False)
        return self._known[text]

    async def _whole(self, conversation: Conversation) -> int:
        """Return the tokens of the whole prompt without its pictures."""
        bare = replace(conversation, turns=tuple(map(_bare, conversation.turns)))
        messages = chat_messages(bare, {}, self._checkpoint.reasoning)
        return await self._asked({"messages": messages, **layout(bare)})

    async def _asked(self, body: dict[str, Any]) -> int:
        told = await self._connection.tokenized({"model": self._model.name, **body})
        count = told.get("count") if isinstance(told, dict) else None
        if not isinstance(count, int):
            raise EngineError("failed", "The server does not count tokens.")
        return count


def _bare(turn: Turn) -> Turn:
    """Return a turn without its pictures."""
    return replace(turn, parts=tuple(part for part in turn.parts if isinstance(part, Text)))
