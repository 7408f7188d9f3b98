from __future__ import annotations

import fcntl
import hashlib
from pathlib import Path

import pytest

from glm4v_tui.engine.download import Download
from glm4v_tui.engine.hub import Hub, connected
from glm4v_tui.engine.protocol import EngineError
from tests.engine.small_hub import SmallHub, tensors

FIRST = "model-00001-of-00002.safetensors"


async def looked_up(connection: Hub, cache: Path) -> Download:
    return Download(await connection.model("tiny/glm", "main"), cache, "main", waits=(0.0, 0.0))


def part(hub: SmallHub, cache: Path) -> Path:
    sha256 = hashlib.sha256(hub.files[FIRST]).hexdigest()
    return cache / "models--tiny--glm" / "blobs" / f"{sha256}.incomplete"


async def test_a_hub_that_goes_away_leaves_what_has_come(hub: SmallHub, tmp_path: Path) -> None:
    async with connected() as connection:
        download = await looked_up(connection, tmp_path)
        hub.cut_once[FIRST] = 100_000
        hub.cut_after[FIRST] = 0
        with pytest.raises(EngineError) as caught:
            await download.run(connection)
    assert caught.value.kind == "failed"
    assert "kept" in caught.value.advice
    assert part(hub, tmp_path).stat().st_size == 100_000
    assert hub.fetched(FIRST) == ["", *["bytes=100000-"] * 3]


async def test_two_programs_do_not_write_one_file(hub: SmallHub, tmp_path: Path) -> None:
    held = part(hub, tmp_path)
    held.parent.mkdir(parents=True)
    async with connected() as connection:
        download = await looked_up(connection, tmp_path)
        with held.open("wb") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            with pytest.raises(EngineError, match="Another program"):
                await download.run(connection)


async def test_the_same_content_comes_once(hub: SmallHub, tmp_path: Path) -> None:
    hub.files["copy.safetensors"] = hub.files[FIRST]
    async with connected() as connection:
        download = await looked_up(connection, tmp_path)
        await download.run(connection)
    assert len(hub.fetched("copy.safetensors") + hub.fetched(FIRST)) == 1
    assert (download.snapshot / "copy.safetensors").read_bytes() == hub.files[FIRST]
    assert download.bytes_here == download.total_bytes


async def test_a_leftover_longer_than_the_file_is_thrown_away(
    hub: SmallHub,
    tmp_path: Path,
) -> None:
    held = part(hub, tmp_path)
    held.parent.mkdir(parents=True)
    held.write_bytes(tensors(400_000))
    async with connected() as connection:
        with pytest.raises(EngineError, match="did not arrive"):
            await (await looked_up(connection, tmp_path)).run(connection)
        download = await looked_up(connection, tmp_path)
        await download.run(connection)
    assert (download.snapshot / FIRST).read_bytes() == hub.files[FIRST]
