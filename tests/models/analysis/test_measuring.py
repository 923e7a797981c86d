from dataclasses import replace
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.measuring import Apart, Item, Measure, item_of, measured
from models.facts import EVER
from models.snapshot import Snapshot, ints
from models.words import Act
from tests.models.analysis import slow_period as slow
from tests.models.analysis.dossiers import LAST_DAY, Dossier, dossiers, in_moderation
from tests.snapshots import Revised, Said, said, snapshot

ROUNDS = [("2022-03-14", "2022-03-17"), ("2022-03-21", "2022-03-21"), ("2022-03-29", "2022-03-29")]


def between(talks: Snapshot, one: int = 0, other: int = 1) -> Measure:
    return measured(talks, item_of(talks, one), item_of(talks, other))


def test_from_the_eighteenth_to_istanbul_ukraine_moved_by_21_and_a_half_in_11_days_with_a_round_in_between() -> None:
    talks = snapshot([said("2022-03-18", low=20, high=45), said("2022-03-29", low=50, high=58)], ROUNDS)
    found = between(talks)
    assert (found.days, found.least, found.most, found.rounds) == (11, 11, 11, (1,))
    assert (found.shift, found.low_shift, found.high_shift, found.definite) == (21.5, 30, 13, True)
    assert found.apart is Apart.COMPARED


def test_a_round_that_one_of_the_items_lies_in_is_not_in_between() -> None:
    talks = snapshot([said("2022-03-17"), said("2022-03-29")], ROUNDS)
    assert between(talks).rounds == (1,)
    assert measured(talks, Item(0), Item(100_000)).rounds == (0, 1, 2)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (said(1, at=10), said(5, at=20, issue="crimea"), Apart.OTHER_ISSUE),
        (said(1, at=10), said(5), Apart.NOT_STATED),
        (said(1, act=Act.THREAT), said(5, at=20), Apart.NOT_STATED),
        (said(1, at=10), said(5, at=20, scale=2), Apart.NOT_COMPARABLE),
    ],
)
def test_what_cannot_be_compared_says_why(one: Said, other: Said, why: Apart) -> None:
    revised = {"neutrality": (Revised(1, None),)}
    found = between(snapshot([one, other], issues=("neutrality", "crimea"), revised=revised))
    assert found.apart is why
    assert isnan(found.shift)
    assert isnan(found.low_shift)
    assert not found.definite


def test_a_day_has_no_place_on_a_scale() -> None:
    talks = snapshot([said(5, at=20)])
    found = measured(talks, item_of(talks, 0), Item(2))
    assert (found.days, found.apart, found.earlier) == (3, Apart.NO_STATEMENTS, Item(2))


def test_ranges_that_touch_make_no_definite_shift() -> None:
    assert not between(snapshot([said(1, low=10, high=20), said(5, low=20, high=30)])).definite


def vague(earliest: list[int]) -> Measure:
    talks = snapshot([said(10), said(20)])
    return between(replace(talks, statements=replace(talks.statements, earliest=ints(earliest))))


def test_days_that_are_not_known_exactly_bound_what_is_between() -> None:
    found = vague([8, 15])
    assert (found.days, found.least, found.most, found.is_vague) == (10, 5, 12, True)
    assert (vague([10, 7]).least, vague([10, 7]).most) == (-3, 10)
    assert (vague([EVER, 20]).least, vague([EVER, 20]).most) == (None, None)
    assert not vague([10, 20]).is_vague


def test_an_item_is_no_days_from_itself() -> None:
    talks = snapshot([said(10, at=30)])
    talks = replace(talks, statements=replace(talks.statements, earliest=ints([EVER])))
    found = between(talks, 0, 0)
    assert (found.days, found.is_vague, found.shift) == (0, False, 0)


@in_moderation
@given(dossiers(), st.data())
def test_a_measure_is_what_the_definition_says_whichever_comes_first(dossier: Dossier, data: st.DataObject) -> None:
    if not dossier.rows:
        return
    places = st.integers(0, len(dossier.rows) - 1)
    one, other = data.draw(places), data.draw(places)
    found = between(dossier.snapshot, one, other)
    assert found == between(dossier.snapshot, other, one) or isnan(found.shift)
    first, last = dossier.rows[found.earlier.statement], dossier.rows[found.later.statement]
    days, moved = slow.measured(dossier.talks(), first, last)
    assert found.days == days
    assert isnan(found.shift) if moved is None else found.shift == moved


@in_moderation
@given(dossiers(), st.integers(-1, LAST_DAY), st.integers(0, LAST_DAY))
def test_rounds_in_between_are_those_that_lie_wholly_there(dossier: Dossier, day: int, days: int) -> None:
    found = measured(dossier.snapshot, Item(day + days), Item(day))
    numbers = [dossier.snapshot.rounds[at].number for at in found.rounds]
    assert sorted(numbers) == sorted(slow.rounds_between(dossier.talks(), day, day + days))
