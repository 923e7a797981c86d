"""Undo and redo: replaying a transaction backwards, as a new transaction."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter

from sqlalchemy import select
from sqlmodel import col

from models.errors import UserError
from models.record.contested import Contested
from models.record.loose_ends import refuse_loose_ends
from models.record.materialise import Key, entries_of, row_values
from models.record.overtaken import Rivals, author_of, overtaken
from models.record.replay import ROW, Entry, head_hashes, replay
from models.record.shape import defaults, is_known, tables, unit_in, units, without_defaults
from models.record.steps import Step
from models.record.tables import Transaction
from models.record.writing import Proposal, Writing


def take_back(writing: Writing, step: Step) -> None:
    """Give every unit that a transaction changed the value it had before.

    Raises as `take_back_all`.
    """
    refusal = f"“{step.label}” cannot be {'done again' if writing.kind == 'redo' else 'taken back'}"
    take_back_all(writing, frozenset((step.transaction,)), refusal)


def take_back_all(writing: Writing, transactions: frozenset[str], refusal: str) -> None:
    """Give every unit that some transactions changed the value it had without them.

    Raises `OvertakenError` when one has been changed since, `UserError` when a record that would go is referred to, or
    one that would come back refers to what was deleted since.
    """
    undoes, unmerges = _undoes(writing), _unmerges(writing)
    proposals = []
    _refuse_newer(writing, transactions, refusal)
    for table_name, ids in _touched(writing, transactions).items():
        for row_id, entries in entries_of(writing.connection, table_name, ids).items():
            taking = _Taking((table_name, row_id), transactions, entries, unmerges)
            taking.refuse_overtaken(writing, undoes, refusal)
            proposals += taking.proposals(writing.transaction)
    writing.record(proposals)
    sql = 'SELECT min(clock) FROM "transaction" WHERE id IN (SELECT value FROM json_each(?))'
    ((since,),) = writing.columns(sql, json.dumps(sorted(transactions)))
    refuse_loose_ends(writing, proposals, refusal, since)


def _touched(writing: Writing, transactions: frozenset[str]) -> dict[str, list[str]]:
    """The rows that transactions changed, by table, in the order in which they did."""
    sql = """SELECT table_name, row_id FROM change WHERE transaction_id IN (SELECT value FROM json_each(?))
        GROUP BY table_name, row_id ORDER BY min(seq)"""
    found: dict[str, list[str]] = defaultdict(list)
    for table_name, row_id in writing.columns(sql, json.dumps(sorted(transactions))):
        found[table_name].append(row_id)
    return found


def _refuse_newer(writing: Writing, transactions: frozenset[str], refusal: str) -> None:
    """What a newer Parley wrote into tables and units of its own has values before it that cannot be known here."""
    sql = "SELECT DISTINCT table_name, unit FROM change WHERE transaction_id IN (SELECT value FROM json_each(?))"
    if not all(is_known(*row) for row in writing.columns(sql, json.dumps(sorted(transactions)))):
        raise UserError(f"{refusal}: a newer Parley wrote part of it, and only that can.")


class _Taking:
    """One row out of which the changes of some transactions are taken."""

    def __init__(
        self, key: Key, transactions: frozenset[str], entries: Sequence[Entry], unmerges: frozenset[str]
    ) -> None:
        self._key, self._table, self._entries = key, tables()[key[0]], entries
        self._kept = _kept(entries, unmerges)
        self._own = {entry.hash: entry for entry in entries if entry.transaction in transactions}
        self._changed = {entry.unit for entry in self._own.values()}
        now = replay(entries, units(self._table), defaults(self._table))
        if now is None:
            raise ValueError(f"{key} was changed but has no changes")
        self._now = now
        self._before = replay(_without(entries, set(self._own), self._kept), units(self._table), defaults(self._table))

    def refuse_overtaken(self, writing: Writing, undoes: Mapping[str, str], refusal: str) -> None:
        """Raise `OvertakenError` for the first unit in which something else stands by now."""
        standing = _Standing(self._entries, undoes, set(self._own), self._kept)
        looked_at = list(self._now.units) if ROW in self._changed else sorted(self._changed)
        for unit in looked_at:
            theirs = standing.overtaking(self._now.units[unit].heads, unit)
            if theirs is not None:
                if undoes.get(theirs.transaction) in {one.transaction for one in self._own.values()}:
                    who, _ = author_of(writing, theirs.transaction)
                    done = "did it again" if writing.kind == "redo" else "took it back"
                    raise UserError(f"{refusal}: {who} {done} already.")
                raise overtaken(writing, refusal, self._key, unit, self._rivals(unit, theirs))

    def _rivals(self, unit: str, theirs: Entry) -> Rivals:
        mine = max((one for one in self._own.values() if one.unit in (unit, ROW)), key=lambda one: one.order)
        # What was not there has no value to come back to.
        before = self._before.units[unit] if self._before is not None and self._before.alive else None
        return Rivals(mine, theirs, before)

    def proposals(self, transaction: str) -> list[Proposal]:
        """What gives the row what it had before, conflicts included, when it is recorded in a transaction."""
        now, before = self._now, self._before
        heads = head_hashes(now.units.values())
        if before is None or not before.alive:
            return [Proposal(self._key, ROW, None, heads)]
        again = Contested(self._key, self._table, now, before, transaction)
        values = row_values(self._table, before)
        if ROW in self._changed:
            whole = Proposal(self._key, ROW, without_defaults(self._table, values), heads)
            return [whole, *again.over(whole.name_in(transaction))]
        disputed = [unit for unit in sorted(self._changed) if before.units[unit].in_conflict]
        others = [
            Proposal(self._key, unit, unit_in(self._table, unit, values), head_hashes([now.units[unit]]))
            for unit in sorted(self._changed.difference(disputed))
        ]
        return again.in_units(disputed, others)


def _kept(entries: Sequence[Entry], unmerges: frozenset[str]) -> dict[str, Entry]:
    """What each change by which a merge was taken back left standing: the one that says the same of those it saw.

    Of a row that came or went with the merge nothing is: too much was said anew.
    """
    by_hash = {entry.hash: entry for entry in entries}
    as_a_whole = {entry.transaction for entry in entries if entry.unit == ROW}
    found = {}
    for entry in entries:
        if entry.transaction in unmerges - as_a_whole:
            seen = [by_hash[name] for name in entry.parents if name in by_hash]
            alike = [one for one in seen if (one.unit, one.value) == (entry.unit, entry.value)]
            if len(alike) == 1 and alike[0].transaction != entry.transaction:
                found[entry.hash] = alike[0]
    return found


def _without(entries: Sequence[Entry], own: set[str], kept: Mapping[str, Entry]) -> list[Entry]:
    """The changes that neither are own nor were made on top of own ones, nor had been taken back with a merge there."""
    by_hash = {entry.hash: entry for entry in entries}
    left_out, grown = set(own), True
    while grown:
        on_top = {entry.hash for entry in entries if entry.parents & left_out} - left_out
        for name in on_top & kept.keys():
            stays = {kept[name].hash} | _ancestors(by_hash, kept[name])
            on_top |= _ancestors(by_hash, by_hash[name]) - stays - left_out
        left_out |= on_top
        grown = bool(on_top)
    return [entry for entry in entries if entry.hash not in left_out]


def _ancestors(by_hash: Mapping[str, Entry], entry: Entry) -> set[str]:
    """All changes that one was made on top of, as far as they are there."""
    found: set[str] = set()
    open_ends = [entry]
    while open_ends:
        new = open_ends.pop().parents - found
        found |= new
        open_ends += [by_hash[name] for name in new if name in by_hash]
    return found


class _Standing:
    """Whether what stands now is what a transaction made, seen through steps that were taken back since."""

    def __init__(
        self, entries: Sequence[Entry], undoes: Mapping[str, str], own: set[str], kept: Mapping[str, Entry]
    ) -> None:
        self._by_hash = {entry.hash: entry for entry in entries}
        self._kept = kept
        self._undoes = undoes
        self._own = own

    def overtaking(self, heads: Sequence[Entry], unit: str) -> Entry | None:
        """What stands in a unit in place of own changes, or made on top of one of them; None where nothing does."""
        if all(head.hash in self._own for head in heads):
            return None
        stood = self._stood(unit)
        standing = [entry for head in heads for entry in stood[head.hash]]
        on_top = (one for one in standing if one.hash not in self._own and _ancestors(self._by_hash, one) & self._own)
        is_there = any(entry.hash in self._own for entry in standing)
        return next(on_top, None if is_there else heads[0])

    def _stood(self, unit: str) -> dict[str, list[Entry]]:
        """What each change of a unit stands for: itself, or what an undo led back to."""
        found: dict[str, list[Entry]] = {}
        parents = {name: entry.parents & self._by_hash.keys() for name, entry in self._by_hash.items()}
        for name in TopologicalSorter(parents).static_order():
            entry = self._by_hash[name]
            undone = self._undoes.get(entry.transaction)
            if name in self._own:
                led_back_to = []
            elif name in self._kept:
                led_back_to = found[self._kept[name].hash]
            else:
                led_back_to = [] if undone is None else self._before(undone, entry, unit, found)
            found[name] = led_back_to or [entry]
        return found

    def _before(self, undone: str, entry: Entry, unit: str, stood: Mapping[str, list[Entry]]) -> list[Entry]:
        """What stood before the undone step, and what others had set beside it by the time that it was undone."""
        made = self._made_by(undone, unit)
        gone = {one.hash for old in made for one in stood.get(old.hash, [old])} | {one.hash for one in made}
        beside = [one for name in entry.parents - gone for one in stood.get(name, ()) if one.hash not in gone]
        before = [one for old in self._seen_by(made) for one in stood.get(old.hash, [old])]
        through = {one.hash: one for one in (*before, *beside)}
        covering = {name: one for name, one in through.items() if one.unit in (unit, ROW)}
        # A deletion saw the heads of all units; what others had already superseded in this one did not stand in it.
        below = (_ancestors(self._by_hash, one) for one in covering.values())
        older = set().union(*below) if len(covering) > 1 else set()
        return [one for name, one in covering.items() if name not in older]

    def _made_by(self, transaction: str, unit: str) -> list[Entry]:
        return [one for one in self._by_hash.values() if one.transaction == transaction and one.unit in (unit, ROW)]

    def _seen_by(self, made: Sequence[Entry]) -> list[Entry]:
        """What the changes of a step saw, but for what it had itself put there before."""
        seen = set[str]().union(*(one.parents for one in made)) - {one.hash for one in made}
        return [self._by_hash[name] for name in seen if name in self._by_hash]


def _undoes(writing: Writing) -> dict[str, str]:
    query = select(col(Transaction.id), col(Transaction.undoes)).where(col(Transaction.undoes).is_not(None))
    return {transaction: str(undone) for transaction, undone in writing.connection.execute(query)}


def _unmerges(writing: Writing) -> frozenset[str]:
    """The steps by which merges were taken back."""
    return frozenset(row[0] for row in writing.columns("""SELECT id FROM "transaction" WHERE kind = 'unmerge'"""))
