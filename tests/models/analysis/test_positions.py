from dataclasses import replace

import numpy as np
from hypothesis import given

from models.analysis.positions import (
    Positions,
    held,
    held_by_round,
    not_comparable,
    ranges,
    red_lines,
    red_lines_by_round,
    spoken,
)
from models.analysis.reading import EVERYTHING, ON_RECORD, Reading
from models.analysis.tracks import placed_days
from models.facts import NONE
from models.snapshot import Snapshot, ints
from models.words import Act
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation
from tests.models.analysis.slow import Talks
from tests.snapshots import Revised, Said, day_of, said, snapshot


def holder(talks: Snapshot, day: int | str, reading: Reading = ON_RECORD) -> str | None:
    return code(talks, held(talks, reading), day)


def code(talks: Snapshot, positions: Positions, day: int | str) -> str | None:
    found = int(positions.at(0, 0, day_of(day)))
    return None if found == NONE else talks.statements.codes[found]


def test_the_latest_statement_on_or_before_the_day_holds() -> None:
    talks = snapshot([said(5, at=30), said(2, at=10), said(9, at=50)])
    assert [holder(talks, day) for day in (1, 2, 4, 5, 8, 9, 99)] == [
        None, "ST002", "ST002", "ST001", "ST001", "ST003", "ST003",
    ]  # fmt: skip


def test_on_one_day_the_better_authority_holds() -> None:
    talks = snapshot([said(2, at=10, authority=1), said(2, at=20, authority=3)])
    assert holder(talks, 2) == "ST001"


def test_between_equals_on_one_day_the_later_in_the_dossier_holds() -> None:
    talks = snapshot([said(2, at=10, authority=2), said(2, at=20, authority=2), said(2, at=30, authority=3)])
    assert holder(talks, 2) == "ST002"


def test_a_statement_without_a_range_moves_nothing() -> None:
    assert holder(snapshot([said(1, at=10), said(2)]), 3) == "ST001"


def test_nothing_stated_is_not_a_position() -> None:
    talks = snapshot([said(1, "RU", at=10), said(1, issue="crimea", at=10)], issues=("neutrality", "crimea"))
    assert holder(talks, 5) is None
    assert holder(snapshot(), 5) is None
    low, high = held(talks, ON_RECORD).ranges_at(0, 0, 5)
    assert np.isnan(low)
    assert np.isnan(high)


def test_a_retracted_statement_gives_way_to_the_one_before_it() -> None:
    talks = snapshot(
        [
            said(1, at=10),
            said(2, at=20, retracted_by="ST005"),
            said(3, at=30),
            said(6, act=Act.RETRACTION, retracts="ST003"),
            said(8, act=Act.RETRACTION),
        ]
    )
    assert [holder(talks, day) for day in (3, 5, 6, 7, 8)] == ["ST003", "ST003", "ST002", "ST002", "ST001"]


def test_a_retracted_only_statement_leaves_nothing_stated() -> None:
    other = said(1, "RU", at=90)
    talks = snapshot([other, said(2, at=20), said(4, act=Act.RETRACTION, retracts="ST002")])
    assert [holder(talks, day) for day in (1, 2, 3, 4)] == [None, "ST002", "ST002", None]


def test_a_retraction_before_the_statement_keeps_it_from_ever_counting() -> None:
    talks = snapshot([said(5, at=20), said(2, act=Act.RETRACTION, retracts="ST001")])
    assert holder(talks, 9) is None


def test_a_hand_linked_statement_stands_within_its_round_only_for_rounds() -> None:
    talks = snapshot([said(1, at=10, round=1), said(9, at=20, round=1), said(5, at=30, round=1)], rounds=[(4, 6)])
    assert placed_days(talks).tolist() == [4, 6, 5]
    by_round = held_by_round(talks, ON_RECORD)
    assert [code(talks, by_round, day) for day in (3, 4, 5, 6)] == [None, "ST001", "ST003", "ST002"]
    assert holder(talks, 3) == "ST001"
    assert holder(talks, 6) == "ST003"


def test_among_statements_placed_on_one_day_the_later_said_holds() -> None:
    talks = snapshot([said(8, at=20, round=1, authority=3), said(6, at=30, authority=1)], rounds=[(4, 6)])
    assert code(talks, held_by_round(talks, ON_RECORD), 6) == "ST001"


def test_a_hand_linked_retraction_belongs_to_its_round_too() -> None:
    talks = snapshot([said(4, at=20), said(9, act=Act.RETRACTION, retracts="ST001", round=1)], rounds=[(4, 6)])
    assert code(talks, held_by_round(talks, ON_RECORD), 5) == "ST001"
    assert code(talks, held_by_round(talks, ON_RECORD), 6) is None
    assert holder(talks, 6) == "ST001"


def test_the_latest_red_line_bounds_and_places_nobody() -> None:
    talks = snapshot(
        [
            said(1, act=Act.RED_LINE, low=0, high=60),
            said(3, act=Act.RED_LINE),
            said(5, act=Act.RED_LINE, low=0, high=40),
            said(6, act=Act.RED_LINE, low=0, high=20, authority=5),
        ]
    )
    lines = red_lines(talks, ON_RECORD)
    assert [code(talks, lines, day) for day in (0, 1, 4, 5, 9)] == [None, "ST001", "ST001", "ST003", "ST003"]
    assert holder(talks, 9) is None


BROKEN = {"neutrality": [Revised(1, None)]}
MAPPED = {"neutrality": [Revised(1, ((0, 100), (50, 20), (100, 0)))]}


def test_what_is_not_comparable_holds_and_nothing_earlier_in_its_stead() -> None:
    talks = snapshot([said(1, at=10, scale=2), said(3, at=40), said(5, at=60, scale=2)], revised=BROKEN)
    assert [holder(talks, day) for day in (0, 2, 4, 6)] == [None, "ST001", "ST002", "ST003"]
    positions = held(talks, ON_RECORD).at(0, 0, np.array([0, 2, 4, 6]))
    assert not_comparable(talks.statements, positions).tolist() == [False, False, True, False]
    assert np.array_equal(ranges(talks.statements, positions)[0], [np.nan, 10, np.nan, 60], equal_nan=True)
    assert talks.statements.own == {1: (40, 40)}


def test_what_was_coded_on_a_mapped_scale_is_held_on_the_present_one() -> None:
    talks = snapshot([said(1, low=25, high=75)], revised=MAPPED)
    assert held(talks, ON_RECORD).ranges_at(0, 0, 5) == (10, 60)
    assert talks.statements.own == {0: (25, 75)}


def test_a_red_line_that_is_not_comparable_bounds_in_place_of_the_one_before() -> None:
    rows = [said(1, act=Act.RED_LINE, low=0, high=60, scale=2), said(3, act=Act.RED_LINE, low=0, high=40)]
    talks = snapshot(rows, revised=BROKEN)
    assert code(talks, red_lines(talks, ON_RECORD), 4) == "ST002"
    assert np.isnan(red_lines(talks, ON_RECORD).ranges_at(0, 0, 4)[0])


def test_the_last_word_is_anything_known_even_when_taken_back() -> None:
    talks = snapshot([said(1, at=10, authority=5, retracted_by="ST002"), said(3, act=Act.THREAT, credibility=6)])
    assert [code(talks, spoken(talks, ON_RECORD), day) for day in (0, 2, 3)] == [None, "ST001", "ST002"]


def test_statements_of_deleted_parties_and_issues_are_nobodys() -> None:
    talks = snapshot([said(1, "UA", "crimea", at=10), said(2, "RU", at=20)], issues=("neutrality", "crimea"))
    grid = np.meshgrid([NONE, 0, 1], [NONE, 0, 1])
    assert held(talks, EVERYTHING).at(*grid, 5).tolist() == [[NONE, NONE, NONE], [NONE, NONE, 1], [NONE, 0, NONE]]
    columns = replace(talks.statements, party=ints([NONE, 1]), issue=ints([1, NONE]))
    assert (held(replace(talks, statements=columns), EVERYTHING).at(*grid, 5) == NONE).all()


def test_arguments_are_broadcast() -> None:
    talks = snapshot([said(1, at=10), said(2, "RU", at=20)])
    found = held(talks, ON_RECORD).at(np.arange(2)[:, None], 0, np.array([0, 1, 2]))
    assert found.tolist() == [[NONE, 0, 0], [NONE, NONE, 1]]
    low, high = ranges(talks.statements, found)
    assert np.array_equal(low, [[np.nan, 10, 10], [np.nan, np.nan, 20]], equal_nan=True)
    assert np.array_equal(low, high, equal_nan=True)


def expected(dossier: Dossier, find: str, *, by_round: bool = False) -> list[Said | None]:
    talks: Talks = dossier.talks(by_round=by_round)
    return [
        getattr(talks, find)(party, issue, day)
        for party in PARTIES
        for issue in ISSUES
        for day in range(-1, LAST_DAY + 2)
    ]


def found(dossier: Dossier, positions: Positions) -> list[Said | None]:
    days = np.arange(-1, LAST_DAY + 2)
    grid = positions.at(np.arange(len(PARTIES))[:, None, None], np.arange(len(ISSUES))[:, None], days)
    return [None if place == NONE else dossier.rows[place] for place in grid.ravel().tolist()]


@in_moderation
@given(dossiers())
def test_held_is_what_the_definition_says_on_every_day(dossier: Dossier) -> None:
    assert found(dossier, held(dossier.snapshot, dossier.reading)) == expected(dossier, "held")


@in_moderation
@given(dossiers())
def test_held_by_round_is_what_the_definition_says_on_every_day(dossier: Dossier) -> None:
    by_round = held_by_round(dossier.snapshot, dossier.reading)
    assert found(dossier, by_round) == expected(dossier, "held", by_round=True)


@in_moderation
@given(dossiers())
def test_the_red_line_is_what_the_definition_says_on_every_day(dossier: Dossier) -> None:
    assert found(dossier, red_lines(dossier.snapshot, dossier.reading)) == expected(dossier, "red_line")
    by_round = red_lines_by_round(dossier.snapshot, dossier.reading)
    assert found(dossier, by_round) == expected(dossier, "red_line", by_round=True)


@in_moderation
@given(dossiers())
def test_through_many_days_is_the_same_as_on_each_of_them(dossier: Dossier) -> None:
    days = np.arange(-1, LAST_DAY + 2).repeat(2)
    for positions in (held_by_round(dossier.snapshot, dossier.reading), red_lines(dossier.snapshot, dossier.reading)):
        each = positions.at(np.arange(len(PARTIES))[None, :, None], np.arange(len(ISSUES))[:, None, None], days)
        assert np.array_equal(positions.through(days), each)


@in_moderation
@given(dossiers())
def test_a_course_tells_of_each_day_what_holds_at_its_end(dossier: Dossier) -> None:
    for positions in (held(dossier.snapshot, dossier.reading), red_lines(dossier.snapshot, dossier.reading)):
        for party in range(len(PARTIES)):
            for issue in range(len(ISSUES)):
                days, rows = positions.course(party, issue)
                known = dict(zip(days.tolist(), rows.tolist(), strict=True))
                assert days.tolist() == sorted(days.tolist())
                for day in range(-1, LAST_DAY + 2):
                    before = [one for one in known if one <= day]
                    assert positions.at(party, issue, day) == (known[max(before)] if before else NONE)
    assert [len(column) for column in positions.course(NONE, 0)] == [0, 0]
