"""The named colours of CSS that anyone would call by one of eleven simple words."""

from __future__ import annotations

_WORDS = {
    "red": "red crimson firebrick",
    "orange": "orange darkorange",
    "yellow": "yellow gold",
    "green": "green forestgreen limegreen seagreen lime",
    "blue": "blue royalblue dodgerblue navy mediumblue",
    "purple": "purple darkviolet rebeccapurple darkorchid",
    "pink": "pink hotpink deeppink lightpink",
    "brown": "saddlebrown sienna",
    "black": "black",
    "white": "white snow",
    "gray": "gray dimgray darkgray",
}

SHADES: dict[str, str] = {
    shade: word for word, shades in _WORDS.items() for shade in shades.split()
}
"""The simple word for each shade."""
