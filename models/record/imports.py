"""Which transactions took rows over from elsewhere: the day of an import says nothing of when they were recorded."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

IMPORT_LABEL = "Import folder"
"""The label of every import into a dossier that was there before; the one that made it is founding."""


@dataclass(frozen=True, slots=True)
class Import:
    """An import, with the transactions that took it back as a whole, did it again, took that back and so on."""

    transaction: str
    clock: str
    taken_back: frozenset[str]


def imports_since(connection: sqlite3.Connection, clock: str) -> list[Import]:
    """The imports authored at a time or later, the earliest first."""
    sql = """SELECT id, clock FROM "transaction"
        WHERE clock >= ? AND undoes IS NULL AND (kind = 'founding' OR label = ?) ORDER BY clock, id"""
    rows = connection.execute(sql, (clock, IMPORT_LABEL)).fetchall()
    undoing: dict[str, list[str]] = defaultdict(list)
    if rows:
        sql = 'SELECT undoes, id FROM "transaction" WHERE undoes IS NOT NULL AND clock >= ?'
        for undone, transaction in connection.execute(sql, (rows[0][1],)):
            undoing[undone].append(transaction)
    return [Import(transaction, when, _led_to(transaction, undoing)) for transaction, when in rows]


def _led_to(transaction: str, undoing: dict[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    open_ends = [transaction]
    while open_ends:
        new = [one for one in undoing.get(open_ends.pop(), ()) if one not in found]
        found.update(new)
        open_ends += new
    return frozenset(found)
