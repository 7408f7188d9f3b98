"""The options of an engine reach another process whole."""

from __future__ import annotations

from pathlib import Path

from glm4v_tui.engine.options import EngineOptions


def test_options_come_back_from_json() -> None:
    options = EngineOptions("/模型 dir", ("a=b", 'c={"d": 1}'), Path("/tmp/x.log"), True)
    assert EngineOptions.from_json(options.to_json()) == options
    assert EngineOptions.from_json(EngineOptions("m").to_json()) == EngineOptions("m")


def test_a_name_that_is_no_text_comes_back_too() -> None:
    options = EngineOptions("/models/\udcff", log_file=Path("/tmp/\udcfe.log"))
    assert EngineOptions.from_json(options.to_json()) == options
