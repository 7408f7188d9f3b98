"""The engine on vLLM's `AsyncLLM`, which is imported only once it starts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.engine.abandon import abandon
from glm4v_tui.engine.album import Album
from glm4v_tui.engine.checkpoints import Checkpoint, recognise
from glm4v_tui.engine.counting import TokenCounter
from glm4v_tui.engine.failures import (
    death,
    log_tail,
    reply_failure,
    start_failure,
)
from glm4v_tui.engine.load_stages import LoadStages, follow_log, log_size
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import (
    Consent,
    EngineError,
    Progress,
    ReplyEvent,
    Sampling,
)
from glm4v_tui.engine.remote_code import allow_remote_code
from glm4v_tui.engine.vllm_building import build
from glm4v_tui.engine.vllm_replies import replied
from glm4v_tui.engine.vllm_requests import Requests, request_failures
from glm4v_tui.engine.weights import ensure


class VllmEngine:
    """An `Engine` that runs a model in vLLM, in processes of its own below this one."""

    def __init__(self, options: EngineOptions) -> None:
        self._options = options
        self._checkpoint = recognise(options.model)
        self._requests: Requests | None = None
        self._loading: asyncio.Future[Any] | None = None
        self._watch: asyncio.Task[None] | None = None
        self._loss: asyncio.Future[EngineError] | None = None
        self._album = Album()
        self._counter: TokenCounter | None = None
        self._log_start = 0

    @property
    def checkpoint(self) -> Checkpoint:
        """The model that this engine runs; its context is what fits, once the engine is ready."""
        return self._checkpoint

    async def start(self, progress: Progress, consent: Consent) -> None:
        """Load the model; may be called again after a failure or after the engine was lost.

        Raises:
            EngineError: the engine cannot start.
        """
        await self.close()
        self._log_start = await asyncio.to_thread(log_size, self._options.log_file)
        stages = LoadStages(progress)
        directory = await ensure(self._options.model, progress, consent)
        # A download has brought files that know more than the table.
        self._checkpoint = await asyncio.to_thread(recognise, self._options.model)
        if not self._options.remote_code_allowed:
            await allow_remote_code(self._checkpoint, directory, consent)
        async with AsyncExitStack() as failed:
            failed.push_async_callback(self.close)
            requests = await self._load(directory, stages)
            stages.enter("warm-up")
            await self._warm_up(requests)
            failed.pop_all()
        context = requests.llm.model_config.max_model_len
        self._checkpoint = replace(self._checkpoint, context_tokens=context)
        self._loss = asyncio.get_running_loop().create_future()
        self._watch = asyncio.create_task(self._watch_for_death(requests.llm.output_handler))
        stages.ready()

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply to the last question, or the rest of it; closing it aborts the request.

        Raises:
            EngineError: the request was rejected, or the engine died.
        """
        requests = self._running()
        try:
            events = replied(requests, self._album, conversation, sampling)
            async with aclosing(events):
                async for event in events:
                    yield event
        except request_failures() as error:
            raise reply_failure(error, conversation, self._checkpoint, self._log()) from error

    async def count(self, conversation: Conversation) -> Taken:
        """Count what the prompt of a conversation takes, however long; no picture is opened.

        Raises:
            EngineError: the engine has not started, or died.
        """
        self._running()
        if self._counter is None:
            raise EngineError("dead", "The engine is not running.", "Start it.")
        return await asyncio.to_thread(self._counter.count, conversation)

    def _running(self) -> Requests:
        """Return what takes questions; raise `EngineError` where nothing does."""
        if self._requests is None:
            raise EngineError("dead", "The engine is not running.", "Start it.")
        if self._requests.llm.errored:
            raise death(self._log())
        return self._requests

    async def lost(self) -> EngineError:
        """Wait until a started engine dies, and return why."""
        if self._loss is None:
            raise RuntimeError("an engine that was never started cannot be lost")
        return await asyncio.shield(self._loss)

    async def close(self) -> None:
        """Stop whatever runs and free the device; safe to call at any time, also twice."""
        loading, self._loading = self._loading, None
        if loading is not None:
            await abandon(loading)
        if self._watch is not None:
            self._watch.cancel()
        requests, self._requests = self._requests, None
        self._counter = None
        if requests is not None:
            await asyncio.to_thread(requests.llm.shutdown)

    async def _load(self, directory: Path, stages: LoadStages) -> Requests:
        """Build the engine in a thread; whatever that raises becomes an `EngineError`."""
        stages.enter("import")
        loading = asyncio.ensure_future(asyncio.to_thread(self._build, directory))
        self._loading = loading
        follower = asyncio.ensure_future(
            follow_log(self._options.log_file, self._log_start, stages)
        )
        try:
            await asyncio.wait({loading})
        finally:
            follower.cancel()
        if self._loading is not loading:
            raise EngineError("failed", "The start was stopped.")
        self._loading = None
        error = loading.exception()
        if isinstance(error, EngineError):
            raise error
        if error is not None:
            raise start_failure(error, self._log()) from error
        self._requests = Requests(loading.result(), self._checkpoint)
        return self._requests

    def _build(self, directory: Path) -> Any:
        return build(self._checkpoint, directory, self._options, lambda: self._loading is None)

    async def _warm_up(self, requests: Requests) -> None:
        """Ask about a first picture, which pays for what is only loaded when it is needed."""
        from PIL import Image

        picture = Picture(Path(), "", "warm-up", 112, 112, 0, "PNG")
        conversation = Conversation().asked("What is this?", (picture,))
        images = {picture.digest: Image.new("RGB", (112, 112), "white")}
        sampling = replace(self._checkpoint.sampling, max_tokens=2)
        try:
            await requests.look_at_prefix()
            self._counter = await asyncio.to_thread(
                TokenCounter, requests.llm.get_tokenizer(), self._checkpoint, requests.prefix
            )
            async for _ in requests.outputs(conversation, images, sampling):
                pass
        except request_failures() as error:
            raise start_failure(error, self._log()) from error

    async def _watch_for_death(self, handler: asyncio.Task[None]) -> None:
        """Wait for the task that reads the engine's outputs, which ends when the engine dies."""
        await asyncio.wait({handler})
        if self._loss is not None and not self._loss.done():
            self._loss.set_result(death(self._log()))

    def _log(self) -> str:
        return log_tail(self._options.log_file, self._log_start)
