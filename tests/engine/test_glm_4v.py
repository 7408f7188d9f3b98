"""The architecture of glm-4v-9b, tiny and with random weights, takes a picture and answers."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.demand import Demand
from glm4v_tui.engine.options import EngineOptions
from glm4v_tui.engine.protocol import ConsentQuestion, EngineError, RemoteCodeWanted, ReplyDone
from glm4v_tui.engine.vllm_engine import VllmEngine
from tests.conftest import not_told, refused
from tests.engine.drawings import circles
from tests.engine.test_vllm_engine import reply, text_of
from tests.engine.tiny_models import tiny_glm_4v

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]

DUMMY = ("load_format=dummy", "max_model_len=4096")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def tiny_engine(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[VllmEngine, None]:
    model = tiny_glm_4v(tmp_path_factory.mktemp("models") / "glm-4v-tiny")
    engine = VllmEngine(EngineOptions(str(model), DUMMY, remote_code_allowed=True))
    await engine.start(not_told, refused)
    yield engine
    await engine.close()


async def test_a_picture_takes_its_tokens(tiny_engine: VllmEngine, tmp_path: Path) -> None:
    picture = circles(tmp_path / "one.png", 1, "red")
    question = Conversation().asked("What is this?", (picture,))
    sampling = replace(tiny_engine.checkpoint.sampling, max_tokens=8)
    events = [event async for event in tiny_engine.reply(question, sampling)]
    done = events[-1]
    assert isinstance(done, ReplyDone)
    assert done.prompt_tokens > tiny_engine.checkpoint.pictures.count(400, 300) == 1602
    assert tiny_engine.checkpoint.context_tokens == 4096


async def test_a_second_picture_is_refused(tiny_engine: VllmEngine, tmp_path: Path) -> None:
    pictures = tuple(circles(tmp_path / f"{count}.png", count, "red") for count in (1, 2))
    with pytest.raises(EngineError) as refusal:
        await reply(tiny_engine, Conversation().asked("What is this?", pictures))
    assert refusal.value.kind == "rejected"
    assert "more pictures" in refusal.value.message


async def test_weights_of_chance_are_held_to_choices(
    tiny_engine: VllmEngine, tmp_path: Path
) -> None:
    picture = circles(tmp_path / "one.png", 1, "red")
    asked = Conversation().asked("Which?", (picture,), Demand("choices", "red\nblue"))
    assert text_of(await reply(tiny_engine, asked)) in ("red", "blue")


async def test_its_code_runs_only_after_a_yes(tmp_path: Path) -> None:
    model = tiny_glm_4v(tmp_path / "glm-4v-tiny")
    (model / "tokenization_chatglm.py").write_text("raise SystemExit('this code has run')\n")
    questions: list[ConsentQuestion] = []

    async def no(question: ConsentQuestion) -> bool:
        questions.append(question)
        return False

    with pytest.raises(EngineError) as refusal:
        await VllmEngine(EngineOptions(str(model), DUMMY)).start(not_told, no)
    assert refusal.value.kind == "refused-by-user"
    assert questions == [RemoteCodeWanted(str(model), ("tokenization_chatglm.py",))]
