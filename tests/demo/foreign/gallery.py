"""Every picture of the examination, by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.demo.foreign.charts import CHARTS
from tests.demo.foreign.crowds import CROWDS
from tests.demo.foreign.drawing import Drawing
from tests.demo.foreign.rows import ROWS
from tests.demo.foreign.scenes import SCENES
from tests.demo.foreign.singles import SINGLES
from tests.demo.foreign.strange import STRANGE
from tests.demo.foreign.words import WORDS

GALLERY: dict[str, Callable[[], Drawing]] = {
    **SINGLES,
    **ROWS,
    **CROWDS,
    **SCENES,
    **WORDS,
    **CHARTS,
    **STRANGE,
}
"""What draws each picture."""
