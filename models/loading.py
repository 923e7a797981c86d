"""Reads a dossier into a snapshot, and the next snapshot after a change."""

from dataclasses import replace
from typing import Any

from models.changes import Changes
from models.conditions import met_since
from models.facts import NONE, Corroboration, Link
from models.loading_facts import KINDS, Facts, a_day, positions
from models.loading_next import facts_after, statements_after
from models.loading_statements import load_statements
from models.records import Records
from models.snapshot import Snapshot, Statements
from models.words import LinkKind, Stance, Standing

_NOT_HELD = {"analyst", "excerpt", "coding", "saved_search", "reading", "saved_view", "briefing"}
"""Tables of which a snapshot holds nothing."""


def load_snapshot(store: Records) -> Snapshot:
    """The dossier as it is in the file, all of it from one state."""
    with store.one_state():
        title, description, stale_after_days = named(store)
        facts = Facts(store)
        statements = load_statements(store, facts)
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
            memberships=facts.memberships,
            packages=facts.packages,
            outcomes=facts.outcomes,
            pairs=facts.pairs,
            **around(store, statements, facts),
        )


def around(store: Records, statements: Statements, facts: Facts) -> dict[str, Any]:
    """What hangs on statements, and these with what became of their conditions, as fields of a snapshot."""
    links = _links(store, statements)
    if met := met_since(links):
        statements = replace(statements, met=met)
    return {
        "statements": statements,
        "links": links,
        "corroborations": _corroborations(store, statements, facts),
    }


def next_snapshot(store: Records, before: Snapshot, changes: Changes) -> Snapshot:
    """The snapshot after a change; the same one when the change touched nothing that a snapshot holds.

    Columns and facts that the change did not reach are shared by the two.
    """
    touched = {table for table, _ in changes.rows} - _NOT_HELD
    if not touched:
        return before
    with store.one_state():
        facts = facts_after(store, before, touched)
        statements = None if facts is None else statements_after(store, before, facts, changes)
        if facts is None or statements is None:
            return load_snapshot(store)
        return _following(store, before, touched, facts, statements)


def _following(store: Records, before: Snapshot, touched: set[str], facts: Facts, statements: Statements) -> Snapshot:
    title, description, stale_after_days = named(store)
    links, corroborations = before.links, before.corroborations
    grown = len(statements) > len(before.statements)
    if grown or "link" in touched:
        links = _links(store, statements)
        statements = replace(statements, met=met_since(links))
    if grown or touched & {"corroboration", "source"}:
        corroborations = _corroborations(store, statements, facts)
    return replace(
        before,
        title=title,
        description=description,
        stale_after_days=stale_after_days,
        **{kind: getattr(facts, kind) for kind in KINDS},
        statements=statements,
        links=links,
        corroborations=corroborations,
    )


def named(store: Records) -> tuple[str, str, int]:
    """Title, description, and after how many days without a word a position is stale."""
    dossier = store.columns("SELECT title, description, stale_after_days FROM dossier ORDER BY id LIMIT 1")
    return dossier[0] if dossier else (store.path.stem, "", 30)


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
