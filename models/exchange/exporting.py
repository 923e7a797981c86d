"""Exporting a dossier as a folder of CSV, byte for byte as it came where nothing was changed.

What refers to a row that is not there any more is written with that row's id, so that nothing is left out
silently and an import names it.
"""

import csv
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from models.exchange.cells import QUERY
from models.exchange.kept import with_names
from models.exchange.layout import ANALYSTS, DOSSIER, README, ROUNDS, SHEETS, STATEMENTS, with_heads
from models.exchange.naming import Name, has_names, named_rows
from models.exchange.readme import readme
from models.exchange.sheet import Column, Sheet
from models.exchange.staging import refuse_foreign, staged
from models.heads import heads_of
from models.progress import Progress
from models.record.shape import defaults
from models.store import Store
from models.tables import Party, Round, Row
from models.words import PRINCIPAL

_STEP = 1000


@dataclass(frozen=True, slots=True)
class _Held:
    """One table as the file has it: the fields of each row in the order of `fields`."""

    fields: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def column(self, field: str) -> list[Any]:
        at = self.fields.index(field)
        return [row[at] for row in self.rows]


@dataclass(frozen=True, slots=True)
class _Content:
    title: str
    description: str
    remembered: frozenset[str]
    tables: Mapping[type[Row], _Held]
    names: Mapping[type[Row], Mapping[str, Name]]
    """What a folder calls the rows of each table that others refer to, by id."""


def export_folder(store: Store, out: Path) -> Generator[Progress, None, None]:
    """Write the dossier, in one state of it, as a folder. A former export is replaced when all is written.

    Raises `UserError` for a folder that holds anything else.
    """
    ours = {README, *(sheet.file for sheet in SHEETS)}
    former = (out / STATEMENTS.file).exists()
    # Files that a folder may be without do not make it a former export: somebody's own may bear such a name.
    refuse_foreign(out, ours, {README, *(sheet.file for sheet in SHEETS if former or not sheet.optional)})
    with store.one_state():
        content = _read(store)
    sheets = _sheets(content)
    total, done = sum(len(content.tables[sheet.table].rows) for sheet in sheets), 0
    with staged(out, ours) as stage:
        stage(README).write_bytes(readme(content.title, content.description, out.resolve().name).encode("utf-8"))
        for sheet in sheets:
            for step in _write(stage(sheet.file), sheet, content):
                yield Progress(done + step, total, f"Exporting {sheet.file}")
            done += len(content.tables[sheet.table].rows)


def _read(store: Store) -> _Content:
    dossier = store.columns("SELECT title, description, optional_columns FROM dossier ORDER BY sequence, id")
    title, description, words = dossier[0] if dossier else (store.path.stem, "", "")
    tables = {sheet.table: _rows(store, sheet) for sheet in SHEETS}
    named = [sheet for sheet in (*SHEETS, ANALYSTS) if has_names(sheet)]
    names = {sheet.table: _names(store, sheet, tables.get(sheet.table)) for sheet in named}
    return _Content(title, description, frozenset(words.split(" ")), tables, names)


def _names(store: Store, sheet: Sheet, held: _Held | None) -> Mapping[str, Name]:
    if sheet.same or held is None:
        return dict(named_rows(sheet, store.columns))
    # The statements are many: where rows have codes, those that have been read will do.
    (field,) = (column.field for column in sheet.columns if column.name in sheet.key)
    return dict(zip(held.column("id"), held.column(field), strict=True))


def _rows(store: Store, sheet: Sheet) -> _Held:
    fields = dict.fromkeys(["id", *(column.field for column in sheet.columns)])
    if sheet is ROUNDS:
        fields["heads"] = None
    names = ", ".join(f'"{field}"' for field in fields)
    limit = " LIMIT 1" if sheet is DOSSIER else ""
    sql = f'SELECT {names} FROM "{sheet.table.__tablename__}" ORDER BY sequence, id{limit}'  # noqa: S608 - our own names
    return _Held(tuple(fields), store.columns(sql))


def _sheets(content: _Content) -> list[Sheet]:
    """The files to be written, each with the columns that it needs."""
    found = [_with_columns(_rounds(content) if sheet is ROUNDS else sheet, content) for sheet in SHEETS]
    return [
        sheet for sheet in found if not sheet.optional or sheet.stem in content.remembered or _holds(sheet, content)
    ]


def _holds(sheet: Sheet, content: _Content) -> bool:
    """Whether a file would say anything; of the dossier itself only what is not as usual."""
    return bool(sheet.columns and content.tables[sheet.table].rows)


def _rounds(content: _Content) -> Sheet:
    parties = content.tables[Party]
    roles = zip(parties.column("code"), parties.column("role"), strict=True)
    principals = [code for code, role in roles if role == PRINCIPAL]
    named = [code for text in content.tables[Round].column("heads") for code in heads_of(text)]
    others = dict.fromkeys([*parties.column("code"), *named])
    return with_heads(principals, [code for code in others if code not in principals])


def _with_columns(sheet: Sheet, content: _Content) -> Sheet:
    """The sheet with those optional columns that say something, or that the dossier's folder had."""
    held = content.tables[sheet.table]
    kept = tuple(
        column
        for column in sheet.columns
        if not column.optional or sheet.word(column) in content.remembered or _says_something(sheet, column, held)
    )
    return replace(sheet, columns=kept)


def _says_something(sheet: Sheet, column: Column, held: _Held) -> bool:
    values = held.column(column.field)
    if column.head:
        return any(column.head in heads_of(text) for text in values)
    if column.field == "sequence":
        return values != list(range(1, len(values) + 1))
    return values.count(defaults(sheet.table).get(column.field)) < len(values)


def _write(path: Path, sheet: Sheet, content: _Content) -> Generator[int, None, None]:
    held = content.tables[sheet.table]
    at = [held.fields.index(column.field) for column in sheet.columns]
    writers = [_writer(sheet, column, content.names) for column in sheet.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow([column.name for column in sheet.columns])
        for start in range(0, len(held.rows), _STEP):
            yield start
            lines.writerows(_cells(row, at, writers) for row in held.rows[start : start + _STEP])


def _cells(row: Sequence[Any], at: Sequence[int], writers: Sequence[Callable[[Any], str]]) -> list[str]:
    return ["" if row[place] is None else write(row[place]) for place, write in zip(at, writers, strict=True)]


def _writer(sheet: Sheet, column: Column, names: Mapping[type[Row], Mapping[str, Name]]) -> Callable[[Any], str]:
    if column.head:
        return lambda heads: heads_of(heads).get(column.head, "")
    if column.spells is not None:
        spelt = names[column.spells]
        return lambda row_id: str(spelt[row_id][-1]) if row_id in spelt else ""
    if column.kind.refers is not None:
        return _naming(column, names[column.kind.refers], _others(sheet, column, names))
    return partial(with_names, names=names) if column.kind is QUERY else column.kind.write


def _naming(column: Column, known: Mapping[str, Name], others: Collection[str]) -> Callable[[Any], str]:
    written = {**dict.fromkeys(others, ""), **{row_id: column.kind.write(name) for row_id, name in known.items()}}
    return lambda row_id: written.get(row_id, row_id)


def _others(sheet: Sheet, column: Column, names: Mapping[type[Row], Mapping[str, Name]]) -> set[str]:
    """The rows that another column names, if one of several is to be filled."""
    tables = [one.kind.refers for one in sheet.columns if column.name in sheet.either and one.name in sheet.either]
    return {row_id for table in tables if table and table is not column.kind.refers for row_id in names[table]}
