"""`ask` about pages of PDFs and frames of videos."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ask.test_ask import Asked
from tests.made_documents import make_pdf, make_video
from tests.scripted_engine import ScriptedEngine


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "report.pdf")


def names(engine: ScriptedEngine) -> list[str]:
    [conversation] = engine.asked
    return [picture.name for picture in conversation.pictures]


def test_the_pages_that_are_named_are_asked_about(pdf: Path) -> None:
    engine = ScriptedEngine()
    asked = Asked(engine, "What is it?", str(pdf), "--pages", "3,1")
    assert (asked.status, asked.error) == (0, "")
    assert names(engine) == ["report.pdf p. 3", "report.pdf p. 1"]
    # What was made for the question goes with it.
    assert not any(picture.path.exists() for picture in engine.asked[0].pictures)


def test_frames_of_a_video(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    clip = make_video(tmp_path / "clip.mp4")
    assert Asked(engine, "What is it?", str(clip), "--frames", "2").status == 0
    assert names(engine) == ["clip.mp4 0:01", "clip.mp4 0:03"]


def test_a_single_page_needs_no_number(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    Asked(engine, "What is it?", str(make_pdf(tmp_path / "one.pdf", [(300, 300)])))
    assert names(engine) == ["one.pdf p. 1"]


def test_without_a_choice_it_says_how_to_choose(pdf: Path, tmp_path: Path) -> None:
    asked = Asked(ScriptedEngine(), "What is it?", str(pdf))
    assert (asked.status, asked.out) == (1, "")
    assert "“report.pdf” has 3 pages: say which, such as --pages 1-3." in asked.error
    clip = make_video(tmp_path / "clip.mp4")
    assert "--frames 0:05,0:12" in Asked(ScriptedEngine(), "What is it?", str(clip)).error


def test_pages_that_there_are_not(pdf: Path) -> None:
    asked = Asked(ScriptedEngine(), "What is it?", str(pdf), "--pages", "2-9")
    assert asked.status == 1
    assert "“report.pdf”: There is no page 9: 1 to 3." in asked.error
