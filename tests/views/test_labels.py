from dataclasses import replace
from datetime import date
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.entry import read_range
from models.facts import EVER, NONE
from models.snapshot import ints, to_day
from tests.snapshots import Revised, said, snapshot
from views.document import Document
from views.labels import (
    act_label,
    coded_words,
    grade,
    issue_title,
    known_day,
    long_day,
    party_name,
    range_words,
    round_name,
    said_words,
    short_day,
    signed,
    speaker_name,
    stance_words,
)

values = st.integers(0, 200).map(lambda half: half / 2)


def test_days_are_written_with_the_month_in_words() -> None:
    assert short_day(to_day(date(2022, 3, 29))) == "29 Mar"
    assert long_day(to_day(date(2022, 3, 29))) == long_day(date(2022, 3, 29)) == "29 Mar 2022"


@given(low=values, high=values)
def test_a_range_is_written_as_it_can_be_typed(low: float, high: float) -> None:
    stated = min(low, high), max(low, high)
    assert read_range(range_words(*stated)) == stated


def test_what_is_not_stated_is_never_a_figure() -> None:
    assert range_words(nan, nan) == range_words(nan, 3) == range_words(3, nan) == "not stated"
    assert range_words(0, 0) == "0"


@pytest.mark.parametrize(
    ("value", "words"),
    [(14, "+14"), (-27.5, "−27.5"), (0, "0"), (0.04, "0"), (-0.04, "0"), (12.5, "+12.5"), (-0.0, "0"), (100, "+100")],
)
def test_differences_have_a_sign_and_nothing_has_none(value: float, words: str) -> None:
    assert signed(value) == words


def test_rounds_are_named_with_the_day_unless_their_label_has_it(document: Document) -> None:
    names = [round_name(document.snapshot, position) for position in (0, 5, 6)]
    assert names == ["1 · Gomel region, 28 Feb", "6 · Video, 21 March", "7 · Istanbul, 29 Mar"]


def test_what_was_deleted_is_named_as_deleted(document: Document) -> None:
    snapshot = document.snapshot
    assert party_name(snapshot, NONE) == "deleted party"
    assert speaker_name(snapshot, NONE) == "deleted speaker"
    assert issue_title(snapshot, NONE) == "deleted issue"
    assert grade(snapshot, NONE, 2) == "?2"


def test_acts_are_written_in_words(document: Document) -> None:
    statements = document.snapshot.statements
    assert act_label(int(statements.act[statements.codes.index("ST106")])) == "offer"


def test_a_range_says_whether_it_is_comparable_and_how_it_was_coded() -> None:
    revised = {"neutrality": [Revised(1, None), Revised(2, ((0, 100), (100, 0)))]}
    rows = [said(1, low=10, high=20), said(2, at=30, scale=2), said(3, at=40, scale=3), said(4)]
    talks = snapshot([*rows, said(5, at=50, scale=NONE)], revised=revised)
    assert [stance_words(talks.statements, at) for at in range(5)] == [
        "not comparable", "70", "40", "not stated", "not comparable",
    ]  # fmt: skip
    assert [coded_words(talks, at) for at in range(5)] == [
        "coded as 10–20 on version 1 of the scale, where 0 is low and 100 is high",
        "coded as 30 on version 2 of the scale, where 0 is low and 100 is high",
        "",
        "",
        "coded as 50 on a scale that is not there any more",
    ]


@pytest.mark.parametrize(
    ("first", "long", "short"),
    [
        (date(2022, 3, 20), "20 Mar 2022", "20 Mar"),
        (date(2022, 3, 11), "11–20 Mar 2022", "11–20 Mar"),
        (date(2022, 2, 27), "27 Feb – 20 Mar 2022", "27 Feb – 20 Mar"),
        (date(2020, 2, 27), "27 Feb 2020 – 20 Mar 2022", "27 Feb 2020 – 20 Mar 2022"),
        (None, "by 20 Mar 2022", "by 20 Mar"),
    ],
)
def test_a_vague_day_says_that_it_is_vague(first: date | None, long: str, short: str) -> None:
    talks = snapshot([said("2022-03-20")]).statements
    columns = replace(talks, earliest=ints([EVER if first is None else to_day(first)]))
    assert said_words(columns, 0) == long
    assert said_words(columns, 0, year=False) == short


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("", "20 Mar 2022"), ("2022-03-11/2022-03-20", "mid-March 2022"), ("nonsense", "20 Mar 2022")],
)
def test_a_day_is_told_as_it_is_known(edtf: str, words: str) -> None:
    assert known_day(to_day(date(2022, 3, 20)), edtf) == words
