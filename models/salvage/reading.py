"""What a damaged file still says: the change record off its pages, and rows of its tables where SQLite reads them."""

import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Generator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.file.schema import create
from models.progress import Progress
from models.record.audit import fault_of, is_sealed
from models.record.materialise import Key
from models.record.shape import columns, tables
from models.record.tables import Transaction
from models.references import REFERENCES
from models.salvage.asking import quoted, reader
from models.salvage.loose import loose_rows
from models.salvage.pages import PAGE, Found, records

_HASH = re.compile("[0-9a-f]{32}")
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_STEP = tuple(Transaction.__table__.columns.keys())  # type: ignore[attr-defined]
_UNSEALED = ("arrived", "hash")
_MOST_PAGES = 2**20
_PAGES_AT_ONCE, _CHANGES_AT_ONCE, _ROWS_AT_ONCE = 500, 5_000, 2_000
"""How much is read before it can be stopped."""
_MOST_TIMES = 1_000
"""How many times longer than it is a file is taken to have been: a header may say anything."""

Said = tuple[str, str, str, str, str]
"""What a change says: its transaction, table, row, unit and value."""


@dataclass
class Remains:
    """What was found. `steps` and `changes` are proven by their hashes, which cover all that they say.

    `parents` are the changes that proven ones superseded. `known` are the names of all changes that are told of
    anywhere; those that are not among `changes` are lost. `rows` are what the tables hold, by table and id, proven by
    nothing. `cut` says how many pages at the end are not there that the header tells of.
    """

    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: dict[str, Said] = field(default_factory=dict)
    parents: dict[str, list[str]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    cut: int = 0

    @property
    def lost(self) -> int:
        """How many changes are told of that are not there."""
        return len(self.known - self.changes.keys())


def remains_of(data: bytes) -> Generator[Progress, None, Remains]:
    """What can be read of a file, given its bytes."""
    found = yield from _record_of(data)
    tables_of: dict[str, set[str]] = defaultdict(set)
    for _, table, row, _, _ in found.changes.values():
        tables_of[row].add(table)
    with closing(_rows(data, tables_of)) as rows:
        for number, (key, values) in enumerate(rows):
            if number % _ROWS_AT_ONCE == 0:
                yield Progress(number, 0, "Salvaging: reading tables")
            found.rows[key] = values
    return found


def _record_of(data: bytes) -> Generator[Progress, None, Remains]:
    count = len(data) // PAGE
    found = Remains(cut=max(0, _promised(data) - count))
    claimed: dict[str, Said] = {}
    superseded: dict[str, set[str]] = defaultdict(set)
    for first in range(0, count, _PAGES_AT_ONCE):
        yield Progress(first, count, "Salvaging: reading pages")
        for one in records(data, range(first, min(first + _PAGES_AT_ONCE, count))):
            _sort_in(found, one, claimed, superseded)
    for number, (name, said) in enumerate(claimed.items()):
        if number % _CHANGES_AT_ONCE == 0:
            yield Progress(number, len(claimed), "Salvaging: computing hashes anew")
        if not fault_of(name, said, superseded[name]):
            found.changes[name] = said
            found.parents[name] = sorted(superseded[name])
    found.known |= {*found.changes, *(parent for parents in found.parents.values() for parent in parents)}
    return found


def _promised(data: bytes) -> int:
    """How many pages the header tells of; none where it could not be believed (section 1.3.8 of the format)."""
    count, valid = int.from_bytes(data[28:32], "big"), data[24:28] == data[92:96]
    return count if valid and count <= _MOST_PAGES else 0


def _as_long_as_promised(data: bytes) -> bytes:
    # SQLite reads nothing at all of a file that is shorter than its header says. Empty pages in place of those that
    # are missing are no pages of any tree, so that it reads up to them and no further.
    pages = max(_promised(data), -(-len(data) // PAGE))
    return data.ljust(pages * PAGE, b"\0") if pages <= _MOST_TIMES * (len(data) // PAGE + 1) else data


def _sort_in(found: Remains, one: Found, claimed: dict[str, Said], superseded: dict[str, set[str]]) -> None:
    values = one.values
    if one.rowid is None:
        if len(values) == 2 and _is_hash(values[0]):
            if _is_hash(values[1]):
                superseded[str(values[0])].add(str(values[1]))
            elif isinstance(values[1], int):
                # An entry of the index by which changes are found.
                found.known.add(str(values[0]))
    elif len(values) == 7 and _is_hash(values[1]) and all(isinstance(value, str) for value in values[1:]):
        name, transaction, table, row, unit, value = map(str, values[1:])
        claimed[name] = (transaction, table, row, unit, value)
    elif len(values) == len(_STEP):
        step = dict(zip(_STEP, values, strict=True))
        if _is_hash(step["hash"]) and is_sealed(
            {name: step[name] for name in _STEP if name not in _UNSEALED}, step["hash"]
        ):
            found.steps[step["id"]] = step


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def _rows(data: bytes, tables_of: Mapping[str, set[str]]) -> Generator[tuple[Key, dict[str, Any]], None, None]:
    """Rows that could stand in their table; `tables_of` says to which table the record lets a row belong."""
    with tempfile.TemporaryDirectory(prefix="parley-") as folder, closing(sqlite3.connect(":memory:")) as trial:
        copy = Path(folder) / "damaged.parley"
        copy.write_bytes(_as_long_as_promised(data))
        create(trial)
        broken, read = [], reader(copy)
        for name, table in tables().items():
            names = list(columns(table))
            insertion = f"""INSERT INTO "{name}" ({quoted(names)}) VALUES ({", ".join("?" * len(names))})"""  # noqa: S608
            held, whole = read(name, names)
            for row in held:
                values = dict(zip(names, row, strict=True))
                if not _could_stand(name, values) or tables_of.get(values["id"], {name}) != {name}:
                    continue
                with suppress(sqlite3.Error):
                    # A page that is in the wrong place tells rows of another table: what does not fit is none.
                    trial.execute(insertion, row)
                    yield (name, values["id"]), values
            if not whole:
                broken.append(name)
        for name, values in loose_rows(records(data), trial, broken) if broken else ():
            # An earlier state of a row that the record knows would say less than the record does.
            if _could_stand(name, values) and values["id"] not in tables_of:
                yield (name, values["id"]), values


def _could_stand(name: str, values: Mapping[str, Any]) -> bool:
    named = (values[one.field] for one in REFERENCES if one.table == name and values[one.field] is not None)
    return all(isinstance(one, str) and _ID.fullmatch(one) for one in (values["id"], values["version"], *named))
