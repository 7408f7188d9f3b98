"""A transcript taken to another directory keeps all of it, and nothing of its names is obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.import_json import ImportedError
from glm4v_tui.chat.parcel import Parcel
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.reopening import TranscriptError, read
from glm4v_tui.chat.shown import Shown, picture_places
from glm4v_tui.chat.transcript import Transcript
from glm4v_tui.transcripts.imported import imported


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    """A saved conversation about one picture, of which the model is shown another one."""
    pictures = []
    for name in ("red", "blue"):
        Image.new("RGB", (8, 8), name).save(tmp_path / f"{name}.png")
        pictures.append(inspect(tmp_path / f"{name}.png"))
    conversation = Conversation().asked("What is it?", tuple(pictures[:1]))
    saved = Transcript.create(tmp_path / "data", "some model")
    saved.asked(conversation.turns[0])
    saved.show(Shown().with_picture(picture_places(conversation)[0][0], pictures[1]))
    saved.streamed("It is")
    saved.close()
    return saved.path


def test_it_arrives_with_every_picture(transcript: Path, tmp_path: Path) -> None:
    delivered = Parcel.of(transcript).deliver(tmp_path / "other")
    assert delivered == tmp_path / "other" / transcript.name
    assert delivered.read_bytes() == transcript.read_bytes()
    saved = read(delivered)
    shown = [picture for _, picture in saved.shown.instead if picture]
    for picture in (*saved.conversation.pictures, *shown):
        assert picture.path.parent == tmp_path / "other" / "pictures"
        assert picture.path.exists()


def test_a_folder_comes_in_whole_and_twice_as_copies(transcript: Path, tmp_path: Path) -> None:
    first = [*imported(transcript.parent, tmp_path / "other")]
    second = [*imported(transcript.parent, tmp_path / "other")]
    assert len({*first, *second}) == 2


def test_a_foreign_name_is_not_taken_over(transcript: Path, tmp_path: Path) -> None:
    hostile = transcript.rename(transcript.with_name("\x1b]0;x\x07.jsonl"))
    (delivered,) = imported(hostile, tmp_path / "other")
    assert delivered.name.isprintable()


@pytest.mark.parametrize("content", [b"", b"not one\n", b'{"messages": []}\n'])
def test_what_is_none_leaves_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    with pytest.raises(TranscriptError, match="is not a conversation"):
        [*imported(tmp_path / "a.jsonl", tmp_path / "other")]
    assert not (tmp_path / "other").exists()


def test_a_missing_picture_stays_named(transcript: Path, tmp_path: Path) -> None:
    for copy in (transcript.parent / "pictures").iterdir():
        copy.unlink()
    saved = read(Parcel.of(transcript).deliver(tmp_path / "other"))
    assert [picture.name for picture in saved.conversation.pictures] == ["red.png"]


def test_a_folder_without_any_says_so(transcript: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImportedError, match="has no conversations"):
        [*imported(tmp_path / "empty", tmp_path / "other")]
    with pytest.raises(ImportedError, match="are there already"):
        [*imported(transcript.parent, transcript.parent)]


def test_a_picture_that_could_not_be_copied_comes_from_where_it_was(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8), "red").save(tmp_path / "red.png")
    asked = Conversation().asked("What is it?", (inspect(tmp_path / "red.png"),)).turns[0]
    transcript = Transcript.create(tmp_path / "data", "some model")
    (tmp_path / "data" / "pictures").touch()
    with pytest.raises(TranscriptError, match="is not kept with it"):
        transcript.asked(asked)
    (picture,) = read(transcript.parcel().deliver(tmp_path / "other")).conversation.pictures
    assert inspect(picture.path).digest == picture.digest
