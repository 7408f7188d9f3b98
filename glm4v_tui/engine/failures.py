"""What an engine raises becomes an `EngineError` with a cause and advice."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.engine.protocol import EngineError, ErrorKind
from glm4v_tui.engine.refusals import refusal

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.engine.checkpoints import Checkpoint

_MEMORY_ADVICE = (
    "Lower it with --engine-arg max_model_len=4096 or gpu_memory_utilization=0.8, "
    "or ask about fewer pictures; close other programs that use the memory."
)
_REPAIR_ADVICE = "Run: glm4v-tui doctor --fix"
_RESTART_ADVICE = "Restart the engine; the conversation is kept."

_LOADING: tuple[tuple[str, ErrorKind, str, str], ...] = (
    (
        r"out of memory|OutOfMemory|larger than the available KV cache memory"
        r"|No available memory for the cache blocks|less than desired (GPU|CPU) memory"
        r"|less than requested memory|Cannot allocate memory|bad_alloc",
        "out-of-memory",
        "There is not enough memory for this model.",
        _MEMORY_ADVICE,
    ),
    (
        r"torchvision::nms|failed to be inspected|No module named 'torchvision'"
        r"|libtorchaudio|libtorchcodec|torchcodec",
        "not-installed",
        "Installed packages do not match the installed torch.",
        _REPAIR_ADVICE,
    ),
    (
        r"GatedRepo|gated repo|401 Client Error|Access to model .* is restricted",
        "gated",
        "The hub gives this model only to people who have accepted its terms.",
        "Accept them on the model's page, then log in with: hf auth login",
    ),
    (r"No space left on device", "no-space", "The disk is full.", "Free some space and try again."),
    (
        r"HFValidationError|RepositoryNotFound|is not a local folder|Can't load the configuration"
        r"|Cannot find any model weights|LocalEntryNotFound|OfflineModeIsEnabled|FileNotFoundError",
        "model-missing",
        "The model, or a part of it, is not there.",
        "Check its name, or give its directory with --model.",
    ),
    (
        r"SafetensorError|Couldn't instantiate the backend tokenizer|JSONDecodeError",
        "model-missing",
        "The model's files are damaged or incomplete.",
        "Download it again.",
    ),
    (
        r"ValidationError|unexpected keyword argument|ValueError",
        "bad-argument",
        "The engine does not accept these arguments.",
        "Check --engine-arg and the model.",
    ),
)
"""A pattern of the whole failure, and what it means; the first match wins."""


def not_installed(error: ImportError) -> EngineError:
    """Say that vLLM cannot be imported, and what to do about it."""
    if error.name != "vllm":
        message = "vLLM is installed, but something that it needs does not fit."
        return EngineError("not-installed", message, _REPAIR_ADVICE, describe(error))
    extra = "cuda" if shutil.which("nvidia-smi") else "cpu"
    return EngineError(
        "not-installed",
        "vLLM, which runs the model, is not installed.",
        f"Install it with: pip install 'glm4v-tui[{extra}]'",
        describe(error),
    )


def start_failure(error: BaseException, log: str = "") -> EngineError:
    """Say why an engine did not start, from what was raised and from the end of its log."""
    root = root_cause(log)
    whole = f"{describe(error)}\n{root}"
    cause = root or describe(error)
    for pattern, kind, message, advice in _LOADING:
        if re.search(pattern, whole):
            return EngineError(kind, message, advice, cause)
    return EngineError("failed", "The engine could not start.", "See the log file.", cause)


def reply_failure(
    error: BaseException, conversation: Conversation, checkpoint: Checkpoint, log: str = ""
) -> EngineError:
    """Say why a reply failed: the engine died, or it refused the request and lives on."""
    if is_death(error):
        return death(log)
    return refusal(describe(error), conversation, checkpoint)


def death(log: str = "") -> EngineError:
    """Say that the engine died, with the reason that its log gives."""
    root = root_cause(log) or _sudden_end(log)
    if re.search(_LOADING[0][0], root):
        message = "The engine ran out of memory and died."
        return EngineError("dead", message, f"{_MEMORY_ADVICE} {_RESTART_ADVICE}", root)
    return EngineError("dead", "The engine died.", _RESTART_ADVICE, root)


def _sudden_end(log: str) -> str:
    """Return that a process ended without a word, as one does that is killed."""
    return "Its process ended suddenly." if "exited unexpectedly" in log else ""


def is_death(error: BaseException) -> bool:
    """Return whether this error, or one behind it, says that the engine is dead."""
    return any(type(link).__name__ == "EngineDeadError" for link in _chain(error))


def describe(error: BaseException) -> str:
    """Return the message at the root of an error; some that vLLM raises are empty themselves."""
    links = [link for link in _chain(error) if str(link).strip()]
    if not links:
        return type(error).__name__
    return f"{type(links[-1]).__name__}: {_without_frame(str(links[-1]))}"


def _without_frame(text: str) -> str:
    """Return the core of a message that pydantic has wrapped in several lines."""
    lines = [line.strip() for line in text.splitlines()]
    told = [line for line in lines if not line.startswith("For further information")]
    return re.sub(r" \[type=[^]]*(\]|$)", "", " ".join(told)).replace("Value error, ", "")


def root_cause(log: str) -> str:
    """Return the last error that the engine's processes wrote to their log."""
    lines = (
        re.sub(r"^\([^)]*pid=\d+\)\s+(ERROR \S+ \S+ \[[^]]*\] ?)?", "", line)
        for line in log.splitlines()
    )
    errors = [line for line in lines if re.match(r"([a-z_]+\.)*[A-Z]\w*(Error|Exception): ", line)]
    blamed = [
        line for line in errors if "EngineDeadError" not in line and "See root cause" not in line
    ]
    return blamed[-1] if blamed else ""


def log_tail(log_file: Path | None, start: int = 0) -> str:
    """Return the last 64 KiB of a log file that came after `start` bytes."""
    if log_file is None:
        return ""
    try:
        with log_file.open("rb") as file:
            end = file.seek(0, 2)
            file.seek(max(start, end - 65536))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__
