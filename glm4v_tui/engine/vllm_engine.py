"""The engine on vLLM's `AsyncLLM`; the only module that imports vllm, and only once it starts."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
import uuid
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glm4v_tui.chat.conversation import Conversation, Ending, Picture
from glm4v_tui.engine.checkpoints import Checkpoint, recognise
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
from glm4v_tui.engine.load_stages import LoadStages, follow_log
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.prompts import PREFIX, messages, template_text, template_values
from glm4v_tui.engine.protocol import (
    Consent,
    EngineError,
    Progress,
    RemoteCodeWanted,
    ReplyDone,
    ReplyEvent,
    Sampling,
)
from glm4v_tui.engine.reasoning import ReasoningSplitter

if TYPE_CHECKING:
    from PIL.Image import Image

_LOOP = {"max_pattern_size": 48, "min_pattern_size": 1, "min_count": 24}
"""A reply that says the same up to 48 tokens 24 times over is stopped; wide tables stay below."""

_ENDINGS: dict[str, Ending] = {
    "stop": "stop",
    "length": "length",
    "repetition": "repetition",
    "abort": "stopped",
}
"""vLLM's finish reasons; its `error` becomes an `EngineError`."""


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
        self._log_start = _size(self._options.log_file)
        stages = LoadStages(progress)
        directory = await _model_directory(self._options.model, progress, consent)
        await self._allow_remote_code(directory, consent)
        stages.enter("import")
        follower = asyncio.ensure_future(self._follow(stages))
        try:
            self._llm = await self._load(directory, stages)
        finally:
            follower.cancel()
        stages.enter("warm-up")
        await self._warm_up()
        self._loss = asyncio.get_running_loop().create_future()
        self._watch = asyncio.create_task(self._watch_for_death(self._llm.output_handler))
        stages.ready()

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        """Stream the reply to the conversation's last question; closing it aborts the request.

        Raises:
            EngineError: the request was rejected, or the engine died.
        """
        if self._llm is None:
            raise EngineError("dead", "The engine is not running.", "Start it again.")
        try:
            images = await asyncio.to_thread(_open_all, conversation.pictures)
            async with aclosing(self._reply(conversation, images, sampling)) as events:
                async for event in events:
                    yield event
        except _failures() as error:
            raise reply_failure(error, self._log()) from error

    async def lost(self) -> EngineError:
        """Wait until a started engine dies, and return why."""
        if self._loss is None:
            raise RuntimeError("an engine that was never started cannot be lost")
        return await asyncio.shield(self._loss)

    async def close(self) -> None:
        """Stop whatever runs and free the device; safe to call at any time, also twice."""
        loading, self._loading = self._loading, None
        if loading is not None:
            await _abandon(loading)
        if self._watch is not None:
            self._watch.cancel()
        llm, self._llm = self._llm, None
        if llm is not None:
            await asyncio.to_thread(llm.shutdown)

    async def _allow_remote_code(self, directory: Path, consent: Consent) -> None:
        if not self._checkpoint.needs_remote_code or self._options.remote_code_allowed:
            return
        files = await asyncio.to_thread(_code_files, directory)
        if not await consent(RemoteCodeWanted(self._checkpoint.model, files)):
            raise EngineError(
                "refused-by-user",
                f"{self._checkpoint.title} cannot run without the code that comes with it.",
                "Choose another model, or start again and allow the code.",
            )

    async def _follow(self, stages: LoadStages) -> None:
        if self._options.log_file is not None:
            await follow_log(self._options.log_file, self._log_start, stages)

    async def _load(self, directory: Path, stages: LoadStages) -> Any:
        """Build the engine in a thread; whatever that raises becomes an `EngineError`."""
        self._loading = asyncio.ensure_future(asyncio.to_thread(self._build, directory))
        try:
            await asyncio.wait({self._loading})
        except asyncio.CancelledError:
            await self.close()
            raise
        if self._loading is None:
            raise EngineError("failed", "The start was stopped.")
        loading, self._loading = self._loading, None
        error = loading.exception()
        if isinstance(error, EngineError):
            raise error
        if error is not None:
            raise start_failure(error, self._log()) from error
        return loading.result()

    def _build(self, directory: Path) -> Any:
        """Import vLLM and start its processes; runs in a thread, for seconds to minutes."""
        set_environment(on_disk=directory.is_dir())
        try:
            from vllm.engine.arg_utils import AsyncEngineArgs
            from vllm.platforms import current_platform
            from vllm.v1.engine.async_llm import AsyncLLM
        except ImportError as error:
            raise not_installed(error) from error
        arguments = engine_arguments(self._checkpoint, directory, current_platform.is_cpu())
        arguments |= check_engine_args(self._options.arguments)
        if self._loading is None:
            raise EngineError("failed", "The start was stopped.")
        return AsyncLLM.from_engine_args(AsyncEngineArgs(**arguments))

    async def _warm_up(self) -> None:
        """Ask about a first picture, which pays for what is only loaded when it is needed."""
        from PIL import Image

        picture = Picture(Path(), "", "warm-up", 112, 112, 0, "PNG")
        conversation = Conversation().asked("What is this?", (picture,))
        images = {picture.digest: Image.new("RGB", (112, 112), "white")}
        sampling = self._checkpoint.sampling.model_copy(update={"max_tokens": 2})
        try:
            async for _ in self._reply(conversation, images, sampling):
                pass
        except _failures() as error:
            raise start_failure(error, self._log()) from error

    async def _reply(
        self, conversation: Conversation, images: dict[str, Image], sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        began = time.monotonic()
        first = 0.0
        tokens = 0
        splitter = ReasoningSplitter(self._checkpoint.reasoning)
        async with aclosing(self._outputs(conversation, images, sampling)) as outputs:
            async for output in outputs:
                first = first or time.monotonic() - began
                tokens += len(output.outputs[0].token_ids)
                for delta in splitter.feed(output.outputs[0].text):
                    yield delta
        for delta in splitter.finish():
            yield delta
        yield ReplyDone(
            ending=_ENDINGS[output.outputs[0].finish_reason],
            prompt_tokens=len(output.prompt_token_ids or ()),
            cached_tokens=output.num_cached_tokens or 0,
            reply_tokens=tokens,
            first_token_seconds=first,
            total_seconds=time.monotonic() - began,
        )

    async def _outputs(
        self, conversation: Conversation, images: dict[str, Image], sampling: Sampling
    ) -> AsyncGenerator[Any, None]:
        """Yield the engine's outputs; an answer refused before its first token is asked for again.

        vLLM refuses a prompt whose pictures it has dropped from one of its two picture caches; laid
        out again, the prompt carries them.
        """
        for _ in range(2):
            async with aclosing(self._submitted(conversation, images, sampling)) as outputs:
                async for output in outputs:
                    if output.outputs[0].finish_reason == "error":
                        break
                    yield output
                else:
                    return
        raise EngineError("rejected", "The engine could not answer this question.", "Ask again.")

    async def _submitted(
        self, conversation: Conversation, images: dict[str, Image], sampling: Sampling
    ) -> AsyncGenerator[Any, None]:
        """Lay a conversation out and submit it; the picture caches need both in the same order."""
        async with self._submitting:
            prompt = await self._render(conversation, images)
            outputs = self._llm.generate(prompt, self._parameters(sampling), uuid.uuid4().hex)
            first = asyncio.ensure_future(anext(outputs))
            # One round of the loop, in which the request leaves for the engine.
            await asyncio.sleep(0)
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
        laid_out = messages(conversation, images)
        _, (prompt,) = await self._llm.renderer.render_chat_async([laid_out], parameters)
        return prompt

    def _parameters(self, sampling: Sampling) -> Any:
        from vllm.sampling_params import (
            RepetitionDetectionParams,
            RequestOutputKind,
            SamplingParams,
        )

        return SamplingParams(
            **sampling.model_dump(),
            stop_token_ids=self._stop_ids(),
            skip_special_tokens=False,
            output_kind=RequestOutputKind.DELTA,
            repetition_detection=RepetitionDetectionParams(**_LOOP),
        )

    def _stop_ids(self) -> list[int]:
        tokenizer = self._llm.get_tokenizer()
        ids = tokenizer.convert_tokens_to_ids(list(STOP_TOKENS))
        return [number for number in ids if number is not None]

    async def _watch_for_death(self, handler: asyncio.Task[None]) -> None:
        """Wait for the task that reads the engine's outputs, which ends when the engine dies."""
        await asyncio.wait({handler})
        if self._loss is not None and not self._loss.done():
            self._loss.set_result(death(self._log()))

    def _log(self) -> str:
        return log_tail(self._options.log_file, self._log_start)


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


async def _model_directory(model: str, progress: Progress, consent: Consent) -> Path:
    return Path(model)


def _code_files(directory: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in directory.glob("*.py")))


async def _abandon(loading: asyncio.Future[Any]) -> None:
    """End a start that is under way: without its process the thread that waits for it gives up."""
    while not loading.done():
        for process in multiprocessing.active_children():
            if process.name.startswith("EngineCore"):
                process.terminate()
        await asyncio.wait({loading}, timeout=0.1)
    if loading.exception() is None:
        await asyncio.to_thread(loading.result().shutdown)


def _open_all(pictures: Iterable[Picture]) -> dict[str, Image]:
    return {picture.digest: _open(picture) for picture in pictures}


def _open(picture: Picture) -> Image:
    from PIL import Image, ImageOps

    with Image.open(picture.path) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


def _failures() -> tuple[type[Exception], ...]:
    """Return what vLLM and its renderer raise for a request."""
    from vllm.exceptions import VLLMError

    return (VLLMError, ValueError, TypeError, KeyError, RuntimeError, AssertionError, OSError)


def _size(log_file: Path | None) -> int:
    with suppress(OSError):
        return log_file.stat().st_size if log_file else 0
    return 0
