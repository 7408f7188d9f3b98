"""What the command line demands of the answer: a schema, a pattern, or choices."""

from __future__ import annotations

import csv
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.settings import SettingsError

if TYPE_CHECKING:
    from glm4v_tui.ask.answers import Answer
    from glm4v_tui.chat.demand import Demand
    from glm4v_tui.engine.protocol import ReplyDone


def add_demand_arguments(parser: ArgumentParser) -> None:
    """Add what an answer can be held to."""
    demand = parser.add_mutually_exclusive_group()
    demand.add_argument(
        "--schema", metavar="FILE|JSON", help="the answer is JSON of this JSON schema"
    )
    demand.add_argument(
        "--regex", metavar="PATTERN", help="the whole answer matches this regular expression"
    )
    demand.add_argument(
        "--choices", metavar="A,B,…", help="the answer is one of these; quotes keep commas"
    )


def demand_of(options: Namespace) -> Demand | None:
    """Return what the command line demands; reads the file of a schema.

    Raises:
        SettingsError: it cannot be demanded, and why.
    """
    from glm4v_tui.chat.demand_checks import DemandError, check

    try:
        if demand := _demand(options):
            check(demand)
    except DemandError as error:
        given = ("schema", "regex", "choices")
        name = next(each for each in given if getattr(options, each) is not None)
        raise SettingsError(f"--{name}: {error}") from error
    return demand


def _demand(options: Namespace) -> Demand | None:
    from glm4v_tui.chat.demand import Demand
    from glm4v_tui.chat.demand_checks import schema_in

    if options.schema is not None:
        written = options.schema.lstrip().startswith(("{", "["))
        return Demand("schema", options.schema if written else schema_in(Path(options.schema)))
    if options.regex is not None:
        return Demand("regex", options.regex)
    if options.choices is not None:
        named = next(csv.reader([" ".join(options.choices.split())], skipinitialspace=True), [])
        return Demand("choices", "\n".join(named))
    return None


class HeldAnswer:
    """Writes an answer in its form, and judges it at its end."""

    def __init__(self, answer: Answer, demand: Demand | None) -> None:
        self._answer = answer
        self._demand = demand
        self._text: list[str] = []
        self.objection = ""
        """Why the answer is not what was demanded; empty where it is."""

    def add(self, text: str) -> None:
        """Take the next piece of the answer."""
        self._text.append(text)
        self._answer.add(text)

    def think(self, text: str) -> None:
        """Take the next piece of the thinking before the answer."""
        self._answer.think(text)

    def end(self, done: ReplyDone | None) -> None:
        """Judge the answer, and write what is left."""
        from glm4v_tui.chat.demand_checks import objection

        if self._demand and done:
            self.objection = objection(self._demand, "".join(self._text), done.ending)
        self._answer.end(done)
