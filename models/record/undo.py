"""Undo and redo: replaying a transaction backwards, as a new transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlmodel import col

from models.errors import UserError
from models.record.materialise import Key, entries_of, row_values
from models.record.replay import ROW, Entry, RowState, head_hashes, replay
from models.record.shape import defaults, tables, units, without_defaults
from models.record.steps import Step
from models.record.tables import Change, Transaction
from models.record.writing import Proposal, Writing
from models.tables import Analyst, Row


def take_back(writing: Writing, step: Step) -> None:
    """Give every unit that a transaction changed the value it had before; refuses when it has been changed since."""
    query = select(col(Change.table_name), col(Change.row_id)).where(col(Change.transaction_id) == step.transaction)
    touched: dict[str, dict[str, None]] = defaultdict(dict)
    for table_name, row_id in writing.connection.execute(query.order_by(col(Change.seq))):
        touched[table_name][row_id] = None
    undoes = _undoes(writing)
    proposals = []
    for table_name, ids in touched.items():
        for row_id, entries in entries_of(writing.connection, table_name, list(ids)).items():
            proposals += _inverse(writing, (table_name, row_id), step, entries, undoes)
    writing.record(proposals)


def _inverse(
    writing: Writing, key: Key, step: Step, entries: Sequence[Entry], undoes: Mapping[str, str]
) -> list[Proposal]:
    table = tables()[key[0]]
    own = {entry.hash for entry in entries if entry.transaction == step.transaction}
    changed = {entry.unit for entry in entries if entry.hash in own}
    now = replay(entries, units(table), defaults(table))
    if now is None:
        raise ValueError(f"{key} was changed by {step.transaction} but has no changes")
    looked_at = now.units if ROW in changed else {unit: now.units[unit] for unit in changed}
    standing = _Standing(entries, undoes, own)
    for unit, state in looked_at.items():
        if not any(standing.rests_on_own(head, unit) for head in state.heads):
            raise UserError(
                f"“{step.label}” cannot be taken back: the same thing was changed since "
                f"by {_author_of(writing, state.heads[0].transaction)}."
            )
    before = replay(_without(entries, own), units(table), defaults(table))
    return _proposals(table, key, now, before, changed)


def _proposals(table: type[Row], key: Key, now: RowState, before: RowState | None, changed: set[str]) -> list[Proposal]:
    if before is None or not before.alive:
        return [Proposal(key, ROW, None, head_hashes(now.units.values()))]
    values = row_values(table, before)
    if ROW in changed:
        return [Proposal(key, ROW, without_defaults(table, values), head_hashes(now.units.values()))]
    found = []
    for unit in sorted(changed):
        fields = units(table)[unit]
        value = {field: values[field] for field in fields} if fields != (unit,) else values[unit]
        found.append(Proposal(key, unit, value, head_hashes([now.units[unit]])))
    return found


def _without(entries: Sequence[Entry], own: set[str]) -> list[Entry]:
    """The changes that neither are own nor were made on top of own ones."""
    left_out, grown = set(own), True
    while grown:
        on_top = {entry.hash for entry in entries if entry.parents & left_out} - left_out
        left_out |= on_top
        grown = bool(on_top)
    return [entry for entry in entries if entry.hash not in left_out]


class _Standing:
    """Whether what stands now is what a transaction made, seen through steps that were taken back since."""

    def __init__(self, entries: Sequence[Entry], undoes: Mapping[str, str], own: set[str]) -> None:
        self._by_hash = {entry.hash: entry for entry in entries}
        self._undoes = undoes
        self._own = own

    def rests_on_own(self, head: Entry, unit: str) -> bool:
        """Whether the head is an own change, or an undo that led back to one."""
        open_ends, seen = [head], set()
        while open_ends:
            entry = open_ends.pop()
            if entry.hash in self._own:
                return True
            if entry.hash not in seen:
                seen.add(entry.hash)
                open_ends += self._before_undone(entry, unit)
        return False

    def _before_undone(self, entry: Entry, unit: str) -> list[Entry]:
        undone = self._undoes.get(entry.transaction)
        parents = {
            parent
            for change in self._by_hash.values()
            if change.transaction == undone and change.unit in (unit, ROW)
            for parent in change.parents
        }
        found = [self._by_hash[parent] for parent in parents if parent in self._by_hash]
        covering = {change.hash: change for change in found if change.unit in (unit, ROW)}
        # A deletion saw the heads of all units; what others had already superseded in this one did not stand in it.
        older = set().union(*(self._ancestors(change) for change in covering.values()))
        return [change for name, change in covering.items() if name not in older]

    def _ancestors(self, entry: Entry) -> set[str]:
        found: set[str] = set()
        open_ends = [entry]
        while open_ends:
            new = open_ends.pop().parents - found
            found |= new
            open_ends += [self._by_hash[name] for name in new if name in self._by_hash]
        return found


def _undoes(writing: Writing) -> dict[str, str]:
    query = select(col(Transaction.id), col(Transaction.undoes)).where(col(Transaction.undoes).is_not(None))
    return {transaction: str(undone) for transaction, undone in writing.connection.execute(query)}


def _author_of(writing: Writing, transaction: str) -> str:
    with writing.session() as session:
        written = session.get(Transaction, transaction)
        analyst = None if written is None else session.get(Analyst, written.analyst_id)
    if analyst is None:
        return "somebody"
    return "you" if analyst.id == writing.author.analyst_id else analyst.name
