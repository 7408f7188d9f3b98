"""Findings as lines for people and as JSON for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from glm4v_tui.chat.clean import clean
from glm4v_tui.doctor.finding import Finding, State

_COLOURS: dict[State, str] = {"ok": "32", "warning": "33", "error": "31"}
"""The terminal's own green, yellow and red (SGR), so that they suit its background."""

_STATE_WIDTH = len("warning")
_NAME_WIDTH = len("torchvision")


def is_well(findings: Iterable[Finding]) -> bool:
    """Return whether nothing would stop the main job."""
    return all(finding.state != "error" for finding in findings)


def lines(finding: Finding, coloured: bool) -> list[str]:
    """Return a finding as a line, with a second one for the advice; names cannot steer a screen."""
    state = finding.state.ljust(_STATE_WIDTH)
    if coloured:
        state = f"\x1b[{_COLOURS[finding.state]}m{state}\x1b[0m"
    written = [f"{state}  {finding.name.ljust(_NAME_WIDTH)}  {clean(finding.text)}"]
    if finding.advice:
        written.append(f"{'':{_STATE_WIDTH + _NAME_WIDTH + 2}}  → {clean(finding.advice)}")
    return written


def as_json(repairs: Sequence[Finding], findings: Sequence[Finding]) -> str:
    """Return everything as one JSON object, in ASCII: names cannot steer a screen here either."""
    report = {
        "ok": is_well(findings),
        "repairs": [asdict(repair) for repair in repairs],
        "findings": [asdict(finding) for finding in findings],
    }
    return json.dumps(report, indent=2)


def wants_colour(is_terminal: bool) -> bool:
    """Return whether to colour, by where the report goes and what the user has asked of all."""
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
