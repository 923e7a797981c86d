"""What people know rows by, also those whose row is gone: these are told from the record alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from models.checking.findings import Columns
from models.record.canonical import read_value
from models.references import REFERENCES
from models.telling.fields import noun

Key: TypeAlias = tuple[str, str]
"""A row: the name of its table and its id."""

_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "dossier": ("title",), "analyst": ("name",), "party": ("name",), "speaker": ("name",), "issue": ("title",),
    "round": ("number", "label"), "source": ("code",), "statement": ("code",), "event": ("code",),
    "assessment": ("code",), "dispute": ("code",), "option": ("label",), "alias": ("name",), "package": ("title",),
    "saved_search": ("title",), "reading": ("title",), "saved_view": ("title",), "briefing": ("title",),
    "outcome": ("code",), "pair": ("party_id", "other_id"), "office": ("title", "speaker_id"),
    "membership": ("party_id", "group_id"),
    "scale": ("issue_id",), "source_text": ("source_id",), "excerpt": ("statement_id",), "link": ("statement_id",),
    "corroboration": ("statement_id",), "coding": ("statement_id",),
}  # fmt: skip
"""The fields by which rows are known; those of other tables have nothing but their id."""

_JOINED = {"membership": " in ", "pair": " and "}
"""What stands between the two rows that a row is known by."""

_OF = {(one.table, one.field): one.targets[0] for one in REFERENCES if one.field in _NAMED_BY.get(one.table, ())}
_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Name:
    """What a row is known by, and whether it is still there."""

    words: str
    alive: bool


class Names:
    """Names by row, each read once; make another one when the dossier has changed."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._known: dict[Key, Name] = {}

    def learn(self, keys: Iterable[Key]) -> None:
        """Read the names of many rows at once."""
        wanted: dict[str, list[str]] = defaultdict(list)
        for table, row_id in dict.fromkeys(keys):
            if (table, row_id) not in self._known:
                wanted[table].append(row_id)
        for table, ids in wanted.items():
            for start in range(0, len(ids), _CHUNK):
                self._read(table, ids[start : start + _CHUNK])

    def of(self, table: str, row_id: str) -> Name:
        """The name of a row: Ukraine, ST106, 7 · Istanbul; its id where nothing else is known of it."""
        self.learn([(table, row_id)])
        return self._known[table, row_id]

    def mention(self, table: str, row_id: str) -> str:
        """A row where another one refers to it; one that is gone says so."""
        found = self.of(table, row_id)
        return found.words if found.alive else f"{found.words} (deleted)"

    def title(self, table: str, row_id: str) -> str:
        """A row with its kind, in running text: statement ST106, excerpt of ST106."""
        words = self.of(table, row_id).words
        return f"{noun(table)} {words}" if words else noun(table)

    def _read(self, table: str, ids: list[str]) -> None:
        fields = _NAMED_BY.get(table, ())
        # Of a table that only a later Parley has nobody can tell here whether the row is still there.
        found = self._rows(table, ids, fields) if fields else {row_id: {} for row_id in ids}
        gone = [row_id for row_id in ids if row_id not in found]
        told = {**self._from_record(table, gone, fields), **found}
        for row_id in ids:
            # Known before what it refers to is asked for: a row that refers to itself must not ask without end.
            self._known[table, row_id] = Name(row_id, row_id in found)
        for row_id in ids:
            words = self._words(table, told.get(row_id, {}))
            self._known[table, row_id] = Name(words or row_id, row_id in found)

    def _rows(self, table: str, ids: list[str], fields: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        marks = ", ".join("?" * len(ids))
        sql = f'SELECT id, {", ".join(fields)} FROM "{table}" WHERE id IN ({marks})'  # noqa: S608 - our own names
        return {row[0]: dict(zip(fields, row[1:], strict=True)) for row in self._columns(sql, *ids)}

    def _from_record(self, table: str, ids: list[str], fields: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        if not ids or not fields:
            return {}
        units = ("row", *fields)
        sql = f"""SELECT c.row_id, c.unit, c.value FROM change c JOIN "transaction" t ON t.id = c.transaction_id
            WHERE c.table_name = ? AND c.row_id IN ({", ".join("?" * len(ids))})
            AND c.unit IN ({", ".join("?" * len(units))}) ORDER BY t.clock, c.seq"""  # noqa: S608
        told: dict[str, dict[str, Any]] = defaultdict(dict)
        for row_id, unit, text in self._columns(sql, table, *ids, *units):
            value = read_value(text)
            if unit != "row":
                told[row_id][unit] = value
            elif isinstance(value, dict):
                told[row_id].update(value)
        return told

    def _words(self, table: str, values: Mapping[str, Any]) -> str:
        parts = list(self._parts(table, values))
        if table == "round":
            return " · ".join(parts)
        if table in _JOINED:
            return _JOINED[table].join(f"of {part}" if not at else part for at, part in enumerate(parts))
        return " ".join(parts)

    def _parts(self, table: str, values: Mapping[str, Any]) -> Iterator[str]:
        for field in _NAMED_BY.get(table, ()):
            value = values.get(field)
            if value in (None, ""):
                continue
            target = _OF.get((table, field))
            if target is None:
                yield str(value)
            elif table in _JOINED:
                yield self.of(target, value).words
            else:
                yield f"of {self.of(target, value).words}"
