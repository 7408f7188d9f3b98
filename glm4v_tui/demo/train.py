"""Trains the demo model from nothing: `python -m glm4v_tui.demo.train`."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

BEGAN = time.monotonic()
"""When this process began, as far as it can know."""


def main() -> None:
    """Train, or go on with a training, as the command line says."""
    wishes = _parser().parse_args()
    # A loader's copies of this process must not take a thread pool of the tokenizer's with them.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from glm4v_tui.demo.training.command import Wishes, run

    run(Wishes(**vars(wishes)), BEGAN)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m glm4v_tui.demo.train", description=__doc__)
    add = parser.add_argument
    add("--directory", type=Path, default=Path("build/demo"), help="where everything is written")
    add("--minutes", type=float, default=19.0, help="time of the whole training")
    add("--stop-after", type=float, default=float("inf"), help="seconds until this part ends")
    add("--finish", action="store_true", help="end the whole training with this part")
    add("--steps", type=int, default=10**9, help="step at which to stop, for a trial")
    add("--seed", type=int, default=1)
    add("--rows", type=int, default=160, help="rows of a batch with one picture a row")
    add("--workers", type=int, default=max(0, (os.cpu_count() or 2) - 2))
    add("--no-compile", action="store_true", help="run the network as it is written")
    add("--muon-rate", type=float, default=2e-3)
    add("--adam-rate", type=float, default=1.5e-3)
    add("--held-out", type=int, default=6, help="batches that the figures are reckoned from")
    add("--log-steps", type=int, default=100, help="steps between two lines of the log")
    add("--courses", type=int, default=6000, help="courses that the tokenizer is learnt from")
    add("--tokenizer", action="store_true", help="learn the tokenizer, and no more")
    return parser


if __name__ == "__main__":
    main()
