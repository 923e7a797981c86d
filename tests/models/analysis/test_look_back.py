from dataclasses import replace
from datetime import date
from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.baselines import Baseline
from models.analysis.look_back import Judged, brier_score, look_back
from models.analysis.reading import EVERYTHING, ON_RECORD
from models.facts import NONE, Assessment, Outcome
from models.snapshot import Snapshot, to_date, to_day
from models.words import Judgement
from tests.models.analysis.dossiers import in_moderation
from tests.models.analysis.judged import weighed
from tests.snapshots import said, snapshot

ISSUES = ("neutrality", "crimea", "eu")
EQUAL = {(issue, party): 50.0 for issue in ISSUES for party in ("UA", "RU")}


def agreed(day: int, issue: int, low: float | None, high: float | None = None, source: int = NONE) -> Outcome:
    return Outcome(f"O{day}-{issue}", "", day, issue, low, low if high is None else high, "", source)


def talks(*outcomes: Outcome) -> Snapshot:
    """Half-way between the sides: 50 on neutrality, 60 on Crimea; Russia has stated nothing on the European Union."""
    rows = [
        said(1, at=20), said(1, "RU", at=80),
        said(1, issue="crimea", at=20), said(1, "RU", issue="crimea", at=100),
        said(1, issue="eu", at=0),
    ]  # fmt: skip
    return replace(weighed(snapshot(rows, issues=ISSUES), EQUAL), outcomes=outcomes)


def test_the_error_of_a_baseline_is_the_mean_of_its_misses_with_their_number() -> None:
    found = look_back(talks(agreed(9, 0, 30, 50), agreed(9, 1, 90)), ON_RECORD, 5)
    mean, _, _ = found.errors
    assert (mean.baseline, mean.n, mean.points) == (Baseline.MEAN, 2, pytest.approx((10 + 30) / 2))
    assert [(one.issue, one.value, one.agreed, one.statements) for one in mean.misses] == [
        (0, pytest.approx(50), 40, (0, 1)),
        (1, pytest.approx(60), 90, (2, 3)),
    ]
    assert (found.left_out, found.unplaced) == ((), ())


def test_an_outcome_without_a_baseline_or_a_place_is_left_out_and_told() -> None:
    found = look_back(talks(agreed(9, 2, 30), agreed(9, 1, None), agreed(9, 0, 50)), ON_RECORD, 5)
    assert [error.n for error in found.errors] == [1, 1, 1]
    assert (found.left_out, found.unplaced) == ((0,), (1,))


def test_only_the_last_outcome_after_the_day_counts() -> None:
    found = look_back(talks(agreed(9, 0, 10), agreed(8, 0, 90), agreed(5, 1, 60)), ON_RECORD, 5)
    assert [miss.outcome for miss in found.errors[0].misses] == [0]


def test_without_outcomes_there_is_no_error_rather_than_none() -> None:
    found = look_back(talks(), ON_RECORD, 5)
    assert all(isnan(error.points) and error.n == 0 for error in found.errors)


def test_an_outcome_is_known_once_its_source_is_published() -> None:
    known = talks(agreed(9, 0, 50), agreed(9, 1, 60, source=0))
    published = replace(known, sources=(replace(known.sources[0], published=12),))
    assert look_back(published, EVERYTHING.as_known(to_date(11)), 5).errors[0].n == 1
    assert look_back(published, EVERYTHING.as_known(to_date(12)), 5).errors[0].n == 2
    assert look_back(published, EVERYTHING.as_known(to_date(8)), 5).errors[0].n == 0


def likely(low: float | None, high: float | None, came_true: bool | None, **rest: object) -> Assessment:
    plain = Assessment("", "", 1, "us", NONE, "", low, high, "", NONE, came_true=came_true)
    return replace(plain, **rest)  # type: ignore[arg-type]


def judgements(*assessments: Assessment) -> Snapshot:
    return replace(snapshot(), assessments=assessments)


def test_a_judgement_is_scored_by_the_middle_of_its_range_and_bounded_by_its_ends() -> None:
    found = brier_score(judgements(likely(0, 20, came_true=False), likely(50, 50, came_true=True)), ON_RECORD)
    assert found.n == 2
    assert found.judged[0] == Judged(
        0, came_true=False, low=0, high=20, score=pytest.approx(0.01), best=0, worst=pytest.approx(0.04)
    )
    assert found.score == pytest.approx((0.01 + 0.25) / 2)
    assert (found.low, found.high) == (pytest.approx(0.125), pytest.approx(0.145))


def test_what_nobody_resolved_and_what_was_said_in_words_only_has_no_score() -> None:
    rows = [likely(0, 20, None), likely(None, None, came_true=True), likely(None, None, None)]
    found = brier_score(judgements(*rows, likely(10, 10, came_true=True, kind=Judgement.CAPABILITY)), ON_RECORD)
    assert (found.n, found.unresolved, found.wordless) == (0, (0,), (1,))
    assert isnan(found.score)


def test_a_judgement_is_resolved_from_the_day_on_which_that_is_known() -> None:
    day = to_day(date(2022, 4, 1))
    known = judgements(likely(0, 20, came_true=False, day=day - 9, resolved=day))
    assert brier_score(known, ON_RECORD.as_known(date(2022, 3, 31))).unresolved == (0,)
    assert brier_score(known, ON_RECORD.as_known(date(2022, 4, 1))).n == 1


def test_a_poor_credibility_is_outside_the_reading() -> None:
    known = judgements(likely(0, 20, came_true=False, credibility=6))
    assert (brier_score(known, ON_RECORD).n, brier_score(known, EVERYTHING).n) == (0, 1)


ranges = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)


@in_moderation
@given(st.lists(st.tuples(ranges, st.sampled_from((True, False, None))), max_size=8))
def test_the_score_is_what_trying_every_point_of_the_ranges_tells(told: list[tuple[list[int], bool | None]]) -> None:
    rows = [likely(10.0 * low, 10.0 * high, came_true=came_true) for (low, high), came_true in told]
    found = brier_score(judgements(*rows), ON_RECORD)
    scores, best, worst = [], [], []
    for (low, high), came_true in told:
        if came_true is not None:
            tried = [(tenth / 20 - came_true) ** 2 for tenth in range(2 * low, 2 * high + 1)]
            scores.append(tried[len(tried) // 2])
            best.append(min(tried))
            worst.append(max(tried))
    means = [sum(one) / len(one) if one else nan for one in (scores, best, worst)]
    assert [found.score, found.low, found.high] == pytest.approx(means, nan_ok=True)
    assert found.n == len(scores)


@in_moderation
@given(st.dictionaries(st.integers(0, 2), st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=3))
def test_the_error_is_what_adding_up_by_hand_tells(outcomes: dict[int, tuple[int, int]]) -> None:
    rows = [agreed(9, issue, *sorted(map(float, ends))) for issue, ends in outcomes.items()]
    found = look_back(talks(*rows), ON_RECORD, 5).errors[0]
    half_way = {0: 50, 1: 60}
    misses = [abs(half_way[one] - sum(ends) / 2) for one, ends in outcomes.items() if one in half_way]
    assert found.points == pytest.approx(sum(misses) / len(misses) if misses else nan, nan_ok=True)
