from datetime import date

import pytest
from hypothesis import given

from models.dates.moment import Moment, exactly
from tests.models.dates.moments import MOMENTS


def test_a_day_that_is_known_is_exact_and_the_only_possible_one():
    moment = exactly(date(2022, 3, 29))
    assert moment.is_exact
    assert moment.earliest == moment.latest == date(2022, 3, 29)


def test_what_is_doubted_is_not_exact():
    day = date(2022, 3, 29)
    assert not Moment(day, day, approximate=True).is_exact
    assert not Moment(day, day, uncertain=True).is_exact
    assert not Moment(day, date(2022, 3, 30)).is_exact
    assert not Moment(None, day).is_exact


def test_about_a_day_is_up_to_three_days_off():
    moment = Moment(date(2022, 3, 15), date(2022, 3, 15), approximate=True)
    assert (moment.earliest, moment.latest) == (date(2022, 3, 12), date(2022, 3, 18))


def test_about_a_month_is_up_to_fifteen_days_off_and_about_a_year_half_a_year():
    month = Moment(date(2022, 3, 1), date(2022, 3, 31), approximate=True)
    assert (month.earliest, month.latest) == (date(2022, 2, 14), date(2022, 4, 15))
    year = Moment(date(2022, 1, 1), date(2022, 12, 31), approximate=True)
    assert (year.earliest, year.latest) == (date(2021, 7, 2), date(2023, 7, 2))


def test_about_never_leaves_the_calendar():
    assert Moment(date.min, date.min, approximate=True).earliest == date.min
    assert Moment(date.max, date.max, approximate=True).latest == date.max


def test_an_open_end_has_no_first_or_last_possible_day():
    assert Moment(None, date(2022, 3, 28)).earliest is None
    assert Moment(date(2022, 3, 30), None).latest is None


def test_what_says_nothing_or_runs_backwards_is_no_moment():
    with pytest.raises(ValueError, match="says nothing"):
        Moment(None, None)
    with pytest.raises(ValueError, match="backwards"):
        Moment(date(2022, 3, 30), date(2022, 3, 29))


@given(MOMENTS)
def test_the_days_named_are_possible(moment: Moment):
    assert (moment.earliest is None) == (moment.first is None)
    assert (moment.latest is None) == (moment.last is None)
    if moment.first and moment.earliest:
        assert moment.earliest <= moment.first
    if moment.last and moment.latest:
        assert moment.latest >= moment.last
