"""Counts a prompt as the model reads it, without opening a picture or touching vLLM's caches.

Text is laid out by the chat template and counted by the tokenizer; a picture takes what the
checkpoint's own arithmetic says, in place of the three tokens that stand for it in the template.
"""

from __future__ import annotations

import copy
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.budget import Taken
from glm4v_tui.engine.prompts import outline, template_text, template_values
from glm4v_tui.engine.thinking_choices import as_asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from glm4v_tui.chat.conversation import Conversation, Turn
    from glm4v_tui.engine.checkpoints import Checkpoint

STAND_IN_TOKENS = 3
"""Tokens that stand for a picture in every template of the family: begin, picture, end."""

_TEXTS = 8192
"""Texts whose tokens are remembered: the turns of old are counted with every new one."""


class TokenCounter:
    """Counts with a copy of the engine's tokenizer, since that is none for two threads."""

    def __init__(self, tokenizer: Any, checkpoint: Checkpoint, prefix: str) -> None:
        """`prefix` is what the template puts first; empty where the tokenizer adds it by itself."""
        self._tokenizer = copy.deepcopy(tokenizer)
        self._checkpoint = checkpoint
        self._prefix = prefix
        self._lock = Lock()
        self._text: Callable[[str], int] = lru_cache(_TEXTS)(self._tokens)

    def count(self, conversation: Conversation) -> Taken:
        """Return what the prompt of a conversation takes, part by part; blocks."""
        conversation = as_asked(conversation, self._checkpoint.switch)
        with self._lock:
            system = self._text(conversation.system)
            texts = tuple(self._text(turn.text) for turn in conversation.turns)
            whole = self._laid_out(conversation)
        stand_ins = STAND_IN_TOKENS * len(conversation.pictures)
        pictures = tuple(self._pictures(turn) for turn in conversation.turns)
        return Taken(system, texts, pictures, whole - stand_ins - system - sum(texts))

    def _pictures(self, turn: Turn) -> tuple[int, ...]:
        rule = self._checkpoint.pictures
        return tuple(rule.count(picture.width, picture.height) for picture in turn.pictures)

    def _laid_out(self, conversation: Conversation) -> int:
        """Return the tokens of the whole prompt, each picture as its stand-in."""
        text = self._tokenizer.apply_chat_template(
            outline(conversation),
            chat_template=template_text(self._checkpoint.template),
            tokenize=False,
            **template_values(conversation, self._prefix),
        )
        return self._tokens(text, special=not self._prefix)

    def _tokens(self, text: str, *, special: bool = False) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=special)) if text else 0
