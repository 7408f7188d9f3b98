"""The key of a server comes from the environment, and is shown nowhere."""

from __future__ import annotations

import pytest

from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.engine.server_address import server_address
from glm4v_tui.engine.server_key import ServerKey, find_key

REMOTE, OPEN = server_address("https://gpu7"), server_address("http://gpu7")


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GLM4V_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def test_our_own_variable_goes_before_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "usual")
    assert find_key(REMOTE).headers == {"Authorization": "Bearer usual"}
    monkeypatch.setenv("GLM4V_API_KEY", "own")
    assert find_key(REMOTE).headers == {"Authorization": "Bearer own"}


def test_the_key_of_other_programs_is_not_sent_where_it_could_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "usual")
    assert not find_key(OPEN)


def test_a_setting_names_another_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLUSTER_KEY", "theirs")
    assert find_key(OPEN, "CLUSTER_KEY").headers == {"Authorization": "Bearer theirs"}


def test_a_key_in_the_settings_is_refused_and_not_repeated() -> None:
    with pytest.raises(EngineError) as refusal:
        find_key(REMOTE, "sk-hunter2")
    assert "hunter2" not in f"{refusal.value.message} {refusal.value.advice} {refusal.value.cause}"


def test_an_empty_variable_that_was_named_is_told() -> None:
    with pytest.raises(EngineError, match="NO_SUCH_KEY"):
        find_key(REMOTE, "NO_SUCH_KEY")


@pytest.mark.parametrize("text", ["a key\nX-Evil: 1", "schlüssel"])
def test_what_no_header_carries_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("GLM4V_API_KEY", text)
    with pytest.raises(EngineError) as refusal:
        find_key(REMOTE)
    assert text not in refusal.value.message


def test_a_key_is_never_shown() -> None:
    key = ServerKey("hunter2", "GLM4V_API_KEY")
    assert "hunter2" not in f"{key!r} {key}"
    assert key.hidden("no key hunter2 here") == "no key … here"
