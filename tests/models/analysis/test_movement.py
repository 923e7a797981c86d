from dataclasses import replace

import numpy as np
import pytest

from models.analysis.movement import (
    KINDS,
    ChangeKind,
    Movement,
    movement,
    movement_between_days,
    statements_between_days,
    statements_since,
)
from models.analysis.movement_rows import movement_rows
from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.snapshot import Snapshot, to_date
from models.words import Act
from tests.snapshots import Revised, Said, said, snapshot

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


BROKEN = {"neutrality": [Revised(1, None)]}
OLD, NEW = said(1, at=10), said(9, at=30, scale=2)


@pytest.mark.parametrize(
    "rows",
    [
        (OLD, NEW),
        (OLD,),
        (replace(OLD, day=9),),
        (OLD, replace(OLD, day=9, low=30, high=30)),
        (replace(OLD, retracted_by="R"), said(9, act=Act.RETRACTION, code="R")),
    ],
)
def test_what_has_no_place_on_the_present_scale_is_not_comparable_whatever_else_it_is(rows: tuple[Said, ...]) -> None:
    found = movement(snapshot(rows, [(2, 3), (8, 9)], revised=BROKEN), ON_RECORD, 0, 1)
    assert kind(found) == "not comparable"
    assert np.isnan(found.shift[0, 0])
    assert not found.definite[0, 0]


def test_after_the_break_positions_are_compared_again() -> None:
    rounds = [(2, 3), (8, 9), (12, 13)]
    rows = [OLD, NEW, said(12, at=40, scale=2)]
    talks = snapshot(rows, rounds, revised=BROKEN)
    assert kind(movement(talks, ON_RECORD, 1, 2)) == "moved up"
    assert [row.change for row in movement_rows(talks, ON_RECORD, (0,))] == [
        "not comparable", "not comparable", "moved up",
    ]  # fmt: skip


def test_a_mapped_revision_moves_nobody() -> None:
    rows = [said(1, low=20, high=60), said(9, low=0, high=20, scale=2)]
    talks = snapshot(rows, [(2, 3), (8, 9)], revised={"neutrality": [Revised(1, ((20, 0), (60, 20)))]})
    assert kind(movement(talks, ON_RECORD, 0, 1)) == "reaffirmed"


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


def test_a_range_that_widens_by_tenths_about_its_middle_does_not_shift() -> None:
    talks = snapshot([said(1, low=10, high=20), said(9, low=9.9, high=20.1)], [(2, 3), (8, 9)])
    assert [str(row.shift) for row in movement_rows(talks, ON_RECORD, [0])] == ["None", "0.0"]


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
