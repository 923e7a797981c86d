"""A dossier in memory as columns: what charts, tables and analysis work on.

A snapshot is never changed; `models.loading` makes the next one after each change. Texts of statements stay in the
file (see `models.queries`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from models.actors import Membership, Party, Speaker
from models.columns.ids import Ids
from models.columns.own_ranges import OwnRanges, no_ranges
from models.facts import Assessment, Corroboration, Dispute, Event, Issue, Link, Outcome, Package, Pair, Round, Source

Ints: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float64]
Column: TypeAlias = NDArray[np.int32] | NDArray[np.float64] | NDArray[np.bool_]
Mask: TypeAlias = NDArray[np.bool_]

ALWAYS = -(2**30)
"""In the column `recorded`: taken over from an import that does not say when, so that only publication decides."""


def to_day(value: date) -> int:
    """A date as days since 1970-01-01, the unit of every day column."""
    return value.toordinal() - 719163


def to_date(day: int) -> date:
    """The date of a day column's value."""
    return date.fromordinal(int(day) + 719163)


@dataclass(frozen=True, eq=False)
class Statements:
    """All statements as columns of equal length, in the dossier's order; equal to themselves alone.

    `party`, `speaker`, `issue`, `source`, `round` hold positions in the snapshot's tuples; `depends_on` that of an
    issue; `retracts` and `retracted_by` positions in these columns; NONE where there is none. `act` holds positions
    in `models.words.ACTS`. `said`, `published`, `recorded` are days. `low` and `high` are on the present scale of the
    issue, NaN where no range was stated and where it has no place there (see `ranged` and `own`). `authority` is the
    speaker's on the day. `said` is the last possible day, `earliest` the first one; both are the day where it is known
    exactly. `scale` is the version of the issue's scale that the range was coded on, NONE
    for one that its issue does not have; `own` holds, by position, the ranges that were coded on another scale than the
    present one, as they were coded. `review` holds positions in `models.words.REVIEWS`. `met` has, by position, what is
    linked to conditions: the day from which all of them are met, None while that is not said.

    All is kept small: columns of whole numbers may be packed (see `models.columns.packed`) and are read as any other;
    `ids` and `codes` are made into text one by one, so that nothing drawn often should go through all of them.
    """

    ids: Sequence[str]
    codes: Sequence[str]
    said: Ints
    published: Ints
    recorded: Ints
    party: Ints
    speaker: Ints
    issue: Ints
    act: Ints
    low: Floats
    high: Floats
    firmness: Ints
    authority: Ints
    credibility: Ints
    conditional: Mask
    depends_on: Ints
    source: Ints
    round: Ints
    retracts: Ints
    retracted_by: Ints
    earliest: Ints
    review: Ints
    scale: Ints
    package: Ints
    own: OwnRanges = field(default_factory=no_ranges)
    met: Mapping[int, int | None] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where the statement of an id stands in the columns."""
        return self.ids.places() if isinstance(self.ids, Ids) else {key: at for at, key in enumerate(self.ids)}

    @cached_property
    def ranged(self) -> Mask:
        """What carries a range, be it one that has no place on the present scale."""
        carries = ~np.isnan(self.low)
        carries[self.own.rows] = True
        return carries

    @cached_property
    def on_condition(self) -> Mask:
        """What was said on a condition: it has one in words, as `conditional` says, or is linked to one."""
        if not self.met:
            return self.conditional
        found = self.conditional.copy()
        found[list(self.met)] = True
        return found


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One state of a dossier, equal to itself alone.

    Parties, issues and sources are in the dossier's order, rounds by start, end, number.
    """

    title: str
    description: str
    stale_after_days: int
    parties: tuple[Party, ...]
    speakers: tuple[Speaker, ...]
    issues: tuple[Issue, ...]
    rounds: tuple[Round, ...]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    assessments: tuple[Assessment, ...]
    disputes: tuple[Dispute, ...]
    statements: Statements
    memberships: tuple[Membership, ...] = ()
    packages: tuple[Package, ...] = ()
    links: tuple[Link, ...] = ()
    corroborations: tuple[Corroboration, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @cached_property
    def kept(self) -> dict[str, Any]:
        """Room for what is worked out from it (see `models.kept`)."""
        return {}

    @cached_property
    def principals(self) -> tuple[int, ...]:
        """Positions of the parties whose agreement the talks are about."""
        return tuple(index for index, party in enumerate(self.parties) if party.role == "principal")


def ints(values: Any) -> Ints:
    """A column of whole numbers."""
    return np.asarray(values, dtype=np.int32)


def nothing_stated() -> Statements:
    """The columns of a dossier without statements."""
    none, ends = ints([]), np.array([], dtype=np.float64)
    return Statements(
        (), (), none, none, none, none, none, none, none, ends, ends, none, none, none, np.array([], np.bool_), none,
        none, none, none, none, none, none, none, none,
    )  # fmt: skip
