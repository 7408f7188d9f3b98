"""Questions to a server that was reached: asked, streamed, counted, and never asked twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from glm4v_tui.engine.answering import within_budget
from glm4v_tui.engine.demanding import held_to
from glm4v_tui.engine.protocol import EngineError, ReplyEvent, ReplyWaits
from glm4v_tui.engine.refusals import finds_no_room, refusal
from glm4v_tui.engine.served_counting import ServedCounter
from glm4v_tui.engine.served_demanding import THINKING, held_by, thought_first
from glm4v_tui.engine.served_failures import NoRoomError, NotTakenError, broken
from glm4v_tui.engine.served_pictures import PictureAddresses, PictureWay
from glm4v_tui.engine.served_reply import CutError, ServedError, reply_events
from glm4v_tui.engine.served_requests import chat_request
from glm4v_tui.engine.server_events import GarbledError, event_data
from glm4v_tui.engine.server_waiting import Patience

if TYPE_CHECKING:
    from glm4v_tui.chat.budget import Taken
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.engine.family import ReasoningStyle
    from glm4v_tui.engine.protocol import Sampling
    from glm4v_tui.engine.served_models import ServedModel
    from glm4v_tui.engine.server_connection import ServerConnection

Said = TypeVar("Said")


class ServedQuestions:
    """Asks one model of one server."""

    def __init__(
        self,
        connection: ServerConnection,
        model: ServedModel,
        checkpoint: Checkpoint,
        way: PictureWay,
    ) -> None:
        self.over: EngineError | None = None
        """Why nothing can be asked any more."""
        self.waiting = 0
        """Replies that wait for the server to take their question."""
        self.heard = 0
        """Pieces of any reply that have come."""
        self._connection = connection
        self._model = model
        self._checkpoint = checkpoint
        self._addresses = PictureAddresses(checkpoint.pictures, way)
        self._counter = ServedCounter(connection, model, checkpoint)
        self._limits: set[asyncio.Timeout] = set()

    async def checked(self) -> Checkpoint:
        """Return the checkpoint, told to count only where server and program count alike."""
        if self._checkpoint.counts:
            try:
                counts = await self._counter.is_right()
            except EngineError:
                counts = False
            self._checkpoint = replace(self._checkpoint, counts=counts)
        return self._checkpoint

    def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply; a question that was surely not taken is asked again.

        Raises:
            EngineError: the server refuses, cannot do it, breaks off, or is over.
        """
        if self._checkpoint.ends_thinking:
            return within_budget(self._as_demanded, conversation, sampling)
        return self._as_demanded(conversation, sampling)

    def _as_demanded(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Ask for a reply that is held to what its question demands."""
        style, demand = self._checkpoint.reasoning, held_to(conversation)
        if demand is None:
            return self._once({}, style, conversation, sampling)
        fields = held_by(demand, self._model)
        # What is demanded of vLLM holds from the first token, in which no tag means anything.
        answering = partial(self._once, fields, "none" if self._model.is_vllm else style)
        if not self._model.is_vllm or style == "none" or conversation.thinking.over:
            return answering(conversation, sampling)
        thinking = partial(self._once, THINKING, style)
        return thought_first(thinking, answering, conversation, sampling)

    async def _once(
        self,
        fields: dict[str, Any],
        style: ReasoningStyle,
        conversation: Conversation,
        sampling: Sampling,
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream what one request brings, with these fields and heard in this style."""
        began, patience = time.monotonic(), Patience()
        addresses = await asyncio.to_thread(self._addresses.of, conversation.pictures)
        body = chat_request(conversation, addresses, sampling, self._model, self._checkpoint)
        body |= fields
        while True:
            try:
                async with aclosing(self._streamed(body, style, conversation, began)) as events:
                    async for event in events:
                        yield event
                return
            except NoRoomError:
                # Without a limit, vLLM lets an answer have what its prompt leaves, which is less.
                del body["max_tokens"]
            except NotTakenError as refused:
                async with aclosing(self._waits(patience, refused)) as waits:
                    async for wait in waits:
                        yield wait

    async def count(self, conversation: Conversation) -> Taken:
        """Count what a prompt takes.

        Raises:
            EngineError: the server does not count, or is gone.
        """
        if not self._checkpoint.counts:
            raise EngineError("rejected", "This server does not count tokens.")
        return await self._counter.count(conversation)

    async def is_gone(self) -> bool:
        """Return whether the server no longer answers that it is well."""
        if self.over is not None:
            return True
        try:
            await self._connection.well(self._model.is_vllm)
        except EngineError:
            return True
        return False

    def end(self, error: EngineError) -> None:
        """End every reply with this error, and take no more questions."""
        self.over = self.over or error
        for limit in self._limits:
            limit.reschedule(asyncio.get_running_loop().time())

    async def _waits(
        self, patience: Patience, refused: NotTakenError
    ) -> AsyncGenerator[ReplyWaits, None]:
        self.waiting += 1
        try:
            async with aclosing(patience.countdown(refused)) as countdown:
                async for seconds in countdown:
                    self._raise_if_over()
                    yield ReplyWaits(refused.message, seconds)
        finally:
            self.waiting -= 1

    async def _streamed(
        self,
        body: dict[str, Any],
        style: ReasoningStyle,
        conversation: Conversation,
        began: float,
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Ask once, and yield what comes."""
        try:
            async with AsyncExitStack() as stack:
                asked = stack.enter_async_context(self._connection.asked(body))
                chunks = self._unless_over(await self._or_over(asked))
                data = event_data(await stack.enter_async_context(aclosing(chunks)))
                events = reply_events(
                    await stack.enter_async_context(aclosing(data)), style, began, conversation
                )
                async for event in await stack.enter_async_context(aclosing(events)):
                    yield event
        except (GarbledError, CutError) as error:
            raise broken(error) from error
        except ServedError as error:
            raise self._told(error, conversation) from error
        except EngineError as error:
            if error.kind != "rejected":
                raise
            if self._model.is_vllm and "max_tokens" in body and finds_no_room(error.cause):
                raise NoRoomError("rejected", error.message) from error
            raise refusal(error.cause, conversation, self._checkpoint) from error

    def _told(self, error: ServedError, conversation: Conversation) -> EngineError:
        """Return what the server says in the middle of a stream, as an error."""
        if error.code < 500:
            return refusal(str(error), conversation, self._checkpoint)
        return broken(error)

    async def _unless_over(self, chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
        while True:
            try:
                chunk = await self._or_over(anext(chunks))
            except StopAsyncIteration:
                return
            self.heard += 1
            yield chunk

    async def _or_over(self, awaitable: Awaitable[Said]) -> Said:
        """Wait for something, but no longer than the server is there."""
        limit = asyncio.timeout(None)
        try:
            async with limit:
                self._limits.add(limit)
                return await awaitable
        except TimeoutError:
            self._raise_if_over()
            raise
        finally:
            self._limits.discard(limit)

    def _raise_if_over(self) -> None:
        if self.over is not None:
            raise self.over
