"""What the dossier says of one statement, by the names that its edits use."""

from dataclasses import dataclass
from datetime import date
from math import isnan

from models.facts import NONE
from models.queries import StatementText
from models.snapshot import Snapshot, to_date
from models.words import ACTS, REVIEWS, Act, Review


@dataclass(frozen=True, slots=True)
class Stored:
    """The fields of a statement, the range as it was coded; ids are None where there is none or it was deleted."""

    act: Act
    low: float | None
    high: float | None
    firmness: int | None
    credibility: int
    said_on: date
    said_edtf: str
    published_on: date
    published_edtf: str
    issue_id: str | None
    party_id: str | None
    speaker_id: str | None
    source_id: str | None
    depends_on_id: str | None
    round_id: str | None
    package_id: str | None
    review: Review
    condition: str
    text: str
    record: str
    locator: str
    note: str


def stored(snapshot: Snapshot, position: int, words: StatementText) -> Stored:
    """The statement at a position, with its words."""
    columns = snapshot.statements
    low, high = columns.own.get(position, (float(columns.low[position]), float(columns.high[position])))
    firmness = int(columns.firmness[position])

    def named(rows: tuple[object, ...], at: int) -> str | None:
        return None if at == NONE else str(getattr(rows[at], "id"))  # noqa: B009 - whatever the row is

    return Stored(
        act=ACTS[columns.act[position]],
        low=None if isnan(low) else low,
        high=None if isnan(high) else high,
        firmness=None if firmness == NONE else firmness,
        credibility=int(columns.credibility[position]),
        said_on=to_date(int(columns.said[position])),
        said_edtf=words.said_edtf,
        published_on=to_date(int(columns.published[position])),
        published_edtf=words.published_edtf,
        issue_id=named(snapshot.issues, int(columns.issue[position])),
        party_id=named(snapshot.parties, int(columns.party[position])),
        speaker_id=named(snapshot.speakers, int(columns.speaker[position])),
        source_id=named(snapshot.sources, int(columns.source[position])),
        depends_on_id=named(snapshot.issues, int(columns.depends_on[position])),
        round_id=named(snapshot.rounds, int(columns.round[position])),
        package_id=named(snapshot.packages, int(columns.package[position])),
        review=REVIEWS[columns.review[position]],
        condition=words.condition,
        text=words.text,
        record=words.record,
        locator=words.locator,
        note=words.note,
    )
