"""Runs the program as `python -m glm4v_tui`."""

from glm4v_tui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
