"""Reads of single records and texts, which the snapshot leaves in the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.analysis.reading import Reading
from models.record.imports import IMPORT_LABEL
from models.records import Records
from models.words import Conditionals, Review

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class StatementText:
    """The words of a statement: what was said, on what condition, how and where it is on record.

    `said_edtf` and `published_edtf` say how the days are known (see `models.dates`), "" for exactly.
    """

    text: str
    condition: str
    record: str
    locator: str
    note: str
    said_edtf: str = ""
    published_edtf: str = ""


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who last changed a row and when (ISO text in UTC)."""

    analyst: str
    clock: str
    label: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept in the dossier; `models.find.query.read_query` reads its query."""

    id: str
    title: str
    query: str


@dataclass(frozen=True, slots=True)
class OwnReading:
    """A reading kept in the dossier; it is called by its title."""

    id: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class GivenOut:
    """A briefing that was given out; `made_on` is the last day that it tells of."""

    id: str
    title: str
    made_on: date


@dataclass(frozen=True, slots=True)
class SavedView:
    """How a screen was set up, kept in the dossier; only that screen reads its `state`."""

    id: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a party or speaker."""

    id: str
    name: str


def statement_texts(store: Records, ids: Iterable[str]) -> dict[str, StatementText]:
    """The words of statements by id; ids that are not there are left out."""
    sql = "SELECT id, text, condition, record, locator, note, said_edtf, published_edtf FROM statement WHERE id IN ({})"
    return {row[0]: StatementText(*row[1:]) for row in _by_id(store, sql, ids)}


def statement_words(store: Records, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What can be looked for in statements by id: code, text, condition and note."""
    sql = "SELECT id, code, text, condition, note FROM statement WHERE id IN ({})"
    return {row[0]: row[1:] for row in _by_id(store, sql, ids)}


def beginnings(store: Records, field: str, letters: int) -> tuple[list[str], list[str]]:
    """The ids of all statements, and so many letters of a text of each, in one order."""
    rows = store.columns(f"SELECT id, substr({field}, 1, ?) FROM statement", letters)  # noqa: S608 - a name of our own
    return [row[0] for row in rows], [row[1] for row in rows]


def whole_texts(store: Records, field: str, ids: Iterable[str]) -> dict[str, str]:
    """A text of statements by id."""
    return dict(_by_id(store, f"SELECT id, {field} FROM statement WHERE id IN ({{}})", ids))  # noqa: S608


def source_texts(store: Records, ids: Iterable[str]) -> dict[str, str]:
    """The texts of sources by the id of the text, not of the source."""
    return dict(_by_id(store, "SELECT id, text FROM source_text WHERE id IN ({})", ids))


def saved_searches(store: Records) -> list[SavedSearch]:
    """The searches kept in the dossier, in its order."""
    return [
        SavedSearch(*row) for row in store.columns("SELECT id, title, query FROM saved_search ORDER BY sequence, id")
    ]


def own_readings(store: Records) -> list[OwnReading]:
    """The readings kept in the dossier, in its order."""
    columns = "id, title, authority, credibility, conditionals, restatements, review"
    rows = store.columns(f"SELECT {columns} FROM reading ORDER BY sequence, id")  # noqa: S608 - names of our own
    return [
        OwnReading(
            key,
            Reading(
                title, authority, credibility, Conditionals(conditionals), bool(restatements),
                None if review is None else Review(review),
            ),
        )
        for key, title, authority, credibility, conditionals, restatements, review in rows
    ]  # fmt: skip


def last_briefing(store: Records) -> GivenOut | None:
    """The briefing given out that tells of the latest day, of several the last in the dossier's order."""
    rows = store.columns(
        "SELECT id, title, made_on FROM briefing ORDER BY made_on DESC, sequence DESC, id DESC LIMIT 1"
    )
    return GivenOut(rows[0][0], rows[0][1], date.fromisoformat(rows[0][2])) if rows else None


def saved_views(store: Records, screen: str) -> list[SavedView]:
    """The views of a screen that are kept in the dossier, in its order."""
    sql = "SELECT id, title, state FROM saved_view WHERE screen = ? ORDER BY sequence, id"
    return [SavedView(*row) for row in store.columns(sql, screen)]


def aliases_of(store: Records, owner_id: str) -> list[Alias]:
    """The other names of a party or speaker in the dossier's order; the snapshot has them without their ids."""
    rows = store.columns("SELECT id, name FROM alias WHERE owner_id = ? ORDER BY sequence, id", owner_id)
    return [Alias(*row) for row in rows]


def dossier_id(store: Records) -> str:
    """What names the dossier across all its copies, "" while it has no row of its own."""
    rows = store.columns("SELECT id FROM dossier ORDER BY sequence, id LIMIT 1")
    return rows[0][0] if rows else ""


def records_in_conflict(store: Records) -> frozenset[tuple[str, str]]:
    """The records in which merged copies say different things and nobody has settled which holds: table and id."""
    return frozenset((table, row_id) for table, row_id in store.columns("SELECT table_name, row_id FROM conflict"))


def days_worked(store: Records) -> list[date]:
    """The days, in UTC, on which somebody changed the dossier otherwise than by an import, ascending."""
    sql = (
        """SELECT DISTINCT substr(clock, 1, 10) FROM "transaction" WHERE kind <> 'founding' AND label <> ? ORDER BY 1"""
    )
    return [date.fromisoformat(day) for (day,) in store.columns(sql, IMPORT_LABEL)]


def last_change(store: Records, table: str, row_id: str, until: str = "") -> LastChange | None:
    """The last transaction on a row, up to a time where one is given; None for a row that was never recorded."""
    rows = store.columns(
        """
        SELECT coalesce(analyst.name, ''), t.clock, t.label FROM change
        JOIN "transaction" t ON t.id = change.transaction_id LEFT JOIN analyst ON analyst.id = t.analyst_id
        WHERE change.table_name = ?1 AND change.row_id = ?2 AND (?3 = '' OR t.clock <= ?3)
        ORDER BY t.clock DESC, change.seq DESC LIMIT 1
        """,
        table,
        row_id,
        until,
    )
    return LastChange(*rows[0]) if rows else None


def first_recorded(store: Records, statement_id: str, until: str = "") -> LastChange | None:
    """Who coded a statement, as searches by coder have it: by whom and when it was recorded first."""
    rows = store.columns(
        """
        SELECT coalesce(analyst.name, ''), t.clock, t.label FROM change
        JOIN "transaction" t ON t.id = change.transaction_id LEFT JOIN analyst ON analyst.id = t.analyst_id
        WHERE change.table_name = 'statement' AND change.row_id = ?1 AND change.unit = 'row'
            AND change.value <> 'null' AND (?2 = '' OR t.clock <= ?2)
        ORDER BY t.clock, change.seq LIMIT 1
        """,
        statement_id,
        until,
    )
    return LastChange(*rows[0]) if rows else None


def _by_id(store: Records, sql: str, ids: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    listed = list(ids)
    for start in range(0, len(listed), _CHUNK):
        chunk = listed[start : start + _CHUNK]
        yield from store.columns(sql.format(", ".join("?" * len(chunk))), *chunk)
