"""The command `glm4v-tui doctor`: every check in turn, after the repairs that were asked for."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from glm4v_tui.doctor.documents import check_documents
from glm4v_tui.doctor.engine import check_engine, check_python, check_torch
from glm4v_tui.doctor.environment import Environment
from glm4v_tui.doctor.finding import Finding
from glm4v_tui.doctor.gpu import Gpu, check_gpu, gpus
from glm4v_tui.doctor.kept import check_kept
from glm4v_tui.doctor.model import check_model
from glm4v_tui.doctor.places import check_writable, close_to_others
from glm4v_tui.doctor.repair import refusal, repair
from glm4v_tui.doctor.report import as_json, is_well, lines, wants_colour
from glm4v_tui.doctor.screen import (
    check_clipboard,
    check_graphics,
    check_terminal,
    check_tmux,
)
from glm4v_tui.doctor.server import check_server
from glm4v_tui.engine.model_files import hub_cache
from glm4v_tui.engine.served import ServerOptions
from glm4v_tui.settings import GraphicsChoice
from glm4v_tui.terminal.probe import probe


@dataclass(frozen=True, slots=True)
class Examination:
    """What is to be examined: the values that the program itself would run with."""

    model: str
    """The model's hub name or directory."""
    config_file: Path
    data_directory: Path
    log_file: Path
    graphics: GraphicsChoice = "auto"
    problem: str = ""
    """What is wrong with the settings file; empty where it could be read."""
    gpus: int = 1
    """GPUs that the model is spread over."""
    server: ServerOptions | None = None
    """The server that is asked; `None` where the engine is one of our own."""
    fix: bool = False
    """Whether to repair what can be repaired."""
    yes: bool = False
    """Whether even a Python that is not a virtual environment's may be changed."""
    json: bool = False
    """Whether to report as JSON."""


def examine(examination: Examination, environment: Environment | None = None) -> int:
    """Repair if asked to, check everything, report, and return 1 if the main job cannot be done.

    Without an environment it is the one that this program runs in.
    """
    try:
        return _report(examination, environment or Environment.here())
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain when it closes the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _report(examination: Examination, environment: Environment) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    coloured = wants_colour(sys.stdout.isatty())
    repairs, findings = [], []
    for fixed in _repairs(examination, environment) if examination.fix else ():
        repairs.append(fixed)
        _say(fixed, examination, coloured)
    for finding in _checks(examination, environment):
        findings.append(finding)
        _say(finding, examination, coloured)
    if examination.json:
        print(as_json(repairs, findings), flush=True)
    return 0 if is_well(findings) and is_well(repairs) else 1


def _say(finding: Finding, examination: Examination, coloured: bool) -> None:
    """Report a finding at once: loading torch and waking a GPU take seconds each."""
    if not examination.json:
        print(*lines(finding, coloured), sep="\n", flush=True)


def _repairs(examination: Examination, environment: Environment) -> Iterator[Finding]:
    for name, directory in _private_directories(examination):
        if closed := close_to_others(name, directory):
            yield closed
    refused = None if examination.yes else refusal(environment)
    if refused is None:
        yield from repair(environment)
    elif any(finding.state == "error" for finding in check_torch(environment)):
        yield refused


def _checks(examination: Examination, environment: Environment) -> Iterator[Finding]:
    found = gpus()
    yield check_python(environment)
    yield _settings(examination)
    yield check_gpu(found)
    if examination.server is None:
        yield from _engine(examination, environment, found)
    else:
        yield from check_server(examination.server)
    yield check_kept()
    yield check_documents()
    yield from _screen(examination)
    for name, directory in _private_directories(examination):
        yield check_writable(name, directory)
    yield check_writable("downloads", hub_cache(), private=False)


def _engine(
    examination: Examination, environment: Environment, found: tuple[Gpu, ...]
) -> Iterator[Finding]:
    yield check_engine(environment, bool(found))
    yield from check_torch(environment)
    yield check_model(examination.model, found, examination.gpus)


def _screen(examination: Examination) -> Iterator[Finding]:
    terminal = probe()
    yield check_terminal(terminal)
    yield check_tmux(terminal)
    yield check_graphics(terminal, examination.graphics)
    yield check_clipboard(terminal)


def _private_directories(examination: Examination) -> tuple[tuple[str, Path], ...]:
    return ("data", examination.data_directory), ("log", examination.log_file.parent)


def _settings(examination: Examination) -> Finding:
    if examination.problem:
        return Finding("settings", "error", examination.problem, "correct or remove that line")
    there = examination.config_file.is_file()
    text = str(examination.config_file) if there else f"{examination.config_file} is not there yet"
    return Finding("settings", "ok", text)
