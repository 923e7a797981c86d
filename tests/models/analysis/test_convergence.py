from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.convergence import (
    Converged,
    GapCourse,
    GapSteps,
    Resting,
    converged,
    gap_course,
    gap_steps,
    resting,
    resting_spans,
    silence_at,
)
from models.analysis.movement import movement
from models.analysis.pairs import principal_pairs
from models.analysis.positions import held, red_lines, spoken
from models.analysis.reading import ON_RECORD, Reading
from models.analysis.red_lines import ZoneState
from models.analysis.turns import Turns
from models.analysis.zones import zone_course
from models.facts import NONE
from models.snapshot import Snapshot
from models.words import Act
from tests.models.analysis import slow, slow_convergence
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation
from tests.snapshots import Said, said, snapshot

ROUNDS = [(1, 1), (11, 11), (21, 21), (31, 31)]


def by_round(talks: Snapshot, reading: Reading = ON_RECORD) -> GapSteps:
    found = [movement(talks, reading, at - 1 if at else None, at) for at in range(len(talks.rounds))]
    columns = (np.stack([getattr(step, name) for step in found]) for name in ("before", "leaving", "spoke"))
    return gap_steps(talks, *columns, principal_pairs(talks))


def course(
    talks: Snapshot, reading: Reading = ON_RECORD, issue: int = 0, parties: tuple[int, ...] = (0, 1)
) -> GapCourse:
    days = Turns(talks, reading).on(issue, parties)
    return gap_course(held(talks, reading), spoken(talks, reading), parties, issue, days)


def worked() -> Snapshot:
    """Ukraine goes from 20 to 40 and on to 50; Russia, at 80, stays silent for long, speaks, and takes it back."""
    rows = [
        said(1, at=20),
        said(1, "RU", at=80),
        said(11, at=40),
        said(12, "RU", act=Act.APPEAL),
        said(21, at=50),
        said(25, "RU", act=Act.RETRACTION, retracts="ST002"),
    ]
    return snapshot(rows, ROUNDS)


def test_a_gap_from_round_to_round_is_split_and_one_that_ceases_has_not_fallen() -> None:
    found = by_round(worked())
    assert np.isnan(found.old[0, 0, 0])
    assert found.new[:3, 0, 0].tolist() == [60, 40, 30]
    assert np.isnan(found.new[3, 0, 0])
    assert found.parts.by_a[1:3, 0, 0].tolist() == pytest.approx([20, 10])
    assert np.isnan(found.parts.fall[[0, 3], 0, 0]).all()
    assert found.silent[:, 0, 0].tolist() == [[False, False], [False, True], [False, False], [True, False]]
    assert converged(found, 0, 0) == Converged(
        fall=30, by_a=pytest.approx(30), by_b=0, by_widening=0, steps=2, appeared=1, vanished=1,
        standing=3, silent_a=0, silent_b=1, silent_both=0,
    )  # fmt: skip
    assert found.evidence(1, 0, 0) == (0, 1, 2)


def test_a_course_has_an_entry_whenever_a_side_moves_or_speaks() -> None:
    found = course(worked())
    assert found.days.tolist() == [1, 11, 12, 21, 25]
    assert found.gap.tolist()[:4] == [60, 40, 40, 30]
    assert np.isnan(found.gap[4])
    assert found.days[found.turns].tolist() == [1, 11, 21, 25]
    assert found.held[4].tolist() == [4, NONE]


def test_ranges_that_meet_overlap_in_what_they_have_in_common() -> None:
    talks = snapshot([said(1, low=10, high=30), said(2, "RU", low=20, high=60), said(3, "RU", low=40, high=60)])
    found = course(talks)
    assert found.gap.tolist()[1:] == [0, 10]
    assert [found.overlap[0][1], found.overlap[1][1]] == [20, 30]
    assert np.isnan(found.overlap[0][[0, 2]]).all()


def test_silence_is_counted_from_the_last_word_whatever_its_act() -> None:
    talks = worked()
    found = course(talks)
    assert silence_at(talks, found, 20) == (9, 8)
    assert silence_at(talks, found, 0) == (None, None)
    assert resting_spans(talks, found, limit=5, last_day=30) == ((7, 11), (17, 24))
    # Days 1 to 24 have a gap. Ukraine was silent for more than 5 days on 7–10 and 17–20, Russia on 7–11 and 18–24.
    assert resting(talks, found, limit=5, last_day=30) == Resting(days=24, by_party=(8, 12), any_party=13)


def test_what_comes_after_the_last_day_does_not_count() -> None:
    talks = worked()
    assert resting(talks, course(talks), limit=5, last_day=8) == Resting(days=8, by_party=(2, 2), any_party=2)


def test_among_three_the_gap_needs_all_of_them() -> None:
    talks = snapshot(
        [said(1, at=20), said(2, "RU", at=80), said(3, "MD", at=50), said(4, at=60)], parties=("UA", "RU", "MD")
    )
    found = course(talks, parties=(0, 1, 2))
    assert np.isnan(found.gap[:2]).all()
    assert found.gap[2:].tolist() == [60, 30]


def test_an_issue_of_which_nobody_speaks_has_no_course() -> None:
    talks = snapshot([said(1, at=20)], issues=("neutrality", "crimea"))
    found = course(talks, issue=1)
    assert len(found.days) == 0
    assert resting(talks, found, 5, 30) == Resting(0, (0, 0), 0)
    assert resting_spans(talks, found, 5, 30) == ()


def line(party: str, low: float, high: float, day: int, **rest: object) -> Said:
    return said(day, party, act=Act.RED_LINE, low=low, high=high, **rest)


def test_the_zone_over_time() -> None:
    rows = [
        line("UA", 0, 40, 2),
        said(3, "RU", at=90),
        line("RU", 20, 100, 5),
        line("RU", 60, 100, 8),
        said(9, "RU", act=Act.RETRACTION, retracts="ST004"),
    ]
    talks = snapshot(rows)
    steps = zone_course(red_lines(talks, ON_RECORD), (0, 1), 0, Turns(talks, ON_RECORD).on(0, (0, 1)))
    assert [(step.day, step.zone.state) for step in steps] == [
        (2, ZoneState.POSSIBLE), (5, ZoneState.EXISTS), (8, ZoneState.EMPTY), (9, ZoneState.EXISTS)
    ]  # fmt: skip
    assert [step.statements for step in steps] == [(0,), (0, 2), (0, 3), (0, 2)]


@in_moderation
@given(dossiers(), st.integers(0, 6), st.integers(-1, LAST_DAY + 2))
def test_the_course_is_what_holds_day_by_day(dossier: Dossier, limit: int, last_day: int) -> None:
    talks, places = dossier.talks(), (0, 1)
    for i, issue in enumerate(ISSUES):
        found = course(dossier.snapshot, dossier.reading, i)
        expected = slow_convergence.by_day(talks, (PARTIES[0], PARTIES[1]), issue, range(-1, last_day + 1))
        for one in expected:
            entry = int(np.searchsorted(found.days, one.day, side="right")) - 1
            now = [NONE, NONE] if entry < 0 else found.held[entry].tolist()
            assert tuple(None if at == NONE else dossier.rows[at] for at in now) == one.held
            assert silence_at(dossier.snapshot, found, one.day) == one.silent
            if entry >= 0:
                assert (None if np.isnan(found.gap[entry]) else found.gap[entry]) == one.gap
                common = slow_convergence.common([talks.span(row) for row in one.held])
                low, high = found.overlap[0][entry], found.overlap[1][entry]
                assert (None if np.isnan(low) else (low, high)) == common
        flags = [one.resting(limit) for one in expected]
        assert resting(dossier.snapshot, found, limit, last_day) == Resting(
            sum(one.gap is not None for one in expected),
            tuple(sum(flag[side] for flag in flags) for side in places),
            sum(any(flag) for flag in flags),
        )
        by_day = [(one.day, any(one.resting(limit))) for one in expected]
        assert list(resting_spans(dossier.snapshot, found, limit, last_day)) == slow_convergence.spans(by_day)


@in_moderation
@given(dossiers())
def test_steps_are_gaps_before_and_after_each_round(dossier: Dossier) -> None:
    found, talks = by_round(dossier.snapshot, dossier.reading), dossier.talks(by_round=True)
    ends = [None, *(sitting.end for sitting in dossier.sittings)]
    for place, (a, b) in enumerate(found.pairs):
        for i, issue in enumerate(ISSUES):
            gaps: list[float | None] = []
            for end in ends:
                now = [None if end is None else talks.span(talks.held(PARTIES[one], issue, end)) for one in (a, b)]
                gaps.append(slow.gap(*now))
            assert [None if np.isnan(one) else one for one in found.old[:, i, place]] == gaps[:-1]
            assert [None if np.isnan(one) else one for one in found.new[:, i, place]] == gaps[1:]
            whole = converged(found, i, place)
            assert whole.fall == sum(old - new for old, new in pairwise(gaps) if old is not None and new is not None)
            assert whole.by_a + whole.by_b + whole.by_widening == pytest.approx(whole.fall, abs=1e-9)
            for step, (since, until) in enumerate(pairwise(ends)):
                spoke = [talks.spoke(PARTIES[one], issue, since, until) for one in (a, b)]
                assert found.silent[step, i, place].tolist() == [not one for one in spoke]


@in_moderation
@given(dossiers())
def test_the_zone_over_time_is_that_of_each_day(dossier: Dossier) -> None:
    talks, track = dossier.talks(), red_lines(dossier.snapshot, dossier.reading)
    turns = Turns(dossier.snapshot, dossier.reading)
    for i, issue in enumerate(ISSUES):
        steps = zone_course(track, (0, 1), i, turns.on(i, (0, 1)))
        for day in range(-1, LAST_DAY + 2):
            now = [step for step in steps if step.day <= day]
            bounds = [talks.span(talks.red_line(party, issue, day)) for party in PARTIES[:2]]
            state, meeting = slow.zone(bounds)
            assert (now[-1].zone.state if now else ZoneState.UNKNOWN) == state
            assert ((now[-1].zone.low, now[-1].zone.high) if now else (None, None)) == (meeting or (None, None))
