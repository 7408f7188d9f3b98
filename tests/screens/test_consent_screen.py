"""Questions of an engine: what the user must know before a yes."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from glm4v_tui.engine.protocol import ConsentQuestion, DownloadWanted, RemoteCodeWanted
from glm4v_tui.screens.consent_screen import ConsentScreen, in_bytes
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.waiting import until

GB = 10**9
DOWNLOAD = DownloadWanted("zai-org/glm-4v-9b", 28 * GB, 120 * GB, "/data/hub/models--zai-org")
TOO_LARGE = DownloadWanted("zai-org/GLM-4.6V", 216 * GB, 40 * GB, "/home/x/.cache/huggingface")
CODE = RemoteCodeWanted("zai-org/glm-4v-9b", ("modeling_chatglm.py", "visual.py"))


async def words(question: ConsentQuestion) -> str:
    app = DialogApp(ConsentScreen(question))
    async with app.run_test():
        return "\n".join(str(part.render()) for part in app.screen.query(Static))


async def test_a_download_names_size_space_and_place() -> None:
    shown = await words(DOWNLOAD)
    assert all(part in shown for part in ("28 GB", "120 GB", "/data/hub", "zai-org/glm-4v-9b"))
    assert "too little" not in shown


async def test_too_little_space_is_said() -> None:
    assert "too little space: 176 GB more" in await words(TOO_LARGE)


async def test_code_is_listed_with_what_it_can_do() -> None:
    shown = await words(CODE)
    assert all(part in shown for part in ("modeling_chatglm.py", "visual.py", "whatever you can"))


async def test_hostile_names_are_cleaned() -> None:
    assert "\x1b" not in await words(RemoteCodeWanted("a\x1b[2J", ("b\x1b[31m.py",)))


@pytest.mark.parametrize(("key", "answer"), [("enter", False), ("y", True)])
async def test_the_default_is_no(key: str, answer: bool) -> None:
    app = DialogApp(ConsentScreen(CODE))
    async with app.run_test() as pilot:
        await pilot.press(key)
        await until(pilot, lambda: app.answers == [answer])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (28_123 * 10**6, "28.1 GB"),
        (999_700, "1 MB"),
    ],
)
def test_bytes_in_words(number: int, words: str) -> None:
    assert in_bytes(number) == words


@at_every_size
@pytest.mark.parametrize("question", [DOWNLOAD, TOO_LARGE, CODE], ids=["download", "full", "code"])
def test_looks(snap_compare: SnapCompare, question: ConsentQuestion, size: tuple[int, int]) -> None:
    assert snap_compare(DialogApp(ConsentScreen(question)), terminal_size=size)
