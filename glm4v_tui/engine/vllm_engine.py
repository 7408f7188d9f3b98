"""The engine on vLLM's `AsyncLLM`, which is imported only once it starts."""

from __future__ import annotations

import asyncio
import os
import time
import uuid
from collections.abc import AsyncGenerator, Iterable
from contextlib import AsyncExitStack, aclosing
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.budget import Taken
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.engine.abandon import abandon
from glm4v_tui.engine.album import Album
from glm4v_tui.engine.checkpoints import Checkpoint, recognise
from glm4v_tui.engine.counting import TokenCounter
from glm4v_tui.engine.engine_args import parse_engine_args
from glm4v_tui.engine.engine_defaults import engine_arguments, set_environment
from glm4v_tui.engine.failures import (
    death,
    log_tail,
    not_installed,
    reply_failure,
    start_failure,
)
from glm4v_tui.engine.family import STOP_TOKENS
from glm4v_tui.engine.forking import METHOD, may_fork, part_with_copies
from glm4v_tui.engine.load_stages import LoadStages, follow_log, log_size
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.prompts import PREFIX, PREFIX_TOKEN, messages, template_text, template_values
from glm4v_tui.engine.protocol import (
    Consent,
    EngineError,
    Progress,
    ReplyEvent,
    Sampling,
)
from glm4v_tui.engine.remote_code import allow_remote_code
from glm4v_tui.engine.reply_events import asked_twice, reply_events
from glm4v_tui.engine.weights import ensure

if TYPE_CHECKING:
    from PIL.Image import Image

_LOOP = {"max_pattern_size": 48, "min_pattern_size": 1, "min_count": 24}
"""A reply that says the same up to 48 tokens 24 times over is stopped; wide tables stay below."""


class VllmEngine:
    """An `Engine` that runs a model in vLLM, in processes of its own below this one."""

    def __init__(self, options: EngineOptions) -> None:
        self._options = options
        self._checkpoint = recognise(options.model)
        self._llm: Any = None
        self._loading: asyncio.Future[Any] | None = None
        self._watch: asyncio.Task[None] | None = None
        self._loss: asyncio.Future[EngineError] | None = None
        self._submitting = asyncio.Lock()
        self._album = Album()
        self._counter: TokenCounter | None = None
        self._prefix = PREFIX
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
            await self._load(directory, stages)
            stages.enter("warm-up")
            await self._warm_up()
            failed.pop_all()
        context = self._llm.model_config.max_model_len
        self._checkpoint = replace(self._checkpoint, context_tokens=context)
        self._loss = asyncio.get_running_loop().create_future()
        self._watch = asyncio.create_task(self._watch_for_death(self._llm.output_handler))
        stages.ready()

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply to the last question, or the rest of it; closing it aborts the request.

        Raises:
            EngineError: the request was rejected, or the engine died.
        """
        if self._llm is None:
            raise EngineError("dead", "The engine is not running.", "Start it.")
        if self._llm.errored:
            raise death(self._log())
        began = time.monotonic()
        try:
            images = await asyncio.to_thread(self._album.images, conversation.pictures)
            async with aclosing(self._outputs(conversation, images, sampling)) as outputs:
                style = self._checkpoint.reasoning
                begun = conversation.begun
                async with aclosing(reply_events(outputs, style, began, begun)) as events:
                    async for event in events:
                        yield event
        except _failures() as error:
            raise reply_failure(error, conversation, self._checkpoint, self._log()) from error

    async def count(self, conversation: Conversation) -> Taken:
        """Count what the prompt of a conversation takes, however long; no picture is opened.

        Raises:
            EngineError: the engine has not started, or died.
        """
        if self._counter is None:
            raise EngineError("dead", "The engine is not running.", "Start it.")
        if self._llm.errored:
            raise death(self._log())
        return await asyncio.to_thread(self._counter.count, conversation)

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
        llm, self._llm = self._llm, None
        self._counter = None
        if llm is not None:
            await asyncio.to_thread(llm.shutdown)

    async def _load(self, directory: Path, stages: LoadStages) -> None:
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
        self._llm = loading.result()

    def _build(self, directory: Path) -> Any:
        """Import vLLM and start its processes; runs in a thread, for seconds to minutes."""
        set_environment(on_disk=directory.is_dir())
        fork = may_fork()
        try:
            from vllm.engine.arg_utils import AsyncEngineArgs
            from vllm.platforms import current_platform
            from vllm.v1.engine.async_llm import AsyncLLM
        except ImportError as error:
            raise not_installed(error) from error
        on_cpu = current_platform.is_cpu()
        arguments = engine_arguments(self._checkpoint, directory, on_cpu)
        arguments |= check_engine_args(self._options.arguments)
        config = AsyncEngineArgs(**arguments).create_engine_config()
        if self._loading is None:
            raise EngineError("failed", "The start was stopped.")
        part_with_copies()
        in_one = on_cpu and config.parallel_config.distributed_executor_backend == "uni"
        if in_one and _limited_threads() == 1 and fork:
            # vLLM asks for `spawn` on every CPU: a copy has none of the threads for its work.
            os.environ[METHOD] = "fork"
            from glm4v_tui.engine.cpu_kernels import use_kernels

            # Only a copy of this process has the layers that are put in here.
            use_kernels()
        return AsyncLLM.from_vllm_config(config)

    async def _warm_up(self) -> None:
        """Ask about a first picture, which pays for what is only loaded when it is needed."""
        from PIL import Image

        picture = Picture(Path(), "", "warm-up", 112, 112, 0, "PNG")
        conversation = Conversation().asked("What is this?", (picture,))
        images = {picture.digest: Image.new("RGB", (112, 112), "white")}
        sampling = replace(self._checkpoint.sampling, max_tokens=2)
        try:
            await self._look_at_prefix()
            self._counter = await asyncio.to_thread(
                TokenCounter, self._llm.get_tokenizer(), self._checkpoint, self._prefix
            )
            async for _ in self._outputs(conversation, images, sampling):
                pass
        except _failures() as error:
            raise start_failure(error, self._log()) from error

    async def _look_at_prefix(self) -> None:
        """Leave the prompt's beginning out of the template if the tokenizer adds it by itself."""
        prompt = await self._render(Conversation().asked("Hello"), {})
        mark = self._llm.get_tokenizer().convert_tokens_to_ids(PREFIX_TOKEN)
        if prompt["prompt_token_ids"].count(mark) > 1:
            self._prefix = ""

    def _outputs(
        self, conversation: Conversation, images: dict[str, Image], sampling: Sampling
    ) -> AsyncGenerator[Any, None]:
        return asked_twice(partial(self._submitted, conversation, images, sampling))

    async def _submitted(
        self, conversation: Conversation, images: dict[str, Image], sampling: Sampling
    ) -> AsyncGenerator[Any, None]:
        """Lay a conversation out and submit it; the picture caches need both in the same order."""
        async with self._submitting:
            prompt = await self._render(conversation, images)
            outputs = self._llm.generate(prompt, self._parameters(sampling), uuid.uuid4().hex)
            first = asyncio.ensure_future(anext(outputs))
            try:
                # One round of the loop, in which the request leaves for the engine.
                await asyncio.sleep(0)
            except asyncio.CancelledError:
                first.cancel()
                raise
        async with aclosing(outputs):
            yield await first
            async for output in outputs:
                yield output

    async def _render(self, conversation: Conversation, images: dict[str, Image]) -> Any:
        from vllm.renderers.params import ChatParams

        parameters = ChatParams(
            chat_template=template_text(self._checkpoint.template),
            chat_template_content_format="openai",
            chat_template_kwargs=template_values(conversation, self._prefix),
        )
        laid_out = messages(conversation, images, self._checkpoint.reasoning)
        _, (prompt,) = await self._llm.renderer.render_chat_async([laid_out], parameters)
        return prompt

    def _parameters(self, sampling: Sampling) -> Any:
        from vllm.sampling_params import (
            RepetitionDetectionParams,
            RequestOutputKind,
            SamplingParams,
        )

        return SamplingParams(
            **asdict(sampling),
            stop_token_ids=self._stop_ids(),
            skip_special_tokens=False,
            output_kind=RequestOutputKind.DELTA,
            repetition_detection=RepetitionDetectionParams(**_LOOP),
        )

    def _stop_ids(self) -> list[int]:
        tokenizer = self._llm.get_tokenizer()
        ids = tokenizer.convert_tokens_to_ids(list(STOP_TOKENS))
        return [number for number in ids if number not in (None, tokenizer.unk_token_id)]

    async def _watch_for_death(self, handler: asyncio.Task[None]) -> None:
        """Wait for the task that reads the engine's outputs, which ends when the engine dies."""
        await asyncio.wait({handler})
        if self._loss is not None and not self._loss.done():
            self._loss.set_result(death(self._log()))

    def _log(self) -> str:
        return log_tail(self._options.log_file, self._log_start)


def make_engine(options: str) -> VllmEngine:
    """Return an engine that is not started yet; `options` is what `EngineOptions.to_json` wrote."""
    return VllmEngine(EngineOptions.from_json(options))


def check_engine_args(pairs: Iterable[str]) -> dict[str, object]:
    """Return `KEY=VALUE` pairs as arguments of vLLM's `AsyncEngineArgs`.

    Raises:
        EngineError: a pair is malformed, its key is unknown, or its value does not fit.
    """
    pairs = tuple(pairs)
    if not pairs:
        return {}
    from vllm.engine.arg_utils import AsyncEngineArgs
    from vllm.utils.argparse_utils import FlexibleArgumentParser

    parser = AsyncEngineArgs.add_cli_args(FlexibleArgumentParser(add_help=False))
    return parse_engine_args(pairs, {action.dest: action for action in parser._actions})


def _limited_threads() -> int:
    """Obey OMP_NUM_THREADS, which torch reads only while it is imported; return the threads."""
    import torch

    if (threads := os.environ.get("OMP_NUM_THREADS", "")).isdecimal():
        torch.set_num_threads(int(threads))
    return int(torch.get_num_threads())


def _failures() -> tuple[type[Exception], ...]:
    """Return what vLLM and its renderer raise for a request."""
    from vllm.exceptions import VLLMError

    return (VLLMError, ValueError, TypeError, KeyError, RuntimeError, AssertionError, OSError)
