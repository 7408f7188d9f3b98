"""Engines that ask a server, for the contract that every engine is held against."""

from __future__ import annotations

from typing import Protocol

from glm4v_tui.engine.protocol import Consent, Progress
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address


class Runnable(Protocol):
    """A server that somebody else runs."""

    @property
    def url(self) -> str: ...

    async def up(self) -> None:
        """Be there."""


class RunServerEngine(ServedEngine):
    """Asks a server that somebody starts anew before the user tries it again."""

    def __init__(self, server: Runnable) -> None:
        super().__init__(ServerOptions(server_address(server.url)))
        self._server = server

    async def start(self, progress: Progress, consent: Consent) -> None:
        await self._server.up()
        await super().start(progress, consent)
