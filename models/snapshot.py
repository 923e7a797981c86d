"""A dossier in memory as columns: what charts, tables and analysis work on.

A snapshot is never changed; `models.loading` makes the next one after each change. Texts of statements stay in the
file (see `models.queries`).
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]

NONE = -1
"""In columns of positions: no such row. In columns of grades: not given."""

ALWAYS = -(2**30)
"""In the column `recorded`: taken over from an import that does not say when, so that only publication decides."""


def to_day(value: date) -> int:
    """A date as days since 1970-01-01, the unit of every day column."""
    return value.toordinal() - 719163


def to_date(day: int) -> date:
    """The date of a day column's value."""
    return date.fromordinal(int(day) + 719163)


@dataclass(frozen=True, slots=True)
class Party:
    """A party; its position in `Snapshot.parties` is what columns refer to."""

    id: str
    code: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with the position of its party and its authority 1 (leader) to 5 (unnamed)."""

    id: str
    code: str
    name: str
    office: str
    party: int
    authority: int


@dataclass(frozen=True, slots=True)
class Option:
    """A named point on an issue's scale."""

    id: str
    value: float
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue with its options in ascending order of value; `reference_point` None where it is not stated."""

    id: str
    code: str
    title: str
    question: str
    low_pole: str
    high_pole: str
    reference_point: float | None
    reference_note: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A round; `start` and `end` are days, both inclusive."""

    id: str
    number: int
    label: str
    start: int
    end: int
    place: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source; `published` is a day, or None where it is not known."""

    id: str
    code: str
    publisher: str
    title: str
    published: int | None
    kind: str
    reliability: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened around the talks, on a day."""

    id: str
    code: str
    day: int
    kind: str
    place: str
    title: str
    text: str
    source: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """Somebody's judgement of a likelihood; `low` and `high` in per cent, None where only words were given."""

    id: str
    code: str
    day: int
    assessor: str
    party: int
    about: str
    low: float | None
    high: float | None
    wording: str
    source: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim and what contradicts it, with the positions of the two sources."""

    id: str
    code: str
    topic: str
    claim: str
    claimed_by: str
    source_claim: int
    counter_claim: str
    countered_by: str
    source_counter: int


@dataclass(frozen=True)
class Statements:
    """All statements as columns of equal length, in the dossier's order.

    `party`, `speaker`, `issue`, `source`, `round` hold positions in the snapshot's tuples; `depends_on` that of an
    issue; `retracts` and `retracted_by` positions in these columns; NONE where there is none. `act` holds positions
    in `models.words.ACTS`. `said`, `published`, `recorded` are days. `low` and `high` are NaN where no range was
    stated. `authority` is the speaker's.
    """

    ids: tuple[str, ...]
    codes: tuple[str, ...]
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

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where the statement of an id stands in the columns."""
        return {key: index for index, key in enumerate(self.ids)}


@dataclass(frozen=True)
class Snapshot:
    """One state of a dossier. Parties, issues and sources are in the dossier's order, rounds by start, end, number."""

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

    @cached_property
    def principals(self) -> tuple[int, ...]:
        """Positions of the parties whose agreement the talks are about."""
        return tuple(index for index, party in enumerate(self.parties) if party.role == "principal")


def ints(values: Any) -> Ints:
    """A column of whole numbers."""
    return np.asarray(values, dtype=np.int32)
