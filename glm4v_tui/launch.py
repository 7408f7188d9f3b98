"""Opens the full-screen program and leaves nothing behind."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui import demo, paths
from glm4v_tui.engine.keeping import KeptAlive
from glm4v_tui.engine.protocol import EngineError
from glm4v_tui.long_lived import set_apart
from glm4v_tui.settings import Settings, SettingsError
from glm4v_tui.streams import screen_apart
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.probe import probe
from glm4v_tui.terminal.surroundings import Surroundings
from glm4v_tui.wiring import Wiring, wire

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from textual.app import App

    from glm4v_tui.app import Glm4vApp
    from glm4v_tui.engine.protocol import Engine
    from glm4v_tui.screens.incoming_screen import Incoming
    from glm4v_tui.screens.readying_screen import Ready
    from glm4v_tui.terminal.terminal import Terminal

PATIENCE = 1.0
"""Seconds after which the user is told what is waited for."""

STOPPING = (signal.SIGTERM, signal.SIGHUP)
"""Signals on which the program leaves as if the user had: a kill, and a closed terminal."""


def launch(options: Namespace) -> int:
    """Open the program and return its exit status."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _complain("a terminal is needed; for pipes there is `glm4v-tui ask`", 2)
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        return _complain(f"{str(missing[0])!r}: there is no such file or folder", 2)
    if options.watch is not None and not options.watch.is_dir():
        return _complain(f"--watch {str(options.watch)!r}: there is no such folder", 2)
    try:
        wiring = wire(options)
        terminal = probe()
        with screen_apart(wiring.log_file):
            return asyncio.run(_run(_make_app(options, wiring, terminal), wiring))
    except SettingsError as error:
        return _complain(str(error), 2)
    except EngineError as error:
        return _complain(f"{error.message} {error.advice}".strip(), 1)


def _make_app(options: Namespace, wiring: Wiring, terminal: Terminal) -> Glm4vApp:
    surroundings = Surroundings(terminal, options.graphics or wiring.settings.graphics)
    if terminal.colours == TRUE_COLOUR:
        # SSH does not hand this variable on, and without it Textual draws with fewer colours.
        os.environ["COLORTERM"] = "truecolor"

    from glm4v_tui.app import Glm4vApp
    from glm4v_tui.demo.tries import questions_for
    from glm4v_tui.screens.chat_screen import ChatScreen
    from glm4v_tui.screens.suggesting_screen import nothing

    folder = _first_folder(options.paths, wiring)
    pictures = [path for path in options.paths if not path.is_dir()]
    resumed = _last_transcript(wiring.data_directory) if options.resume else None

    def first_screen() -> ChatScreen:
        return ChatScreen(
            wiring.engine,
            graphics=surroundings.graphics,
            folder=folder,
            elsewhere=Path.cwd(),
            pictures=pictures,
            sampling=wiring.sampling,
            system=wiring.settings.system_prompt,
            thinking=wiring.settings.thinking,
            transcripts=wiring.data_directory,
            resumed=resumed,
            suggest=questions_for if wiring.demo else nothing,
            incoming=_incoming(options, wiring.settings),
            places=paths.places_file(),
            cache=paths.cache_directory(),
            ready=_ready(wiring.settings),
        )

    marker = paths.tour_marker()
    first_start = wiring.settings.tour and not options.resume and not marker.exists()
    return Glm4vApp(
        first_screen,
        surroundings=surroundings,
        offered=paths.passthrough_marker(),
        keys=wiring.settings.keys,
        tour_marker=marker if first_start else None,
        at_rest=set_apart,
        leaving=_leave(wiring.engine),
    )


def _leave(engine: Engine) -> Callable[[], None]:
    """Return what lets replies go on in an engine that stays."""
    return engine.leave if isinstance(engine, KeptAlive) else lambda: None


def _first_folder(paths: Sequence[Path], wiring: Wiring) -> Path:
    """Return the folder that the user named or set; else the demo model's, or where one is."""
    folders = [path for path in paths if path.is_dir()]
    if folders:
        return folders[0]
    if wiring.settings.folder is not None:
        return wiring.settings.folder
    return demo.PICTURES if wiring.demo and not paths else Path.cwd()


def _incoming(options: Namespace, settings: Settings) -> Incoming:
    """Return how pictures may come from elsewhere."""
    from glm4v_tui.chat.fetching import FetchLimits
    from glm4v_tui.screens.incoming_screen import Incoming

    watched = Path(os.path.abspath(options.watch)) if options.watch else None  # noqa: PTH100
    limits = FetchLimits(size=settings.fetch_megabytes * 1_000_000)
    return Incoming(settings.ssh_host, watched, limits)


def _ready(settings: Settings) -> Ready:
    """Return what the settings say of ready questions."""
    from glm4v_tui.screens.readying_screen import Ready

    language = settings.question_language
    return Ready(settings.questions, None if language == "auto" else language)


async def _close(engine: Engine) -> None:
    """End the engine, and say so where the user would wonder."""
    closing = asyncio.ensure_future(engine.close())
    await asyncio.wait({closing}, timeout=PATIENCE)
    if not closing.done():
        print("Stopping the engine…", file=sys.stderr, flush=True)
    await closing


def _check(settings: Settings, app: Glm4vApp) -> None:
    """Refuse settings that only the screens can judge."""
    from glm4v_tui.commands import declared_ids

    if settings.theme not in app.available_themes:
        known = ", ".join(sorted(app.available_themes))
        raise SettingsError(f"theme: {settings.theme!r} is none of {known}")
    if unknown := sorted(settings.keys.keys() - declared_ids()):
        known = ", ".join(sorted(declared_ids()))
        raise SettingsError(f"keys: there is no action {unknown[0]!r}; there are {known}")


def _last_transcript(directory: Path) -> Path | None:
    from glm4v_tui.chat.reopening import TranscriptError
    from glm4v_tui.chat.transcripts import latest

    try:
        entry = latest(directory)
    except TranscriptError as error:
        raise SettingsError(error.message) from error
    return entry.path if entry else None


async def _run(app: Glm4vApp, wiring: Wiring) -> int:
    leave_when_told(app)
    _check(wiring.settings, app)
    app.theme = wiring.settings.theme
    try:
        await app.run_async()
    finally:
        await _close(wiring.engine)
    return app.return_code or 0


def leave_when_told(app: App[None]) -> None:
    """Have the system's requests end a program as the user would: saved, the screen given back."""
    for number in STOPPING:
        asyncio.get_running_loop().add_signal_handler(number, app.exit)


def _complain(message: str, status: int) -> int:
    print(f"glm4v-tui: {message}", file=sys.stderr)
    return status
