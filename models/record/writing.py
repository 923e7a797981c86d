"""One write under way: edits become changes in the record, and the tables follow, in one transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import sqlmodel
from sqlalchemy import Connection, func, select
from sqlmodel import Session, col

from models.errors import UserError
from models.ids import new_id
from models.record.appending import Said, Superseded, append_changes, append_steps
from models.record.arrival import arrival
from models.record.author import Author
from models.record.canonical import canonical, change_hash, transaction_hash
from models.record.clock import tick
from models.record.materialise import Key, entry, materialise, replayed, row_values, states, write_rows
from models.record.replay import ROW, Entry, RowState, head_hashes
from models.record.shape import columns, stored, unit_of, units, without_defaults
from models.tables import Row

T = TypeVar("T", bound=Row)

_LATEST = 'SELECT max(clock) FROM "transaction"'
_KNOWN = 'SELECT 1 FROM "transaction" WHERE id = ?'
_MOST_REPEATED = 20_000
"""So many changes are kept in memory, to be recorded again in another file where this one fails."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change about to be recorded: `seen` are the changes that it supersedes."""

    key: Key
    unit: str
    value: Any
    seen: frozenset[str] = frozenset()

    def name_in(self, transaction: str, text: str | None = None) -> str:
        """The hash of the change in a transaction; `text` is its canonical value where that is known."""
        said = canonical(self.value) if text is None else text
        return change_hash(transaction, *self.key, self.unit, said, self.seen)


@dataclass(frozen=True, slots=True)
class Held:
    """Rows of a table before they are changed, and how often the write was led to another file until then.

    What they become is worked out from this and what is added; in another file they may have been changed otherwise.
    """

    table: type[Row]
    states: Mapping[str, RowState]
    files: int

    def after(
        self, changes: Sequence[Said], parents: Sequence[Superseded], step: tuple[str, str, str]
    ) -> dict[str, RowState]:
        """The rows that are changed, as they are then; `step` is the id, clock and site of the changes."""
        seen: dict[str, set[str]] = defaultdict(set)
        for name, parent in parents:
            seen[name].add(parent)
        known: dict[str, list[Entry]] = {}
        for name, _, _, row_id, unit, value in changes:
            before = self.states[row_id].entries if row_id in self.states else ()
            known.setdefault(row_id, [*before]).append(entry(name, unit, value, frozenset(seen[name]), step))
        return replayed(self.table, known)


@dataclass
class Writing:
    """An open write. Nothing is recorded until something changes; rows read back are as written so far."""

    connection: Connection
    author: Author
    label: str
    kind: str = "edit"
    undoes: str | None = None
    reason: str = ""
    note: Callable[[str], None] = lambda _transaction: None
    """Told the id of each transaction that comes into the record, before anybody else can see it."""
    surely: Callable[[Callable[[], object]], object] = lambda step: step()
    """Takes a step that records something, anew in another file where this one fails."""
    transaction: str = field(default_factory=new_id)
    touched: set[Key] = field(default_factory=set)
    _sealed: dict[str, Any] = field(default_factory=dict)
    _files: int = 0
    """How often it was led to another file."""
    _recorded: list[tuple[list[Said], list[Superseded]]] | None = field(default_factory=list)

    def add(self, row: Row) -> str:
        """Add a new row and return its id."""
        self.add_all(type(row), [{**row.model_dump(exclude={"version"})}])
        return row.id

    def add_all(self, table: type[Row], rows: Iterable[Mapping[str, Any]]) -> None:
        """Add new rows given as field values; ids are made where there are none; that of a deleted row revives it."""
        name, proposals = str(table.__tablename__), []
        added = [(values.get("id") or new_id(), values) for values in rows]
        held = self._held(table, [row_id for row_id, _ in added])
        for row_id, values in added:
            state = held.states.get(row_id)
            if state is not None and state.alive:
                raise ValueError(f"{name} {row_id} is there already")
            seen = frozenset() if state is None else head_hashes(state.units.values())
            proposals.append(Proposal((name, row_id), ROW, without_defaults(table, stored(table, values)), seen))
        self.record(proposals, held)

    def set(self, table: type[Row], row_id: str, **values: Any) -> bool:
        """Give fields of a row new values; records only units that differ and says whether any did."""
        return self.set_all(table, {row_id: values})

    def set_all(self, table: type[Row], rows: Mapping[str, Mapping[str, Any]]) -> bool:
        """Give fields of many rows new values; raises `UserError` for a row that is not there any more."""
        name, proposals = str(table.__tablename__), []
        held = self._held(table, list(rows))
        for row_id, values in rows.items():
            state = held.states.get(row_id)
            if state is None or not state.alive:
                raise UserError(f"This {name} has been deleted in the meantime.")
            proposals += _differing(table, (name, row_id), state, stored(table, values))
        self.record(proposals, held)
        return bool(proposals)

    def delete(self, table: type[Row], row_id: str) -> None:
        """Delete a row. Rows that refer to it are the caller's to deal with."""
        state = states(self.connection, table, [row_id]).get(row_id)
        if state is None or not state.alive:
            return
        seen = head_hashes(state.units.values())
        self.record([Proposal((str(table.__tablename__), row_id), ROW, None, seen)])

    def get(self, table: type[T], row_id: str) -> T:
        """A row by its id; raises `UserError` when it is not there any more."""
        with self.session() as session:
            row = session.get(table, row_id)
        if row is None:
            raise UserError(f"This {table.__tablename__} has been deleted in the meantime.")
        return row

    def rows(self, table: type[T]) -> list[T]:
        """All rows of a table in the dossier's order."""
        with self.session() as session:
            return list(session.exec(_in_order(table)).all())

    def next_sequence(self, table: type[Row]) -> int:
        """The place after the last row of a table."""
        last = self.connection.execute(select(func.max(columns(table)["sequence"]))).scalar()
        return (last or 0) + 1

    def columns(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a query within this write as plain tuples, as `Store.columns` gives those of what is committed."""
        return [tuple(row) for row in self.connection.exec_driver_sql(sql, parameters)]

    def session(self) -> Session:
        """A session that reads within this write."""
        return Session(self.connection, expire_on_commit=False, autoflush=False)

    def record(self, proposals: Sequence[Proposal], held: Held | None = None) -> None:
        """Append changes to the record and let the tables follow; `held` is what their rows have been until now."""
        if not proposals:
            return
        if not self._sealed:
            self._begin()
        changes: list[Said] = []
        parents: list[Superseded] = []
        for proposal in proposals:
            value = canonical(proposal.value)
            name = proposal.name_in(self.transaction, value)
            changes.append((name, self.transaction, *proposal.key, proposal.unit, value))
            parents += [(name, parent) for parent in sorted(proposal.seen)]
        self.surely(lambda: self._append(changes, parents, held))
        self._remember(changes, parents)
        self.touched |= {proposal.key for proposal in proposals}

    @property
    def is_repeatable(self) -> bool:
        """Whether all that it recorded is known, so that it can be recorded again."""
        return self._recorded is not None

    def record_again(self, connection: Connection) -> None:
        """Record in another file what was recorded so far, as the very same step with the very same changes."""
        self._files += 1
        if self._sealed and connection.exec_driver_sql(_KNOWN, (self.transaction,)).first() is None:
            append_steps(connection, [self._sealed])
            for changes, parents in self._recorded or ():
                append_changes(connection, changes, parents)
                materialise(connection, _rows_of(changes))

    def _held(self, table: type[Row], ids: Sequence[str]) -> Held:
        files = self._files
        return Held(table, states(self.connection, table, ids), files)

    def _append(self, changes: Sequence[Said], parents: Sequence[Superseded], held: Held | None) -> None:
        append_changes(self.connection, changes, parents)
        if held is None or held.files != self._files:
            materialise(self.connection, _rows_of(changes))
        else:
            step = (self.transaction, self._sealed["clock"], self._sealed["site"])
            write_rows(self.connection, held.table, held.after(changes, parents, step))

    def _remember(self, changes: list[Said], parents: list[Superseded]) -> None:
        if self._recorded is not None:
            self._recorded.append((changes, parents))
            if sum(len(batch) for batch, _ in self._recorded) > _MOST_REPEATED:
                self._recorded = None

    def _begin(self) -> None:
        last = self.connection.exec_driver_sql(_LATEST).scalar()
        values = {
            "id": self.transaction, "analyst_id": self.author.analyst_id, "site": self.author.site,
            "clock": tick(last or ""), "kind": self.kind, "label": self.label, "reason": self.reason,
            "undoes": self.undoes, "app_version": self.author.app_version,
        }  # fmt: skip
        sealed = {**values, "arrived": arrival(self.transaction, tick("")), "hash": transaction_hash(values)}
        self.surely(lambda: append_steps(self.connection, [sealed]))
        self._sealed = sealed


def _rows_of(changes: Sequence[Said]) -> Iterable[Key]:
    return dict.fromkeys((table, row_id) for _, _, table, row_id, _, _ in changes)


def _in_order(table: type[T]) -> Any:
    return sqlmodel.select(table).order_by(col(table.sequence), col(table.id))


def _differing(table: type[Row], key: Key, state: RowState, values: Mapping[str, Any]) -> list[Proposal]:
    now = row_values(table, state)
    found = []
    for unit in dict.fromkeys(unit_of(table, name) for name in values):
        fields = units(table)[unit]
        wanted = {name: values.get(name, now[name]) for name in fields}
        if any(wanted[name] != now[name] for name in fields):
            value = wanted if fields != (unit,) else wanted[unit]
            found.append(Proposal(key, unit, value, head_hashes([state.units[unit]])))
    return found
