"""Making a sound dossier out of what a damaged one still says; the damaged file itself is never touched."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.chunks import CHUNK, chunks
from models.errors import UserError
from models.file.aside import aside, put_in_place
from models.file.header import first_bytes
from models.progress import Progress
from models.record.appending import append_changes, append_steps
from models.record.arrival import arrival, is_arrival
from models.record.author import Author
from models.record.canonical import read_value
from models.record.clock import tick
from models.record.materialise import Key, materialise, row_values, states
from models.record.replay import ROW, RowState, head_hashes
from models.record.shape import is_known, tables, unit_in, units, without_defaults
from models.record.writer import MERGE
from models.record.writing import Proposal, Writing
from models.salvage.reading import Remains, remains_of
from models.salvage.settling import settled
from models.store import Store
from models.tables import Row
from models.telling.names import Names

_LARGEST = 8 * 2**30


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved: proven steps and changes, and how many changes are known to be lost.

    `unproven` are the records of which something was taken over that no hash proves, by their names: it stands in one
    step of its own. `cut` is how many pages are missing at the end: what was lost with them nobody can count.
    """

    steps: int
    changes: int
    lost: int
    unproven: tuple[str, ...]
    cut: int = 0


def salvage(path: Path, out: Path, author: Author) -> Generator[Progress, None, Salvaged]:
    """Write a new dossier with what can be saved of a damaged one.

    What the record says is taken over as it was, each change proven by its hash. Then, as a step of its own, what only
    the tables still say of records whose last change is lost. Raises `UserError` where nothing can be saved.
    """
    yield Progress(0, 0, f"Reading what is left of {path.name}")
    _refuse_to_replace(out)
    found = yield from _remains(path)
    if not found.changes and not found.rows:
        raise UserError(f"Nothing of a dossier is left in {path.name}.")
    with aside(out) as unfinished:
        with closing(Store.create(unfinished, author)) as store:
            yield from _write_proven(store, found)
            yield Progress(0, 0, "Salvaging: taking over what only tables say")
            unproven = _write_unproven(store, found)
            told = Salvaged(len(found.steps), len(found.changes), found.lost, unproven, found.cut)
        put_in_place(unfinished, out)
    return told


def _remains(path: Path) -> Generator[Progress, None, Remains]:
    """What is left; where a crash left a journal beside the file, as it was before the save that was cut off.

    The journal may be that of another file. So the file is read as it is, too, and where less is lost is taken.
    """
    found = yield from remains_of(_bytes_of(path))
    finished = settled(path)
    if finished is not None:
        before = yield from remains_of(finished)
        if before.changes and before.lost <= found.lost:
            return before
    return found


def _bytes_of(path: Path) -> bytes:
    # Of a pipe or a device nobody knows where it ends.
    _, size = first_bytes(path)
    if size > _LARGEST:
        raise UserError(f"{path.name} is too large to be salvaged.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path.name} cannot be read: {error.strerror}.") from error
    except MemoryError as error:
        raise UserError(f"{path.name} takes more memory to be salvaged than there is here.") from error


def _refuse_to_replace(out: Path) -> None:
    if out.exists():
        raise UserError(f"{out.name} is there already. Choose another name.")


def _write_proven(store: Store, found: Remains) -> Iterator[Progress]:
    signed = [name for name, said in found.changes.items() if said[0] in found.steps]
    with store.write("Salvage", kind=MERGE) as writing:
        now = tick("")
        for steps in chunks([_with_arrival(step, now) for step in found.steps.values()]):
            append_steps(writing.connection, steps)
        for at, names in enumerate(chunks(signed)):
            yield Progress(at * CHUNK, len(signed), "Salvaging: writing what is proven")
            changes = [(name, *found.changes[name]) for name in names]
            append_changes(
                writing.connection, changes, [(name, parent) for name in names for parent in found.parents[name]]
            )
        rows = list(dict.fromkeys(found.changes[name][1:3] for name in signed))
        for at, keys in enumerate(chunks(rows)):
            yield Progress(at * CHUNK, len(rows), "Salvaging: making tables")
            materialise(writing.connection, keys)


def _with_arrival(step: dict[str, Any], now: str) -> dict[str, Any]:
    """A step as it was; where it is not proven when it came to the damaged file, it came to this one now."""
    return step if is_arrival(step["id"], step["arrived"]) else {**step, "arrived": arrival(step["id"], now)}


def _write_unproven(store: Store, found: Remains) -> tuple[str, ...]:
    """Take over, in one step, changes that no step signs any more, and rows that the record does not lead up to."""
    with store.write("Salvage what is not proven", reason="No hash proves it: compare it with its sources") as writing:
        keys: dict[Key, None] = {}
        for taking in (_unsigned(writing, found), _only_in_tables(writing, found)):
            proposals = list(taking)
            writing.record(proposals)
            keys.update(dict.fromkeys(one.key for one in proposals))
        names = Names(writing.columns)
        names.learn(keys)
        return tuple(names.title(*key) for key in keys)


def _unsigned(writing: Writing, found: Remains) -> Iterator[Proposal]:
    """Changes that are proven, of steps that are lost, as far as nothing that is proven superseded them."""
    superseded = {parent for parents in found.parents.values() for parent in parents}
    for name, (step, table, row, unit, value) in found.changes.items():
        if step not in found.steps and name not in superseded and is_known(table, unit):
            state = states(writing.connection, tables()[table], [row]).get(row)
            alive = state is not None and state.alive
            if state is None or not alive:
                seen = frozenset[str]() if state is None else head_hashes(state.units.values())
                if unit == ROW and read_value(value) is not None:
                    yield Proposal((table, row), ROW, read_value(value), seen)
            else:
                heads = state.units.values() if unit == ROW else [state.units[unit]]
                yield Proposal((table, row), unit, read_value(value), head_hashes(heads))


def _only_in_tables(writing: Writing, found: Remains) -> Iterator[Proposal]:
    """What rows say whose last change is not in the record any more."""
    clocks = {step: values["clock"] for step, values in found.steps.items()}
    for name, table in tables().items():
        held = {row_id: values for (of, row_id), values in found.rows.items() if of == name}
        known = states(writing.connection, table, list(held))
        for row_id, values in held.items():
            state, version = known.get(row_id), values["version"]
            if state is None:
                yield Proposal((name, row_id), ROW, without_defaults(table, values))
            elif _says_more(state, version, clocks):
                yield from _newer(table, (name, row_id), state, values)


def _says_more(state: RowState, version: str, clocks: Mapping[str, str]) -> bool:
    """Whether a row of this version says more than the record: a later change of it is lost, or its making."""
    if state.version == version:
        return not state.alive
    return clocks.get(version, "~") > clocks.get(state.version, "~")


def _newer(table: type[Row], key: Key, state: RowState, values: dict[str, Any]) -> Iterator[Proposal]:
    if not state.alive:
        yield Proposal(key, ROW, without_defaults(table, values), head_hashes(state.units.values()))
        return
    now = row_values(table, state)
    for unit in units(table):
        value = unit_in(table, unit, values)
        if value != unit_in(table, unit, now):
            yield Proposal(key, unit, value, head_hashes([state.units[unit]]))
