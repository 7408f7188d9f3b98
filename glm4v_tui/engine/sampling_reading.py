"""Numbers from a file, a transcript or a form, made into a `Sampling`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter

from glm4v_tui.engine.protocol import Sampling

_SAMPLING = TypeAdapter(Sampling)


def read_sampling(values: Mapping[str, object]) -> Sampling:
    """Return the sampling that these values make; a text may stand for a number.

    Raises:
        ValueError: a value is unknown, is no number or is out of its range.
    """
    return _SAMPLING.validate_python(dict(values))
