"""The ways to a server: TLS that is verified, proxies of the environment, sockets, keyrings."""

from __future__ import annotations

import asyncio
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import pytest

from glm4v_tui.engine.protocol import EngineError, ReplyDone, Sampling
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from glm4v_tui.engine.server_key import find_key
from tests.conftest import not_told, refused
from tests.engine.scripted_server import ScriptedServer
from tests.engine.subjects import asked

VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")

KEYRING = """
class errors:
    class KeyringError(Exception): pass
def get_password(service, name):
    return {("glm4v-tui", "gpu7:8000"): "from-the-ring"}.get((service, name))
"""


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*VARIABLES, "GLM4V_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
async def server() -> AsyncGenerator[ScriptedServer, None]:
    made = ScriptedServer()
    yield made
    await made.down()


async def answers(url: str) -> bool:
    """Return whether a server is reached and answers."""
    engine = ServedEngine(ServerOptions(server_address(url)))
    await engine.start(not_told, refused)
    async with aclosing(engine.reply(asked("two"), Sampling())) as events:
        ends = [event async for event in events if isinstance(event, ReplyDone)]
    await engine.close()
    return len(ends) == 1


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for localhost with its key, signed by itself."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    path = tmp_path / "both.pem"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    names = [
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        f"{tmp_path}/key",
        "-out",
        f"{path}",
    ]
    subprocess.run([*make.split(), *names], check=True, capture_output=True)
    return path


async def test_a_certificate_is_verified(
    server: ScriptedServer,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server.tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.tls.load_cert_chain(certificate, certificate.with_name("key"))
    await server.up()
    url = f"https://localhost:{server.port}"
    with pytest.raises(EngineError) as refusal:
        await answers(url)
    assert "certificate" in refusal.value.message
    assert server.asked == []
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert await answers(url)


async def test_a_proxy_of_the_environment_is_used_for_other_machines(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await server.up()
    monkeypatch.setenv("HTTP_PROXY", server.url)
    assert await answers("http://gpu7.invalid")
    assert "POST http://gpu7.invalid/v1/chat/completions" in server.requests


async def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://nowhere")
    with pytest.raises(EngineError) as refusal:
        await answers("http://gpu7.invalid")
    assert refusal.value.kind == "bad-argument"
    assert "ALL_PROXY" in refusal.value.advice


async def test_a_socket_that_others_must_not_open_is_told(tmp_path: Path) -> None:
    if os.getuid() == 0:
        pytest.skip("root may open everything")
    path = tmp_path / "closed.sock"
    listening = await asyncio.start_unix_server(lambda *_: None, path)
    path.chmod(0)
    with pytest.raises(EngineError, match="may not be opened"):
        await answers(f"unix:{path}")
    listening.close()


def test_a_keyring_is_asked_where_the_package_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keyring").mkdir()
    (tmp_path / "keyring" / "__init__.py").write_text(KEYRING)
    (tmp_path / "keyring" / "errors.py").write_text("class KeyringError(Exception): pass")
    code = (
        "from glm4v_tui.engine.server_key import find_key\n"
        "from glm4v_tui.engine.server_address import server_address\n"
        "key = find_key(server_address('http://gpu7:8000'))\n"
        "print(key, key.headers)\n"
        "print(bool(find_key(server_address('http://gpu8:8000'))))\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{Path.cwd()}")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == [
        "ServerKey(from the keyring) {'Authorization': 'Bearer from-the-ring'}",
        "False",
    ]


def test_without_a_keyring_there_is_no_key() -> None:
    assert not find_key(server_address("http://gpu7:8000"))
