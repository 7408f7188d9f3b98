"""What vLLM raises is told in a sentence, with its root cause and with something to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.engine.failures import (
    death,
    describe,
    log_tail,
    not_installed,
    reply_failure,
    root_cause,
    start_failure,
)
from glm4v_tui.engine.picture_tokens import SmartResize
from glm4v_tui.engine.protocol import ErrorKind
from tests.scripted_engine import SCRIPTED

LOG = """\
(EngineCore pid=7) ERROR 11-23 08:35:03 [core.py:1510] EngineCore failed to start.
(EngineCore pid=7) ERROR 11-23 08:35:03 [core.py:1510] Traceback (most recent call last):
(EngineCore pid=7) ERROR 11-23 08:35:03 [core.py:1510]     raise ValueError("no")
(EngineCore pid=7) ERROR 11-23 08:35:03 [core.py:1510] torch.OutOfMemoryError: CUDA out of memory. \
Tried to allocate 2.00 GiB.
(EngineCore pid=7) Process EngineCore:
RuntimeError: Engine core initialization failed. See root cause above. Failed core proc(s): {}
(MainProcess pid=6) ERROR 11-23 08:35:04 [async_llm.py:906] \
vllm.v1.engine.exceptions.EngineDeadError: EngineCore encountered an issue.
"""


class EngineDeadError(Exception):
    """Has the name of vLLM's own."""


class EngineGenerateError(Exception):
    """Has the name of vLLM's own, which has no message."""


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"), "out-of-memory"),
        (ValueError("KV cache is needed, which is larger than the available KV cache memory"),
         "out-of-memory"),
        (RuntimeError("operator torchvision::nms does not exist"), "not-installed"),
        (ValueError("Model architectures ['X'] failed to be inspected."), "not-installed"),
        (OSError("You are trying to access a gated repo."), "gated"),
        (OSError("[Errno 28] No space left on device"), "no-space"),
        (OSError("Can't load the configuration of 'x'"), "model-missing"),
        (ValueError("User-specified max_model_len (9) is greater than"), "bad-argument"),
        (TypeError("__init__() got an unexpected keyword argument 'x'"), "bad-argument"),
        (RuntimeError("SafetensorError: incomplete metadata"), "model-missing"),
        (ZeroDivisionError("division by zero"), "failed"),
    ],
)  # fmt: skip
def test_failed_starts(error: Exception, kind: ErrorKind) -> None:
    told = start_failure(error)
    assert told.kind == kind
    assert told.advice
    assert str(error) in told.cause


def test_the_log_has_the_root_cause_of_a_failed_start() -> None:
    told = start_failure(RuntimeError("Engine core initialization failed."), LOG)
    assert told.kind == "out-of-memory"
    assert "max_model_len" in told.advice
    assert told.cause == "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB."


def test_the_log_has_the_root_cause_of_a_death() -> None:
    told = reply_failure(
        EngineDeadError("EngineCore encountered an issue."), Conversation(), SCRIPTED, LOG
    )
    assert told.kind == "dead"
    assert "memory" in told.message
    assert "Tried to allocate" in told.cause
    assert death().cause == ""


GLM_41V = replace(SCRIPTED, pictures=SmartResize(12544, 9633792))
SMALL = Picture(Path("/a.png"), "a.png", "0" * 64, 300, 200, 1, "PNG")
THIN = replace(SMALL, name="thin\x1b.png", width=20000, height=10)
LARGE = replace(SMALL, name="large.png", width=867, height=6771)


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("At most 2 image(s) may be provided in one prompt.", "pictures than the model takes: 3"),
        ("This model's maximum context length is 4096 tokens.", "too long for the model: it takes"),
        ("absolute aspect ratio must be smaller than 200, got 2000", "“thin␛.png” (20000×10)"),
        (
            "6132 embedding tokens, which exceeds the pre-allocated encoder cache size 6084",
            "“large.png” (867×6771) takes 6,134 tokens; the engine has room for 6,084",
        ),
        ("Something else", "refused"),
    ],
)
def test_refused_questions(cause: str, words: str) -> None:
    asked = Conversation().asked("What?", (SMALL, THIN, LARGE))
    told = reply_failure(caused(EngineGenerateError(), ValueError(cause)), asked, GLM_41V)
    assert told.kind == "rejected"
    assert words in told.message
    assert cause in told.cause


@pytest.mark.parametrize("cause", ["absolute aspect ratio", "encoder cache size 6084", "At most 2"])
def test_a_refusal_that_nothing_explains_is_told_all_the_same(cause: str) -> None:
    told = reply_failure(ValueError(f"pre-allocated {cause}"), Conversation(), SCRIPTED)
    assert told.kind == "rejected"
    assert told.message


def test_an_empty_message_is_told_by_its_cause() -> None:
    assert describe(caused(EngineGenerateError(""), AssertionError("the reason"))) == (
        "AssertionError: the reason"
    )
    assert describe(EngineGenerateError("")) == "EngineGenerateError"


def test_what_pydantic_wraps_is_told_in_one_line() -> None:
    wrapped = (
        "1 validation error for ModelConfig\n  Value error, max_model_len (9) is too great "
        "[type=value_error, input_value=ArgsKwargs((), {'a': [1]}), input_type=ArgsKwargs]\n"
        "    For further information visit https://example.org/v/value_error"
    )
    told = describe(ValueError(wrapped))
    assert told.startswith(
        "ValueError: 1 validation error for ModelConfig max_model_len (9) is too great"
    )
    assert "\n" not in told
    assert "further information" not in told


def test_a_missing_engine_is_told_with_the_line_to_install_it() -> None:
    told = not_installed(ModuleNotFoundError("No module named 'vllm'", name="vllm"))
    assert told.kind == "not-installed"
    assert told.advice.startswith("Install it with: pip install 'glm4v-tui[c")


def test_a_vllm_that_cannot_be_imported_is_not_told_to_be_absent() -> None:
    told = not_installed(ImportError("cannot import name 'x' from 'transformers'"))
    assert told.kind == "not-installed"
    assert told.message.startswith("vLLM is installed")
    assert "doctor --fix" in told.advice


def test_a_mismatched_torchvision_is_not_taken_for_a_missing_vllm() -> None:
    told = start_failure(caused(RuntimeError("x"), RuntimeError("torchvision::nms")))
    assert "doctor --fix" in told.advice


def test_only_the_new_part_of_a_log_counts(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    log.write_text(LOG)
    assert root_cause(log_tail(log)) != ""
    assert root_cause(log_tail(log, len(LOG.encode()))) == ""
    assert log_tail(tmp_path / "absent") == ""
    assert log_tail(None) == ""


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error
