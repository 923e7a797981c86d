"""Reads a dossier into a snapshot, and the next snapshot after a change."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from models.changes import Changes
from models.snapshot import (
    ALWAYS,
    NONE,
    Assessment,
    Dispute,
    Event,
    Ints,
    Issue,
    Option,
    Party,
    Round,
    Snapshot,
    Source,
    Speaker,
    Statements,
    ints,
    to_day,
)
from models.store import Store
from models.words import ACTS

_STATEMENTS = """
SELECT id, code, said_on, published_on, recorded_on, party_id, speaker_id, issue_id, act, low, high, firmness,
       credibility, condition <> '', depends_on_id, source_id, round_id, retracts_id, retracted_by_id
FROM statement ORDER BY sequence, id
"""


def load_snapshot(store: Store) -> Snapshot:
    """The dossier as it is in the file, all of it from one state."""
    with store.one_state():
        dossier = store.columns("SELECT title, description, stale_after_days FROM dossier ORDER BY id LIMIT 1")
        title, description, stale_after_days = dossier[0] if dossier else (store.path.stem, "", 30)
        parties = tuple(Party(*row) for row in _rows(store, "party", "id, code, name, role"))
        party_at = _positions(parties)
        speakers = tuple(
            Speaker(*(*row[:4], party_at.get(row[4], NONE), row[5]))
            for row in _rows(store, "speaker", "id, code, name, office, party_id, authority")
        )
        issues = _issues(store)
        rounds = _rounds(store)
        sources = tuple(
            Source(*(*row[:4], _day(row[4]), *row[5:]))
            for row in _rows(store, "source", "id, code, publisher, title, published, kind, reliability")
        )
        source_at = _positions(sources)
        return Snapshot(
            title=title,
            description=description,
            stale_after_days=stale_after_days,
            parties=parties,
            speakers=speakers,
            issues=issues,
            rounds=rounds,
            sources=sources,
            events=_events(store, source_at),
            assessments=_assessments(store, party_at, source_at),
            disputes=_disputes(store, source_at),
            statements=_statements(store.columns(_STATEMENTS), party_at, speakers, issues, source_at, rounds),
        )


def next_snapshot(store: Store, before: Snapshot, changes: Changes) -> Snapshot:
    """The snapshot after a change; the same one when the change touched nothing that a snapshot holds."""
    return before if {table for table, _ in changes.rows} <= {"analyst"} else load_snapshot(store)


def _rows(store: Store, table: str, columns: str, order: str = "sequence, id") -> list[tuple[Any, ...]]:
    return store.columns(f"SELECT {columns} FROM {table} ORDER BY {order}")  # noqa: S608 - names of our own


def _positions(rows: Sequence[Any]) -> dict[str, int]:
    return {row.id: index for index, row in enumerate(rows)}


def _a_day(text: str) -> int:
    return to_day(date.fromisoformat(text))


def _day(text: str | None) -> int | None:
    return None if text is None else _a_day(text)


def _issues(store: Store) -> tuple[Issue, ...]:
    options: dict[str, list[Option]] = {}
    for issue_id, *option in _rows(store, "option", "issue_id, id, value, label, definition", "value, sequence, id"):
        options.setdefault(issue_id, []).append(Option(*option))
    columns = "id, code, title, question, low_pole, high_pole, reference_point, reference_note"
    return tuple(Issue(*(*row, tuple(options.get(row[0], ())))) for row in _rows(store, "issue", columns))


def _rounds(store: Store) -> tuple[Round, ...]:
    columns = 'id, number, label, start, "end", place, outcome'
    return tuple(
        Round(*(*row[:3], _a_day(row[3]), _a_day(row[4]), *row[5:]))
        for row in _rows(store, "round", columns, 'start, "end", number, id')
    )


def _events(store: Store, source_at: Mapping[str, int]) -> tuple[Event, ...]:
    columns = "id, code, date, kind, place, title, text, source_id"
    return tuple(
        Event(*(*row[:2], _a_day(row[2]), *row[3:7], source_at.get(row[7], NONE)))
        for row in _rows(store, "event", columns, "date, sequence, id")
    )


def _assessments(store: Store, party_at: Mapping[str, int], source_at: Mapping[str, int]) -> tuple[Assessment, ...]:
    columns = "id, code, date, assessor, party_id, about, probability_low, probability_high, wording, source_id"
    return tuple(
        Assessment(
            *(*row[:2], _a_day(row[2]), row[3], party_at.get(row[4], NONE), *row[5:9], source_at.get(row[9], NONE))
        )
        for row in _rows(store, "assessment", columns)
    )


def _disputes(store: Store, source_at: Mapping[str, int]) -> tuple[Dispute, ...]:
    columns = "id, code, topic, claim, claimed_by, source_claim_id, counter_claim, countered_by, source_counter_id"
    return tuple(
        Dispute(*(*row[:5], source_at.get(row[5], NONE), *row[6:8], source_at.get(row[8], NONE)))
        for row in _rows(store, "dispute", columns)
    )


def _statements(
    rows: list[tuple[Any, ...]],
    party_at: Mapping[str, int],
    speakers: Sequence[Speaker],
    issues: Sequence[Issue],
    source_at: Mapping[str, int],
    rounds: Sequence[Round],
) -> Statements:
    columns = list(zip(*rows, strict=True)) if rows else [()] * 19
    speaker = _at(columns[6], _positions(speakers))
    grades = ints([one.authority for one in speakers] or [5])
    ids = tuple(columns[0])
    own = {row_id: index for index, row_id in enumerate(ids)} if any(columns[17]) or any(columns[18]) else {}
    issue_at = _positions(issues)
    acts = {str(act): index for index, act in enumerate(ACTS)}
    return Statements(
        ids=ids,
        codes=tuple(columns[1]),
        said=_days(columns[2]),
        published=_days(columns[3]),
        recorded=_days(columns[4]),
        party=_at(columns[5], party_at),
        speaker=speaker,
        issue=_at(columns[7], issue_at),
        act=_at(columns[8], acts),
        low=np.array(columns[9], dtype=np.float64),
        high=np.array(columns[10], dtype=np.float64),
        firmness=ints([NONE if value is None else value for value in columns[11]]),
        # A speaker who has been deleted can vouch for nothing: the worst authority.
        authority=np.where(speaker == NONE, 5, grades[speaker]).astype(np.int32),
        credibility=ints(columns[12]),
        conditional=np.array(columns[13], dtype=np.bool_),
        depends_on=_at(columns[14], issue_at),
        source=_at(columns[15], source_at),
        round=_at(columns[16], _positions(rounds)),
        retracts=_at(columns[17], own),
        retracted_by=_at(columns[18], own),
    )


def _at(values: Sequence[str | None], positions: Mapping[Any, int]) -> Ints:
    return np.fromiter((positions.get(value, NONE) for value in values), np.int32, len(values))


def _days(values: Sequence[str | None]) -> Ints:
    if None not in values:
        return np.array(values, dtype="datetime64[D]").astype(np.int32)
    return ints([ALWAYS if value is None else _a_day(value) for value in values])
