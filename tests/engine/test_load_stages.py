"""A start is told stage by stage, from the engine's own steps and from its log."""

from __future__ import annotations

import asyncio
from pathlib import Path

from glm4v_tui.engine.load_stages import LoadStages, follow_log, hear, log_size
from glm4v_tui.engine.protocol import LoadStage

LINES = """\
(EngineCore pid=7) INFO 11-23 08:07:36 [cpu_model_runner.py:68] Starting to load model demo...
Loading safetensors checkpoint shards:   0% Completed | 0/4 [00:00<?, ?it/s]
Loading safetensors checkpoint shards:  50% Completed | 2/4 [00:01<00:00, 2.00it/s]
(EngineCore pid=7) INFO 11-23 08:07:36 [default_loader.py:501] Loading weights took 0.02 seconds
Capturing CUDA graphs (decode, FULL):  33%|███       | 3/9 [00:00<00:00, 9.00it/s]
"""


def test_the_log_tells_stages_and_fractions() -> None:
    told: list[LoadStage] = []
    stages = LoadStages(told.append)
    stages.enter("import")
    for line in LINES.splitlines():
        hear(line, stages)
    stages.ready()
    assert [(stage.name, stage.fraction) for stage in told] == [
        ("import", None),
        ("import", 1.0),
        ("weights", None),
        ("weights", 0.0),
        ("weights", 0.5),
        ("weights", 1.0),
        ("compile", None),
        ("compile", 3 / 9),
        ("compile", 1.0),
        ("ready", 1.0),
    ]
    assert told[4].detail == "file 2 of 4"
    assert told[-1].seconds >= sum(stage.seconds for stage in told if stage.fraction == 1.0) / 2


def test_nothing_is_compiled_where_the_log_says_so() -> None:
    told: list[LoadStage] = []
    stages = LoadStages(told.append)
    for line in ("WARNING Enforce eager set, disabling", *LINES.splitlines()[:4]):
        hear(line, stages)
    assert [stage.name for stage in told if stage.fraction is None] == ["weights", "warm-up"]


async def test_only_what_is_new_in_the_log_is_heard(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    log.write_text(LINES)
    weights = asyncio.Event()
    told: list[LoadStage] = []

    def tell(stage: LoadStage) -> None:
        told.append(stage)
        weights.set()

    follower = asyncio.create_task(follow_log(log, log_size(log), LoadStages(tell)))
    with log.open("a") as file:
        file.write("Starting to load")
        file.flush()
        file.write(" model again...\r")
    await asyncio.wait_for(weights.wait(), 10)
    follower.cancel()
    assert [stage.name for stage in told] == ["weights"]


def test_no_log_has_no_size(tmp_path: Path) -> None:
    assert log_size(None) == 0
    assert log_size(tmp_path / "absent") == 0
