"""Which row of the dossier each row of a folder is, and what its cells mean there."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from models.exchange.cells import QUERY
from models.exchange.kept import with_ids
from models.exchange.known import Known
from models.exchange.layout import ANALYSTS
from models.exchange.naming import Name, Read, named_rows
from models.exchange.part import Part
from models.exchange.sheet import Column
from models.ids import new_id
from models.record.shape import defaults
from models.tables import Analyst, Row

Ids: TypeAlias = Mapping[type[Row], Mapping[Name, str]]
"""Ids by what names the rows of a table in the folder."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The id of each row of a file, in their order; those in `held` the dossier has already."""

    ids: Sequence[str]
    held: frozenset[str]


def match(parts: Sequence[Part], known: Known, read: Read) -> tuple[Ids, list[Matched]]:
    """Find the rows of a folder in the dossier and make ids for those that it does not have.

    Names mean rows of the folder where it has some of that name, else rows of the dossier: which version of a text is
    the second one is for each of them to say.
    """
    analysts = {name: row_id for row_id, name in named_rows(ANALYSTS, read)}
    ids: dict[type[Row], Mapping[Name, str]] = {**known.ids, Analyst: analysts}
    found = []
    for part in parts:
        table = part.sheet.table
        matched = _by_fields(part, ids, read) if part.sheet.same else _by_name(part, known.of(table))
        found.append(matched)
        if part.sheet.key:
            ids[table] = {**ids.get(table, {}), **dict(zip(part.row_keys(), matched.ids, strict=True))}
    return ids, found


class Meaning:
    """Reads rows of a file as values of fields, in their storage form, with ids in place of names."""

    def __init__(self, part: Part, ids: Ids, only: Sequence[str] = ()) -> None:
        self._readers = [
            (at, column.field, _reader(column, ids))
            for at, column in enumerate(part.columns)
            if column.fills and (not only or column.field in only)
        ]
        self.fields = tuple(dict.fromkeys(field for _, field, _ in self._readers))

    def of(self, row: Sequence[Any]) -> dict[str, Any]:
        """The values of a row by field. Of columns that share a field the one that is filled counts."""
        values: dict[str, Any] = {}
        for at, field, read in self._readers:
            value = row[at]
            if value is None:
                values.setdefault(field, None)
            else:
                values[field] = value if read is None else read(value)
        return values


def _reader(column: Column, ids: Ids) -> Callable[[Any], Any] | None:
    if column.kind.refers:
        return ids[column.kind.refers].__getitem__
    return partial(with_ids, ids=ids) if column.kind is QUERY else None


def _by_name(part: Part, known: Mapping[Name, str]) -> Matched:
    ids = [known.get(name) or new_id() for name in part.row_keys()]
    return Matched(ids, frozenset(known.values()).intersection(ids))


def _by_fields(part: Part, ids: Ids, read: Read) -> Matched:
    """Rows that have no code of their own: what they are about tells which they are."""
    fields = part.sheet.same
    names = ", ".join(f'"{field}"' for field in fields)
    sql = f'SELECT id, {names} FROM "{part.sheet.table.__tablename__}" ORDER BY sequence, id'  # noqa: S608 - our own names
    waiting: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for row_id, *values in read(sql):
        waiting[tuple(values)].append(row_id)
    rest: Mapping[tuple[Any, ...], Iterator[str]] = {key: iter(rows) for key, rows in waiting.items()}
    meaning, usual = Meaning(part, ids, fields), defaults(part.sheet.table)
    found, held = [], set()
    for row in part.rows:
        values = meaning.of(row)
        key = tuple(values.get(field, usual.get(field)) for field in fields)
        row_id = next(rest.get(key, iter(())), "")
        if row_id:
            held.add(row_id)
        found.append(row_id or new_id())
    return Matched(found, frozenset(held))
