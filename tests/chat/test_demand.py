"""What can be demanded of answers, and which answers are what was demanded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation, Ending
from glm4v_tui.chat.copying import unsaved
from glm4v_tui.chat.demand import Demand, described, request_fields
from glm4v_tui.chat.demand_checks import DemandError, check, objection, schema_in
from glm4v_tui.chat.export import to_markdown
from glm4v_tui.chat.export_html import to_html
from glm4v_tui.chat.export_json import to_json
from glm4v_tui.chat.export_text import to_text
from glm4v_tui.chat.import_json import import_json
from glm4v_tui.chat.transcript import Transcript, read

PERSON = Demand(
    "schema",
    '{"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},'
    ' "required": ["name"]}',
)
YEAR = Demand("regex", "[0-9]{4}")
CHOICES = Demand("choices", " red \n\nblue\nred")


@pytest.mark.parametrize(
    ("demand", "words"),
    [
        (PERSON, "JSON with name, age"),
        (Demand("schema", '{"title": "A\\u001b[2J"}'), "JSON, A␛[2J"),
        (Demand("schema", "[]"), "JSON"),
        (YEAR, "a match of [0-9]{4}"),
        (CHOICES, "one of red, blue"),
        (Demand("choices", "a\nb\nc\nd\ne\nf\ng"), "one of a, b, c, d, e and 2 more"),
    ],
)
def test_it_is_described_in_a_few_words(demand: Demand, words: str) -> None:
    assert described(demand) == words


@pytest.mark.parametrize("demand", [PERSON, YEAR, CHOICES])
def test_what_can_be_demanded_passes(demand: Demand) -> None:
    check(demand)


@pytest.mark.parametrize(
    ("demand", "words"),
    [
        (Demand("schema", " "), "Give a JSON schema"),
        (Demand("schema", '{\n"a" 1}'), "This is no JSON: expecting ':' .* at line 2, column 5"),
        (Demand("schema", "true"), "A JSON schema begins with {"),
        (Demand("schema", '{"type": "strong"}'), "This is no JSON schema: at type, 'strong'"),
        (Demand("schema", '{"a":' * 90 + "1" + "}" * 90), "nests too deep"),
        (Demand("schema", "[" * 10**5), "nests too deep"),
        (Demand("schema", '{"$ref": "http://a/b"}'), "refers to http://a/b, which is not in it"),
        (Demand("schema", " " * 2**18 + "{}"), "may have 256 KiB"),
        (Demand("regex", "("), "This is no regular expression: missing"),
        (Demand("regex", "a\nb"), "stands on one line"),
        (Demand("choices", "one\n\none"), "two choices or more"),
    ],
)
def test_what_cannot_be_demanded_is_said(demand: Demand, words: str) -> None:
    with pytest.raises(DemandError, match=words):
        check(demand)


def test_a_file_that_holds_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "a\x1b.json").write_bytes(b"\xff\xfe")
    with pytest.raises(DemandError, match=r"The file “a␛\.json” is no text\."):
        schema_in(tmp_path / "a\x1b.json")
    with pytest.raises(DemandError, match="is a folder"):
        schema_in(tmp_path)


@pytest.mark.parametrize(
    ("demand", "answer", "ending", "words"),
    [
        (PERSON, '{"name": "Ada"}', "stop", ""),
        (PERSON, ' {"name": "Ada", "age": 36}\n', "stop", ""),
        (PERSON, '{"name": 5}', "stop", "is not what was demanded: at name, 5 is not of type"),
        (PERSON, "{}", "stop", "'name' is a required property"),
        (PERSON, '{"name":', "length", "is incomplete, and so not what was demanded: no JSON"),
        (PERSON, "[" * 10**5, "repetition", "nests too deep"),
        (Demand("schema", '{"$ref": "#/a"}'), "1", "stop", "refers to /a, which is not in it"),
        (YEAR, "1984", "stop", ""),
        (YEAR, "In 1984", "stop", "does not match"),
        (YEAR, "1984", "length", "is incomplete"),
        (Demand("regex", "(a+)+b"), "a" * 60, "length", "is incomplete"),
        (Demand("regex", "a.b"), "a\nb", "stop", ""),
        (CHOICES, "blue", "stop", ""),
        (CHOICES, "Blue", "stop", "none of the choices"),
        (CHOICES, "Blue", "error", ""),
    ],
)
def test_an_answer_is_judged(demand: Demand, answer: str, ending: Ending, words: str) -> None:
    objected = objection(demand, answer, ending)
    assert words in objected
    assert bool(words) is bool(objected)


def test_requests_carry_it_as_servers_take_it() -> None:
    assert request_fields(PERSON)["response_format"]["json_schema"]["schema"] == PERSON.schema
    assert request_fields(YEAR) == {"structured_outputs": {"regex": "[0-9]{4}"}}
    assert request_fields(CHOICES) == {"structured_outputs": {"choice": ["red", "blue"]}}


def test_it_is_in_every_export() -> None:
    saved = unsaved(Conversation().asked("Who?", (), PERSON), "m")
    for text in (to_markdown(saved.conversation), to_html(saved), to_text(saved)):
        assert "The answer has to be JSON with name, age." in text
    request = json.loads(to_json(saved))
    assert request["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("demand", [PERSON, YEAR, Demand("choices", "red\nblue"), None])
def test_it_goes_out_as_json_and_comes_back(tmp_path: Path, demand: Demand | None) -> None:
    (tmp_path / "a.json").write_text(
        to_json(unsaved(Conversation().asked("Who?", (), demand), "m"))
    )
    path = import_json(tmp_path / "a.json", tmp_path / "data", "m")
    [asked] = read(path).conversation.turns
    assert asked.demand == demand


def test_a_transcript_keeps_it(tmp_path: Path) -> None:
    transcript = Transcript.create(tmp_path, "m")
    for demand in (PERSON, YEAR, CHOICES, None):
        transcript.asked(Conversation().asked("Well?", (), demand).turns[0])
        transcript.ended("stop")
    transcript.close()
    turns = read(transcript.path).conversation.turns
    assert [turn.demand for turn in turns[::2]] == [PERSON, YEAR, CHOICES, None]
    lines = transcript.path.read_text().splitlines()
    assert "demand" not in json.loads(lines[-2])


def test_a_transcript_from_before_opens_as_it_did(tmp_path: Path) -> None:
    path = tmp_path / "2026-01-01-000000-000-00000000.jsonl"
    time = "2026-01-01T00:00:00Z"
    path.write_text(
        f'{{"kind": "opened", "version": 1, "time": "{time}", "model": "m"}}\n'
        f'{{"kind": "asked", "turn": 1, "time": "{time}", "parts": [{{"text": "Well?"}}]}}\n'
    )
    [asked] = read(path).conversation.turns
    assert (asked.text, asked.demand) == ("Well?", None)
