"""Exporting a dossier as a folder of CSV, byte for byte as it came where nothing was changed.

What refers to a row that is not there any more is written with that row's id, so that nothing is left out
silently and an import names it.
"""

import csv
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.exchange.layout import README, ROUNDS, SHEETS, Column, Sheet, with_heads
from models.exchange.readme import readme
from models.exchange.staging import refuse_foreign, staged
from models.heads import heads_of
from models.progress import Progress
from models.store import Store
from models.tables import Option, Party, Round, Row
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


def export_folder(store: Store, out: Path) -> Generator[Progress, None, None]:
    """Write the dossier, in one state of it, as a folder. A former export is replaced when all is written.

    Raises `UserError` for a folder that holds anything else.
    """
    refuse_foreign(out, {README, *(sheet.file for sheet in SHEETS)})
    with store.one_state():
        content = _read(store)
    names = {table: _names(table, content) for table in content.tables if table is not Option}
    total, done = sum(len(held.rows) for held in content.tables.values()), 0
    with staged(out) as stage:
        stage(README).write_bytes(readme(content.title, content.description, out.resolve().name).encode("utf-8"))
        for sheet in _sheets(content):
            for step in _write(stage(sheet.file), sheet, content.tables[sheet.table], names):
                yield Progress(done + step, total, f"Exporting {sheet.file}")
            done += len(content.tables[sheet.table].rows)


def _read(store: Store) -> _Content:
    dossier = store.columns("SELECT title, description, optional_columns FROM dossier ORDER BY sequence, id")
    title, description, words = dossier[0] if dossier else (store.path.stem, "", "")
    tables = {sheet.table: _rows(store, sheet) for sheet in SHEETS}
    return _Content(title, description, frozenset(words.split(" ")), tables)


def _rows(store: Store, sheet: Sheet) -> _Held:
    fields = ["id", *(column.field for column in sheet.columns)]
    if sheet is ROUNDS:
        fields.append("heads")
    names = ", ".join(f'"{field}"' for field in fields)
    sql = f'SELECT {names} FROM "{sheet.table.__tablename__}" ORDER BY sequence, id'  # noqa: S608 - our own names
    return _Held(tuple(fields), store.columns(sql))


def _names(table: type[Row], content: _Content) -> dict[str, Any]:
    held = content.tables[table]
    return dict(zip(held.column("id"), held.column("number" if table is Round else "code"), strict=True))


def _sheets(content: _Content) -> list[Sheet]:
    return [_with_columns(_rounds(content) if sheet is ROUNDS else sheet, content) for sheet in SHEETS]


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
        if not column.optional or sheet.word(column) in content.remembered or _says_something(column, held)
    )
    return replace(sheet, columns=kept)


def _says_something(column: Column, held: _Held) -> bool:
    values = held.column(column.field)
    if column.head:
        return any(column.head in heads_of(text) for text in values)
    if column.field == "sequence":
        return values != list(range(1, len(values) + 1))
    return any(value is not None for value in values)


def _write(
    path: Path, sheet: Sheet, held: _Held, names: Mapping[type[Row], Mapping[str, Any]]
) -> Generator[int, None, None]:
    at = [held.fields.index(column.field) for column in sheet.columns]
    writers = [_writer(column, names) for column in sheet.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow([column.name for column in sheet.columns])
        for start in range(0, len(held.rows), _STEP):
            yield start
            lines.writerows(_cells(row, at, writers) for row in held.rows[start : start + _STEP])


def _cells(row: Sequence[Any], at: Sequence[int], writers: Sequence[Callable[[Any], str]]) -> list[str]:
    return ["" if row[place] is None else write(row[place]) for place, write in zip(at, writers, strict=True)]


def _writer(column: Column, names: Mapping[type[Row], Mapping[str, Any]]) -> Callable[[Any], str]:
    if column.head:
        return lambda heads: heads_of(heads).get(column.head, "")
    if column.kind.refers:
        known = names[column.kind.refers]
        return lambda row_id: str(known.get(row_id, row_id))
    return column.kind.write
