"""What has to stay true of all movement whatever was said: laws that need no second reckoning of the figures."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis.doubts import robust_between_days, robust_by_round
from models.analysis.every_round import EveryRound, every_round
from models.analysis.gap import concession, gap_among
from models.analysis.movement import (
    KINDS,
    ChangeKind,
    Movement,
    movement,
    movement_between_days,
    statements_between_days,
    statements_since,
)
from models.analysis.positions import held, ranges, red_lines
from models.columns.own_ranges import OwnRanges
from models.facts import NONE
from models.snapshot import Floats, Ints, Snapshot
from tests.models.analysis.dossiers import (
    ISSUES,
    LAST_DAY,
    PARTIES,
    Dossier,
    dossiers,
    mirrored,
    plain_dossiers,
)
from tests.models.analysis.slow import Sitting
from tests.snapshots import Said, snapshot

EITHER = dossiers() | plain_dossiers()

few = settings(deadline=None, max_examples=25)

SHIFTS = ("shift", "between", "at_table")

MIRRORED = {ChangeKind.MOVED_UP: ChangeKind.MOVED_DOWN, ChangeKind.MOVED_DOWN: ChangeKind.MOVED_UP}


def in_a_mirror(talks: Snapshot) -> Snapshot:
    columns = talks.statements
    own = OwnRanges(columns.own.rows, 100 - columns.own.high, 100 - columns.own.low)
    return replace(talks, statements=replace(columns, low=100 - columns.high, high=100 - columns.low, own=own))


@few
@given(EITHER)
def test_a_scale_read_from_its_other_end_mirrors_every_shift_and_no_gap(dossier: Dossier) -> None:
    talks, mirror, reading = dossier.snapshot, in_a_mirror(dossier.snapshot), dossier.reading
    straight, turned = every_round(talks, reading), every_round(mirror, reading)
    for name in SHIFTS:
        np.testing.assert_array_equal(getattr(straight, name), -getattr(turned, name))
    np.testing.assert_array_equal(straight.low_shift, -turned.high_shift)
    np.testing.assert_array_equal(straight.definite, turned.definite)
    kinds = [MIRRORED.get(KINDS[kind], KINDS[kind]) for kind in turned.kind.ravel()]
    assert [KINDS[kind] for kind in straight.kind.ravel()] == kinds
    np.testing.assert_array_equal(gaps(talks, straight), gaps(mirror, turned))
    np.testing.assert_array_equal(concessions(talks, straight), concessions(mirror, turned))
    np.testing.assert_array_equal(robust_by_round(talks, reading), robust_by_round(mirror, reading))


def gaps(talks: Snapshot, found: EveryRound) -> Floats:
    """The gap between the first two parties on leaving each round, by issue."""
    low, high = ranges(talks.statements, found.leaving[:, :2])
    return gap_among(np.moveaxis(low, 1, -1), np.moveaxis(high, 1, -1))


def concessions(talks: Snapshot, found: EveryRound) -> Floats:
    """Of the first party toward the second in each round, by issue."""
    held_before = [ranges(talks.statements, found.before[:, side]) for side in (0, 1)]
    return concession(held_before[0], ranges(talks.statements, found.leaving[:, 0]), held_before[1])


@few
@given(EITHER, st.integers(0, 3))
def test_a_party_more_changes_nothing_for_the_others(dossier: Dossier, place: int) -> None:
    more = [
        replace(mirrored(row), party="CN", code=f"X{row.code}", retracts=None, retracted_by=None)
        for row in dossier.rows
    ]
    parties = [*PARTIES[:place], "CN", *PARTIES[place:]]
    mixed = [line for pair in zip(more, dossier.rows, strict=True) for line in pair]
    joined = snapshot(mixed, as_drawn(dossier.sittings), parties, ISSUES, revised=dossier.revised)
    alone, beside = every_round(dossier.snapshot, dossier.reading), every_round(joined, dossier.reading)
    others = [at for at, party in enumerate(parties) if party != "CN"]
    for name in (*SHIFTS, "kind", "spoke", "definite"):
        np.testing.assert_array_equal(getattr(alone, name), getattr(beside, name)[:, others])
    np.testing.assert_array_equal(
        robust_by_round(dossier.snapshot, dossier.reading), robust_by_round(joined, dossier.reading)[:, others]
    )
    for looked_up in (held, red_lines):
        here, there = (
            looked_up(talks, dossier.reading).through(range(LAST_DAY)) for talks in (dossier.snapshot, joined)
        )
        np.testing.assert_array_equal(here, np.where(there == NONE, NONE, there // 2)[:, others])


def as_drawn(sittings: tuple[Sitting, ...]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in sorted(sittings, key=lambda sitting: sitting.number)]


@st.composite
def one_after_another(draw: st.DrawFn) -> Dossier:
    """A dossier whose rounds do not overlap, at least one of which has two days."""
    drawn = draw(EITHER)
    days = draw(st.lists(st.integers(0, LAST_DAY + 1), min_size=2, max_size=6, unique=True).map(sorted))
    ends = [*pairwise(days)][::2]
    rounds = [(start, max(start, end - 1)) for start, end in ends]
    rounds.append((LAST_DAY + 2, LAST_DAY + 4))
    rows = tuple(replace(row, round=None if row.round is None else 1 + row.round % len(rounds)) for row in drawn.rows)
    sittings = tuple(Sitting(number, *pair) for number, pair in enumerate(rounds, start=1))
    built = snapshot(rows, rounds, PARTIES, ISSUES, drawn.snapshot.stale_after_days, revised=drawn.revised)
    return Dossier(rows, sittings, drawn.reading, built, drawn.revised)


@few
@given(one_after_another(), st.data())
def test_a_round_split_in_two_keeps_what_it_changed_in_all(dossier: Dossier, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, one in enumerate(dossier.sittings) if one.end > one.start]))
    whole = dossier.sittings[at]
    cut = data.draw(st.integers(whole.start, whole.end - 1))
    halves = [(whole.start, cut), (cut + 1, whole.end)]
    rounds = [(one.start, one.end) for one in dossier.sittings]
    split = snapshot(
        [linked_to_a_half(row, at + 1, whole, cut) for row in dossier.rows],
        [*rounds[:at], *halves, *rounds[at + 1 :]],
        PARTIES,
        ISSUES,
        revised=dossier.revised,
    )
    one, two = every_round(dossier.snapshot, dossier.reading), every_round(split, dossier.reading)
    others = [place for place in range(len(rounds)) if place != at]
    for name in (*SHIFTS, "kind", "leaving", "entering", "before"):
        kept = np.delete(getattr(two, name), [at, at + 1], axis=-1)
        np.testing.assert_array_equal(getattr(one, name)[..., others], kept)
    assert_adds_up(one.shift[..., at], two.shift[..., at], two.shift[..., at + 1])
    assert_adds_up(one.at_table[..., at], two.at_table[..., at], two.at_table[..., at + 1])
    np.testing.assert_array_equal(one.between[..., at], two.between[..., at])
    assert not np.nan_to_num(two.between[..., at + 1]).any()
    np.testing.assert_array_equal(one.spoke[..., at], two.spoke[..., at] | two.spoke[..., at + 1])


def linked_to_a_half(row: Said, number: int, whole: Sitting, cut: int) -> Said:
    if row.round is None or row.round < number:
        return row
    placed = min(max(int(row.day), whole.start), whole.end)
    return replace(row, round=row.round + (row.round > number or placed > cut))


def assert_adds_up(total: Floats, first: Floats, second: Floats) -> None:
    """Wherever both parts are known; what is not known in a part is not in the whole alone."""
    known = ~np.isnan(first) & ~np.isnan(second)
    np.testing.assert_allclose(total[known], (first + second)[known], atol=1e-9)


@few
@given(EITHER)
def test_steps_from_round_to_round_add_up_to_the_way_from_the_first_to_the_last(dossier: Dossier) -> None:
    rounds, last = every_round(dossier.snapshot, dossier.reading), len(dossier.snapshot.rounds) - 1
    in_one_step = movement(dossier.snapshot, dossier.reading, 0, last)
    steps = rounds.shift[..., 1:]
    known = ~np.isnan(steps).any(axis=-1) & ~np.isnan(in_one_step.shift)
    np.testing.assert_allclose(steps.sum(axis=-1)[known], in_one_step.shift[known], atol=1e-9)
    for found in (rounds, in_one_step):
        assert_adds_up(found.shift, found.between, found.at_table)


days = st.integers(-1, LAST_DAY + 1)


@few
@given(EITHER, st.tuples(days, days, days).map(sorted))
def test_what_moved_from_day_to_day_adds_up_and_backwards_takes_itself_back(
    dossier: Dossier, through: list[int]
) -> None:
    first, middle, last = through

    def shift(since: int, until: int) -> Floats:
        return movement_between_days(dossier.snapshot, dossier.reading, since, until).shift

    assert_adds_up(shift(first, last), shift(first, middle), shift(middle, last))
    np.testing.assert_array_equal(shift(first, last), -shift(last, first))
    nothing = shift(first, first)
    assert not nothing[~np.isnan(nothing)].any()


@few
@given(EITHER, st.tuples(days, days).map(sorted))
def test_who_spoke_between_two_days_is_who_said_the_statements_in_between(dossier: Dossier, window: list[int]) -> None:
    found = movement_between_days(dossier.snapshot, dossier.reading, *window)
    assert_said(
        found, lambda issue, party: statements_between_days(dossier.snapshot, dossier.reading, issue, party, *window)
    )


@few
@given(EITHER, st.data())
def test_who_spoke_between_two_rounds_is_who_said_the_statements_since(dossier: Dossier, data: st.DataObject) -> None:
    later = data.draw(st.integers(0, len(dossier.sittings) - 1))
    earlier = data.draw(st.none() | st.integers(0, later))
    found = movement(dossier.snapshot, dossier.reading, earlier, later)
    assert_said(
        found, lambda issue, party: statements_since(dossier.snapshot, dossier.reading, issue, party, earlier, later)
    )


def assert_said(found: Movement, in_between: Callable[[int, int], Ints]) -> None:
    """Each party spoke where it has statements in between; and what it came to hold is one of them or older."""
    for issue, party in np.ndindex(found.kind.shape):
        said = in_between(issue, party).tolist()
        assert found.spoke[issue, party] == bool(said)
        if KINDS[found.kind[issue, party]] is ChangeKind.REAFFIRMED:
            assert said


@few
@given(EITHER, st.tuples(days, days).map(sorted))
def test_what_is_robust_moved_the_same_way_in_the_reading_itself(dossier: Dossier, window: list[int]) -> None:
    found = robust_between_days(dossier.snapshot, *window, dossier.reading)
    shift = movement_between_days(dossier.snapshot, dossier.reading, *window).shift
    assert not np.isnan(shift[found]).any()
    rounds = every_round(dossier.snapshot, dossier.reading)
    assert not np.isnan(rounds.shift[robust_by_round(dossier.snapshot, dossier.reading)]).any()
