"""Saved conversations on standard output, for pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.numbers import SavedThought
from glm4v_tui.chat.transcript import Numbers, Transcript, read


class Shell:
    """Runs `glm4v-tui transcripts` on a directory of its own."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self._environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "TZ": "UTC"}

    def save(self, question: str, answer: str = "Yes.", used: int = 1_800_000_000) -> Path:
        transcript = Transcript.create(self.data, "m")
        transcript.asked(Turn("user", (Text(question),)))
        transcript.streamed(answer, "I look.")
        took = SavedThought(seconds=6.5, tokens=1214, cut="limit")
        transcript.ended("stop", numbers=Numbers(reply_tokens=2, thought=took))
        transcript.close()
        os.utime(transcript.path, (used, used))
        return transcript.path

    def run(self, action: str, *words: str) -> tuple[int, str, str]:
        command = (sys.executable, "-m", "glm4v_tui", "transcripts", action)
        ran = subprocess.run(
            [*command, "--data-dir", str(self.data), *words],
            capture_output=True,
            text=True,
            env=self._environment,
            timeout=60,
            check=False,
        )
        return ran.returncode, ran.stdout, ran.stderr

    def out(self, action: str, *words: str) -> str:
        status, out, error = self.run(action, *words)
        assert (status, error) == (0, "")
        return out


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def short(path: Path) -> str:
    return path.stem[-8:]


def test_they_are_listed_one_a_line(shell: Shell) -> None:
    old = shell.save("Old\x1b[31m?", used=1_800_000_000)
    new = shell.save("New?", used=1_800_000_060)
    assert shell.out("list") == (
        f"{short(new)}  2027-01-15 08:01     1  New?\n"
        f"{short(old)}  2027-01-15 08:00     1  Old␛[31m?\n"
    )
    first = json.loads(shell.out("list", "--json", "--limit", "1"))
    assert (first["id"], first["title"], first["path"]) == (short(new), "New?", str(new))


def test_they_are_found_by_what_was_said(shell: Shell) -> None:
    path = shell.save("What?", "The moon \x9b is far.")
    shell.save("Else?")
    assert (
        shell.out("search", "moo", "far").splitlines()[1]
        == "    What? The moon \\x9b is far. I look."
    )
    assert json.loads(shell.out("search", "--json", "moon"))["id"] == short(path)
    assert shell.out("search", "sun") == ""


def test_one_is_shown(shell: Shell) -> None:
    path = shell.save("What?", "A **moon**.\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    text = shell.out("show", short(path))
    took = "1,214 tokens · 6.5 s · ended at its limit"
    assert f"You: What?\n\nModel, thinking ({took}):\n  I look.\n\nModel: A moon." in text
    asked, answered = map(json.loads, shell.out("show", "last", "--json").splitlines())
    assert (asked["text"], answered["numbers"]["reply_tokens"]) == ("What?", 2)
    assert answered["thought"] == {"seconds": 6.5, "tokens": 1214, "cut": "limit"}


def test_one_is_titled_put_away_deleted_and_restored(shell: Shell) -> None:
    path = shell.save("What?")
    shell.out("rename", short(path), "The moon")
    assert "The moon" in shell.out("list")
    shell.out("archive", short(path))
    assert shell.out("list") == ""
    assert "archived  The moon" in shell.out("list", "--all")
    shell.out("unarchive", short(path))
    assert "restore" in shell.out("delete", "last")
    assert shell.out("list", "--all") == ""
    assert "The moon" in shell.out("list", "--deleted")
    shell.out("restore", short(path))
    assert "The moon" in shell.out("list")
    assert shell.out("delete", "--now", short(path)) == ""
    assert shell.out("list", "--deleted") == ""


def test_one_goes_out_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    shell.save("The moon?")
    for name in ("a.md", "a.html", "a.json", "a.txt"):
        assert shell.out("export", "last", "-o", str(tmp_path / name)).strip().endswith(name)
    status, _, error = shell.run("export", "last", "-o", str(tmp_path / "a.html"))
    assert (status, "a.html” is there already. --force writes over it" in error) == (1, True)
    shell.out("export", "last", "--force", "-o", str(tmp_path / "a.html"))
    assert "Which form?" in shell.run("export", "last", "-o", str(tmp_path / "a.pdf"))[2]
    piped = json.loads(shell.out("export", "last", "--form", "json", "-o", "-"))
    assert piped["messages"][0]["content"] == "The moon?"
    copy = shell.out("import", str(tmp_path / "a.json")).strip()
    assert "You: The moon?" in shell.out("show", copy)
    assert "is no conversation" not in shell.run("import", str(tmp_path / "none.json"))[2]
    assert (
        "“none.json” is not there any more" in shell.run("import", str(tmp_path / "none.json"))[2]
    )


def test_errors_name_what_is_wrong(shell: Shell) -> None:
    for question in ("One?", "Two?"):
        shell.save(question)
    assert shell.run("show", "nope\x1b")[2] == (
        "glm4v-tui: There is no conversation “nope␛”; `glm4v-tui transcripts list` shows the ids.\n"
    )
    assert "means 2 conversations, such as" in shell.run("show", "20")[2]
    assert "'none' is not a count" in shell.run("list", "--limit", "none")[2]
    assert shell.run("show", "nope")[0] == 1
    assert shell.run("paint")[0] == 2


def test_one_that_is_open_is_not_deleted(shell: Shell) -> None:
    path = shell.save("What?")
    opened = Transcript.open(path, "m")
    status, _, error = shell.run("delete", short(path))
    assert (status, "is open: leave it first" in error) == (1, True)
    assert len(read(path).conversation.turns) == 2
    opened.close()
