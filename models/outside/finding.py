"""Finding edits made outside Parley, and saying them in words."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from models.errors import UserError
from models.file.connection import connect, told
from models.file.copying import copy_aside
from models.file.schema import schema_statements
from models.telling.fields import field_name
from models.telling.names import Key
from models.telling.values import Wording

if TYPE_CHECKING:
    from models.record.comparing import Compared, Difference
    from models.store import Store

ADDED, CHANGED, DELETED = "added", "changed", "deleted"


@dataclass(frozen=True, slots=True)
class OutsideEdit:
    """A record that is otherwise in its table than the change record says.

    `title` names it, `units` are (field, what the record says, what the table says) in words, `trouble` says as a
    sentence why it cannot be adopted, "" where it can. `there` is what the table holds, None where there is no row.
    """

    key: Key
    title: str
    deed: str
    units: tuple[tuple[str, str, str], ...]
    trouble: str
    there: Mapping[str, Any] | None


def outside_edits(store: Store) -> list[OutsideEdit]:
    """All edits made outside Parley, of rows whose part of the record is sound.

    Compared on a copy, so that nobody who reads or saves waits for it.
    """
    with tempfile.TemporaryDirectory(prefix="parley-") as folder, told(store.path):
        copy = Path(folder) / store.path.name
        with closing(store.another_reader()) as reader:
            copy_aside(reader, copy)
        with closing(connect(copy, write=False)) as reader:
            found = differences_in(reader)
    wording = Wording(store.columns)
    wording.names.learn(one.key for one in found)
    return [_told(one, wording) for one in found]


def differences_in(reader: sqlite3.Connection) -> list[Difference]:
    """The same by row, as a connection reads them in one state of the file."""
    return list(compared(reader).differences)


def compared(reader: sqlite3.Connection) -> Compared:
    """The same, and what is wrong with the record itself, which can then not tell of every row."""
    from models.record.comparing import compare

    reader.execute("BEGIN")
    return compare(lambda sql, *given: reader.execute(sql, given).fetchall())


def _told(found: Difference, wording: Wording) -> OutsideEdit:
    table, row_id = found.key
    deed = ADDED if found.recorded is None else DELETED if found.there is None else CHANGED
    units = tuple(_units(found, wording)) if deed == CHANGED else ()
    return OutsideEdit(found.key, wording.names.title(table, row_id), deed, units, _trouble(found), found.there)


def _units(found: Difference, wording: Wording) -> list[tuple[str, str, str]]:
    from models.record.shape import NOT_RECORDED, tables, unit_in, unit_of

    table, recorded, there = found.key[0], found.recorded or {}, found.there or {}
    kind = tables()[table]
    units = dict.fromkeys(unit_of(kind, name) for name in found.fields if name not in NOT_RECORDED)
    return [
        (
            field_name(table, unit),
            wording.value(table, unit, unit_in(kind, unit, recorded)),
            wording.value(table, unit, unit_in(kind, unit, there)),
        )
        for unit in units
    ]


def _trouble(found: Difference) -> str:
    """Why an edit cannot come into the record: every copy that it came to would refuse it."""
    from models.record.canonical import canonical

    table, row_id = found.key
    if found.there is None:
        return ""
    try:
        UUID(row_id)
    except ValueError:
        return "Its id is none."
    try:
        canonical(dict(found.there))
    except UserError as error:
        return error.sentence
    # The schema itself says what a row may hold; in the file somebody got around it.
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.execute(schema_statements()[table])
        names, marks = ", ".join(f'"{name}"' for name in found.there), ", ".join("?" * len(found.there))
        try:
            empty.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(found.there.values()))  # noqa: S608
        except sqlite3.IntegrityError as error:
            what = str(error).rpartition(": ")[2].removeprefix(f"{table}_").replace("_", " ")
            return f"No dossier may hold what it says: {what}."
    return ""
