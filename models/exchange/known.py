"""What a dossier has already: the ids of its rows by what names them in a folder."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from models.exchange.layout import SHEETS
from models.exchange.part import Key
from models.tables import Option, Round, Row

Read = Callable[[str], Iterable[Any]]
"""Runs a reading statement and gives its rows."""


@dataclass(frozen=True, slots=True)
class Known:
    """Ids by key for each table, in the dossier's order; `doubles` are keys that several rows share."""

    ids: Mapping[type[Row], Mapping[Key, str]] = field(default_factory=dict)
    doubles: Mapping[type[Row], frozenset[Key]] = field(default_factory=dict)

    def of(self, table: type[Row]) -> Mapping[Key, str]:
        """The ids of a table's rows by key."""
        return self.ids.get(table, {})

    def shared(self, table: type[Row]) -> frozenset[Key]:
        """Keys that name several rows, which copies of a dossier can come to have when they are merged."""
        return self.doubles.get(table, frozenset())


NOTHING = Known()
"""A dossier that has no rows yet."""


def known_rows(read: Read) -> Known:
    """The keys and ids of all rows that a folder can name."""
    ids: dict[type[Row], dict[Key, str]] = {}
    doubles: dict[type[Row], frozenset[Key]] = {}
    for sheet in SHEETS:
        found: dict[Key, str] = {}
        several = set()
        for row_id, *key in read(_statement(sheet.table)):
            name = key[0] if len(key) == 1 else tuple(key)
            if found.setdefault(name, row_id) != row_id:
                several.add(name)
        ids[sheet.table] = found
        doubles[sheet.table] = frozenset(several)
    return Known(ids, doubles)


def _statement(table: type[Row]) -> str:
    if table is Option:
        return (
            'SELECT o.id, i.code, o.value FROM "option" o JOIN issue i ON i.id = o.issue_id ORDER BY o.sequence, o.id'
        )
    key = "number" if table is Round else "code"
    return f'SELECT id, {key} FROM "{table.__tablename__}" ORDER BY sequence, id'  # noqa: S608 - our own names
