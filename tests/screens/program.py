"""The program around a scripted engine, as the tests of screens launch it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from glm4v_tui.app import Glm4vApp
from glm4v_tui.engine.protocol import Engine, Sampling
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.incoming_screen import Incoming
from glm4v_tui.screens.readying_screen import Ready
from glm4v_tui.screens.suggesting_screen import Suggest, nothing
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.terminal.surroundings import Surroundings


def program(
    engine: Engine,
    folder: Path,
    *,
    elsewhere: Path | None = None,
    pictures: Sequence[Path] = (),
    resumed: Path | None = None,
    suggest: Suggest = nothing,
    keys: Mapping[str, str] | None = None,
    tour_marker: Path | None = None,
    incoming: Incoming = Incoming(),  # noqa: B008 - frozen
    surroundings: Surroundings | None = None,
    at_rest: Callable[[], None] | None = None,
    leaving: Callable[[], None] = lambda: None,
    ready: Ready = Ready(),  # noqa: B008 - frozen
) -> Glm4vApp:
    """Return the program; transcripts go beside the folder of pictures."""
    return Glm4vApp(
        lambda: ChatScreen(
            engine,
            graphics=Graphics(),
            folder=folder,
            elsewhere=elsewhere or folder,
            pictures=pictures,
            sampling=Sampling(),
            system="",
            transcripts=folder.parent / "data",
            resumed=resumed,
            suggest=suggest,
            incoming=incoming,
            ready=ready,
        ),
        surroundings=surroundings,
        keys=keys or {},
        tour_marker=tour_marker,
        at_rest=at_rest,
        leaving=leaving,
    )
