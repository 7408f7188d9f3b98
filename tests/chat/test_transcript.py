"""A conversation is on the disk while it happens, and comes back whatever happened to the file."""

import json
import os
import resource
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.conversation import Conversation, Picture, Text, Turn
from glm4v_tui.chat.pictures import inspect, load
from glm4v_tui.chat.transcript import Numbers, ReadOnlyError, Transcript, TranscriptError, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "transcripts"


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    path = tmp_path / "a [b]\n\x1b.png"
    Image.new("RGB", (9, 7), (200, 0, 0)).save(path, "PNG")
    return inspect(path)


def question(text: str, *pictures: Picture) -> Turn:
    return Turn("user", (*pictures, Text(text)))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_whole_conversation_comes_back(folder: Path, picture: Picture) -> None:
    numbers = Numbers(prompt_tokens=150, reply_tokens=3, total_seconds=0.5)
    transcript = Transcript.create(folder, "zai-org/glm-4v-9b", "Be brief.")
    kept = transcript.asked(question("What is\nit?", picture), {"temperature": 0.6, "seed": None})
    transcript.streamed("", "I look. ")
    transcript.streamed("A red ")
    transcript.flush()
    transcript.streamed("square.\u2028图片 🐈")
    transcript.ended("stop", numbers=numbers)
    transcript.asked(question("Sure?"), {"temperature": 0.0}, system="Be long.")
    transcript.ended("error", "The engine died.")
    transcript.close()

    saved = read(transcript.path)
    copy = replace(picture, path=folder / "pictures" / f"{picture.digest}.png")
    assert kept.pictures == (copy,)
    asked = Conversation(system="Be long.").asked("What is\nit?", (copy,))
    answered = asked.answered("A red square.\u2028图片 🐈", "stop", "I look. ")
    failed = Turn("assistant", (Text(""),), ending="error", problem="The engine died.")
    again = answered.asked("Sure?")
    assert saved.conversation == replace(again, turns=(*again.turns, failed))
    assert (saved.model, saved.title) == ("zai-org/glm-4v-9b", "What is it?")
    assert saved.sampling == {"temperature": 0.0}
    assert saved.numbers == {1: numbers}
    assert saved.damaged == 0


def test_files_are_private_whatever_the_umask(folder: Path, picture: Picture) -> None:
    old = os.umask(0)
    try:
        transcript = Transcript.create(folder, "m")
        transcript.asked(question("?", picture))
    finally:
        os.umask(old)
    pictures = folder / "pictures"
    assert {mode(path) for path in (folder.parent, folder, pictures)} == {0o700}
    assert {mode(path) for path in (transcript.path, *pictures.iterdir())} == {0o600}


def test_directories_that_exist_keep_their_mode(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    Transcript.create(folder, "m").asked(question("?"))
    assert mode(folder) == 0o755


def test_what_was_flushed_survives_a_crash(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("Tell me."))
    assert read(transcript.path).conversation == Conversation().asked("Tell me.")
    transcript.streamed("Once upon ", "hm")
    transcript.flush()
    transcript.streamed("never flushed")
    told = Conversation().asked("Tell me.").answered("Once upon ", "stopped", "hm")
    assert read(transcript.path).conversation == told


def test_a_torn_last_line_is_kept_aside_and_the_conversation_goes_on(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    transcript.streamed("First.")
    transcript.ended("stop")
    transcript.asked(question("Two?"))
    transcript.streamed("A torn answer")
    transcript.close()
    whole = transcript.path.read_bytes()
    transcript.path.write_bytes(whole[:-9])

    before = read(transcript.path)
    assert before.damaged == 1
    assert [turn.text for turn in before.conversation.turns] == ["One?", "First.", "Two?"]
    resumed = Transcript.open(transcript.path, "other")
    resumed.asked(question("Three?"))
    resumed.close()
    after = read(transcript.path)
    assert [turn.text for turn in after.conversation.turns] == ["One?", "First.", "Two?", "Three?"]
    assert after.model == "other"
    assert transcript.path.read_bytes().startswith(whole[:-9])


def test_a_last_line_that_only_lacks_its_end_counts(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    transcript.close()
    transcript.path.write_bytes(transcript.path.read_bytes()[:-1])
    assert read(transcript.path).conversation == Conversation().asked("One?")


def test_opening_and_looking_writes_nothing(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    transcript.close()
    whole = transcript.path.read_bytes()
    resumed = Transcript.open(transcript.path, "m")
    resumed.flush()
    resumed.close()
    resumed.close()
    assert transcript.path.read_bytes() == whole


def test_a_conversation_without_a_question_leaves_no_file(folder: Path) -> None:
    Transcript.create(folder, "m").close()
    assert list(folder.iterdir()) == []


def test_a_question_taken_back_is_gone(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    transcript.streamed("First.")
    transcript.ended("stop", numbers=Numbers(prompt_tokens=9))
    transcript.asked(question("Two?"))
    transcript.unasked()
    assert [turn.text for turn in read(transcript.path).conversation.turns] == ["One?", "First."]
    transcript.unasked()
    saved = read(transcript.path)
    assert (saved.conversation.turns, saved.numbers) == ((), {})


def test_words_that_come_while_others_are_written_are_all_there_in_order(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("Count."))
    words = [f"{number} " for number in range(2000)]
    with ThreadPoolExecutor() as threads:
        flushes = []
        for number, word in enumerate(words):
            transcript.streamed(word)
            if number % 20 == 0:
                flushes.append(threads.submit(transcript.flush))
    assert [flush.result() for flush in flushes] == [None] * 100
    transcript.ended("stop")
    saved = read(transcript.path)
    assert (saved.conversation.turns[1].text, saved.damaged) == ("".join(words), 0)


def test_two_programs_never_share_a_file(folder: Path) -> None:
    paths = {Transcript.create(folder, "m").path for _ in range(50)}
    assert len(paths) == 50


def test_a_second_program_may_only_read(folder: Path) -> None:
    first = Transcript.create(folder, "m")
    first.asked(question("One?"))
    with pytest.raises(ReadOnlyError, match="open in another program"):
        Transcript.open(first.path, "m")
    assert len(read(first.path).conversation.turns) == 1
    first.close()
    second = Transcript.open(first.path, "m")
    second.asked(question("Two?"))
    assert [turn.text for turn in read(first.path).conversation.turns] == ["One?", "Two?"]


def test_without_locks_two_programs_part_ways(folder: Path) -> None:
    first = Transcript.create(folder, "m")
    first.asked(question("One?"))
    shared = first.path
    with shared.open("a") as foreign:
        foreign.write('{"kind":"ended","turn":1,"time":"2030-01-01T00:00:00Z","ending":"stop"}\n')
    first.asked(question("Other two?"))
    assert first.path != shared
    assert [turn.text for turn in read(first.path).conversation.turns] == ["One?", "Other two?"]
    assert [turn.text for turn in read(shared).conversation.turns] == ["One?", ""]


def test_an_empty_file_that_is_opened_stays(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(TranscriptError, match="not a conversation"):
        Transcript.open(tmp_path / "empty.jsonl", "m")
    assert (tmp_path / "empty.jsonl").is_file()


def test_a_file_that_cannot_be_made_yet_is_made_later(folder: Path, picture: Picture) -> None:
    folder.parent.mkdir()
    folder.touch()
    transcript = Transcript.begin(folder, "m")
    for attempt in (
        lambda: transcript.asked(question("One?", picture)),
        lambda: transcript.ended("stop"),
    ):
        with pytest.raises(TranscriptError, match="a file stands where"):
            attempt()
    assert transcript.unsaved
    folder.unlink()
    transcript.flush()
    assert not transcript.unsaved
    saved = read(transcript.path)
    assert [turn.role for turn in saved.conversation.turns] == ["user", "assistant"]
    assert load(saved.conversation.pictures[0]).size == (9, 7)


def test_a_title_is_kept_and_can_be_taken_back(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    transcript.filed(title="\x1b[31m The  moon ", archived=True)
    transcript.asked(question("Two?"))
    saved = read(transcript.path)
    assert (saved.title, saved.archived) == ("␛[31m The moon", True)
    assert len(saved.conversation.turns) == 2
    transcript.filed(title="", archived=False)
    saved = read(transcript.path)
    assert (saved.title, saved.archived) == ("One?", False)


def test_a_deleted_transcript_is_written_anew(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    transcript.path.unlink()
    transcript.ended("stopped")
    assert len(read(transcript.path).conversation.turns) == 2


def test_a_full_disk_is_said_and_nothing_is_lost(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    transcript.streamed("x" * 10_000)
    resource.setrlimit(resource.RLIMIT_FSIZE, (transcript.path.stat().st_size + 100, limits[1]))
    try:
        with pytest.raises(TranscriptError, match="not saved"):
            transcript.flush()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert read(transcript.path).damaged == 0
    transcript.ended("stop")
    saved = read(transcript.path)
    assert (saved.conversation.turns[-1].text, saved.damaged) == ("x" * 10_000, 0)


def test_a_directory_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TranscriptError, match="file stands where"):
        Transcript.create(tmp_path / "file", "m")
    with pytest.raises(TranscriptError, match="file stands where"):
        Transcript.create(tmp_path / "file" / "below", "m")


def test_a_directory_without_permission_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("this user writes to directories whatever their permissions")
    with pytest.raises(TranscriptError, match="no permission to write"):
        Transcript.create(tmp_path / "transcripts", "m")


def test_a_conversation_outlives_its_pictures(folder: Path, picture: Picture) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("?", picture, picture))
    picture.path.unlink()
    kept = read(transcript.path).conversation.pictures
    assert [load(each).size for each in kept] == [(9, 7), (9, 7)]
    assert kept[0].name == picture.name
    assert len(list((folder / "pictures").iterdir())) == 1


def test_a_damaged_copy_is_made_again(folder: Path, picture: Picture) -> None:
    first = Transcript.create(folder, "m").asked(question("?", picture))
    first.pictures[0].path.write_bytes(b"damaged")
    again = Transcript.create(folder, "m").asked(question("?", picture))
    assert load(again.pictures[0]).size == (9, 7)


def test_a_picture_that_vanished_is_said_and_the_question_saved(
    folder: Path, picture: Picture
) -> None:
    picture.path.unlink()
    transcript = Transcript.create(folder, "m")
    with pytest.raises(TranscriptError, match="not there any more"):
        transcript.asked(question("What?", picture))
    assert read(transcript.path).conversation.turns[0].text == "What?"


def test_names_that_are_no_utf8_are_saved(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.png")
    Image.new("RGB", (2, 2)).save(path)
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("lone \udc80 surrogate", inspect(path)))
    transcript.streamed("\ud800")
    transcript.ended("stop")
    saved = read(transcript.path)
    assert saved.conversation.pictures[0].name == "caf\\xe9.png"
    assert saved.conversation.turns[1].text == "\\ud800"


def test_records_of_newer_programs_are_passed_over(folder: Path) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    transcript.close()
    with transcript.path.open("a") as file:
        file.write('{"kind":"rated","stars":5}\n')
        file.write('{"kind":"delta","turn":1,"text":"Yes.","mood":"glad"}\n')
    saved = read(transcript.path)
    assert (saved.conversation.turns[1].text, saved.damaged) == ("Yes.", 0)


def test_a_newer_version_may_only_be_read(folder: Path) -> None:
    folder.mkdir(parents=True)
    path = folder / "new.jsonl"
    opened = {"kind": "opened", "version": 3, "time": "2030-01-01T00:00:00Z", "model": "m"}
    asked = {"kind": "asked", "turn": 1, "time": "2030-01-01T00:00:00Z", "parts": [{"text": "?"}]}
    lines = f"{json.dumps(opened)}\n{json.dumps(asked)}\n"
    path.write_text(lines)
    saved = read(path)
    assert (saved.newer, saved.title) == (True, "?")
    with pytest.raises(ReadOnlyError, match="newer version"):
        Transcript.open(path, "m")
    assert path.read_text() == lines


HOSTILE = {
    "digest": "../../../../tmp/evil",
    "name": "a.png",
    "original": "/etc/passwd",
    "width": 1,
    "height": 1,
    "size": 1,
    "format": "PNG",
}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"digest": "a" * 63},
        {"digest": "A" * 64},
        {"digest": "a" * 64 + "\n"},
        {"digest": "a" * 64, "format": "../x"},
        {"digest": "a" * 64, "format": "EPS"},
        {"digest": "a" * 64, "width": 0},
        {"digest": "a" * 64, "height": 10**30},
        {"digest": "a" * 64, "size": -1},
    ],
)
def test_hostile_pictures_are_damage(folder: Path, change: dict[str, object]) -> None:
    transcript = Transcript.create(folder, "m")
    transcript.asked(question("One?"))
    transcript.close()
    asked = {
        "kind": "asked",
        "turn": 2,
        "time": "2030-01-01T00:00:00Z",
        "parts": [{**HOSTILE, **change}, {"text": "Two?"}],
    }
    with transcript.path.open("a") as file:
        file.write(json.dumps(asked) + "\n")
    saved = read(transcript.path)
    assert (saved.damaged, saved.conversation) == (1, Conversation().asked("One?"))


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"hello\n", b"\xff\xfe\x00", b"[" * 100_000, b'{"kind":"rated"}\n', b"\0" * 999],
)
def test_what_is_no_transcript_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x\x1b.jsonl"
    path.write_bytes(content)
    with pytest.raises(TranscriptError, match=r"“x␛\.jsonl” is not a conversation"):
        read(path)


def test_records_in_an_impossible_order_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    time = '"time":"2030-01-01T00:00:00Z"'
    lines = [
        '{"kind":"delta","turn":1,"text":"x"}',
        f'{{"kind":"ended","turn":1,{time},"ending":"stop"}}',
        f'{{"kind":"unasked","turn":1,{time}}}',
        f'{{"kind":"asked","turn":1,{time},"parts":[{{"text":"One?"}}]}}',
        f'{{"kind":"opened","version":1,{time},"model":"late"}}',
    ]
    path.write_text("\n".join(lines))
    saved = read(path)
    assert saved.conversation == Conversation().asked("One?")
    assert (saved.model, saved.damaged) == ("late", 2)


def test_a_pipe_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    with pytest.raises(TranscriptError, match="is a pipe"):
        read(tmp_path / "pipe.jsonl")
    with pytest.raises(TranscriptError, match="not there any more"):
        Transcript.open(tmp_path / "none.jsonl", "m")
