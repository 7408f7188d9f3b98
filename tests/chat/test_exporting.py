"""Conversations go out in any form and come back, over nothing that is there and out of nowhere."""

from __future__ import annotations

import base64
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.copying import save_copy
from glm4v_tui.chat.export_json import to_json
from glm4v_tui.chat.exporting import FORMS, ThereError, export, file_name, form_of
from glm4v_tui.chat.import_json import ImportedError, import_json
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.reopening import Saved, read


def drawn(path: Path, colour: str = "red") -> Picture:
    Image.new("RGB", (4, 3), colour).save(path, "PNG")
    return inspect(path)


def kept(folder: Path, conversation: Conversation, title: str = "") -> Saved:
    sampling = {"temperature": 0.5, "seed": None}
    return read(save_copy(conversation, folder / "data", "m", title=title, sampling=sampling))


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    pictures = drawn(tmp_path / "cat \x1b.png"), drawn(tmp_path / "dog.png", "blue")
    conversation = (
        Conversation(system="Be brief.")
        .asked("Which?", pictures)
        .answered("The **cat**.", "stop", "I look.")
        .asked("Sure?")
        .answered("Yes.", "stop")
    )
    return kept(tmp_path, conversation, "Cats & dogs")


def test_every_form_is_private_and_overwrites_nothing(tmp_path: Path, saved: Saved) -> None:
    for form in FORMS:
        path = tmp_path / "out" / file_name(saved, form)
        assert path.name == f"cats-dogs.{form}"
        assert form_of(path) == form
        assert export(saved, form, path) == path
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        content = path.read_bytes()
        assert b"cat" in content.lower()
        path.write_text("other")
        with pytest.raises(ThereError, match="is there already"):
            export(saved, form, path)
        assert path.read_text() == "other"
        export(saved, form, path, force=True)
        assert path.read_bytes() == content
    assert len(list((tmp_path / "out" / "cats-dogs-pictures").iterdir())) == 2


def test_a_folder_of_pictures_is_not_written_into_unasked(tmp_path: Path, saved: Saved) -> None:
    (tmp_path / "a-pictures").mkdir()
    with pytest.raises(ThereError, match="a-pictures"):
        export(saved, "md", tmp_path / "a.md")
    assert not (tmp_path / "a.md").exists()


def test_json_is_what_the_openai_schema_has(saved: Saved) -> None:
    request = json.loads(to_json(saved))
    assert [message["role"] for message in request["messages"]] == [
        *("system", "user", "assistant", "user", "assistant")
    ]
    first, _, text = request["messages"][1]["content"]
    head, content = first["image_url"]["url"].split(",")
    assert (first["type"], head) == ("image_url", "data:image/png;base64")
    assert base64.b64decode(content) == saved.conversation.pictures[0].path.read_bytes()
    assert text == {"type": "text", "text": "Which?"}
    assert request["messages"][2] == {
        "role": "assistant",
        "content": "The **cat**.",
        "reasoning_content": "I look.",
    }
    assert (request["temperature"], "seed" in request) == (0.5, False)
    linked = json.loads(to_json(saved, link=True))["messages"][1]["content"][0]
    assert linked["image_url"]["url"] == saved.conversation.pictures[0].path.as_uri()


@pytest.mark.parametrize("link", [False, True])
def test_what_goes_out_comes_back(tmp_path: Path, saved: Saved, link: bool) -> None:
    path = export(saved, "json", tmp_path / "out" / "a.json", link=link)
    again = read(import_json(path, tmp_path / "data", "other"))
    assert again.conversation.system == "Be brief."
    assert [turn.text for turn in again.conversation.turns] == [
        *("Which?", "The **cat**.", "Sure?", "Yes.")
    ]
    assert again.conversation.turns[1].reasoning == "I look."
    assert [p.digest for p in again.conversation.pictures] == [
        p.digest for p in saved.conversation.pictures
    ]
    assert (again.title, again.model) == ("Cats & dogs", "m")


def test_a_bare_list_of_messages_is_imported(tmp_path: Path) -> None:
    messages = [{"role": "user", "content": "?"}, {"role": "assistant", "content": "!"}]
    (tmp_path / "a.json").write_text(json.dumps(messages))
    again = read(import_json(tmp_path / "a.json", tmp_path / "data", "other"))
    assert ([turn.text for turn in again.conversation.turns], again.model) == (["?", "!"], "other")


def picture_message(url: str) -> list[object]:
    return [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": url}}]}]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ({}, "messages: Field required"),
        ([], "messages"),
        ([{"role": "tool"}], "messages.0.role"),
        ([{"role": "assistant", "content": "!"}], "before any question"),
        (picture_message("data:image/png;base64,!!"), "no base64"),
        (picture_message("data:image/png,x"), "not in base64"),
        (picture_message("data:image/png;base64,aGVsbG8="), "not a picture"),
        (picture_message("https://example.org/a.png"), "nothing is fetched"),
        (picture_message("file:///etc/passwd"), "lies elsewhere, at “/etc/passwd”"),
        (picture_message("../secret.png"), "lies elsewhere"),
        (picture_message("gone.png"), "is not there any more"),
    ],
)
def test_what_cannot_be_imported_is_named(tmp_path: Path, content: object, words: str) -> None:
    drawn(tmp_path / "secret.png")
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(ImportedError, match=words):
        import_json(file, tmp_path / "data", "m")
    assert not list((tmp_path / "data").glob("*.jsonl"))


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(["../../evil", "/etc/passwd", "..", "a/b", "\x1b]0;x\x07", "\u202egnp.md"]),
    )
)
def test_a_title_is_never_a_path(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("title")
    saved = kept(folder, Conversation().asked("?").answered("!", "stop"), title)
    for form in FORMS:
        name = file_name(saved, form)
        assert Path(name).name == name
        assert name.isprintable()
        written = export(saved, form, folder / "out" / name)
        assert written.parent == folder / "out"
    assert {path.name for path in folder.iterdir()} == {"data", "out"}
