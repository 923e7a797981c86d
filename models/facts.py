"""The rows of a dossier in memory that are few: issues, rounds, sources and what stands around; not those of `actors`.

Fields that name other rows hold positions in the tuples of `models.snapshot.Snapshot`, NONE where there is none.
Days are days since 1970-01-01. Texts come in the order of the dossier unless said otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.words import Judgement, LinkKind, Stance, Standing

NONE = -1
"""In fields of positions: no such row. In columns of grades: not given."""

EVER = -(2**30)
"""In place of a first possible day: nothing is known of it."""

NEVER = 2**31 - 1
"""A day after every other."""


@dataclass(frozen=True, slots=True)
class Option:
    """A named point on an issue's scale."""

    id: str
    value: float
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One version of an issue's scale, numbered from 1, which has no row of its own and the id "".

    `mapping` takes points of the version `after` to this one (see `models.scales.maps`); None: not comparable. `after`
    is 0 for the first version, and for one that revises a scale which is not there.
    """

    id: str
    version: int
    low_pole: str
    high_pole: str
    reference_point: float | None
    options: tuple[Option, ...]
    after: int = 0
    mapping: tuple[tuple[float, float], ...] | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue with its options in ascending order of value; `reference_point` None where it is not stated.

    Poles, reference point and options are those of the present scale, the last of `scales`.
    """

    id: str
    code: str
    title: str
    question: str
    low_pole: str
    high_pole: str
    reference_point: float | None
    reference_note: str
    options: tuple[Option, ...]
    scales: tuple[Scale, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """A round; `start` and `end` are days, both inclusive. `heads` are heads of delegation by party code."""

    id: str
    number: int
    label: str
    start: int
    end: int
    place: str
    outcome: str
    format: str = ""
    level: str = ""
    host: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A source; `published` is a day, or None where it is not known.

    `reprints` is the source whose story it repeats. `text_id` names its current text, "" where none was taken in;
    `texts` counts its versions.
    """

    id: str
    code: str
    publisher: str
    title: str
    published: int | None
    kind: str
    reliability: str
    author: str = ""
    published_edtf: str = ""
    retrieved: int | None = None
    address: str = ""
    language: str = ""
    handling: str = ""
    reprints: int = NONE
    text_id: str = ""
    texts: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened around the talks, on a day: the last possible one where `edtf` says that it is vague.

    `earliest` is the first possible one, `EVER` where that is open.
    """

    id: str
    code: str
    day: int
    kind: str
    place: str
    title: str
    text: str
    source: int
    earliest: int
    edtf: str = ""
    credibility: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Somebody's judgement; `low` and `high` in per cent, None where only words were given.

    `value_low` and `value_high` are what is not a likelihood: a range on the issue's present scale, or salience or
    capability from 0 to 100. `own` is a range as it was given on an earlier scale; where it has no place on the present
    one, it is not comparable and both are None.
    """

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
    kind: Judgement = Judgement.LIKELIHOOD
    issue: int = NONE
    value_low: float | None = None
    value_high: float | None = None
    edtf: str = ""
    credibility: int | None = None
    note: str = ""
    own: tuple[float, float] | None = None
    came_true: bool | None = None
    """Whether what was judged came about; None while nobody can say."""
    resolved: int | None = None
    """The day since which that is known, where somebody says."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was agreed on an issue on a day, as a range on its present scale; None in both where only words say it.

    `own` is a range as it was given on an earlier scale; where it has no place on the present one, it is not
    comparable and both are None.
    """

    id: str
    code: str
    day: int
    issue: int
    low: float | None
    high: float | None
    text: str
    source: int
    edtf: str = ""
    note: str = ""
    own: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties that somebody chose to look at against each other; NONE for one that was deleted."""

    id: str
    party: int
    other: int


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


@dataclass(frozen=True, slots=True)
class Package:
    """Statements that were offered together; columns hold its position."""

    id: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Link:
    """How a statement stands to another one, both as positions of statements; `since` is a day."""

    id: str
    statement: int
    kind: LinkKind
    other: int
    state: Standing | None
    since: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Another source that bears a statement out or contradicts it."""

    id: str
    statement: int
    source: int
    stance: Stance
    locator: str
    note: str
