"""A dossier as large as any, written straight into a file, and the same one in memory without a file.

Rows are written without edits: taken in as edits, a hundred thousand would take longer than all that is measured on
them. A statement takes some 810 bytes of the file.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.actors import Office, Party, Speaker
from models.columns.codes import codes_of
from models.columns.ids import ids_of
from models.columns.packed import narrow, near, packed
from models.facts import NONE, Issue, Package, Round, Scale, Source
from models.file.copying import new_file
from models.ids import new_id
from models.record.shape import columns as columns_of
from models.record.shape import defaults, tables
from models.snapshot import ALWAYS, Ints, Snapshot, Statements, ints, to_date
from models.words import ACTS, REVIEWS
from tests.benchmarks.made import DAYS_A_ROUND, FIRST_DAY, ROUND_DAYS, SPEAKERS_A_PARTY, Made, columns, make_ids
from tests.benchmarks.prose import Prose

Row = dict[str, Any]

SEED = 2022
ANALYSTS = 6
PRINCIPALS = 4
PACKAGES = 20


@dataclass(frozen=True)
class _Around:
    """What statements point at; the ids are the same in the file and in memory."""

    parties: tuple[Party, ...]
    speakers: tuple[Speaker, ...]
    issues: tuple[Issue, ...]
    rounds: tuple[Round, ...]
    sources: tuple[Source, ...]
    packages: tuple[Package, ...]


def made_snapshot(n: int, seed: int = SEED) -> Snapshot:
    """A dossier of so many statements in memory, as one that was built with this seed is loaded."""
    made = columns(n, seed)
    around = _around(made, seed)
    return Snapshot(
        title="Made-up talks", description="", stale_after_days=30, parties=around.parties, speakers=around.speakers,
        issues=around.issues, rounds=around.rounds, sources=around.sources, events=(), assessments=(), disputes=(),
        packages=around.packages, statements=_statements(made, around.speakers),
    )  # fmt: skip


def _statements(made: Made, speakers: Sequence[Speaker]) -> Statements:
    said, nowhere = made.said, np.full(made.count, NONE, np.int32)
    recorded = np.where(made.recorded_known, made.recorded, ALWAYS).astype(np.int32)
    # Kept as small as what is loaded, so that reading it costs as much.
    return Statements(
        ids=ids_of(made.ids), codes=codes_of(list(_codes(made.count))), said=said,
        published=near(made.published, said), recorded=near(recorded, said), party=narrow(made.party),
        speaker=narrow(made.speaker), issue=narrow(made.issue), act=narrow(made.act), low=made.low, high=made.high,
        firmness=narrow(made.firmness), authority=narrow(_authorities(made, speakers)),
        credibility=narrow(made.credibility), conditional=made.conditional, depends_on=packed(made.depends_on, NONE),
        source=narrow(made.source), round=packed(made.round, NONE), retracts=packed(made.retracts, NONE),
        retracted_by=packed(nowhere, NONE), earliest=packed(_earliest(made), said), review=narrow(made.review),
        scale=packed(np.ones(made.count, np.int32), 1), package=packed(made.package, NONE),
    )  # fmt: skip


def _authorities(made: Made, speakers: Sequence[Speaker]) -> Ints:
    own = ints([one.authority for one in speakers])
    offices = {at: one.offices[0] for at, one in enumerate(speakers) if one.offices}
    found = own[made.speaker]
    for at, office in offices.items():
        found[(made.speaker == at) & (made.said >= office.start) & (made.said <= office.end)] = office.authority
    return found


def _earliest(made: Made) -> Ints:
    months = made.said.astype("datetime64[D]").astype("datetime64[M]")
    return np.where(made.vague, months.astype("datetime64[D]").astype(np.int32), made.said).astype(np.int32)


def _codes(count: int) -> Iterator[str]:
    return (f"ST{number:03}" for number in range(1, count + 1))


def _around(made: Made, seed: int) -> _Around:
    rng = np.random.default_rng(seed + 1)
    ids = {name: make_ids(rng, getattr(made, name)) for name in ("parties", "issues", "rounds", "sources")}
    speakers = make_ids(rng, made.parties * SPEAKERS_A_PARTY)
    return _Around(
        tuple(
            Party(key, f"P{at}", f"Party {at}", "principal" if at < PRINCIPALS else "observer")
            for at, key in enumerate(ids["parties"])
        ),
        tuple(_speaker(key, at, at // SPEAKERS_A_PARTY) for at, key in enumerate(speakers)),
        tuple(_issue(key, at) for at, key in enumerate(ids["issues"])),
        tuple(_round(key, at) for at, key in enumerate(ids["rounds"])),
        tuple(
            Source(key, f"S{at}", f"Publisher {at % 90}", f"Report {at}", None, "report", "ABCDEF"[at % 6])
            for at, key in enumerate(ids["sources"])
        ),
        tuple(Package(key, f"Package {at}", "") for at, key in enumerate(make_ids(rng, PACKAGES))),
    )


def _speaker(key: str, at: int, party: int) -> Speaker:
    held = Office(f"{key[:-1]}z", "Envoy", party, 2, FIRST_DAY + 30, FIRST_DAY + 90)
    return Speaker(
        key, f"SP{at}", f"Speaker {at}", "", party, at % SPEAKERS_A_PARTY + 1, (held,) if at % 10 == 9 else ()
    )


def _issue(key: str, at: int) -> Issue:
    scale = Scale("", 1, "none", "all", 50.0, ())
    return Issue(key, f"issue-{at}", f"Issue {at}", "", "none", "all", 50.0, "", (), (scale,))


def _round(key: str, at: int) -> Round:
    start = FIRST_DAY + at * DAYS_A_ROUND + 4
    return Round(key, at + 1, f"Round {at + 1}", start, start + ROUND_DAYS - 1, "", "")


def build(path: Path, statements: int, texts: int = 0, seed: int = SEED) -> None:
    """Make a dossier of so many statements, with a text of 10 kB for so many of its sources.

    One with texts also has as much of a record as tells who coded what.
    """
    new_file(path)
    made, prose = columns(statements, seed), Prose(np.random.default_rng(seed + 2))
    around = _around(made, seed)
    analysts = [new_id() for _ in range(ANALYSTS)]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        connection.execute("BEGIN")
        for name, listed in _few(around, analysts).items():
            _insert(connection, name, listed)
        _insert(connection, "source_text", _texts(around.sources[:texts], prose))
        _insert_statements(connection, _columns(made, around, prose, analysts))
        if texts:
            _record(connection, analysts)
        connection.execute("COMMIT")


def _few(around: _Around, analysts: Sequence[str]) -> dict[str, Iterable[Row]]:
    return {
        "dossier": [{"title": "Made-up talks"}],
        "analyst": [{"id": key, "code": f"A{at}", "name": f"Analyst {at}"} for at, key in enumerate(analysts)],
        "party": [{"id": one.id, "code": one.code, "name": one.name, "role": one.role} for one in around.parties],
        "speaker": [
            {"id": one.id, "code": one.code, "name": one.name, "party_id": around.parties[one.party].id,
             "authority": one.authority}
            for one in around.speakers
        ],
        "office": [
            {"id": held.id, "speaker_id": one.id, "party_id": around.parties[held.party].id, "title": held.title,
             "authority": held.authority, "start": _iso(held.start), "end": _iso(held.end)}
            for one in around.speakers for held in one.offices
        ],
        "issue": [
            {"id": one.id, "code": one.code, "title": one.title, "low_pole": one.low_pole, "high_pole": one.high_pole,
             "reference_point": one.reference_point}
            for one in around.issues
        ],
        "round": [
            {"id": one.id, "number": one.number, "label": one.label, "start": _iso(one.start), "end": _iso(one.end)}
            for one in around.rounds
        ],
        "source": [
            {"id": one.id, "code": one.code, "title": one.title, "publisher": one.publisher, "kind": one.kind,
             "reliability": one.reliability}
            for one in around.sources
        ],
        "package": [{"id": one.id, "title": one.title} for one in around.packages],
    }  # fmt: skip


def _iso(day: int | None) -> str | None:
    return None if day is None else to_date(day).isoformat()


def _texts(sources: Sequence[Source], prose: Prose) -> Iterator[Row]:
    for source in sources:
        yield {"source_id": source.id, "text": prose.text(420)[:10_000], "text_hash": "0" * 64}


def _insert(connection: sqlite3.Connection, name: str, rows: Iterable[Row]) -> None:
    usual = defaults(tables()[name])
    for sequence, row in enumerate(rows, 1):
        values = {"id": new_id(), "version": "", **usual, "sequence": sequence, **row}
        names, marks = ", ".join(f'"{column}"' for column in values), ", ".join("?" * len(values))
        connection.execute(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', tuple(values.values()))  # noqa: S608


def _insert_statements(connection: sqlite3.Connection, given: dict[str, Iterable[Any]]) -> None:
    table = tables()["statement"]
    usual = defaults(table)
    names = [name for name in columns_of(table) if name in given or usual[name] is not None]
    marks = ", ".join("?" if name in given else f"{usual[name]!r}" for name in names)
    sql = f"INSERT INTO statement ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.executemany(sql, zip(*(given[name] for name in names if name in given), strict=True))


def _columns(made: Made, around: _Around, prose: Prose, analysts: Sequence[str]) -> dict[str, Iterable[Any]]:
    """The columns of the file, text by text where there is one."""
    days = _days(made)
    ids = np.array(made.ids, dtype=object)
    return {
        "id": made.ids,
        "sequence": range(1, made.count + 1),
        "version": (analysts[number % ANALYSTS] for number in range(made.count)),
        "code": _codes(made.count),
        "said_on": days(made.said),
        "said_edtf": ("" if not vague else day[:7] for vague, day in zip(made.vague, days(made.said), strict=True)),
        "published_on": days(made.published),
        "recorded_on": _where(made.recorded_known, days(made.recorded)),
        **_references(made, around),
        "act": np.array([str(act) for act in ACTS], dtype=object)[made.act].tolist(),
        "low": _where(~np.isnan(made.low), made.low.tolist()),
        "high": _where(~np.isnan(made.high), made.high.tolist()),
        "firmness": _where(made.firmness != NONE, made.firmness.tolist()),
        "credibility": made.credibility.tolist(),
        "condition": _or_empty(made.conditional, prose, 2),
        "text": prose.texts(made.count, 6),
        "locator": (f"paragraph {number % 40}" for number in range(made.count)),
        "note": _or_empty(np.arange(made.count) % 3 == 0, prose, 2),
        "review": np.array([str(one) for one in REVIEWS], dtype=object)[made.review].tolist(),
        "retracts_id": np.append(ids, None)[made.retracts].tolist(),
    }


def _references(made: Made, around: _Around) -> dict[str, list[str | None]]:
    named: dict[str, tuple[Sequence[Any], Ints]] = {
        "party_id": (around.parties, made.party), "speaker_id": (around.speakers, made.speaker),
        "issue_id": (around.issues, made.issue), "depends_on_id": (around.issues, made.depends_on),
        "source_id": (around.sources, made.source), "round_id": (around.rounds, made.round),
        "package_id": (around.packages, made.package),
    }  # fmt: skip
    return {
        # NONE is −1 and so picks what is put at the end.
        name: np.array([*(one.id for one in rows), None], dtype=object)[column].tolist()
        for name, (rows, column) in named.items()
    }


def _days(made: Made) -> Any:
    first, last = int(made.said.min()), int(max(made.published.max(), made.recorded.max()))
    texts = np.array([to_date(day).isoformat() for day in range(first, last + 1)], dtype=object)
    return lambda column: texts[column - first].tolist()


def _where(there: np.ndarray[Any, np.dtype[np.bool_]], values: Sequence[Any]) -> list[Any]:
    return [value if is_there else None for is_there, value in zip(there.tolist(), values, strict=True)]


def _or_empty(there: np.ndarray[Any, np.dtype[np.bool_]], prose: Prose, phrases: int) -> Iterator[str]:
    texts = iter(prose.texts(int(there.sum()), phrases))
    return (next(texts) if is_there else "" for is_there in there.tolist())


def _record(connection: sqlite3.Connection, analysts: Sequence[str]) -> None:
    for analyst in analysts:
        values = (f"of {analyst}", analyst, "", "2024-01-01T00:00:00.000000Z", "", "edit", "", "", None, "", analyst)
        connection.execute('INSERT INTO "transaction" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', values)
    connection.execute(
        """
        INSERT INTO change (hash, transaction_id, table_name, row_id, unit, value)
        SELECT s.id, 'of ' || a.id, 'statement', s.id, 'row', '{}'
        FROM statement s JOIN analyst a ON a.sequence = s.sequence % ? + 1
        """,
        (len(analysts),),
    )
