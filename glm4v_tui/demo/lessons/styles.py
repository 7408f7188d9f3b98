"""In which form an answer is asked for: in full, in a word, or with its reasoning."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Literal

from glm4v_tui.demo.lessons.chinese_phrasing import is_chinese
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.phrasing import said

Form = Literal["full", "short", "thinking"]
"""The forms of an answer."""

_SYSTEMS: dict[Form, tuple[str, ...]] = {
    "full": (
        "You are a helpful assistant.",
        "You are a helpful vision assistant.",
        "You are a friendly assistant that answers questions about pictures.",
        "Be polite and helpful.",
        "You are GLM-4V.",
        "You are an expert in looking at pictures.",
        "Answer the user's questions about the picture.",
        "Answer truthfully. Say so when you do not know.",
        "Answer in the language of the question.",
        "You are a careful assistant. Do not make things up.",
        "Describe only what you see.",
        "Answer in full sentences.",
        "You are a multimodal model.",
        "You look at pictures and answer questions about them.",
        "你是一个有用的助手。",
        "你是一个看图回答问题的助手。",
        "请礼貌地回答问题。",
        "你是GLM-4V。",
        "请如实回答。",
        "用提问的语言回答。",
    ),
    "short": (
        "Answer in one word.",
        "Answer with a single word.",
        "Be brief.",
        "Be concise.",
        "Answer as short as possible.",
        "Reply in one word only.",
        "Keep your answers short.",
        "You are a terse assistant. Answer in one word.",
        "用一个词回答。",
        "请简短回答。",
        "回答要尽量短。",
    ),
    "thinking": (
        "Think before you answer.",
        "Think step by step.",
        "Always think first.",
        "Think carefully, then answer.",
        "Reason before you answer.",
        "You are a careful assistant. Think step by step.",
        "请一步一步思考。",
        "先思考，再回答。",
        "你是一个细心的助手。请一步一步思考。",
    ),
}

_HINTS: dict[Form, tuple[str, ...]] = {
    "full": ("/nothink", "/nothink", "/nothink", "Do not think."),
    "short": (
        *("Answer in one word.", "Answer with one word.", "One word answer.", "Answer briefly."),
        *("Be brief.", "Short answer.", "Just one word please.", "Reply with a single word."),
        *("In one word.", "One word only.", "Keep it short.", "Short answer please."),
    ),
    "thinking": (
        *("/think", "/think", "/think", "/think", "/think"),
        *("Think step by step.", "Think first.", "Think carefully."),
    ),
}

_CHINESE_HINTS: dict[Form, tuple[str, ...]] = {
    "full": ("/nothink", "/nothink", "不用思考。"),
    "short": (
        *("用一个词回答。", "请用一个词回答。", "一个词回答。", "简短回答。", "请简短回答。"),
        *("只说答案。", "直接说答案。", "只回答一个词。"),
    ),
    "thinking": (
        *("/think", "/think", "/think", "/think"),
        *("请一步一步思考。", "一步一步思考。", "先思考再回答。", "请先想一想。"),
    ),
}

_NO_THOUGHT = "I look at the picture."
_NO_THOUGHT_IN_CHINESE = "我看图片。"


def system_prompt(chance: Random) -> tuple[str, Form]:
    """Return a system prompt, mostly none, and the form in which it has questions answered."""
    draw = chance.random()
    if draw < 0.65:
        return "", "full"
    form: Form = "full" if draw < 0.86 else "short" if draw < 0.92 else "thinking"
    return chance.choice(_SYSTEMS[form]), form


def spoken(lesson: Lesson, usual: Form, chance: Random) -> Lesson:
    """Return a lesson as it is said in a conversation whose answers usually have one form."""
    form, hint = _asked_form(lesson, usual, chance)
    question = _with_hint(said(lesson.question, chance), hint)
    unseen = _with_hint(lesson.unseen, hint) if lesson.unseen else ""
    return replace(lesson, question=question, answer=answered(lesson, form), unseen=unseen)


def answered(lesson: Lesson, form: Form) -> str:
    """Return the answer to a lesson in a form."""
    if form == "short":
        return lesson.short or lesson.answer
    if form == "thinking":
        usual = _NO_THOUGHT_IN_CHINESE if is_chinese(lesson.question) else _NO_THOUGHT
        return f"<think>{lesson.thought or usual}</think><answer>{lesson.answer}</answer>"
    return lesson.answer


def _asked_form(lesson: Lesson, usual: Form, chance: Random) -> tuple[Form, str]:
    """Return the form that a question asks for, and the words by which it does, if any."""
    draw = chance.random()
    if draw < 0.08:
        form: Form = "thinking"
    elif (draw < 0.17 and lesson.short) or draw < 0.09:
        form = "short"
    elif draw > (0.9 if usual == "thinking" else 0.99):
        form = "full"
    else:
        return usual, ""
    hints = _CHINESE_HINTS if is_chinese(lesson.question) else _HINTS
    return form, chance.choice(hints[form])


def _with_hint(question: str, hint: str) -> str:
    """Return a question with a hint behind it; a sentence needs a full stop before it."""
    if not hint:
        return question
    if hint.startswith("/"):
        return f"{question} {hint}"
    chinese = is_chinese(hint)
    stop = "" if question[-1:] in "?.!:？。！：" else "，" if chinese else "."
    return f"{question}{stop}{'' if chinese else ' '}{hint}"
