"""The laws of replay: rows are a function of the set of changes, and of nothing else."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.record.replay import ROW, Entry, RowState, head_hashes, order_of, replay

UNITS = {"name": ("name",), "note": ("note",), "firmness": ("firmness",), "range": ("low", "high")}
USUAL = {"note": "", "firmness": None, "low": None, "high": None}


def entry(name: str, unit: str, value: Any, *parents: str, clock: str = "", site: str = "s") -> Entry:
    return Entry(name, unit, value, frozenset(parents), order_of(clock or name, site, parents, name), f"t-{name}")


def state(*entries: Entry) -> RowState:
    found = replay(entries, UNITS, USUAL)
    assert found is not None
    return found


MADE = entry("a", ROW, {"name": "Ukraine"})


class Site:
    """A copy of one row's record, in which somebody works and to which other copies are brought."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.entries: dict[str, Entry] = {}

    def write(self, unit: str, value: Any, clock: str) -> None:
        now = replay(self.entries.values(), UNITS, USUAL)
        touched = [] if now is None else now.units.values() if unit == ROW else [now.units[unit]]
        name = f"{self.name}{len(self.entries)}-{clock}-{len(head_hashes(touched))}-{unit}"
        self.entries[name] = entry(name, unit, value, *head_hashes(touched), clock=clock, site=self.name)

    def meet(self, other: "Site") -> None:
        self.entries |= other.entries


@st.composite
def histories(draw: st.DrawFn) -> list[Site]:
    """Up to four copies after some edits, deletions, restorations and meetings, with clocks that mean nothing."""
    sites = [Site(name) for name in "ABCD"[: draw(st.integers(2, 4))]]
    sites[0].write(ROW, {"name": "Ukraine", "low": 10.0, "high": 20.0}, "00")
    for site in sites[1:]:
        site.meet(sites[0])
    for _ in range(draw(st.integers(0, 15))):
        site = draw(st.sampled_from(sites))
        act = draw(st.sampled_from(["name", "note", "range", "delete", "restore", "meet", "meet"]))
        clock = f"{draw(st.integers(0, 30)):02}"
        if act == "meet":
            site.meet(draw(st.sampled_from(sites)))
        elif act == "delete":
            site.write(ROW, None, clock)
        elif act == "restore":
            site.write(ROW, {"name": draw(st.sampled_from("xy"))}, clock)
        elif act == "range":
            site.write("range", draw(st.sampled_from([{"high": 9.0, "low": 1.0}, {"high": None, "low": None}])), clock)
        else:
            site.write(act, draw(st.sampled_from("xyz")), clock)
    return sites


@given(histories(), st.randoms())
def test_the_order_of_changes_does_not_matter(sites: list[Site], chance: random.Random):
    entries = [one for site in sites for one in site.entries.values()]
    expected = replay(entries, UNITS, USUAL)
    chance.shuffle(entries)
    assert replay(entries, UNITS, USUAL) == expected


@given(histories())
def test_changes_that_arrive_twice_do_not_matter(sites: list[Site]):
    entries = [*sites[0].entries.values()]
    assert replay([*entries, *entries], UNITS, USUAL) == replay(entries, UNITS, USUAL)


@given(histories())
def test_merging_is_commutative_associative_and_idempotent(sites: list[Site]):
    left, middle, right = (dict(site.entries) for site in (sites[0], sites[1], sites[-1]))

    def tables(*parts: dict[str, Entry]) -> RowState | None:
        union: dict[str, Entry] = {}
        for part in parts:
            union |= part
        return replay(union.values(), UNITS, USUAL)

    assert tables(left, right) == tables(right, left)
    assert tables({**left, **middle}, right) == tables(left, {**middle, **right})
    assert tables(left, left) == tables(left)


def given_parts(value: Any) -> Any:
    return {name: part for name, part in value.items() if part is not None} if isinstance(value, dict) else value


@given(histories())
def test_every_value_stands_is_superseded_by_who_saw_it_or_is_in_a_conflict(sites: list[Site]):
    entries = {name: one for site in sites for name, one in site.entries.items()}
    now = state(*entries.values())
    for name, one in entries.items():
        units = UNITS if one.unit == ROW else [one.unit]
        for unit in units:
            heads = {head.hash for head in now.units[unit].heads}
            covering = [other for other in entries.values() if other.unit in (unit, ROW)]
            superseded = any(name in other.parents for other in covering)
            assert superseded or name in heads
            if name in heads and len(heads) > 1 and not now.units[unit].in_conflict:
                assert one.unit == ROW or given_parts(one.value) == given_parts(now.units[unit].value)


@given(histories())
def test_a_row_is_gone_only_when_nobody_edited_what_was_deleted(sites: list[Site]):
    now = state(*(one for site in sites for one in site.entries.values()))
    standing = [head for held in now.units.values() for head in held.heads]
    assert now.alive == any(not (head.unit == ROW and head.value is None) for head in standing)


def test_a_row_that_no_change_names_is_nothing():
    assert replay([], UNITS) is None


def test_a_row_whose_making_has_not_arrived_is_not_alive():
    assert not state(entry("b", "name", "Ukraina", "a")).alive


def test_a_row_starts_as_it_was_made():
    now = state(MADE)
    assert now.alive
    assert now.values() == {"name": "Ukraine"}
    assert now.version == "t-a"


def test_a_change_seen_by_the_next_is_superseded_whatever_the_clocks_say():
    now = state(MADE, entry("b", "name", "Ukraina", "a", clock="99"), entry("c", "name", "Ukraïna", "b", clock="01"))
    assert now.values()["name"] == "Ukraïna"
    assert not now.units["name"].in_conflict


def test_different_units_merge_without_a_question():
    now = state(MADE, entry("b", "name", "Ukraina", "a"), entry("c", "note", "host", "a"))
    assert now.values() == {"name": "Ukraina", "note": "host"}
    assert not any(held.in_conflict for held in now.units.values())


def test_different_values_conflict_and_the_latest_is_shown():
    now = state(MADE, entry("b", "name", "x", "a", clock="2"), entry("c", "name", "y", "a", clock="3"))
    assert now.units["name"].in_conflict
    assert now.values()["name"] == "y"


def test_between_equal_clocks_site_and_name_decide():
    now = state(
        MADE, entry("b", "name", "x", "a", clock="2", site="B"), entry("c", "name", "y", "a", clock="2", site="A")
    )
    assert now.values()["name"] == "x"


@pytest.mark.parametrize("value", ["x", {"low": 1.0, "high": 2.0}, None])
def test_equal_values_are_no_conflict(value: Any):
    unit = "range" if isinstance(value, dict) else "name"
    now = state(MADE, entry("b", unit, value, "a"), entry("c", unit, value, "a"))
    assert len(now.units[unit].heads) == 2
    assert not now.units[unit].in_conflict


def test_a_restored_row_and_an_edit_that_say_the_same_are_no_conflict():
    deleted = entry("d", ROW, None, "a")
    restored = entry("e", ROW, {"name": "Ukraine", "low": 1.0, "high": 2.0}, "d")
    edits = [entry("f", "range", {"high": 2.0, "low": 1.0}, "a"), entry("g", "note", "", "a")]
    now = state(MADE, deleted, restored, *edits)
    assert not any(held.in_conflict for held in now.units.values())


def test_both_sides_of_a_range_come_from_one_change():
    first = entry("b", "range", {"low": 10.0, "high": 20.0}, "a", clock="2")
    second = entry("c", "range", {"low": 60.0, "high": 80.0}, "a", clock="3")
    assert state(MADE, first, second).values() == {"name": "Ukraine", "low": 60.0, "high": 80.0}


def test_deleted_here_and_edited_there_keeps_the_row_and_marks_it():
    now = state(MADE, entry("b", ROW, None, "a", clock="9"), entry("c", "name", "y", "a", clock="2"))
    assert now.alive
    assert now.values() == {"name": "y"}
    assert now.units["name"].in_conflict
    assert not now.units["note"].in_conflict


def test_deleted_here_and_emptied_there_is_a_conflict_too():
    edit = entry("c", "range", {"high": None, "low": None}, "a")
    now = state(MADE, entry("b", ROW, None, "a"), edit)
    assert now.alive
    assert now.units["range"].in_conflict
    plain = entry("c", "firmness", None, "a")
    assert state(MADE, entry("b", ROW, None, "a"), plain).units["firmness"].in_conflict


def test_what_was_restored_before_it_was_deleted_again_is_shown_whatever_the_clocks_say():
    first, gone, back = entry("b", ROW, None, "a"), entry("c", "note", "back", "b"), entry("d", "name", "x", "a")
    again = entry("e", ROW, None, "c")
    made = replace(MADE, order=("z", "s", "a"))
    assert state(made, first, gone, back, again).values() == {"name": "x", "note": "back"}


def test_deleted_in_two_places_is_deleted():
    now = state(MADE, entry("b", ROW, None, "a"), entry("c", ROW, None, "a"))
    assert not now.alive
    assert not any(held.in_conflict for held in now.units.values())


def test_who_saw_an_edit_may_delete_it():
    assert not state(MADE, entry("b", "name", "y", "a"), entry("c", ROW, None, "a", "b")).alive


def test_a_settlement_ends_a_conflict():
    sides = [entry("b", "name", "x", "a"), entry("c", "name", "y", "a")]
    now = state(MADE, *sides, entry("d", "name", "x", "b", "c"))
    assert now.values()["name"] == "x"
    assert not now.units["name"].in_conflict


def test_the_version_is_the_transaction_of_the_latest_change():
    later = replace(entry("b", "note", "x", "a"), order=("z", "s", "b"))
    assert state(later, MADE).version == "t-b"
