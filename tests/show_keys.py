"""Asks the terminal, then writes each key that reaches the program to a file; `q` quits."""

from __future__ import annotations

import sys
from pathlib import Path

from textual import events
from textual.app import App

from glm4v_tui.keyboard import keyboard_driver
from glm4v_tui.terminal.probe import probe


class ShowKeys(App[None]):
    def on_key(self, event: events.Key) -> None:
        if event.key == "q":
            self.exit()
        else:
            with Path(sys.argv[1]).open("a") as report:
                report.write(f"{event.key}\n")


def main() -> None:
    ShowKeys(driver_class=keyboard_driver(probe(patience=0.3))).run()


if __name__ == "__main__":
    main()
