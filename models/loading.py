"""Reads a dossier into a snapshot, and the next snapshot after a change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from models.changes import Changes
from models.conditions import met_since
from models.facts import NONE, Corroboration, Link, Speaker
from models.loading_facts import Facts, a_day, earliest_day, positions
from models.records import Records
from models.scales.maps import onto_present_scales, scale_versions
from models.snapshot import ALWAYS, Ints, Snapshot, Statements, ints, to_day
from models.words import ACTS, REVIEWS, LinkKind, Stance, Standing

_STATEMENTS = """
SELECT id, code, said_on, published_on, recorded_on, party_id, speaker_id, issue_id, act, low, high, firmness,
       credibility, condition <> '', depends_on_id, source_id, round_id, retracts_id, retracted_by_id, said_edtf,
       review, scale_id, package_id
FROM statement ORDER BY sequence, id
"""

_NOT_HELD = {"analyst", "excerpt", "coding", "saved_search", "reading", "saved_view", "briefing"}
"""Tables of which a snapshot holds nothing."""


def load_snapshot(store: Records) -> Snapshot:
    """The dossier as it is in the file, all of it from one state."""
    with store.one_state():
        dossier = store.columns("SELECT title, description, stale_after_days FROM dossier ORDER BY id LIMIT 1")
        title, description, stale_after_days = dossier[0] if dossier else (store.path.stem, "", 30)
        facts = Facts(store)
        statements = _statements(store.columns(_STATEMENTS), facts)
        links = _links(store, statements)
        if met := met_since(links):
            statements = replace(statements, met=met)
        return Snapshot(
            title=title,
            description=description,
            stale_after_days=stale_after_days,
            parties=facts.parties,
            speakers=facts.speakers,
            issues=facts.issues,
            rounds=facts.rounds,
            sources=facts.sources,
            events=facts.events,
            assessments=facts.assessments,
            disputes=facts.disputes,
            statements=statements,
            memberships=facts.memberships,
            packages=facts.packages,
            outcomes=facts.outcomes,
            pairs=facts.pairs,
            links=links,
            corroborations=_corroborations(store, statements, facts),
        )


def next_snapshot(store: Records, before: Snapshot, changes: Changes) -> Snapshot:
    """The snapshot after a change; the same one when the change touched nothing that a snapshot holds."""
    return before if {table for table, _ in changes.rows} <= _NOT_HELD else load_snapshot(store)


def _links(store: Records, statements: Statements) -> tuple[Link, ...]:
    rows = store.columns("SELECT id, statement_id, kind, other_id, state, since, note FROM link ORDER BY sequence, id")
    at = statements.position if rows else {}
    return tuple(
        Link(
            key, at.get(statement, NONE), LinkKind(kind), at.get(other, NONE),
            None if state is None else Standing(state), a_day(since), note,
        )
        for key, statement, kind, other, state, since, note in rows
    )  # fmt: skip


def _corroborations(store: Records, statements: Statements, facts: Facts) -> tuple[Corroboration, ...]:
    sql = "SELECT id, statement_id, source_id, stance, locator, note FROM corroboration ORDER BY sequence, id"
    rows = store.columns(sql)
    at, source_at = (statements.position if rows else {}), positions(facts.sources)
    return tuple(
        Corroboration(key, at.get(statement, NONE), source_at.get(source, NONE), Stance(stance), locator, note)
        for key, statement, source, stance, locator, note in rows
    )


def _statements(rows: list[tuple[Any, ...]], facts: Facts) -> Statements:
    columns = list(zip(*rows, strict=True)) if rows else [()] * 23
    speaker, said = _at(columns[6], positions(facts.speakers)), _days(columns[2])
    party = _at(columns[5], positions(facts.parties))
    ids = tuple(columns[0])
    own = {row_id: index for index, row_id in enumerate(ids)} if any(columns[17]) or any(columns[18]) else {}
    issue_at = positions(facts.issues)
    issue = _at(columns[7], issue_at)
    scale = scale_versions(facts.issues, issue, columns[21])
    low, high = (np.array(column, dtype=np.float64) for column in columns[9:11])
    return Statements(
        ids=ids,
        codes=tuple(columns[1]),
        said=said,
        published=_days(columns[3]),
        recorded=_days(columns[4]),
        party=party,
        speaker=speaker,
        issue=issue,
        act=_at(columns[8], {str(act): index for index, act in enumerate(ACTS)}),
        low=low,
        high=high,
        firmness=ints([NONE if value is None else value for value in columns[11]]),
        authority=authorities(facts.speakers, speaker, party, said),
        credibility=ints(columns[12]),
        conditional=np.array(columns[13], dtype=np.bool_),
        depends_on=_at(columns[14], issue_at),
        source=_at(columns[15], positions(facts.sources)),
        round=_at(columns[16], positions(facts.rounds)),
        retracts=_at(columns[17], own),
        retracted_by=_at(columns[18], own),
        earliest=_earliest(said, columns[2], columns[19]),
        review=_at(columns[20], {str(review): index for index, review in enumerate(REVIEWS)}),
        scale=scale,
        package=_at(columns[22], positions(facts.packages)),
        own=onto_present_scales(facts.issues, issue, scale, low, high),
    )


def authorities(speakers: Sequence[Speaker], speaker: Ints, party: Ints, said: Ints) -> Ints:
    """The authority of each statement's speaker on the day: that of the office held then, else the speaker's own."""
    own = ints([one.authority for one in speakers] or [5])
    # A speaker who has been deleted can vouch for nothing: the worst authority.
    found = np.where(speaker == NONE, 5, own[speaker]).astype(np.int32)
    for position, one in enumerate(speakers):
        if one.offices:
            rows = np.flatnonzero(speaker == position)
            cases, back = np.unique(np.stack((said[rows], party[rows])), axis=1, return_inverse=True)
            held = [one.office_on(int(day), int(side)) for day, side in cases.T]
            grades = ints([one.authority if office is None else office.authority for office in held])
            found[rows] = grades[back]
    return found


def _earliest(said: Ints, days: Sequence[str], known_as: Sequence[str]) -> Ints:
    found = said.copy()
    for row, edtf in enumerate(known_as):
        if edtf:
            found[row] = earliest_day(edtf, days[row])
    return found


def _at(values: Sequence[str | None], places: Mapping[Any, int]) -> Ints:
    return np.fromiter((places.get(value, NONE) for value in values), np.int32, len(values))


def _days(values: Sequence[str | None]) -> Ints:
    if None not in values:
        return np.array(values, dtype="datetime64[D]").astype(np.int32)
    return ints([ALWAYS if value is None else to_day(date.fromisoformat(value)) for value in values])
