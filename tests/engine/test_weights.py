from __future__ import annotations

import asyncio
import hashlib
import threading
from pathlib import Path

import pytest

from glm4v_tui.engine.model_files import missing_files
from glm4v_tui.engine.protocol import ConsentQuestion, DownloadWanted, EngineError, LoadStage
from glm4v_tui.engine.weights import ensure
from tests.engine.small_hub import COMMIT, TOKEN, SmallHub, a_model

FIRST = "model-00001-of-00002.safetensors"
SECOND = "model-00002-of-00002.safetensors"
NEEDED = set(a_model()) - {"pytorch_model.bin", "README.md", "original/consolidated.safetensors"}


class User:
    """Answers the question about a download, and keeps what was said."""

    def __init__(self, answer: bool = True) -> None:
        self.answer = answer
        self.questions: list[ConsentQuestion] = []
        self.stages: list[LoadStage] = []

    async def consent(self, question: ConsentQuestion) -> bool:
        self.questions.append(question)
        return self.answer

    async def ensure(self, cache: Path, model: str = "tiny/glm") -> Path:
        return await ensure(model, self.stages.append, self.consent, cache)


def found(directory: Path, pattern: str = "*") -> list[Path]:
    return list(directory.rglob(pattern))


async def failure(user: User, cache: Path, model: str = "tiny/glm") -> EngineError:
    with pytest.raises(EngineError) as caught:
        await user.ensure(cache, model)
    return caught.value


async def test_a_download_brings_what_the_engine_needs(hub: SmallHub, tmp_path: Path) -> None:
    user = User()
    snapshot = await user.ensure(tmp_path)
    here = {str(path.relative_to(snapshot)) for path in snapshot.rglob("*") if path.is_file()}
    assert here == NEEDED
    assert all((snapshot / name).read_bytes() == hub.files[name] for name in NEEDED)
    assert snapshot == tmp_path / "models--tiny--glm" / "snapshots" / COMMIT


async def test_the_question_names_sizes_and_place(hub: SmallHub, tmp_path: Path) -> None:
    user = User()
    await user.ensure(tmp_path)
    [question] = user.questions
    assert isinstance(question, DownloadWanted)
    assert question.download_bytes == sum(len(hub.files[name]) for name in NEEDED)
    assert question.free_bytes > question.download_bytes
    assert (question.model, question.directory) == ("tiny/glm", str(tmp_path))


async def test_progress_ends_with_everything(hub: SmallHub, tmp_path: Path) -> None:
    user = User()
    await user.ensure(tmp_path)
    assert {stage.name for stage in user.stages} == {"download"}
    assert user.stages[-1].fraction == 1.0
    assert user.stages[-1].detail == "600 kB of 600 kB"


async def test_no_brings_nothing(hub: SmallHub, tmp_path: Path) -> None:
    error = await failure(User(answer=False), tmp_path)
    assert error.kind == "refused-by-user"
    assert found(tmp_path) == []


async def test_a_model_in_the_cache_needs_no_network(hub: SmallHub, tmp_path: Path) -> None:
    snapshot = await User().ensure(tmp_path)
    hub.asked.clear()
    user = User(answer=False)
    assert await user.ensure(tmp_path) == snapshot
    assert (hub.asked, user.questions, user.stages) == ([], [], [])


async def test_what_the_hubs_own_tools_have_kept_is_found(hub: SmallHub, tmp_path: Path) -> None:
    from huggingface_hub import snapshot_download

    ours = await User().ensure(tmp_path)
    theirs = snapshot_download("tiny/glm", cache_dir=tmp_path, local_files_only=True)
    assert Path(theirs) == ours


async def test_offline_says_so_without_asking_the_hub(
    hub: SmallHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    error = await failure(User(), tmp_path)
    assert error.kind == "model-missing"
    assert "HF_HUB_OFFLINE" in error.message
    assert hub.asked == []


async def test_a_cut_connection_is_taken_up_where_it_broke(hub: SmallHub, tmp_path: Path) -> None:
    hub.cut_once[FIRST] = 100_000
    snapshot = await User().ensure(tmp_path)
    assert hub.fetched(FIRST) == ["", "bytes=100000-"]
    assert (snapshot / FIRST).read_bytes() == hub.files[FIRST]


async def test_a_hub_that_cannot_go_on_sends_all_again(hub: SmallHub, tmp_path: Path) -> None:
    hub.cut_once[FIRST] = 100_000
    hub.can_resume = False
    snapshot = await User().ensure(tmp_path)
    assert (snapshot / FIRST).read_bytes() == hub.files[FIRST]


async def test_a_stopped_download_goes_on_later(hub: SmallHub, tmp_path: Path) -> None:
    hub.gates[FIRST] = threading.Event()
    half = len(hub.files[FIRST]) // 2
    halfway = asyncio.Event()

    def progress(stage: LoadStage) -> None:
        parts = found(tmp_path, "*.incomplete")
        if parts and max(part.stat().st_size for part in parts) >= half // 2:
            halfway.set()

    task = asyncio.create_task(ensure("tiny/glm", progress, User().consent, tmp_path))
    await asyncio.wait_for(halfway.wait(), 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    [part] = found(tmp_path, "*.incomplete")
    kept = part.stat().st_size
    hub.gates[FIRST].set()
    hub.asked.clear()
    user = User()
    snapshot = await user.ensure(tmp_path)
    assert kept > 0
    assert hub.fetched(FIRST) == [f"bytes={kept}-"]
    assert hub.fetched("config.json") == []
    assert (snapshot / FIRST).read_bytes() == hub.files[FIRST]
    [question] = user.questions
    assert isinstance(question, DownloadWanted)
    assert question.download_bytes < sum(len(hub.files[name]) for name in NEEDED) - kept + 1


async def test_a_damaged_file_is_not_kept(hub: SmallHub, tmp_path: Path) -> None:
    hub.corrupt.add(SECOND)
    error = await failure(User(), tmp_path)
    assert error.kind == "failed"
    assert SECOND in error.message
    hub.corrupt.clear()
    snapshot = await User().ensure(tmp_path)
    assert (snapshot / SECOND).read_bytes() == hub.files[SECOND]


async def test_an_incomplete_cache_is_completed(hub: SmallHub, tmp_path: Path) -> None:
    snapshot = await User().ensure(tmp_path)
    (snapshot / SECOND).resolve().unlink()
    hub.asked.clear()
    assert await User().ensure(tmp_path) == snapshot
    assert missing_files(snapshot) == ()
    assert hub.fetched(FIRST) == []


async def test_a_gated_model_says_what_to_do_before_asking(hub: SmallHub, tmp_path: Path) -> None:
    hub.gated = True
    user = User()
    error = await failure(user, tmp_path)
    assert error.kind == "gated"
    assert "licence" in error.advice
    assert "HF_TOKEN" in error.advice
    assert user.questions == []


async def test_a_token_opens_a_gated_model(
    hub: SmallHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.gated = True
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    assert missing_files(await User().ensure(tmp_path)) == ()


async def test_a_wrong_token_is_not_repeated(
    hub: SmallHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.gated = True
    monkeypatch.setenv("HF_TOKEN", "hf_wrong")
    error = await failure(User(), tmp_path)
    assert error.kind == "gated"
    assert "hf_wrong" not in f"{error.message}{error.advice}{error.cause}"


async def test_an_unknown_model_is_missing(hub: SmallHub, tmp_path: Path) -> None:
    hub.knows = False
    error = await failure(User(), tmp_path)
    assert error.kind == "model-missing"
    assert "spelling" in error.advice


async def test_a_model_without_weights_is_missing(hub: SmallHub, tmp_path: Path) -> None:
    hub.files = {"config.json": b"{}", "README.md": b"soon"}
    error = await failure(User(), tmp_path)
    assert error.kind == "model-missing"


async def test_an_unreachable_hub_is_named(
    hub: SmallHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    error = await failure(User(), tmp_path)
    assert error.kind == "model-missing"
    assert "http://127.0.0.1:1 was not reached" in error.message
    assert "HF_ENDPOINT" in error.advice


async def test_too_little_space_is_told_with_both_numbers(hub: SmallHub, tmp_path: Path) -> None:
    hub.claimed_sizes[FIRST] = 9_000 * 10**12
    user = User()
    error = await failure(user, tmp_path)
    assert error.kind == "no-space"
    assert "9000 TB" in error.message
    assert "free" in error.message
    assert user.questions == []


async def test_a_disk_that_fills_up_is_told(hub: SmallHub, tmp_path: Path) -> None:
    blobs = tmp_path / "models--tiny--glm" / "blobs"
    blobs.mkdir(parents=True)
    sha256 = hashlib.sha256(hub.files[FIRST]).hexdigest()
    (blobs / f"{sha256}.incomplete").symlink_to("/dev/full")
    error = await failure(User(), tmp_path)
    assert error.kind == "no-space"
    assert "full" in error.message


async def test_a_place_that_cannot_be_written_is_named(hub: SmallHub, tmp_path: Path) -> None:
    (tmp_path / "models--tiny--glm").write_text("not a directory")
    error = await failure(User(), tmp_path)
    assert error.kind == "failed"
    assert str(tmp_path) in error.message


async def test_paths_that_lead_out_of_the_cache_are_refused(hub: SmallHub, tmp_path: Path) -> None:
    hub.files["../../../escaped.json"] = b"{}"
    error = await failure(User(), tmp_path / "cache")
    assert error.kind == "failed"
    assert found(tmp_path) == []


async def test_a_whole_directory_is_taken_as_it_is(tmp_path: Path) -> None:
    for name in NEEDED:
        (tmp_path / name).write_bytes(a_model()[name])
    assert await User().ensure(tmp_path / "cache", str(tmp_path)) == tmp_path


async def test_a_directory_with_gaps_names_them(tmp_path: Path) -> None:
    for name in NEEDED - {SECOND}:
        (tmp_path / name).write_bytes(a_model()[name])
    error = await failure(User(), tmp_path / "cache", str(tmp_path))
    assert error.kind == "model-missing"
    assert SECOND in error.advice
    assert FIRST not in error.advice


async def test_what_is_neither_directory_nor_name_is_missing(tmp_path: Path) -> None:
    error = await failure(User(), tmp_path, "/no/such/model")
    assert error.kind == "model-missing"
    assert "/no/such/model" in error.message
