"""What the answers and the environment say of a terminal, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from glm4v_tui.terminal import answers, known, names
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux

SIXEL = 4
"""The device attribute that stands for Sixel graphics (DEC STD 070)."""


def described(
    environ: Mapping[str, str],
    tmux: Tmux | None,
    heard: tuple[bytes, ...] = (),
    measured: tuple[int, int] = (0, 0),
) -> Terminal:
    """Return the terminal; `measured` is a cell in pixels, for terminals that do not say."""
    devices, given = answers.devices(heard), answers.versions(heard)
    tmux = tmux and _seen_through(tmux, len(devices), given)
    name, version = _named(environ, tmux, given)
    width, height = answers.cell(heard)
    if not (width and height):
        width, height = measured
    return Terminal(
        name=name,
        version=version,
        term=environ.get("TERM", ""),
        kitty=answers.draws_kitty(heard),
        sixel=_draws_sixel(tmux, devices),
        cell_width=width,
        cell_height=height,
        colours=_colours(environ, name, tmux, answers.shows_true_colour(heard)),
        tmux=tmux,
        screen=names.is_screen(environ),
        ssh=names.is_remote(environ),
        copies=answers.takes_copies(heard),
        gives_pictures=answers.gives_pictures(heard) or known.gives_pictures(name, version),
    )


def _seen_through(tmux: Tmux, answered: int, given: list[str]) -> Tmux:
    """Return the tmux with what only the answers tell: whether they came from behind it."""
    if not answered:
        return tmux
    reached = answered > tmux.layers
    if tmux.far:
        version = names.named(given[0])[1] if given else ""
        return replace(tmux, version=version, passthrough=reached, beyond=not reached)
    if tmux.passthrough and tmux.layers > 1 and not reached:
        return replace(tmux, passthrough=False, beyond=True)
    return tmux


def _named(environ: Mapping[str, str], tmux: Tmux | None, given: list[str]) -> tuple[str, str]:
    """Return name and version of the outermost terminal that is known."""
    if tmux is None:
        return names.named(given[0]) if given else (names.guessed(environ), "")
    if len(given) > tmux.layers:
        return names.named(given[-1])
    if tmux.outer:
        return names.named(tmux.outer)
    return names.guessed({"TERM": tmux.termname}), ""


def _draws_sixel(tmux: Tmux | None, devices: list[frozenset[int]]) -> bool:
    """Return whether all in between and the terminal itself draw Sixel."""
    if not devices or not all(SIXEL in device for device in devices):
        return False
    if tmux is not None and tmux.far:
        return len(devices) > 1
    return tmux is None or "sixel" in tmux.features


def _colours(environ: Mapping[str, str], name: str, tmux: Tmux | None, kept: bool) -> int:
    if kept and (tmux is None or tmux.far):
        return names.TRUE_COLOUR
    return names.colours(environ, name, tmux)
