"""The line at the bottom with the keys of the moment."""

from __future__ import annotations

from textual.widgets import Footer


class KeyLine(Footer):
    """Textual's footer, which lets go of the keys that it does not show any more."""

    async def recompose(self) -> None:
        """Show other keys, and forget those before: each listens to the footer for ever else."""
        await super().recompose()
        self.mutate_reactive(Footer.compact)
