"""Reads of single records and texts, which the snapshot leaves in the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.store import Store

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class StatementText:
    """The words of a statement: what was said, on what condition, how and where it is on record."""

    text: str
    condition: str
    record: str
    locator: str
    note: str


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who last changed a row and when (ISO text in UTC)."""

    analyst: str
    clock: str
    label: str


def statement_texts(store: Store, ids: Iterable[str]) -> dict[str, StatementText]:
    """The words of statements by id; ids that are not there are left out."""
    found: dict[str, StatementText] = {}
    for chunk in _chunks(list(ids)):
        marks = ", ".join("?" * len(chunk))
        sql = f"SELECT id, text, condition, record, locator, note FROM statement WHERE id IN ({marks})"  # noqa: S608
        found.update((row[0], StatementText(*row[1:])) for row in store.columns(sql, *chunk))
    return found


def all_statement_texts(store: Store) -> list[str]:
    """Text, condition and note of every statement in the dossier's order, as one line each to search in."""
    return [row[0] for row in store.columns(
        "SELECT text || ' ' || condition || ' ' || note FROM statement ORDER BY sequence, id"
    )]  # fmt: skip


def last_change(store: Store, table: str, row_id: str) -> LastChange | None:
    """The last transaction on a row, None for a row that was never recorded."""
    rows = store.columns(
        """
        SELECT coalesce(analyst.name, ''), t.clock, t.label FROM change
        JOIN "transaction" t ON t.id = change.transaction_id LEFT JOIN analyst ON analyst.id = t.analyst_id
        WHERE change.table_name = ? AND change.row_id = ? ORDER BY t.clock DESC, change.seq DESC LIMIT 1
        """,
        table,
        row_id,
    )
    return LastChange(*rows[0]) if rows else None


def _chunks(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
