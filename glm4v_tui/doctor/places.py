"""The files and directories that the program reads and writes."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from glm4v_tui.doctor.finding import Finding

OTHERS = stat.S_IRWXG | stat.S_IRWXO
"""The rights of everybody but the owner."""

SCARCE = 1 << 30
"""Bytes; with less free, transcripts and their pictures may soon have no room."""


def check_writable(name: str, directory: Path, private: bool = True) -> Finding:
    """Judge a directory that is written to, or will be created; whether it is to be private."""
    there = next(place for place in (directory, *directory.parents) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        text = f"{directory} cannot be written"
        return Finding(name, "error", text, f"change the owner or the rights of {there}")
    if private and there == directory and directory.stat().st_mode & OTHERS:
        advice = f"chmod 700 {directory}, or glm4v-tui doctor --fix"
        return Finding(name, "warning", f"{directory} can be entered by others", advice)
    free = shutil.disk_usage(there).free
    if free < SCARCE:
        text = f"{directory} has only {free >> 20} MiB free"
        return Finding(name, "warning", text, "free some space")
    made = "" if there == directory else ", made when it is needed"
    return Finding(name, "ok", f"{directory}{made}, {free / 2**30:.0f} GiB free")


def close_to_others(name: str, directory: Path) -> Finding | None:
    """Take the rights of others off a directory of ours; `None` where they had none."""
    if not directory.is_dir() or not directory.stat().st_mode & OTHERS:
        return None
    try:
        directory.chmod(stat.S_IRWXU)
    except OSError as error:
        return Finding(name, "error", f"{directory} stays open to others: {error.strerror}")
    return Finding(name, "ok", f"{directory} was open to others: closed")
