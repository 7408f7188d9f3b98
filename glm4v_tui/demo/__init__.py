"""The embedded demo model and its pictures."""

from pathlib import Path

MODEL = Path(__file__).parent / "model"
"""The directory of the demo model, as vLLM takes it."""

PICTURES = Path(__file__).parent / "pictures"
"""The directory of pictures that the demo model answers questions about."""
