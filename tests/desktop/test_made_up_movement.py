"""`parley movement` on made-up dossiers in files against the definitions."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import pytest
from hypothesis import HealthCheck, given, settings

from models.edits.readings import save_reading
from models.snapshot import to_date
from models.store import Store
from models.tables import Dossier as Talks
from models.tables import Issue, Link, Party, Round, Row, Scale, Source, Speaker, Statement
from models.words import LinkKind
from tests.authors import new_author
from tests.desktop.movement_cells import cells_of, printed
from tests.models.analysis.dossiers import ISSUES, PARTIES, Dossier, dossiers, plain_dossiers
from tests.snapshots import Revised, Said, day_of


def key(name: str) -> str:
    """The id of the row that a test calls so."""
    return str(uuid5(NAMESPACE_OID, name))


def table_rows(dossier: Dossier) -> Iterator[Row]:
    """A dossier as it lies in the tables."""
    yield Talks(title="Made up")
    yield Source(id=key("source"), code="S", publisher="Agency", reliability="B")
    for place, code in enumerate(PARTIES):
        yield Party(id=key(code), code=code, name=code, role="principal", sequence=place)
        for authority in range(1, 6):
            name = f"{code}{authority}"
            yield Speaker(id=key(name), code=name, name=name, party_id=key(code), authority=authority)
    for place, code in enumerate(ISSUES):
        yield Issue(id=key(code), code=code, title=code, low_pole="in", high_pole="out", sequence=place)
        yield from scales(code, dossier.revised[code])
    for one in dossier.sittings:
        days = {"start": to_date(one.start), "end": to_date(one.end)}
        yield Round(id=key(f"round {one.number}"), number=one.number, label=f"Round {one.number}", **days)
    for place, row in enumerate(dossier.rows):
        yield statement(row, place)
        yield from links(row)


def scales(issue: str, revised: Sequence[Revised]) -> Iterator[Scale]:
    for version, one in enumerate(revised, start=2):
        yield Scale(
            id=scale(issue, version), issue_id=key(issue), sequence=version,
            after_id=None if one.after == 1 else scale(issue, one.after),
            mapping="" if one.mapping is None else json.dumps(one.mapping),
        )  # fmt: skip


def scale(issue: str, version: int) -> str:
    return key(f"{issue} {version}")


def links(row: Said) -> Iterator[Link]:
    for state, since in row.conditions:
        day = None if since is None else to_date(day_of(since))
        yield Link(statement_id=key(row.code), kind=LinkKind.CONDITIONAL_ON, state=state, since=day)


def statement(row: Said, place: int) -> Statement:
    published = row.day if row.published is None else row.published
    return Statement(
        id=key(row.code), code=row.code, sequence=place, act=row.act, low=row.low, high=row.high,
        said_on=to_date(day_of(row.day)), published_on=to_date(day_of(published)),
        recorded_on=None if row.recorded is None else to_date(day_of(row.recorded)),
        party_id=key(row.party), speaker_id=key(f"{row.party}{row.authority}"), issue_id=key(row.issue),
        scale_id=None if row.scale == 1 else scale(row.issue, row.scale), source_id=key("source"),
        condition="if so" if row.conditional else "", credibility=row.credibility, review=row.review,
        round_id=None if row.round is None else key(f"round {row.round}"),
        retracts_id=None if row.retracts is None else key(row.retracts),
        retracted_by_id=None if row.retracted_by is None else key(row.retracted_by),
    )  # fmt: skip


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dossiers() | plain_dossiers())
def test_all_cells_of_made_up_dossiers_are_what_the_definitions_say(
    capsys: pytest.CaptureFixture[str], dossier: Dossier
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "talks.parley"
        with closing(Store.create(file, new_author())) as store:
            with store.write("Begin talks", kind="founding") as writing:
                for row in table_rows(dossier):
                    writing.add(row)
            save_reading(store, "own", dossier.reading)
        known = dossier.reading.known
        words = ["--reading", "own", *(["--known", known.isoformat()] if known else [])]
        found = printed(capsys, str(file), "--parties", "all", *words)
    assert found == cells_of(dossier.talks(by_round=True), ISSUES, PARTIES)
