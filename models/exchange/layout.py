"""The layout of a dossier folder: its files, their columns in order, and what each column holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.exchange.cells import (
    CODE,
    DAY,
    NUMBER,
    PLACE,
    ROUND_NUMBER,
    TEXT,
    YES_NO,
    Kind,
    choice,
    code_of,
    grade,
    or_empty,
)
from models.tables import (
    Assessment,
    Dispute,
    Event,
    Issue,
    Option,
    Party,
    Round,
    Row,
    Source,
    Speaker,
    Statement,
)
from models.words import ACTS, RELIABILITIES

README = "README.md"
"""The file whose heading is the dossier's title and whose text is its description."""

HEAD = "head_"
"""How the columns of heads of delegation begin; the party's code in lower case follows."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file and the field that it fills. `head` is a party's code in columns of heads."""

    name: str
    field: str
    kind: Kind
    optional: bool = False
    head: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: its columns in the order of an export, those that name a row, those that bound a range."""

    file: str
    table: type[Row]
    noun: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    any_head: bool = False
    """Whether heads of delegation are taken on trust, since the parties could not be read."""

    def word(self, column: Column) -> str:
        """The column's name in `Dossier.optional_columns`, whose words are parted by blanks."""
        name = f"{self.file.removesuffix('.csv')}.{column.name}"
        return name.replace("%", "%25").replace(" ", "%20")


_FIELDS = {"id": "code", "stance_low": "low", "stance_high": "high"}

_PARTY = code_of(Party, "a party")
_SPEAKER = code_of(Speaker, "a speaker")
_ISSUE = code_of(Issue, "an issue")
_SOURCE = code_of(Source, "a source")
_STATEMENT = or_empty(code_of(Statement, "a statement"))
_ROUND = or_empty(replace(ROUND_NUMBER, accepted="the number of a round", refers=Round))
_ACT = choice({act.value: act.value for act in ACTS}, f"one of {', '.join(ACTS)}")
_RELIABILITY = choice({letter: letter for letter in RELIABILITIES}, f"one of {', '.join(RELIABILITIES)}")


def _columns(*, optional: bool = False, **kinds: Kind) -> tuple[Column, ...]:
    return tuple(Column(name, _field(name, kind), kind, optional) for name, kind in kinds.items())


def _field(name: str, kind: Kind) -> str:
    return f"{name}_id" if kind.refers else _FIELDS.get(name, name)


PARTIES = Sheet(
    "parties.csv", Party, "party", ("code",),
    _columns(code=CODE, name=TEXT, role=TEXT, note=TEXT),
)  # fmt: skip

ROUNDS = Sheet(
    "rounds.csv", Round, "round", ("number",),
    _columns(
        number=ROUND_NUMBER, label=TEXT, start=DAY, end=DAY, place=TEXT, format=TEXT, level=TEXT, host=TEXT,
        outcome=TEXT,
    ),
    (("start", "end"),),
)  # fmt: skip
"""Rounds without the columns of heads of delegation, which depend on the parties (see `with_heads`)."""

STATEMENTS = Sheet(
    "statements.csv", Statement, "statement", ("id",),
    _columns(
        id=CODE, said_on=DAY, published_on=DAY, party=_PARTY, speaker=_SPEAKER, issue=_ISSUE, act=_ACT,
        stance_low=or_empty(NUMBER), stance_high=or_empty(NUMBER), firmness=or_empty(grade(0, 4)),
        record=TEXT, condition=TEXT, depends_on=or_empty(_ISSUE), text=TEXT, source=_SOURCE, locator=TEXT,
        credibility=grade(1, 6), from_seed=YES_NO, note=TEXT,
    )
    + _columns(
        optional=True, round=_ROUND, retracts=_STATEMENT, retracted_by=_STATEMENT, sequence=PLACE,
        recorded_on=or_empty(DAY),
    ),
    (("stance_low", "stance_high"),),
)  # fmt: skip

SHEETS = (
    PARTIES,
    Sheet(
        "speakers.csv", Speaker, "speaker", ("code",),
        _columns(code=CODE, name=TEXT, office=TEXT, party=_PARTY, authority=grade(1, 5)),
    ),
    Sheet(
        "issues.csv", Issue, "issue", ("code",),
        _columns(
            code=CODE, title=TEXT, question=TEXT, low_pole=TEXT, high_pole=TEXT,
            reference_point=or_empty(NUMBER), reference_note=TEXT,
        ),
    ),
    Sheet(
        "options.csv", Option, "option", ("issue", "value"),
        _columns(issue=_ISSUE, value=NUMBER, label=TEXT, definition=TEXT),
    ),
    ROUNDS,
    Sheet(
        "sources.csv", Source, "source", ("code",),
        _columns(
            code=CODE, publisher=TEXT, title=TEXT, published=or_empty(DAY), kind=TEXT,
            reliability=_RELIABILITY, from_seed=YES_NO,
        ),
    ),
    STATEMENTS,
    Sheet(
        "events.csv", Event, "event", ("id",),
        _columns(
            id=CODE, date=DAY, kind=TEXT, place=TEXT, title=TEXT, text=TEXT, source=or_empty(_SOURCE),
            credibility=or_empty(grade(1, 6)), from_seed=YES_NO, note=TEXT,
        ),
    ),
    Sheet(
        "assessments.csv", Assessment, "assessment", ("id",),
        _columns(
            id=CODE, date=DAY, assessor=TEXT, party=or_empty(_PARTY), about=TEXT,
            probability_low=or_empty(NUMBER), probability_high=or_empty(NUMBER), wording=TEXT,
            source=or_empty(_SOURCE), credibility=or_empty(grade(1, 6)), from_seed=YES_NO, note=TEXT,
        ),
        (("probability_low", "probability_high"),),
    ),
    Sheet(
        "disputes.csv", Dispute, "dispute", ("id",),
        _columns(
            id=CODE, topic=TEXT, claim=TEXT, claimed_by=TEXT, source_claim=or_empty(_SOURCE),
            counter_claim=TEXT, countered_by=TEXT, source_counter=or_empty(_SOURCE), from_seed=YES_NO,
        ),
    ),
)  # fmt: skip
"""All files, each after those that it refers to."""


def with_heads(required: Iterable[str], optional: Iterable[str]) -> Sheet:
    """The sheet of rounds with the heads of delegation of parties, given by code."""
    heads = (*(_head(code) for code in required), *(_head(code, optional=True) for code in optional))
    *before, outcome = ROUNDS.columns
    return replace(ROUNDS, columns=(*before, *heads, outcome))


def _head(code: str, *, optional: bool = False) -> Column:
    return Column(HEAD + code.lower(), "heads", TEXT, optional, head=code)
