"""Copies that meet: the laws of merging on thousands of random histories, and proof that they see what breaks them."""

from pathlib import Path

import pytest

from tests.reliability.file_laws import broken_in_files
from tests.reliability.laws import broken
from tests.reliability.mutants import Fault, made

REPLAY, WRITING = "models.record.replay", "models.record.writing"
MATERIALISE, TAKING_IN = "models.record.materialise", "models.record.taking_in"
APPENDING, IN_ORDER = "models.record.appending", "models.record.in_order"

IN_REPLAY = [
    Fault("no tiebreak", REPLAY, "return sorted(heads, key=lambda entry: entry.order, reverse=True)", "return heads"),
    Fault("clock alone breaks ties", REPLAY, "entry.order, reverse", "entry.order[0], reverse"),
    Fault("the earliest is shown", REPLAY, "entry: entry.order, reverse=True", "entry: entry.order, reverse=False"),
    Fault("wall-clock order", REPLAY, "key=lambda entry: entry.order, reverse=True)",
          "key=lambda entry: entry.order, reverse=True)[:1]"),
    Fault("parents mean nothing", REPLAY, "if entry.hash not in superseded]", "]"),
    Fault("what is left out is not the usual", REPLAY, "given.get(field, self.usual.get(field))", "given.get(field)"),
    Fault("null differs from nothing", REPLAY, "len({self.said_by(head) for head in heads}) > 1",
          "len({self.said_by(head) for head in heads if head.value is not None}) > 1"),
    Fault("an edit and a deletion agree", REPLAY, 'return "deleted"', 'return repr([None] * len(self.fields))'),
    Fault("deletions win", REPLAY, "any(not deletes(head) for head in self.units.all_heads())",
          "all(not deletes(head) for head in self.units.all_heads())"),
    Fault("equal values conflict", REPLAY, "len({self.said_by(head) for head in heads}) > 1", "True"),
    Fault("the version is the last to arrive", REPLAY, "else max(known, key=lambda entry: entry.order)",
          "else known[-1]"),
    Fault("a change that comes twice counts twice", REPLAY,
          "list({entry.hash: entry for entry in entries}.values())", "list(entries)"),
    Fault("conflicts of untouched units are missed", REPLAY, "several = len(self._plain[0]) > 1", "several = False"),
    Fault("what was deleted depends on clocks", REPLAY, "            open_ends += by_hash[name].parents\n", ""),
    Fault("a whole row does not cover its units", REPLAY,
          "_standing([*self._whole, *own]) if own", "_standing(own) if own"),
    Fault("values of a unit are mixed", REPLAY, "                found.pop(field, None)\n", "                pass\n"),
    Fault("undo lays its value beside the present one", "models.record.undo",
          "unit_in(self._table, unit, values), head_hashes([now.units[unit]])",
          "unit_in(self._table, unit, values), frozenset()"),
    Fault("undo takes back what was before as well", "models.record.undo", "if entry.hash not in left_out]",
          "if entry.hash not in left_out][:1]"),
    Fault("what a merge brought comes back when it was taken back", "models.record.undo",
          "            on_top |= _ancestors(by_hash, by_hash[name]) - stays - left_out\n", ""),
]  # fmt: skip
"""Faults that the laws in memory have to see."""

IN_FILES = [
    Fault("conflicts are not listed", MATERIALISE, "    if conflicts:\n", "    if False:\n"),
    Fault("settled conflicts stay listed", MATERIALISE,
          "(_FORGET, (name, json.dumps(list(found))))", "(_FORGET, (name, json.dumps([])))"),
    Fault("deleted rows stay", MATERIALISE, "    if gone:\n", "    if False:\n"),
    Fault("changed rows keep their old values", MATERIALISE, "        if others:\n", "        if False:\n"),
    Fault("parents are not read", MATERIALISE, "frozenset(joined.split(_APART))", "frozenset()"),
    Fault("some fields of a changed row stay", MATERIALISE, "strict=True) if values[one] != was)",
          "strict=True) if values[one] != was)[1:]"),
    Fault("parents are not taken in", APPENDING, "    if parents:\n", "    if False:\n"),
    Fault("only new steps are looked into", TAKING_IN, "if lacking:", "if lacking and len(lacking) == len(names):"),
    Fault("what is alike is not looked at", IN_ORDER,
          "if theirs(_HASHES, place, until) != ours(_HASHES, place, until):", "if False:"),
    Fault("rows do not follow", TAKING_IN, "return materialise(writing.connection, keys)", "return Followed()"),
    Fault("the sum is not kept", APPENDING, "(name for name, *_ in changes)", "()"),
    Fault("hashes are not computed anew", TAKING_IN, "        if fault:\n", "        if False:\n"),
    Fault("steps come unsealed", TAKING_IN, "if not is_sealed(", "if False and not is_sealed("),
    Fault("a step told otherwise is let through", TAKING_IN,
          "for step, seal in ours.items() if theirs[step] != seal)", "for step in ())"),
    Fault("an edit supersedes nothing", WRITING, "value, head_hashes([state.units[unit]])))", "value, frozenset()))"),
    Fault("a deletion supersedes nothing", WRITING,
          "seen = head_hashes(state.units.values())\n        self.record([Proposal((str(table",
          "seen = frozenset()\n        self.record([Proposal((str(table"),
]  # fmt: skip
"""Faults between record and tables, which only show in files."""


@pytest.mark.parametrize("part", range(8))
def test_random_histories_keep_the_laws_of_merging(part: int) -> None:
    assert broken(range(part * 250, (part + 1) * 250)) == ""


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(20))
def test_a_hundred_thousand_random_histories_keep_the_laws_of_merging(part: int) -> None:
    assert broken(range(10_000 + part * 5_000, 10_000 + (part + 1) * 5_000)) == ""


@pytest.mark.parametrize("fault", IN_REPLAY, ids=lambda fault: fault.what)
def test_the_laws_see_a_fault_of_replay(fault: Fault) -> None:
    with made(fault):
        assert broken(range(600)) != ""
    assert broken(range(3)) == ""


def test_the_laws_hold_in_files(folder: Path) -> None:
    assert broken_in_files(folder) == ""


@pytest.mark.parametrize("fault", IN_FILES, ids=lambda fault: fault.what)
def test_files_show_a_fault_between_record_and_tables(folder: Path, fault: Fault) -> None:
    with made(fault):
        assert broken_in_files(folder) != ""
