"""Pictures from a web that is slow, too large, lies, turns in circles, or sends something else."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from glm4v_tui.chat.addresses import Address, read_address
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.fetching import FetchError, FetchLimits, FetchProgress, SentOn, fetch
from tests.chat.small_web import Asked, SmallWeb, drawing, serving
from tests.waiting import so


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallWeb]:
    """A server that is asked directly, whatever proxy this machine has."""
    monkeypatch.setenv("no_proxy", "*")
    with serving() as web:
        yield web


def deaf(_: FetchProgress) -> None:
    """Take no interest in progress."""


async def fetched(web: SmallWeb, path: str, directory: Path, **limits: float) -> Picture:
    found = await fetch(web.address(path), directory, deaf, FetchLimits(**limits))  # type: ignore[arg-type]
    assert isinstance(found, Picture)
    return found


async def refusal(web: SmallWeb, path: str, directory: Path, **limits: float) -> str:
    with pytest.raises(FetchError) as refused:
        await fetched(web, path, directory, **limits)
    assert not any(directory.rglob("*.*"))
    return str(refused.value)


async def test_a_picture_is_kept_by_its_hash_for_the_user_alone(
    web: SmallWeb, tmp_path: Path
) -> None:
    content = drawing(400)
    web.answers["/a/cat%20one.png"] = lambda asked: asked.send(content)
    told: list[FetchProgress] = []
    address = web.address("/a/cat one.png?size=2".replace(" ", "%20"))
    picture = await fetch(address, tmp_path / "data", told.append)
    assert isinstance(picture, Picture)
    assert (picture.name, picture.width, picture.format) == ("cat one.png", 400, "PNG")
    assert picture.address == address.url
    assert picture.digest == hashlib.sha256(content).hexdigest()
    assert picture.path.read_bytes() == content
    assert stat.S_IMODE(picture.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(picture.path.parent.stat().st_mode) == 0o700
    received = [progress.received for progress in told]
    assert received == sorted(set(received))
    assert (told[0].received, told[0].total) == (0, None)
    assert (told[-1].received, told[-1].total) == (len(content), len(content))
    assert web.asked == ["/a/cat%20one.png?size=2"]


async def test_a_length_that_is_too_large_is_refused_before_anything_comes(
    web: SmallWeb, tmp_path: Path
) -> None:
    web.answers["/x"] = lambda asked: asked.send(b"", length=60_000_000)
    said = await refusal(web, "/x", tmp_path)
    assert said == "The picture has 60 MB, more than 50 MB."


async def test_what_hides_its_length_is_stopped_at_the_limit(web: SmallWeb, tmp_path: Path) -> None:
    def endless(asked: Asked) -> None:
        asked.head()
        while not web.released.is_set():
            asked.wfile.write(bytes(65_536))

    web.answers["/x"] = endless
    assert await refusal(web, "/x", tmp_path, size=2_000_000) == "The picture has more than 2 MB."


async def test_less_than_was_promised_is_no_picture(web: SmallWeb, tmp_path: Path) -> None:
    content = drawing()
    web.answers["/x"] = lambda asked: asked.send(content[:-9], length=len(content))
    assert "and hung up" in await refusal(web, "/x", tmp_path)


async def test_more_than_was_promised_is_cut_off_and_no_picture(
    web: SmallWeb, tmp_path: Path
) -> None:
    content = drawing()
    web.answers["/x"] = lambda asked: asked.send(content, length=len(content) // 2)
    assert "cut off" in await refusal(web, "/x", tmp_path)


async def test_a_silent_host_is_given_up(web: SmallWeb, tmp_path: Path) -> None:
    def silent(asked: Asked) -> None:
        asked.send(drawing()[:20], length=1000)
        web.released.wait()

    web.answers["/x"] = silent
    assert "nothing for 0.05 s" in await refusal(web, "/x", tmp_path, silence=0.05)


async def test_a_host_that_drips_is_given_up_too(web: SmallWeb, tmp_path: Path) -> None:
    def dripping(asked: Asked) -> None:
        asked.head(Content_Length=10**6)
        while not web.released.wait(0.01):
            asked.wfile.write(b"x")

    web.answers["/x"] = dripping
    assert "took more than" in await refusal(web, "/x", tmp_path, seconds=0.2)


async def test_cancelling_does_not_wait_for_the_host(web: SmallWeb, tmp_path: Path) -> None:
    web.answers["/x"] = lambda _: web.released.wait()
    task = asyncio.create_task(fetched(web, "/x", tmp_path))
    await so(lambda: web.asked)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not web.released.is_set()


async def test_redirects_on_the_same_host_are_followed_and_told(
    web: SmallWeb, tmp_path: Path
) -> None:
    content = drawing()
    web.answers["/a"] = lambda asked: asked.head(302, Location="b/c.png")
    web.answers["/b/c.png"] = lambda asked: asked.send(content)
    told: list[FetchProgress] = []
    picture = await fetch(web.address("/a"), tmp_path, told.append)
    assert isinstance(picture, Picture)
    assert picture.name == "c.png"
    assert picture.address.endswith("/b/c.png")
    assert web.address("/b/c.png") in [progress.address for progress in told]


async def test_a_circle_ends(web: SmallWeb, tmp_path: Path) -> None:
    web.answers["/a"] = lambda asked: asked.head(301, Location="/b")
    web.answers["/b"] = lambda asked: asked.head(307, Location="/a")
    assert "on and on, 6 times" in await refusal(web, "/a", tmp_path)
    assert len(web.asked) == 6


async def test_another_host_is_not_asked_without_a_yes(web: SmallWeb, tmp_path: Path) -> None:
    with serving("127.0.0.2") as other:
        there = other.address("/secret")
        web.answers["/a"] = lambda asked: asked.head(302, Location=there.url)
        found = await fetch(web.address("/a"), tmp_path, deaf)
        assert found == SentOn(there, 1)
        assert other.asked == []
        limits = FetchLimits(redirects=1)
        other.answers["/secret"] = lambda asked: asked.head(302, Location="/more")
        with pytest.raises(FetchError, match="on and on"):
            await fetch(there, tmp_path, deaf, limits, redirects=1)


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://x/y", "", None, "http://["])
async def test_a_redirect_leads_nowhere_else_than_the_web(
    web: SmallWeb, tmp_path: Path, location: str | None
) -> None:
    headers = {} if location is None else {"Location": location}
    web.answers["/a"] = lambda asked: asked.head(302, **headers)
    assert "cannot be fetched" in await refusal(web, "/a", tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\n<!DOCTYPE HTML><title>Cats</title>", "copy the address of the picture itself"),
        (b"", "sent nothing"),
        (b"%PDF-1.7", "is a PDF"),
        (b"words", "is not a picture"),
        (drawing()[:400], "is cut off"),
    ],
)
async def test_what_is_no_picture_is_not_kept(
    web: SmallWeb, tmp_path: Path, content: bytes, words: str
) -> None:
    web.answers["/x.png"] = lambda asked: asked.send(content)
    assert words in await refusal(web, "/x.png", tmp_path)


@pytest.mark.parametrize(
    ("status", "words"), [(404, "has no picture there (HTTP 404)"), (500, "cannot send it")]
)
async def test_a_refusal_is_a_sentence(
    web: SmallWeb, tmp_path: Path, status: int, words: str
) -> None:
    web.answers["/x"] = lambda asked: asked.head(status)
    assert words in await refusal(web, "/x", tmp_path)


async def test_who_speaks_no_http_is_told_of(web: SmallWeb, tmp_path: Path) -> None:
    web.answers["/x"] = lambda asked: asked.wfile.write(b"220 mail ready\r\n")
    assert "does not speak HTTP" in await refusal(web, "/x", tmp_path)


async def test_nobody_listens(web: SmallWeb, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = read_address(f"http://127.0.0.1:{free.getsockname()[1]}/x.png")
        assert nobody is not None
        with pytest.raises(FetchError, match="does not answer"):
            await fetch(nobody, tmp_path, deaf)


async def test_a_directory_that_cannot_be_written_is_told_of(web: SmallWeb, tmp_path: Path) -> None:
    content = drawing()
    web.answers["/x"] = lambda asked: asked.send(content)
    (tmp_path / "file").touch()
    with pytest.raises(FetchError, match="cannot be kept"):
        await fetched(web, "/x", tmp_path / "file")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (" HTTP://Example.ORG/Ä b.png ".replace(" b", "b"), "http://example.org/%C3%84b.png"),
        ("https://example.org:443", "https://example.org/"),
        ("http://example.org:8080/a?b=c%20d#e", "http://example.org:8080/a?b=c%20d"),
        ("http://[::1]:8000/a.png", "http://[::1]:8000/a.png"),
        ("http://аpple.com/a.png", "http://xn--pple-43d.com/a.png"),
        ("http://192.168.0.1/a", "http://192.168.0.1/a"),
    ],
)
def test_addresses(text: str, url: str) -> None:
    address = read_address(text)
    assert address is not None
    assert address.url == url


@pytest.mark.parametrize(
    "text",
    [
        *("", "example.org/a.png", "ftp://example.org/a", "file:///a.png", "http://", "https:///a"),
        *("see http://example.org/a", "http://a.org/ http://b.org/", "http://a.org:99999/"),
        *("http://user:word@a.org/", "http://google.com@a.org/", "http://a\x1b.org/", "http://[/"),
        "http://a.org/" + "x" * 5000,
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert read_address(text) is None


def test_a_step_to_the_same_host_must_not_be_less_private() -> None:
    def at(url: str) -> Address:
        address = read_address(url)
        assert address is not None
        return address

    assert at("http://a.org/1").is_of_the_same_site(at("https://a.org/2"))
    assert not at("https://a.org/1").is_of_the_same_site(at("http://a.org/1"))
    assert not at("http://a.org/1").is_of_the_same_site(at("http://a.org:22/1"))
    assert not at("http://a.org/1").is_of_the_same_site(at("http://b.a.org/1"))
