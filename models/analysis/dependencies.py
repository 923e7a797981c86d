"""What hangs on what: the conditions of what parties hold, which of them are unmet, and which wait for each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from models.analysis.links import condition_on
from models.analysis.positions import Positions, held, red_lines
from models.analysis.reading import Reading
from models.analysis.tracks import By
from models.circles import circles
from models.facts import NONE, Link
from models.snapshot import Snapshot, ints
from models.words import LinkKind, Standing


@dataclass(frozen=True, slots=True)
class Dependency:
    """A position or red line on `issue` that its party holds on the condition of something on the issue `on`.

    `on` is NONE for a condition that is known in words only. `statement` makes the condition, `other` is the statement
    that it names, NONE for none. `standing` is None while nobody has said what became of the condition.
    """

    statement: int
    party: int
    issue: int
    on: int
    other: int
    standing: Standing | None

    @property
    def unmet(self) -> bool:
        """Whether it still binds: it was not said to be met, nor to have lapsed."""
        return self.standing not in {Standing.MET, Standing.LAPSED}

    @property
    def evidence(self) -> tuple[int, ...]:
        """The statements behind it."""
        return (self.statement,) if self.other == NONE else (self.statement, self.other)


@dataclass(frozen=True, slots=True)
class Cycle:
    """Issues that wait for each other, ascending, with the conditions among them."""

    issues: tuple[int, ...]
    dependencies: tuple[Dependency, ...]


@dataclass(frozen=True, slots=True)
class Dependencies:
    """All conditions on a day, by issue, party and the issue they wait for, and the cycles of those that bind."""

    all: tuple[Dependency, ...]
    cycles: tuple[Cycle, ...]


def dependencies(snapshot: Snapshot, reading: Reading, day: int, by: By = "day") -> Dependencies:
    """The conditions of all held positions and red lines at the end of a day.

    A statement waits for the issue that it depends on and for those of the statements that its links name as
    conditions. What is said of a condition that names no statement, or one on the issue it depends on, is said of
    that issue (see `links.condition_on`). A condition of which nothing is said binds, as does one that is unmet;
    those met or lapsed are in no cycle. A cycle may run through several parties: each waits for what another, or
    itself, holds back.
    """
    links: dict[int, list[Link]] = {}
    for link in snapshot.links:
        if link.kind == LinkKind.CONDITIONAL_ON:
            links.setdefault(link.statement, []).append(link)
    tracks = held(snapshot, reading, by), red_lines(snapshot, reading, by)
    found = [
        one for statement in _standing(snapshot, tracks, day, links)
        for one in _of(snapshot, statement, links.get(statement, []), day)
    ]  # fmt: skip
    listed = tuple(sorted(found, key=lambda one: (one.issue, one.party, one.on, one.statement)))
    return Dependencies(listed, cycles(listed))


def _standing(snapshot: Snapshot, tracks: Iterable[Positions], day: int, linked: Iterable[int]) -> list[int]:
    """The held statements and red lines that can be conditional at all, ascending."""
    parties, issues = ints(np.arange(len(snapshot.parties))), ints(np.arange(len(snapshot.issues)))[:, None]
    rows = np.unique([track.at(parties, issues, day) for track in tracks])
    rows, columns = rows[rows != NONE], snapshot.statements
    waiting = (columns.depends_on[rows] != NONE) | columns.conditional[rows] | np.isin(rows, ints(list(linked)))
    return [int(row) for row in rows[waiting]]


def _of(snapshot: Snapshot, statement: int, links: Iterable[Link], day: int) -> Iterator[Dependency]:
    columns = snapshot.statements
    depends_on = int(columns.depends_on[statement])
    by_issue: dict[int, list[Link]] = {} if depends_on == NONE else {depends_on: []}
    for link in links:
        on = depends_on if link.other == NONE else int(columns.issue[link.other])
        by_issue.setdefault(on, []).append(link)
    if not by_issue and columns.conditional[statement]:
        by_issue[NONE] = []
    for on, said in by_issue.items():
        yield Dependency(
            statement=statement,
            party=int(columns.party[statement]),
            issue=int(columns.issue[statement]),
            on=on,
            other=next((link.other for link in said if link.other != NONE), NONE),
            standing=condition_on(said, statement, day),
        )


def cycles(conditions: Iterable[Dependency]) -> tuple[Cycle, ...]:
    """The issues that wait for each other by some conditions, of which those met or lapsed are left out."""
    binding = [one for one in conditions if one.unmet]
    found = circles((one.issue, one.on) for one in binding if one.on != NONE)
    return tuple(
        Cycle(tuple(sorted(circle)), tuple(one for one in binding if {one.issue, one.on} <= circle))
        for circle in sorted(found, key=min)
    )
