"""The keys that work on a screen, gathered from the bindings themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place on the screen."""

    title: str
    meanings: dict[str, list[str]] = field(default_factory=dict)
    """What can be done, each with the keys that do it as the user knows them."""

    def add(self, meaning: str, key: str) -> None:
        """Add a key, once."""
        keys = self.meanings.setdefault(meaning, [])
        if key not in keys:
            keys.append(key)


def key_groups(screen: Screen[Any], keymap: Mapping[str, str]) -> list[KeyGroup]:
    """Return the keys that work where the focus is, then those of other places of the screen."""
    groups: dict[str, KeyGroup] = {}
    for node, binding in (*_active(screen), *_elsewhere(screen, keymap)):
        meaning = _meaning(binding)
        if meaning and not binding.system:
            title = _title(node)
            group = groups.setdefault(title, KeyGroup(title))
            group.add(meaning, screen.app.get_key_display(binding))
    return list(groups.values())


def key_names(screen: Screen[Any], keymap: Mapping[str, str]) -> dict[str, str]:
    """Return by its id the first key of everything that a screen and its app can do."""
    names: dict[str, str] = {}
    for node in (screen, *screen.query("*").results(), screen.app):
        for binding in node.BINDINGS:
            if isinstance(binding, Binding) and binding.id:
                key = keymap.get(binding.id, binding.key)
                (first, *_) = Binding.make_bindings([replace(binding, key=key)])
                names.setdefault(binding.id, screen.app.get_key_display(first))
    return names


def key_at_work(screen: Screen[Any], name: str) -> str:
    """Return the key of the binding with this id, as the user knows it; empty if none works now."""
    return next(iter(keys_at_work(screen, (name,))), "")


def keys_at_work(screen: Screen[Any], names: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the bindings with these ids that work now, as the user knows them."""
    bindings: dict[str | None, Binding] = {}
    for active in screen.active_bindings.values():
        bindings.setdefault(active.binding.id, active.binding)
    return tuple(screen.app.get_key_display(bindings[name]) for name in names if name in bindings)


def _active(screen: Screen[Any]) -> list[tuple[DOMNode, Binding]]:
    """Return the keys that work now, those of the place nearest to the focus first."""
    chain = [*screen.focused.ancestors_with_self] if screen.focused else [screen, screen.app]
    active = [(node, binding) for node, binding, _, _ in screen.active_bindings.values()]
    return sorted(active, key=lambda found: chain.index(found[0]))


def _elsewhere(screen: Screen[Any], keymap: Mapping[str, str]) -> Iterator[tuple[DOMNode, Binding]]:
    """Yield the keys that have an id and belong to widgets away from the focus."""
    here = {type(node) for node, _ in _active(screen)}
    for node in screen.query("*").results():
        if type(node) not in here:
            here.add(type(node))
            named = [b for b in type(node).BINDINGS if isinstance(b, Binding) and b.id]
            changed = [replace(b, key=keymap.get(b.id or "", b.key)) for b in named]
            for binding in Binding.make_bindings(changed):
                yield node, binding


def _title(node: DOMNode) -> str:
    """Name a place: as it names itself, else by its class."""
    if node.BINDING_GROUP_TITLE:
        return node.BINDING_GROUP_TITLE
    if node is node.app:
        return "Everywhere"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(node).__name__)
    return words.removesuffix(" Screen").capitalize()


def _meaning(binding: Binding) -> str:
    """Say what a key does: its tooltip, after its name where that says something else."""
    name, tooltip = binding.description, binding.tooltip
    if not (name and tooltip):
        return name or tooltip
    if name.casefold() in tooltip.casefold():
        return tooltip
    return f"{name}: {tooltip[0].lower()}{tooltip[1:]}"
