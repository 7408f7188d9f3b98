"""Questions that fit many pictures, ready to be asked in English and in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

Language = Literal["en", "zh"]
"""In which language a question is asked."""

BLANK = "{what}"
"""Stands in a question for what the user is asked first."""

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that tell the user's language, the first that is set before the others."""


class ReadyError(ValueError):
    """Says what is wrong with a ready question of the settings."""

    def __init__(self, place: int, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.place = place
        """Which of the questions it is, from 0."""
        self.key = key
        """The setting that is wrong."""
        self.reason = reason
        """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a ready question is in one language."""

    title: str
    """A few words for the menu."""
    text: str
    """The question, with `BLANK` where something is asked first."""
    wanted: str = ""
    """What is asked first."""


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """A question of the menu."""

    name: str
    """What settings and command lines call it."""
    key: str
    """The letter or digit that asks it; empty for none."""
    english: Wording
    chinese: Wording
    pictures: int = 1
    """How many pictures it needs at least."""

    def wording(self, language: Language) -> Wording:
        """Return what it is in a language."""
        return self.chinese if language == "zh" else self.english

    def has_blank(self, language: Language) -> bool:
        """Return whether something is to be asked first."""
        return BLANK in self.wording(language).text

    def filled(self, language: Language, what: str = "") -> str:
        """Return the question with its blank filled."""
        return self.wording(language).text.replace(BLANK, what.strip())


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A table `[[questions]]` of the settings: a question of the user's, or a change of another."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    name: str
    """What the menu and `ask --ready` call it; the name of another one replaces that."""
    text: str = ""
    """The question; `{what}` in it is asked first."""
    chinese: str = ""
    """The question in Chinese; without one, `text` is asked in both languages."""
    key: str = ""
    """The letter or digit that asks it in the menu."""
    pictures: int | None = None
    """How many pictures it needs at least; 1 unless set."""
    hidden: bool = False
    """True leaves it out of the menu."""


def ready_questions(own: Sequence[OwnQuestion] = ()) -> tuple[ReadyQuestion, ...]:
    """Return the questions of the menu: the program's, changed and added to by the user's.

    Raises:
        ReadyError: one of the user's is wrong.
    """
    # The texts are for those who open the menu.
    from glm4v_tui.chat.ready_texts import BUILT_IN

    questions = {question.name: question for question in BUILT_IN}
    for place, each in enumerate(own):
        _check(place, each, own[:place], questions)
        questions[each.name] = _changed(questions.get(each.name), each)
    hidden = {each.name for each in own if each.hidden}
    taken = {each.key for each in own if each.key and not each.hidden}
    # A key that the user has given away is no longer that of a question of the program's.
    mine = {each.name for each in own if each.key}
    return tuple(
        replace(question, key="") if question.key in taken and name not in mine else question
        for name, question in questions.items()
        if name not in hidden
    )


def named(questions: Sequence[ReadyQuestion], name: str) -> ReadyQuestion | None:
    """Return the question of a name, whatever its case; `None` where there is none."""
    return next((each for each in questions if each.name.lower() == name.strip().lower()), None)


def language_of(environment: Mapping[str, str]) -> Language:
    """Return the language that the user's locale speaks for."""
    locale = next((value for name in _LOCALE if (value := environment.get(name))), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def _check(
    place: int, own: OwnQuestion, before: Sequence[OwnQuestion], there: Mapping[str, ReadyQuestion]
) -> None:
    if not own.name.strip() or not own.name.isprintable():
        raise ReadyError(place, "name", "it must be a word or a few, on one line")
    if own.name in (each.name for each in before):
        raise ReadyError(place, "name", f"{own.name!r} is given twice")
    if not (own.text.strip() or own.hidden or own.name in there):
        raise ReadyError(place, "text", "a new question needs a text")
    if own.key and not re.fullmatch("[a-z0-9]", own.key):
        raise ReadyError(place, "key", f"{own.key!r} is none of the letters a to z and 0 to 9")
    if own.key and own.key in (each.key for each in before):
        raise ReadyError(place, "key", f"{own.key!r} is the key of another question")
    if own.pictures is not None and not 0 <= own.pictures <= 100:
        raise ReadyError(place, "pictures", "it must be 0 to 100")


def _changed(there: ReadyQuestion | None, own: OwnQuestion) -> ReadyQuestion:
    """Return a question with what the user has set, in place of what was there."""
    text, chinese = own.text.strip(), own.chinese.strip() or own.text.strip()
    if there is None:
        pictures = 1 if own.pictures is None else own.pictures
        english = Wording(own.name, text)
        return ReadyQuestion(own.name, own.key, english, Wording(own.name, chinese), pictures)
    return replace(
        there,
        key=own.key or there.key,
        english=replace(there.english, text=text or there.english.text),
        chinese=replace(there.chinese, text=chinese or there.chinese.text),
        pictures=there.pictures if own.pictures is None else own.pictures,
    )
