"""The key that a server asks for: from the environment or a keyring, and never shown."""

from __future__ import annotations

import os
import re
from importlib import import_module, util
from typing import TYPE_CHECKING

from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from glm4v_tui.engine.server_address import ServerAddress

OWN_VARIABLE = "GLM4V_API_KEY"
"""The variable that is read unless a setting names another one."""

USUAL_VARIABLE = "OPENAI_API_KEY"
"""The variable of other programs; what it holds is never sent where others could read it."""

SERVICE = "glm4v-tui"
"""Under this name and the server's address a keyring has its key."""

_SENT = re.compile(r"[\x21-\x7e]+")
"""What a header can carry."""


class ServerKey:
    """A key that no log, message or transcript ever holds."""

    __slots__ = ("_text", "source")

    def __init__(self, text: str = "", source: str = "") -> None:
        self._text = text
        self.source = source
        """Where it comes from; empty where there is none."""

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return f"ServerKey(from {self.source})" if self else "ServerKey()"

    @property
    def headers(self) -> dict[str, str]:
        """The header that carries it."""
        return {"Authorization": f"Bearer {self._text}"} if self else {}

    def hidden(self, text: str) -> str:
        """Return a text without the key, where a server has repeated it."""
        return text.replace(self._text, "…") if self else text


def find_key(address: ServerAddress, variable: str = "") -> ServerKey:
    """Return the key for a server; blocks, since a keyring may ask the user.

    Raises:
        EngineError: the variable is no name of one, or what it holds is no key.
    """
    if variable and not re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", variable):
        # What stands there may be the key itself, and is not repeated.
        message = "server_key must name an environment variable that holds the key."
        raise EngineError("bad-argument", message, f"Set it to {OWN_VARIABLE}, say.")
    usual = [USUAL_VARIABLE] if address.is_private else []
    for name in [variable] if variable else [OWN_VARIABLE, *usual]:
        if text := os.environ.get(name, "").strip():
            return _checked(text, name)
    if variable:
        raise EngineError("unauthorised", f"The variable {variable} is empty.", f"Set {variable}.")
    return _from_keyring(address)


def _checked(text: str, source: str) -> ServerKey:
    if not _SENT.fullmatch(text):
        message = f"What {source} holds is no key: it has characters that none has."
        raise EngineError("bad-argument", message, f"Set {source} anew.")
    return ServerKey(text, source)


def _from_keyring(address: ServerAddress) -> ServerKey:
    if util.find_spec("keyring") is None:
        return ServerKey()
    keyring, errors = import_module("keyring"), import_module("keyring.errors")
    try:
        text = keyring.get_password(SERVICE, str(address))
    except errors.KeyringError:
        return ServerKey()
    return _checked(text, "the keyring") if text else ServerKey()
