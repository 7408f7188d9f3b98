"""A conversation is written as Markdown that reads well and overwrites nothing."""

import re
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from glm4v_tui.chat.contained import contained
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.export import ExportError, save_markdown, to_markdown
from glm4v_tui.chat.pictures import inspect


def drawn(path: Path) -> Picture:
    Image.new("RGB", (4, 3), (9, sum(map(ord, path.name)) % 256, 9)).save(path, "PNG")
    return inspect(path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_conversation_reads_in_order(tmp_path: Path) -> None:
    cat = drawn(tmp_path / "cat.png")
    conversation = (
        Conversation(system="Be brief.")
        .asked("What is it?", (cat,))
        .answered("A **cat**.", "stop", "I look.")
        .asked("Sure?")
        .answered("Ye", "stopped")
    )
    text = to_markdown(
        conversation,
        title="What is it?",
        model="zai-org/glm-4v-9b",
        started=datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
        links={cat.digest: "p/1-cat.png"},
    )
    assert text == (
        "# What is it?\n\nzai-org/glm-4v-9b, 2026-11-23 08:00 UTC\n\n"
        "## System\n\nBe brief.\n\n"
        "## Question\n\n![cat.png](p/1-cat.png)\ncat.png, 4×3\n\nWhat is it?\n\n"
        "## Answer\n\n<details><summary>Reasoning</summary>\n\nI look.\n\n</details>\n\n"
        "A **cat**.\n\n"
        "## Question\n\nSure?\n\n## Answer\n\nYe\n\n*The answer was stopped.*\n"
    )


def test_a_picture_from_the_web_has_its_address(tmp_path: Path) -> None:
    cat = replace(drawn(tmp_path / "cat.png"), address="https://a.org/b_c.png")
    text = to_markdown(Conversation().asked("?", (cat,)), title="?")
    assert r"cat.png, 4×3, from https://a.org/b\_c.png" in text


def test_pictures_lie_beside_the_file_and_all_is_private(tmp_path: Path) -> None:
    names = ["a b.png", "[x](y)\n\x1b.png", "图片.PNG", "🐈.png", "..png"]
    pictures = tuple(drawn(tmp_path / name) for name in names)
    conversation = Conversation().asked("?", (*pictures, pictures[0]))
    path = save_markdown(conversation, tmp_path / "out", title="What/../is: 这?")
    assert path == tmp_path / "out" / "what-is-这.md"
    folder = path.with_name("what-is-这-pictures")
    assert sorted(copy.name for copy in folder.iterdir()) == [
        *("1-a-b.png", "2-x-y.png", "3-图片.png", "4.png", "5.png")
    ]
    text = path.read_text()
    links = re.findall(r"(?<!\\)\]\((\S+)\)\n", text)
    assert len(links) == 6
    copies = [path.parent / unquote(link) for link in links]
    assert [copy.read_bytes() for copy in copies[:5]] == [p.path.read_bytes() for p in pictures]
    assert r"![\[x\](y)␊␛.png]" in text
    assert {mode(each) for each in (path, *copies)} == {0o600}
    assert {mode(each) for each in (path.parent, folder)} == {0o700}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    conversation = Conversation().asked("?", (drawn(tmp_path / "a.png"),))
    names = [save_markdown(conversation, tmp_path / "x.md").name for _ in range(3)]
    assert names == ["x.md", "x-2.md", "x-3.md"]
    (tmp_path / "x-4-pictures").symlink_to("nowhere")
    assert save_markdown(conversation, tmp_path / "x.md").name == "x-5.md"


def test_a_picture_that_is_gone_is_named(tmp_path: Path) -> None:
    picture = drawn(tmp_path / "gone.png")
    picture.path.unlink()
    path = save_markdown(Conversation().asked("?", (picture,)), tmp_path / "out")
    assert "Picture: gone.png, 4×3" in path.read_text()
    assert list(path.parent.iterdir()) == [path]


def test_a_place_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"“x\.md” is not written"):
        save_markdown(Conversation().asked("?"), tmp_path / "file" / "x.md")


def test_control_characters_are_spelled_out() -> None:
    conversation = Conversation().asked("a\x1b[2J\udc80").answered("b\x9b\nc", "stop")
    text = to_markdown(conversation, title="t\x07")
    assert "a␛[2J\\x80" in text
    assert "b\\x9b\nc" in text
    assert "# t␇" in text


@pytest.mark.parametrize(
    ("markdown", "safe"),
    [
        ("```py\nx = 1", "```py\nx = 1\n```"),
        ("```\nx\n```", "```\nx\n```"),
        ("~~~~\n```\n~~~", "~~~~\n```\n~~~\n~~~~"),
        ("```not a `fence`", "```not a `fence`"),
        ("text\n<!-- never closed", "text\n&lt;!-- never closed"),
        ("<script>\nx", "&lt;script>\nx"),
        ("  </DETAILS>", "  &lt;/DETAILS>"),
        ("<b>bold</b> a < b", "<b>bold</b> a < b"),
        ("```\n<script>\n```", "```\n<script>\n```"),
    ],
)
def test_no_answer_swallows_the_next(markdown: str, safe: str) -> None:
    assert contained(markdown) == safe
