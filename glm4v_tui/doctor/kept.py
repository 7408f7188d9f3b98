"""The engines that are kept without a program."""

from __future__ import annotations

import asyncio

import glm4v_tui
from glm4v_tui.chat.clean import clean
from glm4v_tui.doctor.finding import Finding
from glm4v_tui.durations import spoken
from glm4v_tui.engine.running_hosts import RunningHost, running_hosts

NAME = "kept engines"


def check_kept() -> Finding:
    """Judge the engines that run, and remove what those that are gone have left."""
    hosts = asyncio.run(running_hosts())
    if not hosts:
        return Finding(NAME, "ok", "none")
    text = "; ".join(map(_describe, hosts))
    if all(map(_is_ours, hosts)):
        return Finding(NAME, "ok", text)
    advice = "glm4v-tui engine stop ends them, and frees what they hold"
    return Finding(NAME, "warning", text, advice)


def _is_ours(host: RunningHost) -> bool:
    return host.status is not None and host.status.version == glm4v_tui.__version__


def _describe(host: RunningHost) -> str:
    status = host.status
    if status is None:
        return f"pid {host.pid} does not answer, or speaks another version's words"
    other = "" if _is_ours(host) else f", of version {clean(status.version)}"
    ends = "in use" if status.ends_in is None else f"ends in {spoken(status.ends_in)}"
    return f"{clean(status.model) or 'not begun'} (pid {host.pid}{other}, {ends})"
