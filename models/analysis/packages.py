"""Issues on which parties hold what they offered together: packages, treated as one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.analysis.positions import Positions, held
from models.analysis.reading import Reading
from models.analysis.tracks import By
from models.facts import NONE
from models.snapshot import Snapshot, ints


@dataclass(frozen=True, slots=True)
class Item:
    """An issue, or several that packages bind together, ascending; with those packages and their held statements."""

    issues: tuple[int, ...]
    packages: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()


def items(snapshot: Snapshot, reading: Reading, day: int, parties: Sequence[int], by: By = "day") -> tuple[Item, ...]:
    """All issues, each in one item, in the dossier's order of their first issues.

    Two issues are bound together where one of these parties holds statements of one package on both at the end of the
    day; so are issues that are bound to a third one. A package of which one issue is left binds nothing.
    """
    return items_within(held(snapshot, reading, by), snapshot, day, parties)


def items_within(holding: Positions, snapshot: Snapshot, day: int, parties: Sequence[int]) -> tuple[Item, ...]:
    """The items by held positions that were looked up already."""
    issues = ints(np.arange(len(snapshot.issues)))[:, None]
    found = holding.at(ints(parties), issues, day)
    members: dict[tuple[int, int], dict[int, int]] = {}
    for issue, place in np.argwhere(found != NONE).tolist():
        statement = int(found[issue, place])
        package = int(snapshot.statements.package[statement])
        if package != NONE:
            members.setdefault((package, int(parties[place])), {})[issue] = statement
    binding = [(package, offered) for (package, _), offered in members.items() if len(offered) > 1]
    return _joined(len(snapshot.issues), binding)


def _joined(number: int, binding: list[tuple[int, dict[int, int]]]) -> tuple[Item, ...]:
    group = list(range(number))
    for _, offered in binding:
        first, *others = sorted({group[issue] for issue in offered})
        group = [first if one in others else one for one in group]
    return tuple(_item(group, one, binding) for one in range(number) if group[one] == one)


def _item(group: list[int], first: int, binding: list[tuple[int, dict[int, int]]]) -> Item:
    own = [(package, offered) for package, offered in binding if group[next(iter(offered))] == first]
    return Item(
        tuple(issue for issue, one in enumerate(group) if one == first),
        tuple(sorted({package for package, _ in own})),
        tuple(sorted({statement for _, offered in own for statement in offered.values()})),
    )
