"""Ready questions on the command line: `--ready NAME` in place of a question."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.settings import SettingsError

if TYPE_CHECKING:
    from glm4v_tui.settings import Settings


def add_ready_arguments(parser: ArgumentParser) -> None:
    """Add what names a ready question."""
    parser.add_argument(
        "--ready",
        metavar="NAME",
        help="ask a ready question, such as describe, ocr, table or find; every argument is then "
        "a picture",
    )
    parser.add_argument("--what", default="", help="what a ready question is about, as find needs")
    parser.add_argument(
        "--language", choices=("en", "zh"), help="in which language a ready question is asked"
    )


def pictures_given(options: Namespace) -> list[Path]:
    """Return the files that the command line names as pictures."""
    first = [Path(options.question)] if options.ready is not None else []
    return [*first, *options.pictures]


def ready_text(options: Namespace, settings: Settings, pictures: int) -> str:
    """Return the ready question that the command line names, about so many pictures.

    Raises:
        SettingsError: there is none of this name, or something is missing for it.
    """
    from glm4v_tui.chat.ready import language_of, named, ready_questions

    questions = ready_questions(settings.questions)
    question = named(questions, options.ready)
    if question is None:
        known = ", ".join(each.name for each in questions)
        raise SettingsError(f"--ready: there is no question {options.ready!r}; there are {known}")
    set_language = settings.question_language
    by_settings = language_of(os.environ) if set_language == "auto" else set_language
    language = options.language or by_settings
    if question.has_blank(language) and not options.what.strip():
        raise SettingsError(f"--ready {question.name} needs --what: what it is about")
    if pictures < question.pictures:
        raise SettingsError(f"--ready {question.name} needs {question.pictures} pictures")
    return question.filled(language, options.what)
