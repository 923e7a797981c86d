"""Importing a dossier folder: new rows are added, known ones brought up to date, none deleted."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import BusyError
from models.exchange.folder import Folder, reading
from models.exchange.known import Known, known_rows
from models.exchange.layout import DOSSIER
from models.exchange.matching import Ids, Matched, Meaning, match
from models.exchange.part import Part
from models.exchange.readme import heading
from models.heads import heads_of, heads_text
from models.progress import Progress
from models.record.imports import IMPORT_LABEL
from models.record.shape import defaults, unit_of, units
from models.store import Store
from models.tables import Dossier

if TYPE_CHECKING:
    from models.record.writing import Writing

_STEP = 500


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
    with store.write(IMPORT_LABEL, kind=kind) as writing:
        if known_rows(writing.connection.exec_driver_sql) != known:
            raise BusyError("The dossier was changed while the folder was read. Import it again.")
        report = yield from _bring_in(writing, folder, known)
    return report


def _bring_in(writing: "Writing", folder: Folder, known: Known) -> Generator[Progress, None, ImportReport]:
    ids, matches = match(folder.parts, known, writing.connection.exec_driver_sql)
    counts = {str(Dossier.__tablename__): _bring_in_dossier(writing, folder)}
    total, done = sum(len(part.rows) for part in folder.parts), 0
    for part, matched in zip(folder.parts, matches, strict=True):
        if part.sheet is DOSSIER:
            continue
        count = counts[str(part.sheet.table.__tablename__)] = Count()
        bringing = _Bringing(writing, part, ids, matched, count)
        for start in range(0, len(part.rows), _STEP):
            yield Progress(done + start, total, f"Importing {part.sheet.file}")
            bringing.bring(start, start + _STEP)
        bringing.put_in_order()
        done += len(part.rows)
    return ImportReport(counts)


def _bring_in_dossier(writing: "Writing", folder: Folder) -> Count:
    held = writing.rows(Dossier)
    values = _said_of_all(folder)
    if folder.readme is not None:
        values["description"] = folder.readme
    if title := heading(folder.readme or ""):
        values["title"] = title
    words = folder.optional_columns | set(held[0].optional_columns.split(" ") if held else ())
    values["optional_columns"] = " ".join(sorted(words - {""}))
    if not held:
        writing.add_all(Dossier, [{"title": folder.name, **values, "sequence": 1}])
        return Count(added=1)
    updated = writing.set(Dossier, held[0].id, **values)
    return Count(updated=int(updated), unchanged=int(not updated))


def _said_of_all(folder: Folder) -> dict[str, Any]:
    """What the folder says of the dossier as a whole."""
    part = next((part for part in folder.parts if part.sheet is DOSSIER), None)
    return Meaning(part, {}).of(part.rows[0]) if part is not None and part.rows else {}


class _Bringing:
    """The rows of one file on their way into their table."""

    def __init__(self, writing: "Writing", part: Part, ids: Ids, matched: Matched, count: Count) -> None:
        self._writing, self._part, self._matched, self._count = writing, part, matched, count
        self._meaning = Meaning(part, ids)
        self._heads = [(at, column.head) for at, column in enumerate(part.columns) if column.head]
        self._beside = _beside(part, self._meaning.fields)
        self._now = self._state() if matched.held else {}
        self._next = writing.next_sequence(part.sheet.table)

    def bring(self, start: int, end: int) -> None:
        """Write the rows between two positions."""
        table = self._part.sheet.table
        new: list[dict[str, Any]] = []
        changed: dict[str, dict[str, Any]] = {}
        rows = self._part.rows[start:end]
        for row_id, row in zip(self._matched.ids[start:end], rows, strict=True):
            if row_id not in self._matched.held:
                new.append(self._new_row(row_id, row))
            elif differing := self._differing(row, self._now[row_id]):
                changed[row_id] = differing
        self._writing.add_all(table, new)
        self._writing.set_all(table, changed)
        self._count.added += len(new)
        self._count.updated += len(changed)
        self._count.unchanged += len(rows) - len(new) - len(changed)

    def put_in_order(self) -> None:
        """Let new rows stand after the row that they follow in the file: the order decides between equals on a day."""
        sheet = self._part.sheet
        numbered = any(column.field == "sequence" for column in self._part.columns)
        if numbered or sheet.added_last or not self._count.added or self._count.added == len(self._part.rows):
            return
        sql = f'SELECT id, sequence FROM "{sheet.table.__tablename__}" ORDER BY sequence, id'  # noqa: S608 - our own names
        held: dict[str, int] = {row[0]: row[1] for row in self._writing.connection.exec_driver_sql(sql)}
        added = set(self._matched.ids) - self._matched.held
        order = following([one for one in held if one not in added], self._matched.ids)
        moved = {row_id: {"sequence": at} for at, row_id in enumerate(order, start=1) if held[row_id] != at}
        if order != list(held):
            self._writing.set_all(sheet.table, moved)

    def _new_row(self, row_id: str, row: list[Any]) -> dict[str, Any]:
        values = {"sequence": self._next, **self._values(row, "{}"), "id": row_id}
        self._next += 1
        return values

    def _differing(self, row: list[Any], now: Sequence[Any]) -> dict[str, Any]:
        values = self._values(row, now[-1] if self._heads else "{}")
        found = {name: value for (name, value), held in zip(values.items(), now, strict=True) if value != held}
        for name in tuple(found):
            found.update(self._beside.get(name, {}))
        return found

    def _values(self, row: list[Any], heads: str) -> dict[str, Any]:
        values = self._meaning.of(row)
        if self._heads:
            values["heads"] = heads_text({**heads_of(heads), **{code: row[at] for at, code in self._heads}})
        return values

    def _state(self) -> dict[str, tuple[Any, ...]]:
        """What the fields that the file has hold now, by id, in the order of `_values`."""
        fields = [*self._meaning.fields, *(["heads"] if self._heads else [])]
        names = ", ".join(f'"{field}"' for field in fields)
        sql = f'SELECT id, {names} FROM "{self._part.sheet.table.__tablename__}"'  # noqa: S608 - our own names
        rows = self._writing.connection.exec_driver_sql(sql)
        return {row_id: tuple(values) for row_id, *values in rows}


def _beside(part: Part, fields: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    """For each field what becomes of those of its unit that the file lacks: without them they are as usual.

    So a day that is changed does not keep the words for the day that it was.
    """
    table, usual = part.sheet.table, defaults(part.sheet.table)
    return {
        field: {mate: usual[mate] for mate in units(table)[unit_of(table, field)] if mate not in fields}
        for field in fields
    }


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
