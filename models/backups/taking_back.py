"""Looking into a backup and taking back what is in it: a record, or all of it, as a step that can be undone."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.backups.keeping import Backup
from models.errors import UserError
from models.file.connection import connect, told
from models.file.copying import copy_aside
from models.file.opening import examine
from models.file.schema import VERSION
from models.merging.conflicts import units_in_conflict
from models.store import Store
from models.telling.fields import field_name
from models.telling.names import Key
from models.telling.values import Wording

if TYPE_CHECKING:
    from models.record.replay import RowState
    from models.record.writing import Proposal, Writing


class Became(Enum):
    """What became of a record since a backup."""

    ADDED = auto()
    CHANGED = auto()
    DELETED = auto()


@dataclass(frozen=True, slots=True)
class Differing:
    """A record that is otherwise than in a backup; `units` are the fields that differ: name, then and now in words.

    `unsettled` are those fields of it that stand in conflict, which taking it back settles.
    """

    key: Key
    title: str
    became: Became
    units: tuple[tuple[str, str, str], ...] = ()
    unsettled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many records were taken back, and which fields of them that settled: until then they stood in conflict."""

    records: int
    settled: tuple[str, ...]


@contextmanager
def looked_into(path: Path, store: Store) -> Iterator[Store]:
    """A backup, to be read like a dossier. It is never written to; of one of an earlier version a copy is read."""
    if examine(path).version == VERSION:
        with closing(Store(path, store.author)) as backup:
            yield backup
        return
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        copy = Path(folder) / path.name
        with told(path), closing(connect(path, write=False)) as connection:
            copy_aside(connection, copy)
        with closing(Store.open(copy, store.author)) as backup:
            yield backup


def differences(store: Store, backup: Store) -> list[Differing]:
    """What is otherwise now than in a backup, by table and record; who writes in the dossier is left out."""
    from models.record.shape import tables

    now, then = Wording(store.columns), Wording(backup.columns)
    unsettled, found = units_in_conflict(store.columns), []
    for table in (one for one in tables() if one != "analyst"):
        ours, theirs = _rows(store, table), _rows(backup, table)
        for row_id in dict.fromkeys([*theirs, *ours]):
            key, mine, before = (table, row_id), ours.get(row_id), theirs.get(row_id)
            if mine is None or before is None:
                became, names = (Became.DELETED, then.names) if mine is None else (Became.ADDED, now.names)
                fields = tuple(field_name(table, unit) for one, unit in sorted(unsettled) if one == key)
                found.append(Differing(key, names.title(*key), became, unsettled=fields))
            elif mine != before:
                found.append(_changed(key, now, then, (mine, before), unsettled))
    return found


def compared_with(store: Store, backup: Backup) -> tuple[list[Differing], str]:
    """The differences from a backup; none and a sentence where it cannot be looked into."""
    try:
        with looked_into(backup.path, store) as opened:
            return differences(store, opened), ""
    except UserError as error:
        return [], error.sentence


def take_back(store: Store, backup: Store, keys: Sequence[Key] | None = None) -> TakenBack:
    """Make records as they are in a backup, or all there are.

    Records that were added since are deleted, those that were deleted come back. Nothing leaves the change record, so
    that the step can be undone. Raises `UserError` where what would come back refers to what is not there.
    """
    from models.record.loose_ends import refuse_loose_ends

    wanted = [one.key for one in differences(store, backup)] if keys is None else list(keys)
    label = "Take back a backup" if keys is None else "Take back from a backup"
    with store.write(label) as writing:
        proposals = [one for table, ids in _by_table(wanted).items() for one in _proposals(writing, backup, table, ids)]
        unsettled = units_in_conflict(writing.columns)
        writing.record(proposals)
        settled = sorted(unsettled - units_in_conflict(writing.columns))
        if keys is not None:
            refuse_loose_ends(writing, proposals, f"“{label}” cannot be done")
    fields = tuple(field_name(table, unit) for (table, _), unit in settled)
    return TakenBack(len({one.key for one in proposals}), fields)


def _by_table(keys: Sequence[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for table, row_id in keys:
        found[table].append(row_id)
    return found


def _changed(
    key: Key,
    now: Wording,
    then: Wording,
    rows: tuple[dict[str, Any], dict[str, Any]],
    unsettled: set[tuple[Key, str]],
) -> Differing:
    from models.record.shape import tables, unit_in, units

    table = tables()[key[0]]
    differing, settled = [], []
    for unit in units(table):
        mine, before = (unit_in(table, unit, row) for row in rows)
        if mine != before:
            words = then.value(key[0], unit, before), now.value(key[0], unit, mine)
            differing.append((field_name(key[0], unit), *words))
            settled += [field_name(key[0], unit)] if (key, unit) in unsettled else []
    return Differing(key, now.names.title(*key), Became.CHANGED, tuple(differing), tuple(settled))


def _proposals(writing: "Writing", backup: Store, name: str, ids: Sequence[str]) -> "Iterator[Proposal]":
    from models.record.materialise import states
    from models.record.shape import tables

    then, now = _rows(backup, name), states(writing.connection, tables()[name], ids)
    for row_id in ids:
        yield from _bringing_back((name, row_id), now.get(row_id), then.get(row_id))


def _bringing_back(key: Key, state: "RowState | None", before: dict[str, Any] | None) -> "Iterator[Proposal]":
    from models.record.materialise import row_values
    from models.record.replay import ROW, head_hashes
    from models.record.shape import tables, unit_in, units, without_defaults
    from models.record.writing import Proposal

    table = tables()[key[0]]
    heads = frozenset[str]() if state is None else head_hashes(state.units.values())
    if before is None:
        if state is not None and state.alive:
            yield Proposal(key, ROW, None, heads)
    elif state is None or not state.alive:
        yield Proposal(key, ROW, without_defaults(table, before), heads)
    else:
        now = row_values(table, state)
        for unit in units(table):
            value = unit_in(table, unit, before)
            if value != unit_in(table, unit, now):
                yield Proposal(key, unit, value, head_hashes([state.units[unit]]))


def _rows(store: Store, table: str) -> dict[str, dict[str, Any]]:
    """The rows of a table by id, in storage form, without what changes do not carry."""
    from models.record.shape import NOT_RECORDED, columns, tables

    names = [name for name in columns(tables()[table]) if name not in NOT_RECORDED]
    listed = ", ".join(f'"{name}"' for name in ("id", *names))
    rows = store.columns(f'SELECT {listed} FROM "{table}" ORDER BY sequence, id')  # noqa: S608 - our own names
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}
