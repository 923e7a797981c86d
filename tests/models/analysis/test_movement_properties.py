"""Movement on random dossiers: against the slow definitions, and under changes that must not matter."""

from dataclasses import replace
from itertools import combinations_with_replacement, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.movement import (
    KINDS,
    ChangeKind,
    Held,
    Movement,
    kinds,
    movement,
    movement_between_days,
    statements_since,
)
from models.analysis.movement_rows import movement_rows
from models.analysis.positions import ranges
from models.facts import NONE
from tests.models.analysis import slow
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation, mirrored
from tests.models.analysis.slow import Talks
from tests.models.analysis.slow_scales import INCOMPARABLE
from tests.snapshots import Said, snapshot

SPANS = (*combinations_with_replacement((10.0, 20.0, 30.0, 40.0), 2), INCOMPARABLE, None)
"""Ranges that stand to each other in all ways in which two can, points among them."""

Moments = tuple[Said | None, Said | None, Said | None, bool]
"""What was held before, entering and leaving, and whether the party spoke."""


def kind(found: Movement, cell: tuple[int, int]) -> ChangeKind:
    return KINDS[found.kind[cell]]


def number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def assert_cell_agrees(talks: Talks, found: Movement, cell: tuple[int, int], moments: Moments) -> None:
    before, entering, leaving, spoke = moments
    rows = [
        None if at == NONE else talks.rows[at] for at in (found.before[cell], found.entering[cell], found.leaving[cell])
    ]
    assert rows == [before, entering, leaving]
    old, middle, new = talks.span(before), talks.span(entering), talks.span(leaving)
    assert kind(found, cell) == slow.change(old, new, spoke=spoke)
    assert found.spoke[cell] == spoke
    assert number(found.shift[cell]) == slow.shift(old, new)
    assert number(found.between[cell]) == slow.shift(old, middle)
    assert number(found.at_table[cell]) == slow.shift(middle, new)
    assert found.definite[cell] == slow.apart(old, new)


def held(span: slow.Span) -> Held:
    ends = span if isinstance(span, tuple) else (np.nan, np.nan)
    return Held(*np.array(ends)[:, None], np.array([span is not None]))


def test_every_two_ranges_make_the_kind_of_change_that_the_definitions_say() -> None:
    for old, new in product(SPANS, repeat=2):
        found = KINDS[kinds(held(old), held(new))[0]]
        assert found == slow.change(old, new, spoke=False), (old, new)


@in_moderation
@given(dossiers(), st.data())
def test_movement_between_rounds_is_what_the_definitions_say(dossier: Dossier, data: st.DataObject) -> None:
    later = data.draw(st.integers(0, len(dossier.sittings) - 1))
    earlier = data.draw(st.none() | st.integers(0, later))
    found = movement(dossier.snapshot, dossier.reading, earlier, later)
    talks, sitting = dossier.talks(by_round=True), dossier.sittings[later]
    since = None if earlier is None else dossier.sittings[earlier].end
    for i, issue in enumerate(ISSUES):
        for p, party in enumerate(PARTIES):
            before = None if since is None else talks.held(party, issue, since)
            entering = talks.held(party, issue, sitting.start - 1)
            leaving = talks.held(party, issue, sitting.end)
            spoke = talks.spoke(party, issue, since, sitting.end)
            assert_cell_agrees(talks, found, (i, p), (before, entering, leaving, spoke))


@in_moderation
@given(dossiers(), st.tuples(st.integers(-1, LAST_DAY + 1), st.integers(-1, LAST_DAY + 1)))
def test_movement_between_days_is_what_the_definitions_say(dossier: Dossier, window: tuple[int, int]) -> None:
    first, last = window
    found = movement_between_days(dossier.snapshot, dossier.reading, first, last)
    talks = dossier.talks()
    for i, issue in enumerate(ISSUES):
        for p, party in enumerate(PARTIES):
            before, leaving = talks.held(party, issue, first), talks.held(party, issue, last)
            spoke = talks.spoke(party, issue, first, last)
            assert_cell_agrees(talks, found, (i, p), (before, None, leaving, spoke))


@in_moderation
@given(dossiers(), st.data())
def test_statements_in_between_are_all_that_is_known_in_the_window(dossier: Dossier, data: st.DataObject) -> None:
    later = data.draw(st.integers(0, len(dossier.sittings) - 1))
    earlier = data.draw(st.none() | st.integers(0, later))
    party = data.draw(st.none() | st.integers(0, len(PARTIES) - 1))
    found = statements_since(dossier.snapshot, dossier.reading, 0, party, earlier, later)
    since = None if earlier is None else dossier.sittings[earlier].end
    expected = dossier.talks(by_round=True).in_between(
        None if party is None else PARTIES[party], ISSUES[0], since, dossier.sittings[later].end
    )
    assert [dossier.rows[place] for place in found] == expected


@in_moderation
@given(dossiers())
def test_rows_are_the_movement_of_each_round_from_the_one_before(dossier: Dossier) -> None:
    talks = dossier.snapshot
    rows = iter(movement_rows(talks, dossier.reading, (0, 1)))
    grids = [
        movement(talks, dossier.reading, later - 1 if later else None, later) for later in range(len(talks.rounds))
    ]
    for issue in range(len(ISSUES)):
        for party in range(2):
            for grid, sitting in zip(grids, talks.rounds, strict=True):
                row, cell = next(rows), (issue, party)
                entering, leaving = (ranges(talks.statements, at[cell]) for at in (grid.entering, grid.leaving))
                assert (row.issue, row.party, row.round) == (ISSUES[issue], PARTIES[party], sitting.number)
                assert (row.enter_low, row.enter_high) == (number(entering[0]), number(entering[1]))
                assert (row.leave_low, row.leave_high) == (number(leaving[0]), number(leaving[1]))
                assert (row.shift, row.change) == (number(grid.shift[cell]), kind(grid, cell))
    assert next(rows, None) is None


MIRRORED = {ChangeKind.MOVED_UP: ChangeKind.MOVED_DOWN, ChangeKind.MOVED_DOWN: ChangeKind.MOVED_UP}


@in_moderation
@given(dossiers())
def test_reading_the_scale_from_its_other_end_mirrors_every_movement(dossier: Dossier) -> None:
    talks = dossier.snapshot
    columns = replace(talks.statements, low=100 - talks.statements.high, high=100 - talks.statements.low)
    mirror = replace(talks, statements=columns)
    for later in range(len(talks.rounds)):
        earlier = later - 1 if later else None
        straight = movement(talks, dossier.reading, earlier, later)
        turned = movement(mirror, dossier.reading, earlier, later)
        assert np.array_equal(straight.shift, -turned.shift, equal_nan=True)
        assert np.array_equal(straight.low_shift, -turned.high_shift, equal_nan=True)
        kinds = [MIRRORED.get(KINDS[found], KINDS[found]) for found in turned.kind.ravel()]
        assert [KINDS[found] for found in straight.kind.ravel()] == kinds


@in_moderation
@given(dossiers())
def test_what_another_party_says_changes_nothing(dossier: Dossier) -> None:
    more = [
        replace(mirrored(row), party="CN", code=f"X{row.code}", retracts=None, retracted_by=None)
        for row in dossier.rows
    ]
    rounds = sorted(dossier.sittings, key=lambda sitting: sitting.number)
    joined = snapshot(
        [line for pair in zip(more, dossier.rows, strict=True) for line in pair],
        [(sitting.start, sitting.end) for sitting in rounds],
        (*PARTIES, "CN"),
        ISSUES,
        revised=dossier.revised,
    )
    alone = list(movement_rows(dossier.snapshot, dossier.reading, (0, 1, 2)))
    assert list(movement_rows(joined, dossier.reading, (0, 1, 2))) == alone


@in_moderation
@given(dossiers())
def test_between_rounds_and_at_the_table_add_up(dossier: Dossier) -> None:
    for later in range(1, len(dossier.sittings)):
        found = movement(dossier.snapshot, dossier.reading, later - 1, later)
        both = ~np.isnan(found.between) & ~np.isnan(found.at_table)
        assert (found.between + found.at_table)[both].tolist() == found.shift[both].tolist()
        assert ((found.low_shift + found.high_shift) / 2)[both].tolist() == found.shift[both].tolist()
