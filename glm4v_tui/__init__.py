"""Ask GLM-4V models about pictures in a full-screen terminal program."""

__version__ = "0.1.0"
