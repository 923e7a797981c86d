"""Importing a dossier folder: new rows are added, known ones brought up to date, none deleted."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import BusyError
from models.exchange.folder import Folder, reading
from models.exchange.known import Known, known_rows
from models.exchange.layout import Column
from models.exchange.part import Key, Part
from models.exchange.readme import heading
from models.heads import heads_of, heads_text
from models.ids import new_id
from models.progress import Progress
from models.store import Store
from models.tables import Dossier, Row

if TYPE_CHECKING:
    from models.record.writing import Writing

_STEP = 500

Ids = Mapping[type[Row], Mapping[Key, str]]


@dataclass(slots=True)
class Count:
    """How many rows of one table were added, updated or found as they were."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, by name of table."""

    counts: Mapping[str, Count]

    @property
    def total(self) -> Count:
        """The sum over all tables."""
        counts = self.counts.values()
        return Count(
            sum(count.added for count in counts),
            sum(count.updated for count in counts),
            sum(count.unchanged for count in counts),
        )


def import_folder(store: Store, path: Path, kind: str = "edit") -> Generator[Progress, None, ImportReport]:
    """Bring a folder into the dossier, in one write that closing the generator takes back.

    Everything is read and checked first; `ImportRefused` has all that is wrong.
    """
    with store.one_state():
        known = known_rows(store.columns)
    folder = yield from reading(path, known)
    with store.write("Import folder", kind=kind) as writing:
        if known_rows(writing.connection.exec_driver_sql) != known:
            raise BusyError("The dossier was changed while the folder was read. Import it again.")
        report = yield from _bring_in(writing, folder, known)
    return report


def _bring_in(writing: "Writing", folder: Folder, known: Known) -> Generator[Progress, None, ImportReport]:
    ids = {part.sheet.table: _ids(part, known) for part in folder.parts}
    counts = {str(Dossier.__tablename__): _bring_in_dossier(writing, folder)}
    total, done = sum(len(part.rows) for part in folder.parts), 0
    for part in folder.parts:
        count = counts[str(part.sheet.table.__tablename__)] = Count()
        bringing = _Bringing(writing, part, ids, known.of(part.sheet.table), count)
        for start in range(0, len(part.rows), _STEP):
            yield Progress(done + start, total, f"Importing {part.sheet.file}")
            bringing.bring(start, start + _STEP)
        bringing.put_in_order()
        done += len(part.rows)
    return ImportReport(counts)


def _ids(part: Part, known: Known) -> dict[Key, str]:
    held = known.of(part.sheet.table)
    return {**held, **{key: new_id() for key in part.row_keys() if key not in held}}


def _bring_in_dossier(writing: "Writing", folder: Folder) -> Count:
    held = writing.rows(Dossier)
    values = {} if folder.readme is None else {"description": folder.readme}
    if title := heading(folder.readme or ""):
        values["title"] = title
    words = folder.optional_columns | set(held[0].optional_columns.split(" ") if held else ())
    values["optional_columns"] = " ".join(sorted(words - {""}))
    if not held:
        writing.add_all(Dossier, [{"title": folder.name, **values, "sequence": 1}])
        return Count(added=1)
    updated = writing.set(Dossier, held[0].id, **values)
    return Count(updated=int(updated), unchanged=int(not updated))


class _Bringing:
    """The rows of one file on their way into their table."""

    def __init__(self, writing: "Writing", part: Part, ids: Ids, held: Mapping[Key, str], count: Count) -> None:
        self._writing, self._part, self._count = writing, part, count
        self._ids, self._held = ids, held
        self._keys = list(part.row_keys())
        self._plain = [(at, column) for at, column in enumerate(part.columns) if not column.head]
        self._heads = [(at, column.head) for at, column in enumerate(part.columns) if column.head]
        self._now = self._state() if held else {}
        self._next = writing.next_sequence(part.sheet.table)

    def bring(self, start: int, end: int) -> None:
        """Write the rows between two positions."""
        table = self._part.sheet.table
        new: list[dict[str, Any]] = []
        changed: dict[str, dict[str, Any]] = {}
        for key, row in zip(self._keys[start:end], self._part.rows[start:end], strict=True):
            row_id = self._ids[table][key]
            if key not in self._held:
                new.append(self._new_row(row_id, row))
            elif differing := self._differing(row, self._now[row_id]):
                changed[row_id] = differing
        self._writing.add_all(table, new)
        self._writing.set_all(table, changed)
        self._count.added += len(new)
        self._count.updated += len(changed)
        self._count.unchanged += len(self._keys[start:end]) - len(new) - len(changed)

    def put_in_order(self) -> None:
        """Let new rows stand after the row that they follow in the file: the order decides between equals on a day."""
        table = self._part.sheet.table
        numbered = any(column.field == "sequence" for column in self._part.columns)
        if numbered or not self._held or not self._count.added:
            return
        names = str(table.__tablename__)
        sql = f'SELECT id, sequence FROM "{names}" ORDER BY sequence, id'  # noqa: S608 - our own names
        held: dict[str, int] = {row[0]: row[1] for row in self._writing.connection.exec_driver_sql(sql)}
        added = {self._ids[table][key] for key in self._keys if key not in self._held}
        order = following([one for one in held if one not in added], [self._ids[table][key] for key in self._keys])
        moved = {row_id: {"sequence": at} for at, row_id in enumerate(order, start=1) if held[row_id] != at}
        if order != list(held):
            self._writing.set_all(table, moved)

    def _new_row(self, row_id: str, row: list[Any]) -> dict[str, Any]:
        values = {"sequence": self._next, **self._values(row, "{}"), "id": row_id}
        self._next += 1
        return values

    def _differing(self, row: list[Any], now: Sequence[Any]) -> dict[str, Any]:
        values = self._values(row, now[-1] if self._heads else "{}")
        return {name: value for (name, value), held in zip(values.items(), now, strict=True) if value != held}

    def _values(self, row: list[Any], heads: str) -> dict[str, Any]:
        values = {column.field: self._referred(column, row[at]) for at, column in self._plain}
        if self._heads:
            named = {**heads_of(heads), **{code: row[at] for at, code in self._heads}}
            values["heads"] = heads_text(named)
        return values

    def _referred(self, column: Column, value: Any) -> Any:
        table = column.kind.refers
        return value if table is None or value is None else self._ids[table][value]

    def _state(self) -> dict[str, tuple[Any, ...]]:
        """What the fields that the file has hold now, by id, in the order of `_values`."""
        fields = [column.field for _, column in self._plain] + (["heads"] if self._heads else [])
        names = ", ".join(f'"{field}"' for field in fields)
        sql = f'SELECT id, {names} FROM "{self._part.sheet.table.__tablename__}"'  # noqa: S608 - our own names
        rows = self._writing.connection.exec_driver_sql(sql)
        return {row_id: tuple(values) for row_id, *values in rows}


def following(held: Sequence[str], listed: Sequence[str]) -> list[str]:
    """Rows that are held, in their order, with those of a list that are new each after the one it follows there."""
    after: dict[str | None, list[str]] = {}
    known, before = set(held), None
    for row_id in listed:
        if row_id in known:
            before = row_id
        else:
            after.setdefault(before, []).append(row_id)
    # New rows before the first known one stand before it; where the list knows none of them, they come last.
    first = next((row_id for row_id in listed if row_id in known), None)
    order: list[str] = []
    for row_id in held:
        order += after.get(None, []) if row_id == first else []
        order += [row_id, *after.get(row_id, [])]
    return order if first is not None else [*held, *after.get(None, [])]
