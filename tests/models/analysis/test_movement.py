from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis.movement import (
    KINDS,
    ChangeKind,
    Movement,
    movement,
    movement_between_days,
    movement_rows,
    statements_between_days,
    statements_since,
)
from models.analysis.positions import ranges
from models.analysis.reading import ON_RECORD
from models.snapshot import NONE, Snapshot, to_date
from models.words import Act
from tests.models.analysis import slow
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, mirrored
from tests.snapshots import Said, said, snapshot

ROUNDS = [("2022-03-21", "2022-03-21"), ("2022-03-29", "2022-03-29")]
ISTANBUL = [
    said("2022-03-18", low=20, high=45),
    said("2022-03-21", low=35, high=45, conditional=True),
    said("2022-03-25", low=20, high=45),
    said("2022-03-29", low=45, high=58, authority=3),
    said("2022-03-29", low=50, high=58, authority=2),
    said("2022-03-18", "RU", low=65, high=85),
    said("2022-03-28", "RU", act=Act.RESTATEMENT, low=75, high=100),
    said("2022-03-24", "TR", act=Act.PROCEDURAL),
]


def istanbul() -> Snapshot:
    return snapshot(ISTANBUL, ROUNDS, ("UA", "RU", "TR:mediator"))


def changed(old: tuple[float, float] | None, new: tuple[float, float] | None, *between: Said) -> ChangeKind:
    """What becomes of a position stated before the first round when the new one is stated at the second."""
    rows = [said(1, low=old[0], high=old[1])] if old else []
    if new is None:
        rows = [replace(row, retracted_by="R") for row in rows]
        rows.append(said(9, act=Act.RETRACTION, code="R"))
    elif new != old:
        rows.append(said(9, low=new[0], high=new[1]))
    talks = snapshot([*rows, *between], [(2, 3), (8, 9)])
    return kind(movement(talks, ON_RECORD, 0, 1))


def kind(found: Movement, issue: int = 0, party: int = 0) -> ChangeKind:
    return KINDS[found.kind[issue, party]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, None, "not stated"),
        (None, (10, 20), "first stated"),
        ((10, 20), None, "withdrawn"),
        ((10, 20), (10, 20), "silent"),
        ((10, 20), (10, 30), "widened"),
        ((10, 20), (5, 25), "widened"),
        ((10, 20), (15, 15), "narrowed"),
        ((10, 20), (10, 15), "narrowed"),
        ((10, 20), (11, 21), "moved up"),
        ((10, 20), (30, 40), "moved up"),
        ((10, 20), (9, 19), "moved down"),
    ],
)
def test_each_change_has_its_word(
    old: tuple[float, float] | None, new: tuple[float, float] | None, expected: str
) -> None:
    assert changed(old, new) == expected


@pytest.mark.parametrize(
    "word",
    [
        said(4, act=Act.RESTATEMENT, low=0, high=100),
        said(9, act=Act.THREAT, authority=5, credibility=6),
        said(5, low=10, high=20),
        said(8, low=50, high=60, authority=5),
        said(2, act=Act.APPEAL, round=2),
    ],
)
def test_any_word_of_the_party_since_the_last_round_reaffirms_an_equal_range(word: Said) -> None:
    assert changed((10, 20), (10, 20), word) == ChangeKind.REAFFIRMED


@pytest.mark.parametrize(
    "word",
    [
        said(3, act=Act.THREAT),
        said(10, act=Act.THREAT),
        said(5, "RU", act=Act.THREAT),
        said(5, act=Act.THREAT, round=1),
    ],
)
def test_words_outside_the_window_or_of_another_leave_it_silent(word: Said) -> None:
    assert changed((10, 20), (10, 20), word) == ChangeKind.SILENT


def test_a_word_not_known_then_does_not_reaffirm() -> None:
    talks = snapshot([said(1, at=10), said(4, act=Act.THREAT, published=50)], [(2, 3), (8, 9)])
    assert kind(movement(talks, ON_RECORD, 0, 1)) == ChangeKind.REAFFIRMED
    assert kind(movement(talks, ON_RECORD.as_known(to_date(20)), 0, 1)) == ChangeKind.SILENT


def test_ukraine_moves_14_on_neutrality_at_istanbul() -> None:
    found = movement(istanbul(), ON_RECORD, 0, 1)
    assert (found.before[0, 0], found.entering[0, 0], found.leaving[0, 0]) == (1, 2, 4)
    assert (found.low_shift[0, 0], found.high_shift[0, 0], found.shift[0, 0]) == (15, 13, 14)
    assert (found.between[0, 0], found.at_table[0, 0]) == (-7.5, 21.5)
    assert kind(found) == ChangeKind.MOVED_UP
    assert found.definite[0, 0]
    assert kind(found, party=1) == ChangeKind.REAFFIRMED
    assert kind(found, party=2) == ChangeKind.NOT_STATED


def test_ranges_that_touch_make_a_shift_possible_not_definite() -> None:
    talks = snapshot([said(1, low=10, high=20), said(9, low=20, high=30)], [(2, 3), (8, 9)])
    assert not movement(talks, ON_RECORD, 0, 1).definite[0, 0]


def test_the_statements_in_between_are_everybodys_in_order_of_day() -> None:
    talks = istanbul()
    assert statements_since(talks, ON_RECORD, 0, None, 0, 1).tolist() == [7, 2, 6, 3, 4]
    assert statements_since(talks, ON_RECORD, 0, 1, 0, 1).tolist() == [6]
    assert statements_since(talks, ON_RECORD, 0, 1, None, 1).tolist() == [5, 6]


def test_without_an_earlier_round_what_is_held_is_first_stated() -> None:
    found = movement(istanbul(), ON_RECORD, None, 0)
    assert (found.before == NONE).all()
    assert [kind(found, party=party) for party in range(3)] == ["first stated", "first stated", "not stated"]
    assert np.isnan(found.shift).all()
    assert np.isnan(found.between).all()
    assert found.at_table[0].tolist()[:2] == [7.5, 0]
    assert found.spoke[0].tolist() == [True, True, False]


def test_a_round_that_ends_before_the_last_one_did_has_nothing_in_between() -> None:
    talks = snapshot([said(1, at=10), said(5, act=Act.THREAT)], [(2, 9), (3, 4)])
    assert kind(movement(talks, ON_RECORD, 0, 1)) == ChangeKind.SILENT


def test_a_round_is_entered_with_what_was_held_the_day_before() -> None:
    talks = snapshot([said(4, at=10), said(5, at=20), said(6, at=30), said(7, at=40)], [(5, 6)])
    found = movement(talks, ON_RECORD, None, 0)
    assert (found.entering[0, 0], found.leaving[0, 0]) == (0, 2)


def test_two_days_are_compared_by_when_things_were_said() -> None:
    talks = snapshot([said(1, at=10), said(5, at=30, round=1), said(7, at=40)], [(8, 9)])
    found = movement_between_days(talks, ON_RECORD, 4, 6)
    assert (found.before[0, 0], found.leaving[0, 0], found.entering[0, 0]) == (0, 1, NONE)
    assert found.shift[0, 0] == 20
    assert np.isnan([found.between[0, 0], found.at_table[0, 0]]).all()
    assert statements_between_days(talks, ON_RECORD, 0, None, 1, 6).tolist() == [1]


def test_rows_go_by_issue_party_and_round_with_nothing_where_nothing_is_stated() -> None:
    talks = snapshot(ISTANBUL, ROUNDS, ("UA", "RU", "TR:mediator"), ("neutrality", "crimea"))
    rows = list(movement_rows(talks, ON_RECORD, (1, 0)))
    assert [(row.issue, row.party, row.round) for row in rows] == [
        (issue, party, number) for issue in ("neutrality", "crimea") for party in ("UA", "RU") for number in (1, 2)
    ]
    ukraine = rows[1]
    assert (ukraine.enter_low, ukraine.enter_high, ukraine.leave_low, ukraine.leave_high) == (20, 45, 50, 58)
    assert (ukraine.shift, ukraine.change) == (14, ChangeKind.MOVED_UP)
    assert rows[0].shift is None
    silence = rows[4]
    assert (silence.enter_low, silence.leave_high, silence.shift, silence.change) == (None, None, None, "not stated")


def test_a_dossier_without_rounds_issues_or_statements_has_no_rows() -> None:
    assert list(movement_rows(snapshot(), ON_RECORD, (0, 1))) == []
    assert list(movement_rows(snapshot(rounds=[(1, 2)], issues=()), ON_RECORD, (0, 1))) == []


def number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def assert_cell_agrees(dossier: Dossier, found: Movement, cell: tuple[int, int], moments: tuple) -> None:
    """`moments` are the slow before, entering and leaving statements and whether the party spoke."""
    before, entering, leaving, spoke = moments
    rows = [
        None if at == NONE else dossier.rows[at]
        for at in (found.before[cell], found.entering[cell], found.leaving[cell])
    ]
    assert rows == [before, entering, leaving]
    old, middle, new = slow.span(before), slow.span(entering), slow.span(leaving)
    assert kind(found, *cell) == slow.change(old, new, spoke=spoke)
    assert found.spoke[cell] == spoke
    assert number(found.shift[cell]) == slow.shift(old, new)
    assert number(found.between[cell]) == slow.shift(old, middle)
    assert number(found.at_table[cell]) == slow.shift(middle, new)
    assert found.definite[cell] == (None not in {old, new} and not slow.meet(old, new))


@settings(deadline=None)
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
            assert_cell_agrees(dossier, found, (i, p), (before, entering, leaving, spoke))


@settings(deadline=None)
@given(dossiers(), st.tuples(st.integers(-1, LAST_DAY + 1), st.integers(-1, LAST_DAY + 1)))
def test_movement_between_days_is_what_the_definitions_say(dossier: Dossier, window: tuple[int, int]) -> None:
    first, last = window
    found = movement_between_days(dossier.snapshot, dossier.reading, first, last)
    talks = dossier.talks()
    for i, issue in enumerate(ISSUES):
        for p, party in enumerate(PARTIES):
            before, leaving = talks.held(party, issue, first), talks.held(party, issue, last)
            spoke = talks.spoke(party, issue, first, last)
            assert_cell_agrees(dossier, found, (i, p), (before, None, leaving, spoke))


@settings(deadline=None)
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


@settings(deadline=None)
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
                assert (row.shift, row.change) == (number(grid.shift[cell]), kind(grid, *cell))
    assert next(rows, None) is None


MIRRORED = {ChangeKind.MOVED_UP: ChangeKind.MOVED_DOWN, ChangeKind.MOVED_DOWN: ChangeKind.MOVED_UP}


@settings(deadline=None)
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


@settings(deadline=None)
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
    )
    alone = list(movement_rows(dossier.snapshot, dossier.reading, (0, 1, 2)))
    assert list(movement_rows(joined, dossier.reading, (0, 1, 2))) == alone


@settings(deadline=None)
@given(dossiers())
def test_between_rounds_and_at_the_table_add_up(dossier: Dossier) -> None:
    for later in range(1, len(dossier.sittings)):
        found = movement(dossier.snapshot, dossier.reading, later - 1, later)
        both = ~np.isnan(found.between) & ~np.isnan(found.at_table)
        assert (found.between + found.at_table)[both].tolist() == found.shift[both].tolist()
        assert ((found.low_shift + found.high_shift) / 2)[both].tolist() == found.shift[both].tolist()
