"""What is written and not sent is kept by name, privately, and never stands in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from glm4v_tui.chat.drafts import FOLDER, Drafts


def test_a_draft_is_kept_until_it_is_empty(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "data")
    assert drafts.kept("one") == ""
    drafts.keep("one", "  ")
    assert not (tmp_path / "data").exists()
    drafts.keep("one", "What is\n在 this \ud800?")
    assert Drafts(tmp_path / "data").kept("one") == "What is\n在 this \\ud800?"
    (file,) = (tmp_path / "data" / FOLDER).iterdir()
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    drafts.move("two", "one", "other")
    assert (drafts.kept("one"), drafts.kept("two")) == ("", "other")
    drafts.keep("two", "")
    assert not [*file.parent.iterdir()]


def test_what_a_program_that_is_gone_has_left_is_taken_over_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from glm4v_tui.chat.drafts import Drafts\n"
        "drafts = Drafts(Path(sys.argv[1])); drafts.keep(drafts.new_name(), 'unsent')"
    )
    drafts = Drafts(tmp_path)
    drafts.keep(drafts.new_name(), "of a program that still runs")
    assert drafts.left_behind(drafts.new_name()) == ""
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
    name = drafts.new_name()
    assert drafts.left_behind(name) == "unsent"
    assert drafts.kept(name) == "unsent"
    assert drafts.left_behind(drafts.new_name()) == ""


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    drafts = Drafts(tmp_path)
    assert not drafts.keep("one", "lost")
    assert drafts.keep("one", "")
    drafts.forget("one")
    assert (drafts.kept("one"), drafts.left_behind("two")) == ("", "")
