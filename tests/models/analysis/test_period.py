from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.movement import KINDS, movement_between_days
from models.analysis.period import Period, by_act, summed_up
from models.analysis.reading import ON_RECORD
from models.facts import EVER, NONE
from models.snapshot import Snapshot, ints, to_date
from models.words import ACTS, Act
from tests.models.analysis import slow_period as slow
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation
from tests.snapshots import Revised, Said, said, snapshot

MARCH = (
    said("2022-03-10", low=20, high=45, code="OLD"),
    said("2022-03-29", low=50, high=58, code="OFFER"),
    said("2022-03-21", act=Act.APPEAL, code="APPEAL"),
    said("2022-03-21", "RU", at=90, code="DEMAND", act=Act.DEMAND),
    said("2022-03-30", at=10, authority=5, code="ADVISER", credibility=5),
    said("2022-04-05", at=55, code="LATER"),
)
ROUNDS = [("2022-03-14", "2022-03-21"), ("2022-03-29", "2022-03-29"), ("2022-04-01", "2022-04-15")]


def march(first: str = "2022-03-20", last: str = "2022-03-31") -> tuple[Snapshot, Period]:
    talks = snapshot(MARCH, ROUNDS)
    days = (int(np.datetime64(day).astype("datetime64[D]").astype(int)) for day in (first, last))
    return talks, summed_up(talks, ON_RECORD, *days)


def codes(talks: Snapshot, positions: np.ndarray) -> list[str]:
    return [talks.statements.codes[position] for position in positions]


def test_a_period_has_all_that_was_said_in_it_by_day() -> None:
    talks, period = march()
    assert codes(talks, period.statements) == ["APPEAL", "DEMAND", "OFFER", "ADVISER"]
    assert period.days == 12
    assert period.rounds == (0, 1)


def test_days_may_come_in_either_order_and_be_one() -> None:
    talks, period = march("2022-03-21", "2022-03-20")
    assert codes(talks, period.statements) == ["APPEAL", "DEMAND"]
    talks, period = march("2022-03-29", "2022-03-29")
    assert (period.days, codes(talks, period.statements)) == (1, ["OFFER"])


def test_its_movement_is_that_between_the_day_before_and_its_last_day() -> None:
    talks, period = march()
    assert KINDS[period.movement.kind[0, 0]] == "moved up"
    assert period.movement.shift[0, 0] == 21.5
    assert codes(talks, period.behind(0, 0)) == ["OLD", "APPEAL", "OFFER", "ADVISER"]
    assert KINDS[period.movement.kind[0, 1]] == "first stated"
    assert period.moved((0,), (0, 1)) == ((0, 0), (0, 1))


def test_what_rested_did_not_move() -> None:
    _, period = march("2022-03-22", "2022-03-28")
    assert period.moved((0,), (0, 1)) == ()
    assert not len(period.statements)


def test_only_what_was_said_in_it_contests_in_it() -> None:
    talks, period = march()
    assert [codes(talks, pair) for pair in period.contested] == [["ADVISER", "OFFER"]]
    assert not len(march("2022-03-31", "2022-04-10")[1].contested)


def test_statements_are_told_by_act_and_group_of_parties() -> None:
    talks, period = march()
    found = by_act(period, ints([0, 1, 1]))
    told = {(ACTS[act], group): codes(talks, part) for (act, group), part in found.items()}
    assert told == {
        (Act.OFFER, 0): ["OFFER", "ADVISER"],
        (Act.APPEAL, 0): ["APPEAL"],
        (Act.DEMAND, 1): ["DEMAND"],
    }


def test_what_a_deleted_party_said_is_in_the_last_group() -> None:
    talks = snapshot([said(1), said(2)])
    talks = replace(talks, statements=replace(talks.statements, party=ints([0, NONE])))
    found = by_act(summed_up(talks, ON_RECORD, 1, 2), ints([0, 1, 2]))
    assert {group: part.tolist() for (_, group), part in found.items()} == {0: [0], 2: [1]}


def vague(first: int, said_on: int, period: tuple[int, int]) -> tuple[int, int, int]:
    talks = snapshot([said(said_on)])
    talks = replace(talks, statements=replace(talks.statements, earliest=ints([first])))
    found = summed_up(talks, ON_RECORD, *period)
    return len(found.statements), len(found.perhaps_before), len(found.perhaps_within)


@pytest.mark.parametrize(
    ("first", "said_on", "expected"),
    [
        (5, 5, (1, 0, 0)),
        (4, 6, (1, 0, 0)),
        (3, 6, (1, 1, 0)),
        (EVER, 6, (1, 1, 0)),
        (6, 7, (0, 0, 1)),
        (EVER, 9, (0, 0, 1)),
        (7, 9, (0, 0, 0)),
        (1, 3, (0, 0, 0)),
    ],
)
def test_a_day_that_is_not_known_exactly_counts_by_its_last_possible_one(
    first: int, said_on: int, expected: tuple[int, int, int]
) -> None:
    assert vague(first, said_on, (4, 6)) == expected


def test_a_range_without_a_place_on_the_scale_moves_nothing_unless_something_was_said() -> None:
    rows = (said(1, at=40), said(5, act=Act.APPEAL))
    talks = snapshot(rows, revised={"neutrality": (Revised(1, None),)})
    assert summed_up(talks, ON_RECORD, 2, 4).moved((0,), (0,)) == ()
    assert summed_up(talks, ON_RECORD, 2, 5).moved((0,), (0,)) == ((0, 0),)
    assert np.isnan(summed_up(talks, ON_RECORD, 2, 5).movement.shift[0, 0])


def test_what_was_not_known_is_not_in_it() -> None:
    talks = snapshot([said(5, published=20)])
    assert not len(summed_up(talks, ON_RECORD.as_known(to_date(19)), 4, 6).statements)
    assert len(summed_up(talks, ON_RECORD.as_known(to_date(20)), 4, 6).statements)


def test_an_empty_dossier_has_empty_periods() -> None:
    found = summed_up(snapshot(), ON_RECORD, 3, 8)
    assert (len(found.statements), found.rounds, found.moved((0,), (0, 1)), found.contested.shape) == (
        0,
        (),
        (),
        (0, 2),
    )
    nothing = summed_up(snapshot(issues=()), ON_RECORD, 3, 8)
    assert nothing.moved((), (0, 1)) == ()


days = st.integers(-1, LAST_DAY + 1)


@in_moderation
@given(dossiers(), days, days, st.sampled_from((ISSUES, ISSUES[:1], ())))
def test_a_period_is_what_the_definition_says(dossier: Dossier, one: int, other: int, on: tuple[str, ...]) -> None:
    talks, first, last = dossier.talks(), min(one, other), max(one, other)
    shown = np.isin(dossier.snapshot.statements.issue, [ISSUES.index(code) for code in on])
    found = summed_up(dossier.snapshot, dossier.reading, one, other, shown)

    def rows(positions: np.ndarray) -> list[Said]:
        return [dossier.rows[position] for position in positions]

    expected = slow.within(talks, first, last, on)
    assert rows(found.statements) == expected
    assert [tuple(rows(pair)) for pair in found.contested] == slow.contested(talks, first, last, on)
    numbers = [dossier.snapshot.rounds[at].number for at in found.rounds]
    assert sorted(numbers) == sorted(slow.rounds(talks, first, last))
    counts = {key: len(part) for key, part in by_act(found, ints(range(len(PARTIES) + 1))).items()}
    for at, act in enumerate(ACTS):
        for place, party in enumerate(PARTIES):
            assert counts.get((at, place), 0) == slow.counted(expected, act, party)


@in_moderation
@given(dossiers(), days, days, days)
def test_two_periods_side_by_side_add_up(dossier: Dossier, one: int, other: int, third: int) -> None:
    first, middle, last = sorted((one, other, third))
    halves = [summed_up(dossier.snapshot, dossier.reading, *ends) for ends in ((first, middle), (middle + 1, last + 1))]
    whole = summed_up(dossier.snapshot, dossier.reading, first, last + 1)
    assert whole.statements.tolist() == [*halves[0].statements, *halves[1].statements]
    expected = movement_between_days(dossier.snapshot, dossier.reading, first - 1, last + 1)
    assert np.array_equal(whole.movement.shift, expected.shift, equal_nan=True)
    stated = halves[0].movement.shift + halves[1].movement.shift
    both = ~np.isnan(stated)
    assert np.allclose(stated[both], whole.movement.shift[both])
