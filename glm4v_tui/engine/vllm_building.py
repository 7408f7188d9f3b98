"""vLLM's `AsyncLLM` with its processes, built as the model, the machine and the user want it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glm4v_tui.engine.engine_args import parse_engine_args
from glm4v_tui.engine.engine_defaults import engine_arguments, set_environment
from glm4v_tui.engine.failures import not_installed
from glm4v_tui.engine.forking import METHOD, may_fork, part_with_copies
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import EngineError

if TYPE_CHECKING:
    from glm4v_tui.engine.checkpoints import Checkpoint


def build(
    checkpoint: Checkpoint,
    directory: Path,
    options: EngineOptions,
    is_stopped: Callable[[], bool],
) -> Any:
    """Import vLLM and start its processes; blocks for seconds to minutes.

    Raises:
        EngineError: vLLM is not there, an argument is wrong, or the start was stopped.
    """
    set_environment(on_disk=directory.is_dir())
    fork = may_fork()
    try:
        from vllm.engine.arg_utils import AsyncEngineArgs
        from vllm.platforms import current_platform
        from vllm.v1.engine.async_llm import AsyncLLM
    except ImportError as error:
        raise not_installed(error) from error
    on_cpu = current_platform.is_cpu()
    arguments = engine_arguments(checkpoint, directory, on_cpu)
    if options.sleeps and current_platform.is_cuda():
        arguments["enable_sleep_mode"] = True
    arguments |= check_engine_args(options.arguments)
    config = AsyncEngineArgs(**arguments).create_engine_config()
    if is_stopped():
        raise EngineError("failed", "The start was stopped.")
    part_with_copies()
    in_one = on_cpu and config.parallel_config.distributed_executor_backend == "uni"
    if in_one and _limited_threads() == 1 and fork:
        _begin_as_copy()
    return AsyncLLM.from_vllm_config(config)


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


def _begin_as_copy() -> None:
    """Have the model run in a copy of this process, which imports nothing a second time."""
    # vLLM asks for `spawn` on every CPU: a copy has none of the threads for its work.
    os.environ[METHOD] = "fork"
    from glm4v_tui.engine.cpu_kernels import use_kernels

    # Only a copy of this process has the layers that are put in here.
    use_kernels()


def _limited_threads() -> int:
    """Obey OMP_NUM_THREADS, which torch reads only while it is imported; return the threads."""
    import torch

    if (threads := os.environ.get("OMP_NUM_THREADS", "")).isdecimal():
        torch.set_num_threads(int(threads))
    return int(torch.get_num_threads())
