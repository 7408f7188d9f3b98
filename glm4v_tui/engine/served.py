"""ServedEngine: a model behind an OpenAI-compatible server, here or on another machine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from glm4v_tui.engine.load_stages import LoadStages
from glm4v_tui.engine.protocol import EngineError, LoadStage
from glm4v_tui.engine.served_models import checkpoint_of, chosen, served_models, unheard

if TYPE_CHECKING:
    from glm4v_tui.chat.budget import Taken
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.protocol import Consent, Progress, ReplyEvent, Sampling
    from glm4v_tui.engine.served_pictures import PictureWay
    from glm4v_tui.engine.served_questions import ServedQuestions
    from glm4v_tui.engine.server_address import ServerAddress
    from glm4v_tui.engine.server_connection import ServerConnection

WATCH_SECONDS = 10.0
"""Seconds between two looks whether a silent server is still there."""

MISSES = 2
"""How often in a row it may miss to say so."""


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """Which server is asked, and how."""

    address: ServerAddress
    model: str | None = None
    """The model that is wanted of several."""
    key_variable: str = ""
    """The environment variable that holds the key; empty for the usual ones."""
    pictures: PictureWay = "data"
    watch_seconds: float = WATCH_SECONDS
    """How often the server is asked whether it is still there."""


class ServedEngine:
    """An `Engine` that asks a server; stopping a reply closes its connection."""

    def __init__(self, options: ServerOptions, checkpoint: Checkpoint | None = None) -> None:
        """`checkpoint` is what the server has been found to serve, if it has answered before."""
        self._options = options
        self.checkpoint = checkpoint or unheard(options.address, options.model)
        """The model, as far as it is known; once the engine is ready, as the server tells."""
        self._connection: ServerConnection | None = None
        self._questions: ServedQuestions | None = None
        self._loss: asyncio.Future[EngineError] | None = None
        self._watch: asyncio.Task[None] | None = None

    async def start(self, progress: Progress, consent: Consent) -> None:
        """Reach the server and find the model; a server that is not up yet is waited for.

        Raises:
            EngineError: the server cannot be reached, or does not have the model.
        """
        await self.close()
        stages = LoadStages(progress)
        stages.enter("connect", str(self._options.address))
        # It takes a while to import, and the first frame does not wait for it.
        await asyncio.to_thread(import_module, "glm4v_tui.engine.served_questions")
        async with AsyncExitStack() as failed:
            failed.push_async_callback(self.close)
            self._questions = await self._met(progress)
            failed.pop_all()
        self._loss = asyncio.get_running_loop().create_future()
        self._watch = asyncio.create_task(self._watch_server(self._questions))
        stages.ready()

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply to the last question, or the rest of it; closing it aborts the request.

        Raises:
            EngineError: the server refuses the question, breaks off, or is gone.
        """
        questions = self._running()
        try:
            async with aclosing(questions.reply(conversation, sampling)) as events:
                async for event in events:
                    yield event
        except EngineError as error:
            if questions.over is not None:
                raise questions.over from error
            if error.kind in ("failed", "unreachable") and await questions.is_gone():
                raise self._lose(questions, error) from error
            raise

    async def count(self, conversation: Conversation) -> Taken:
        """Count what the prompt of a conversation takes; no picture is sent or opened.

        Raises:
            EngineError: the server does not count, or is gone.
        """
        return await self._running().count(conversation)

    async def lost(self) -> EngineError:
        """Wait until a server that was reached is gone, and return why."""
        if self._loss is None:
            raise RuntimeError("an engine that was never started cannot be lost")
        return await asyncio.shield(self._loss)

    async def close(self) -> None:
        """Stop all replies and forget the server; safe to call at any time, also twice."""
        if self._watch is not None:
            self._watch.cancel()
        questions, self._questions = self._questions, None
        connection, self._connection = self._connection, None
        if questions is not None:
            questions.end(EngineError("dead", "The engine was closed."))
        if connection is not None:
            await connection.close()

    def _running(self) -> ServedQuestions:
        if self._questions is None:
            raise EngineError("dead", "The server has not been reached.", "Restart the engine.")
        if self._questions.over is not None:
            raise self._questions.over
        return self._questions

    async def _met(self, progress: Progress) -> ServedQuestions:
        """Open a connection, find the model, and look at what the server can do."""
        from glm4v_tui.engine.served_questions import ServedQuestions
        from glm4v_tui.engine.server_connection import open_connection

        options = self._options
        connection = self._connection = await asyncio.to_thread(
            open_connection, options.address, options.key_variable
        )
        listing = await self._listing(connection, progress)
        model = chosen(served_models(listing), options.model)
        checkpoint = await asyncio.to_thread(checkpoint_of, model, options.address)
        questions = ServedQuestions(connection, model, checkpoint, options.pictures)
        self.checkpoint = await questions.checked()
        return questions

    async def _listing(self, connection: ServerConnection, progress: Progress) -> Any:
        """Return the server's list of models; wait for a server that is not up yet."""
        from glm4v_tui.engine.served_failures import NotTakenError
        from glm4v_tui.engine.server_waiting import Patience

        began, patience = time.monotonic(), Patience()
        while True:
            try:
                return await connection.models()
            except NotTakenError as error:
                async for seconds in patience.countdown(error):
                    detail = f"{error.message} Trying again in {seconds:.0f} s."
                    progress(LoadStage("connect", time.monotonic() - began, None, detail))

    async def _watch_server(self, questions: ServedQuestions) -> None:
        """Notice that an idle server is gone, or that one has fallen silent."""
        misses = 0
        while misses < MISSES:
            before = questions.heard
            await asyncio.sleep(self._options.watch_seconds)
            speaks = questions.waiting or questions.heard != before
            misses = misses + 1 if not speaks and await questions.is_gone() else 0
        self._lose(questions, EngineError("unreachable", "", cause="It no longer answers."))

    def _lose(self, questions: ServedQuestions, error: EngineError) -> EngineError:
        """Tell everyone that the server is gone."""
        if questions.over is None:
            message = f"{self._options.address} is gone."
            advice = "Restart the engine, which waits for the server; the conversation is kept."
            questions.end(EngineError("dead", message, advice, error.cause))
        assert questions.over is not None
        if self._loss is not None and not self._loss.done() and questions is self._questions:
            self._loss.set_result(questions.over)
        return questions.over
