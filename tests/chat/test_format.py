"""What is written of the format is so."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import get_args

import pytest

import glm4v_tui.chat
from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.records import VERSION, AnyRecord
from glm4v_tui.chat.transcript import Transcript, read

FORMAT = Path(glm4v_tui.chat.__file__).with_name("TRANSCRIPTS.md").read_text("utf-8")


def saved(folder: Path) -> Path:
    transcript = Transcript.create(folder, "m")
    for question in ("One?", "Two?"):
        transcript.asked(Turn("user", (Text(question),)))
        transcript.streamed('A "moon".')
        transcript.ended("stop")
    transcript.close()
    return transcript.path


def test_every_record_is_described() -> None:
    assert f"version {VERSION}\n" in FORMAT
    described = {
        kind: {"kind", *re.findall(r"`(\w+)`", fields)}
        for kind, fields in re.findall(r"^\| `(\w+)` \| (.*?) \|", FORMAT, re.MULTILINE)
    }
    assert described == {
        record.model_fields["kind"].default: set(record.model_fields)
        for record in get_args(AnyRecord)
    }


@pytest.mark.skipif(shutil.which("jq") is None, reason="there is no jq to read with")
def test_jq_reads_it_as_is_shown(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```sh\n(.*?)```", FORMAT, re.DOTALL)
    command = shown.replace("FILE.jsonl", str(saved(tmp_path)))
    printed = subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout
    assert printed == '\n> One?\nA "moon".\n\n> Two?\nA "moon".\n'


def test_a_half_written_last_line_is_mended_wherever_it_was_cut(tmp_path: Path) -> None:
    path = saved(tmp_path)
    whole = path.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for end in range(last, len(whole)):
        path.write_bytes(whole[:end])
        transcript = Transcript.open(path, "m")
        transcript.asked(Turn("user", (Text("Three?"),)))
        transcript.close()
        turns = read(path).conversation.turns
        assert [turn.text for turn in turns] == [
            *("One?", 'A "moon".', "Two?", 'A "moon".', "Three?")
        ]
