"""A transcript from elsewhere steers no terminal, whatever stands in it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glm4v_tui.chat.export import to_markdown
from glm4v_tui.chat.export_text import to_text
from glm4v_tui.chat.index import Index
from glm4v_tui.chat.reopening import read
from glm4v_tui.chat.transcripts import listed
from glm4v_tui.transcripts.lines import as_found, as_line, as_object
from glm4v_tui.transcripts.turns import as_turns

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
HOSTILE = st.sampled_from(
    [
        "\x1b]0;owned\x07",
        "\x1b[2J\x1b[31m",
        "\x9b31m\x90q\x9c",
        "\u202egnp.exe\u2066",
        "\u2028\u2029\x85\x0b\x0c\r",
        "\x00\x7f\ufeff\u200b",
        "moon",
        "[b]moon[/b]",
        "| a |\n|-|\n| \x1b[0m |\n",
    ]
)
TEXT = st.lists(st.one_of(HOSTILE, st.text(max_size=12)), max_size=4).map("".join)
WHEN = "2026-01-01T00:00:00Z"


def record(**fields: object) -> str:
    return json.dumps(fields, separators=(",", ":")) + "\n"


@settings(max_examples=150, deadline=None)
@given(*(TEXT,) * 7)
def test_nothing_steers_what_is_printed(
    tmp_path_factory: pytest.TempPathFactory,
    model: str,
    system: str,
    question: str,
    name: str,
    reasoning: str,
    answer: str,
    title: str,
) -> None:
    folder = tmp_path_factory.mktemp("data")
    picture = {
        "digest": "0" * 64,
        "name": name,
        "original": name,
        "width": 4,
        "height": 3,
        "size": 9,
        "format": "PNG",
        "address": name,
    }
    path = folder / "a.jsonl"
    path.write_text(
        record(kind="opened", version=1, time=WHEN, model=model, system=system)
        + record(kind="asked", turn=1, time=WHEN, parts=[picture, {"text": f"{question} moon"}])
        + record(kind="delta", turn=1, text=answer, reasoning=reasoning)
        + record(kind="ended", turn=1, time=WHEN, ending="error", error=answer)
        + record(kind="titled", time=WHEN, title=title),
        "utf-8",
    )
    index = Index(folder, folder / "cache")
    index.refresh()
    printed = [as_line(entry) + as_object(entry) for entry in listed(folder)]
    printed += [as_found(hit) + as_object(hit.entry) for hit in index.search("moon")]
    saved = read(path)
    markdown = to_markdown(saved.conversation, title=saved.title, model=saved.model)
    printed += [to_text(saved), as_turns(saved), markdown]
    for text in printed:
        assert not STEERING.search(text)
