"""Keys and what they do, grouped by where they work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from glm4v_tui.widgets.key_groups import KeyGroup


class KeyTable(Static):
    """Draws groups of keys at whatever width there is."""

    DEFAULT_CSS = """
    KeyTable {
        height: auto;
        & > .key-table--title { color: $text-primary; text-style: bold; }
        & > .key-table--key { color: $text-accent; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-table--title", "key-table--key"}

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        self._groups = groups

    def render(self) -> Table:
        """Lay out two columns that wrap."""
        title = self.get_component_rich_style("key-table--title", partial=True)
        key = self.get_component_rich_style("key-table--key", partial=True)
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(max_width=16)
        table.add_column(ratio=1)
        for number, group in enumerate(self._groups):
            if number:
                table.add_row()
            table.add_row(Text(group.title, title))
            for meaning, keys in group.meanings.items():
                table.add_row(Text(" ".join(keys), key), Text(meaning))
        return table
