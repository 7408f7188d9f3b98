"""Which turns can stand in one another's place: the versions between which the user walks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from glm4v_tui.chat.versions import ROOT, HistoryError, Node

Families = Mapping[tuple[int, str], list[int]]
"""The turns of one role that come after the same turn."""


def versions_of(path: Iterable[int], nodes: Mapping[int, Node]) -> dict[int, tuple[int, ...]]:
    """Return, for each turn of a path, all that can stand in its place, itself included.

    They depend on the turn before it alone, so that each version shows the same ones.
    """
    families: dict[tuple[int, str], list[int]] = {}
    for number, node in nodes.items():
        families.setdefault((node.parent, node.turn.role), []).append(number)
    firsts = firsts_of(nodes)
    return {number: _versions(nodes[number], nodes, families, firsts) for number in path}


def place_of(
    number: int, path: tuple[int, ...], nodes: Mapping[int, Node], after: int | None = None
) -> int:
    """Return the turn of a path after which a version can stand, where one is asked for that one.

    Raises:
        HistoryError: it can stand nowhere, or not there.
    """
    parent = nodes[number].parent
    if after in (None, parent) and parent in (ROOT, *path):
        return parent
    for seen, kin in versions_of(path, nodes).items():
        if number in kin and after in (None, nodes[seen].parent):
            return nodes[seen].parent
    raise HistoryError(f"turn {number} is no version of one that is seen now")


def firsts_of(nodes: Mapping[int, Node]) -> dict[int, int]:
    """Return, for each turn, the one that it was taken over from at first, which may be itself."""
    firsts: dict[int, int] = {}
    for number, node in nodes.items():
        firsts[number] = firsts[node.origin] if node.origin else number
    return firsts


def _versions(
    stands: Node, nodes: Mapping[int, Node], families: Families, firsts: Mapping[int, int]
) -> tuple[int, ...]:
    shown, told = [], set()
    for number in _kin(stands, nodes, families):
        # What stands elsewhere may be here already, taken over. All that is here is shown: after
        # two of the same, different things may have been said.
        if nodes[number].parent == stands.parent or firsts[number] not in told:
            shown.append(number)
            told.add(firsts[number])
    return tuple(sorted(shown, key=lambda number: (firsts[number], number)))


def _kin(stands: Node, nodes: Mapping[int, Node], families: Families) -> Iterator[int]:
    """Yield what comes after the same turn, then all that stood where any of it comes from."""
    places, known = [stands.parent], {stands.parent}
    for place in places:
        for number in families[place, stands.turn.role]:
            yield number
            origin = nodes[number].origin
            if origin and nodes[origin].parent not in known:
                known.add(nodes[origin].parent)
                places.append(nodes[origin].parent)
