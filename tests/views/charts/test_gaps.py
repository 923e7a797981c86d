"""The gap on issues as curves: by hand, and what is told of them in words."""

from datetime import date
from math import isnan

import pytest

from models.analysis.reading import ON_RECORD
from models.snapshot import to_day
from models.words import Act
from tests.snapshots import Revised, Said, said, snapshot
from views.charts.day_chart import Course
from views.charts.gaps import gap_chart, gap_words
from views.document import Document, Standing


def gap_on(course: Course, day: date) -> float:
    at = int((course.days <= to_day(day)).sum()) - 1
    return float(course.values[at])


def test_the_gap_on_neutrality_by_hand(document: Document) -> None:
    """Unknown until Ukraine spoke on 25 February; then Russia's 75–100 and Ukraine's 0–45; 20 apart after round 6."""
    places = [one.code for one in document.snapshot.issues]
    chart = gap_chart(document.standing, [places.index("neutrality")])
    (course,) = chart.courses
    days = (date(2022, 2, 24), date(2022, 2, 25), date(2022, 3, 21), date(2022, 3, 29), date(2022, 4, 15))
    found = [gap_on(course, day) for day in days]
    assert isnan(found[0])
    assert found[1:] == [30, 20, 7, 0]
    assert chart.last >= to_day(date(2022, 4, 15))
    assert gap_words(course) == (
        "The gap was 30 on 25 Feb 2022, went between 0 and 45, and has been 0 since 30 Mar 2022."
    )


def test_each_value_rests_on_what_the_principals_held() -> None:
    rows = [said(1, at=20), said(2, "RU", at=60), said(4, at=50)]
    standing = Standing(snapshot(rows), ON_RECORD)
    (course,) = gap_chart(standing, [0]).courses
    assert course.days.tolist() == [1, 2, 4]
    assert isnan(course.values[0])
    assert course.values[1:].tolist() == [40, 10]
    assert course.evidence == (
        ("statement-ST001",), ("statement-ST001", "statement-ST002"), ("statement-ST003", "statement-ST002"),
    )  # fmt: skip
    assert course.without[0] == "not stated"
    assert course.gap_on == "issue-neutrality"


def test_a_range_without_a_place_on_the_present_scale_has_no_gap_and_says_so() -> None:
    rows = [said(1, at=20), said(1, "RU", at=60), said(3, at=30, scale=2), said(3, "RU", at=30, scale=2)]
    standing = Standing(snapshot(rows, revised={"neutrality": [Revised(1, None)]}), ON_RECORD)
    (course,) = gap_chart(standing, [0]).courses
    assert isnan(course.values[0])
    assert course.without[0] == "not comparable"
    assert course.values[-1] == 0


def test_a_retraction_moves_the_curve_back_whatever_issue_it_was_made_on() -> None:
    taken_back = said(5, issue="crimea", act=Act.RETRACTION, retracts="ST003")
    rows = [said(1, at=20), said(1, "RU", at=60), said(2, at=50), taken_back]
    standing = Standing(snapshot(rows, issues=("neutrality", "crimea")), ON_RECORD)
    chart = gap_chart(standing, [0])
    (course,) = chart.courses
    assert (course.days.tolist(), course.values.tolist()) == ([1, 2, 5], [40, 10, 40])
    assert chart.last == 5


NEVER_KNOWN = "The gap was known on no day: at no time had all sides stated positions that are comparable."
START = [said(1, at=20), said(1, "RU", at=60)]
TAKEN_BACK = said(4, act=Act.RETRACTION, retracts="ST001")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (START[:1], NEVER_KNOWN),
        ([said(1, at=20), said(1, "RU", low=60, high=60, scale=2)], NEVER_KNOWN),
        (START, "The gap was 40 on 2 Jan 1970 and has been so since."),
        ([START[0], said(3, "RU", at=60)], "The gap was 40 on 4 Jan 1970 and has been so since."),
        (
            [*START, said(3, at=20.125)],
            "The gap was 40 on 2 Jan 1970, went between 39.9 and 40, and has been 39.9 since 4 Jan 1970.",
        ),
        (
            [*START, TAKEN_BACK],
            "The gap was 40 on 2 Jan 1970, was never another, and has been unknown (not stated) since 5 Jan 1970.",
        ),
        (
            [*START, TAKEN_BACK, said(6, at=20)],
            "The gap was 40 on 2 Jan 1970, was never another, unknown at times, and has been 40 since 7 Jan 1970.",
        ),
    ],
)
def test_words_tell_when_the_gap_was_not_known_when_nothing_changed_and_when_it_ended(
    rows: list[Said], words: str
) -> None:
    revised = {"neutrality": [Revised(1, None)]} if rows[-1].scale == 2 else {}
    standing = Standing(snapshot(rows, revised=revised), ON_RECORD)
    assert gap_words(gap_chart(standing, [0]).courses[0]) == words


def test_all_issues_can_be_drawn_under_any_reading(document: Document) -> None:
    everything = range(len(document.snapshot.issues))
    assert len(gap_chart(document.standing, everything).courses) == len(everything)
    then = Standing(document.snapshot, ON_RECORD.as_known(date(2000, 1, 1)))
    for course in gap_chart(then, everything).courses:
        assert len(course.days) == 0
        assert gap_words(course) == NEVER_KNOWN
