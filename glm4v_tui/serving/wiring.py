"""Options and settings → an engine that asks a server, and the values to ask it with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from glm4v_tui import paths
from glm4v_tui.chat.clean import clean
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from glm4v_tui.serving.finding import SeveralModelsError, found
from glm4v_tui.settings import SettingsError

if TYPE_CHECKING:
    from argparse import Namespace

    from glm4v_tui.engine.checkpoints import Checkpoint
    from glm4v_tui.settings import Settings
    from glm4v_tui.wiring import Wiring


def wire_server(options: Namespace, settings: Settings, server: str) -> Wiring:
    """Return what the screen and `ask` need to ask a server.

    A server that does not answer at once is waited for by the engine, on the screen.

    Raises:
        SettingsError: the settings do not go with this server.
        EngineError: the server refuses, or does not have the model.
    """
    from glm4v_tui.wiring import Wiring

    wanted = server_options(options, settings, server)
    # `ask` is for pipes, and its answer alone stands on standard output.
    wanted, checkpoint = _chosen(wanted, may_ask="question" not in options)
    engine = ServedEngine(wanted, checkpoint)
    return Wiring(
        settings=settings,
        engine=engine,
        sampling=settings.sampling.over(engine.checkpoint.sampling),
        data_directory=options.data_dir or paths.data_directory(),
        log_file=options.log_file or paths.log_file(),
        demo=False,
    )


def server_options(options: Namespace, settings: Settings, server: str) -> ServerOptions:
    """Return which server is asked, and how.

    Raises:
        SettingsError: the server cannot open files of this machine.
        EngineError: the address is none.
    """
    address = server_address(server)
    if settings.engine.server_pictures == "files" and not address.is_here:
        raise SettingsError(
            f'engine.server_pictures: "files" is for a server on this machine; {address} is not'
        )
    # The model of the settings belongs to the server of the settings.
    model = options.model or (None if options.server else settings.model)
    return ServerOptions(
        address, model, settings.engine.server_key, settings.engine.server_pictures
    )


def _chosen(wanted: ServerOptions, *, may_ask: bool) -> tuple[ServerOptions, Checkpoint | None]:
    """Look at the server; ask which model is meant where it has several and somebody is there."""
    try:
        return wanted, found(wanted)
    except SeveralModelsError as several:
        if not (may_ask and sys.stdin.isatty() and sys.stdout.isatty()):
            raise
        try:
            wanted = replace(wanted, model=_asked(several.names))
        except EOFError:
            raise several from None
        return wanted, found(wanted)


def _asked(names: Sequence[str]) -> str:
    """Return the name that the user chooses at the terminal, by its number."""
    for number, name in enumerate(names, start=1):
        print(f"{number:3}  {clean(name)}")
    while True:
        typed = input(f"Which model? [1-{len(names)}] ").strip()
        if typed.isdecimal() and 1 <= int(typed) <= len(names):
            return names[int(typed) - 1]
