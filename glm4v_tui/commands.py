"""Every key with an id is a command of the palette too: a key is declared once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Provider
from textual.dom import DOMNode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from textual.command import Hits


def declared_ids() -> frozenset[str]:
    """Return the ids of the keys that the program's own screens and widgets declare."""
    return frozenset(
        binding.id
        for owner in _descendants(DOMNode)
        for binding in owner.BINDINGS
        if isinstance(binding, Binding) and binding.id
    )


def _descendants(owner: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for descendant in owner.__subclasses__():
        if descendant.__module__.startswith("glm4v_tui."):
            yield descendant
        yield from _descendants(descendant)


class KeyCommands(Provider):
    """Offers the actions that have a key where the palette was opened."""

    def _commands(self) -> Iterator[tuple[str, Binding, DOMNode]]:
        seen: set[str] = set()
        for node in (self.screen, *self.screen.query("*").results(), self.app):
            for binding in node.BINDINGS:
                if isinstance(binding, Binding) and binding.id and binding.id not in seen:
                    seen.add(binding.id)
                    key = self.app.get_key_display(next(iter(Binding.make_bindings([binding]))))
                    yield f"{binding.description} ({key})", binding, node

    async def discover(self) -> Hits:
        """List every action before anything is typed."""
        for title, binding, node in self._commands():
            yield DiscoveryHit(title, partial(self._run, binding, node), help=binding.tooltip)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """List the actions whose description or key matches."""
        matcher = self.matcher(query)
        for title, binding, node in self._commands():
            if (score := matcher.match(title)) > 0:
                run = partial(self._run, binding, node)
                yield Hit(score, matcher.highlight(title), run, help=binding.tooltip)

    async def _run(self, binding: Binding, node: DOMNode) -> None:
        await self.app.run_action(binding.action, node)
