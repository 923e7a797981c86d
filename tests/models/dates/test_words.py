from datetime import date

import pytest
from hypothesis import given

from models.dates.edtf import read_edtf
from models.dates.moment import Moment
from models.dates.reading import read_moment
from models.dates.words import from_to_words, said, words
from tests.models.dates.moments import MOMENTS, ROUNDS


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2022-03-29", "29 March 2022"),
        ("2022-03", "March 2022"),
        ("2022", "2022"),
        ("2022-03-01/2022-03-10", "early March 2022 (1–10 March)"),
        ("2022-03-11/2022-03-20", "mid-March 2022 (11–20 March)"),
        ("2022-03-21/2022-03-31", "late March 2022 (21–31 March)"),
        ("2024-02-21/2024-02-29", "late February 2024 (21–29 February)"),
        ("2022-03-14/2022-03-17", "between 14 and 17 March 2022"),
        ("2022-03-28/2022-04-03", "between 28 March and 3 April 2022"),
        ("2021-12-28/2022-01-03", "between 28 December 2021 and 3 January 2022"),
        ("2022-03-14/2022-03-15", "14 or 15 March 2022"),
        ("2021-12-31/2022-01-01", "31 December 2021 or 1 January 2022"),
        ("2022-03/2022-05", "March to May 2022"),
        ("2021-11/2022-02", "November 2021 to February 2022"),
        ("2021/2022", "2021 to 2022"),
        ("../2022-03-28", "before 29 March 2022"),
        ("2022-03-30/..", "after 29 March 2022"),
        ("../9999-12-31", "by 31 December 9999"),
        ("0001-01-01/..", "from 1 January 0001"),
        ("2022-03-15~", "about 15 March 2022 (12–18 March)"),
        ("2022-01-02~", "about 2 January 2022 (30 December 2021 – 5 January 2022)"),
        ("2022-03~", "about March 2022 (14 February – 15 April)"),
        ("2022-03-14~/2022-03-17~", "between about 14 and 17 March 2022 (11–20 March)"),
        ("2022-03-11~/2022-03-20~", "about mid-March 2022 (8–23 March)"),
        ("../2022-03-28~", "before about 29 March 2022 (31 March at the latest)"),
        ("2022-03-30~/..", "after about 29 March 2022 (27 March at the earliest)"),
        ("2022-03-15?", "perhaps 15 March 2022"),
        ("2022-03-15%", "perhaps about 15 March 2022 (12–18 March)"),
    ],
)
def test_moments_are_said_as_people_say_them(edtf: str, expected: str):
    moment = read_edtf(edtf)
    assert words(moment) == expected
    assert said(moment) == expected.partition(" (")[0]


def test_several_days_are_named_by_the_first_and_the_last():
    assert from_to_words(date(2022, 3, 14), date(2022, 3, 17)) == "14–17 March 2022"
    assert from_to_words(date(2022, 3, 28), date(2022, 4, 3)) == "28 March – 3 April 2022"
    assert from_to_words(date(2022, 3, 29), date(2022, 3, 29)) == "29 March 2022"


@given(MOMENTS)
def test_what_is_said_reads_back_the_same_whatever_else_is_given(moment: Moment):
    for text in (words(moment), said(moment)):
        assert read_moment(text) == moment
        assert read_moment(text.upper(), rounds=ROUNDS, today=date(2022, 5, 1), year=1999) == moment


@given(MOMENTS)
def test_what_is_kept_reads_back_the_same_when_it_is_typed(moment: Moment):
    assert read_moment(moment.edtf) == moment
