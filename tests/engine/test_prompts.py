"""Every line of models reads a conversation in its exact layout, rendered by vLLM itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.engine.answering import closed
from glm4v_tui.engine.checkpoints import DEMO
from glm4v_tui.engine.family import ReasoningStyle, Template
from glm4v_tui.engine.prompts import messages, template_for, template_text, template_values

pytestmark = pytest.mark.engine

CAT = Picture(Path("/cat.png"), "cat.png", "cat", 28, 28, 1, "PNG")
DOG = Picture(Path("/dog.png"), "dog.png", "dog", 28, 28, 1, "PNG")
IMAGES = {"cat": Image.new("RGB", (28, 28)), "dog": Image.new("RGB", (28, 28), "white")}
SEEN = "<|begin_of_image|><|image|><|end_of_image|>"

FIRST = Conversation(system="Be brief.").asked("What is it?", (CAT,))
SECOND = FIRST.answered("A cat.", "stop", reasoning="Hm.").asked("And these?", (DOG, CAT))

Rendering = Callable[[Template, Conversation], list[int]]


@pytest.fixture(scope="module")
def renderer() -> Any:
    from vllm.engine.arg_utils import AsyncEngineArgs
    from vllm.renderers import renderer_from_config

    arguments = AsyncEngineArgs(model=str(DEMO), enforce_eager=True)
    return renderer_from_config(arguments.create_engine_config())


@pytest.fixture(scope="module")
def ids(renderer: Any) -> Callable[..., list[int]]:
    from vllm.renderers.params import ChatParams

    def rendered(
        template: Template, conversation: Conversation, style: ReasoningStyle = "none"
    ) -> list[int]:
        parameters = ChatParams(
            chat_template=template_text(template),
            chat_template_content_format="openai",
            chat_template_kwargs=template_values(conversation),
        )
        _, prompt = renderer.render_messages(messages(conversation, IMAGES, style), parameters)
        if "prompt_token_ids" in prompt:
            return list(prompt["prompt_token_ids"])
        return list(renderer.get_tokenizer().encode(prompt["prompt"], add_special_tokens=False))

    return rendered


@pytest.fixture(scope="module")
def text(renderer: Any, ids: Rendering) -> Callable[[Template, Conversation], str]:
    def decoded(template: Template, conversation: Conversation) -> str:
        return str(renderer.get_tokenizer().decode(ids(template, conversation)))

    return decoded


@pytest.fixture(scope="module")
def open_text(renderer: Any, ids: Callable[..., list[int]]) -> Callable[..., str]:
    def decoded(template: Template, conversation: Conversation, style: ReasoningStyle) -> str:
        return str(renderer.get_tokenizer().decode(ids(template, conversation, style)))

    return decoded


Text = Callable[[Template, Conversation], str]


def test_glm_4v(text: Text) -> None:
    seen = "<|begin_of_image|><|endoftext|><|end_of_image|>"
    assert text("glm4v", SECOND) == (
        f"[gMASK]<sop><|system|>\nBe brief.<|user|>\n{seen}What is it?<|assistant|>\nA cat."
        f"<|user|>\n{seen}{seen}And these?<|assistant|>"
    )


def test_glm_41v(text: Text) -> None:
    assert text("glm41v", SECOND) == (
        f"[gMASK]<sop><|system|>\nBe brief.<|user|>\n{SEEN}What is it?<|assistant|>\nA cat."
        f"<|user|>\n{SEEN}{SEEN}And these?<|assistant|>\n"
    )


def test_glm_45v_thinks(text: Text) -> None:
    assert text("glm45v", SECOND) == (
        f"[gMASK]<sop><|system|>\nBe brief.<|user|>\n{SEEN}What is it?"
        "<|assistant|>\n<think></think>\nA cat."
        f"<|user|>\n{SEEN}{SEEN}And these?<|assistant|>"
    )


def test_glm_45v_is_asked_not_to_think(text: Text) -> None:
    assert text("glm45v", Conversation().asked("What is it? /nothink", (CAT,))) == (
        f"[gMASK]<sop><|user|>\n{SEEN}What is it? /nothink<|assistant|>\n<think></think>"
    )


def test_demo_model_has_its_own_template(text: Text) -> None:
    assert text("own", SECOND) == (
        f"[gMASK]<sop><|system|>\nBe brief.<|user|>\n{SEEN}What is it?<|assistant|>\nA cat."
        f"<|user|>\n{SEEN}{SEEN}And these?<|assistant|>\n"
    )


@pytest.mark.parametrize("template", ["glm4v", "glm41v", "glm45v", "own"])
def test_the_history_is_the_beginning_of_the_next_prompt(
    ids: Rendering, template: Template
) -> None:
    """Only so does the engine find what it has already read in its prefix cache."""
    before = ids(template, FIRST)
    assert ids(template, SECOND)[: len(before)] == before


@pytest.mark.parametrize("template", ["glm4v", "glm41v", "glm45v", "own"])
def test_the_prompt_begins_once(renderer: Any, ids: Rendering, template: Template) -> None:
    start = renderer.get_tokenizer().convert_tokens_to_ids(["[gMASK]", "<sop>"])
    prompt = ids(template, FIRST)
    assert prompt[:2] == start
    assert prompt.count(start[0]) == 1


@pytest.mark.parametrize("template", ["glm4v", "glm41v", "glm45v", "own"])
def test_braces_in_a_question_stay_text(text: Text, template: Template) -> None:
    question = "{{ messages }} {% raw %} [bold]"
    assert question in text(template, Conversation().asked(question))


BEGUN = SECOND.answered("It is ", "stopped", reasoning="Look,")
BEFORE = f"<|user|>\n{SEEN}{SEEN}And these?<|assistant|>"


@pytest.mark.parametrize(
    ("template", "style", "end"),
    [
        ("glm41v", "think-answer", "\n<think>Look,</think><answer>It is "),
        ("glm45v", "think", "\n<think>Look,</think>\nIt is "),
        ("own", "think-answer", "\n<think>Look,</think><answer>It is "),
        ("own", "none", "\nIt is "),
    ],
)
def test_an_answer_that_is_gone_on_with_is_left_open(
    open_text: Callable[..., str], template: Template, style: ReasoningStyle, end: str
) -> None:
    shown = open_text(template, BEGUN, style)
    assert shown.startswith("[gMASK]<sop><|system|>\nBe brief.<|user|>")
    assert shown.endswith(BEFORE + end)


def test_glm_4v_goes_on_with_an_answer(open_text: Callable[..., str]) -> None:
    assert open_text("glm4v", BEGUN, "none").endswith("And these?<|assistant|>\nIt is ")


def test_thinking_that_was_cut_is_gone_on_with(open_text: Callable[..., str]) -> None:
    thinking = SECOND.answered("", "length", reasoning="Look,")
    assert open_text("glm45v", thinking, "think").endswith("<|assistant|>\n<think>Look,")
    assert open_text("glm41v", thinking, "think-answer").endswith("<|assistant|>\n<think>Look,")


def test_thinking_that_is_over_is_answered_from(open_text: Callable[..., str]) -> None:
    over = closed(SECOND, "Look, a dog.")
    thought = "<|assistant|>\n<think>Look, a dog.</think>"
    assert open_text("glm45v", over, "think").endswith(thought + "\n")
    assert open_text("glm41v", over, "think-answer").endswith(thought + "<answer>")


def test_an_answer_that_is_begun_is_laid_out_by_a_template_that_leaves_it_alone() -> None:
    assert template_for(SECOND, "own", "think") == "own"
    assert template_for(BEGUN, "own", "think") == "glm45v"
    assert template_for(BEGUN, "own", "think-answer") == "own"
    assert template_for(BEGUN, "glm41v", "think-answer") == "glm41v"
