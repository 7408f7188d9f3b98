"""A conversation as one page that needs nothing else and in which nothing acts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.boxes import boxes_in
from glm4v_tui.chat.demand import described
from glm4v_tui.chat.export import REMARKS
from glm4v_tui.chat.page_pictures import boxed_figure, figure
from glm4v_tui.chat.page_text import escaped, escaped_text, markdown

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Picture, Turn
    from glm4v_tui.chat.numbers import Numbers
    from glm4v_tui.chat.reopening import Saved


def to_html(saved: Saved) -> str:
    """Return a conversation as a page, its pictures within; blocks."""
    title = escaped(saved.title or "Conversation")
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{_style()}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1>{''.join(_facts(saved))}</header>\n"
        f"<main>\n{''.join(_turns(saved))}</main>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")


@cache
def _policy() -> str:
    """Forbid everything but this very style sheet and pictures within the page."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'"
    )


def _facts(saved: Saved) -> Iterator[str]:
    began = f"{saved.started.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    yield f'<p class="facts">{escaped(saved.model)}, {began}</p>'
    if saved.sampling:
        yield f'<p class="facts">{_settings(saved.sampling)}</p>'
    if saved.conversation.system:
        system = escaped_text(saved.conversation.system)
        yield f'<details><summary>System</summary><p class="system">{system}</p></details>'


def _settings(sampling: Mapping[str, object]) -> str:
    set_ = {name: value for name, value in sampling.items() if value is not None}
    return ", ".join(f"{escaped(name)} {escaped(str(value))}" for name, value in set_.items())


def _turns(saved: Saved) -> Iterator[str]:
    seen: tuple[Picture, ...] = ()
    for at, turn in enumerate(saved.conversation.turns):
        if turn.role == "user":
            seen = turn.pictures or seen
            yield f'<section class="asked">{"".join(_asked(turn))}</section>\n'
        else:
            parts = _answered(turn, seen, saved.errors.get(at, ""), saved.numbers.get(at))
            yield f"<section>{''.join(parts)}</section>\n"


def _asked(turn: Turn) -> Iterator[str]:
    yield '<p class="who">Question</p>'
    if turn.pictures:
        yield f'<div class="pictures">{"".join(map(figure, turn.pictures))}</div>'
    yield escaped_text(turn.text)
    if turn.demand:
        yield f'<p class="ending">The answer has to be {escaped(described(turn.demand))}.</p>'


def _answered(
    turn: Turn, seen: tuple[Picture, ...], error: str, numbers: Numbers | None
) -> Iterator[str]:
    yield '<p class="who">Answer</p>'
    if turn.reasoning:
        thought = escaped_text(turn.reasoning.strip("\n"))
        yield f'<details><summary>Reasoning</summary><p class="thought">{thought}</p></details>'
    yield markdown(turn.text)
    # With several pictures an answer does not say which one it means.
    if len(seen) == 1 and (boxes := boxes_in(turn.text)):
        yield boxed_figure(seen[0], boxes)
    if turn.ending in REMARKS:
        yield f'<p class="ending">{escaped(error) or REMARKS[turn.ending]}</p>'
    if numbers is not None and numbers.reply_tokens:
        yield f'<p class="numbers">{_took(numbers)}</p>'


def _took(numbers: Numbers) -> str:
    return (
        f"{numbers.prompt_tokens:,} tokens read, {numbers.reply_tokens:,} written; "
        f"first after {numbers.first_token_seconds:.2f} s, all in {numbers.total_seconds:.2f} s"
    )
