"""Circles among things that lead to each other, such as statements that retract one another."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def circles(edges: Iterable[tuple[Node, ...]]) -> list[frozenset[Node]]:
    """The sets of nodes that lead to each other, from (from, to) pairs; a node that leads to itself is one.

    No node is in two of them. In time proportional to the edges (Kosaraju's two walks).
    """
    onward: dict[Node, set[Node]] = {}
    back: dict[Node, set[Node]] = {}
    for start, end in edges:
        onward.setdefault(start, set()).add(end)
        onward.setdefault(end, set())
        back.setdefault(end, set()).add(start)
    found, seen = [], set[Node]()
    for last in reversed(_in_order_left(onward)):
        circle = _reach(last, back, seen) if last not in seen else []
        if len(circle) > 1 or (circle and last in onward[last]):
            found.append(frozenset(circle))
    return found


def _in_order_left(onward: Mapping[Node, set[Node]]) -> list[Node]:
    """All nodes in the order in which a walk that goes as far as it can is done with them."""
    left, seen = [], set[Node]()
    for start in onward:
        # A list of what is still ahead, not recursion: a hostile file may hold longer chains than Python's stack.
        path = [(start, iter(onward[start]))] if start not in seen else []
        seen.add(start)
        while path:
            node, ahead = path[-1]
            following = next((one for one in ahead if one not in seen), None)
            if following is None:
                left.append(node)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(onward[following])))
    return left


def _reach(start: Node, onward: Mapping[Node, set[Node]], seen: set[Node]) -> list[Node]:
    """The node and what can be reached from it without going through what was seen before, which grows by it."""
    found = [start]
    seen.add(start)
    for node in found:
        new = onward.get(node, set()) - seen
        seen |= new
        found += new
    return found
