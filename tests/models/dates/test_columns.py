from datetime import date

import pytest
from hypothesis import given

from models.dates.columns import from_text, to_columns
from models.dates.edtf import read_edtf
from models.dates.moment import Moment, exactly
from models.errors import UserError
from tests.models.dates.moments import DAYS, MOMENTS


def test_an_exact_day_needs_no_text():
    assert to_columns(exactly(date(2022, 3, 29))) == (date(2022, 3, 29), "")
    assert from_text("", date(2022, 3, 29)) == exactly(date(2022, 3, 29))


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2022-03", date(2022, 3, 31)), ("2024-02", date(2024, 2, 29)), ("2022", date(2022, 12, 31)),
        ("2022-03-14/2022-03-17", date(2022, 3, 17)), ("../2022-03-28", date(2022, 3, 28)),
        ("2022-03-15?", date(2022, 3, 15)), ("2022-03-15~", date(2022, 3, 18)),
    ],
)  # fmt: skip
def test_the_day_is_the_last_possible_one(edtf: str, day: date):
    assert to_columns(read_edtf(edtf)) == (day, edtf)


def test_what_is_published_has_been_said():
    assert to_columns(read_edtf("2022-03"), published=date(2022, 3, 20)) == (date(2022, 3, 20), "2022-03")
    assert to_columns(read_edtf("2022-03"), published=date(2022, 4, 20)) == (date(2022, 3, 31), "2022-03")
    assert to_columns(read_edtf("../2022-03-28"), published=date(2022, 3, 1)) == (date(2022, 3, 1), "../2022-03-28")


def test_an_exact_day_stands_whenever_it_was_published():
    day = date(2022, 3, 29)
    assert to_columns(exactly(day), published=date(2022, 3, 1)) == (day, "")


def test_a_span_that_begins_after_publication_keeps_its_own_last_day():
    assert to_columns(read_edtf("2022-04"), published=date(2022, 3, 20)) == (date(2022, 4, 30), "2022-04")


def test_an_open_end_is_closed_by_publication():
    after = read_edtf("2022-04-07/..")
    assert to_columns(after, published=date(2022, 4, 20)) == (date(2022, 4, 20), "2022-04-07/..")
    assert from_text("2022-04-07/..", date(2022, 4, 20)) == after


def test_an_open_end_without_publication_asks_for_a_last_day():
    with pytest.raises(UserError, match="“after 6 April 2022” has no last day") as refused:
        to_columns(read_edtf("2022-04-07/.."))
    assert "Write between" in str(refused.value)


def test_what_was_published_before_it_can_have_been_said_is_refused():
    with pytest.raises(UserError, match="published on 5 April 2022, and so cannot have been said after 6 April 2022"):
        to_columns(read_edtf("2022-04-07/.."), published=date(2022, 4, 5))


def test_a_text_that_is_no_date_is_refused():
    with pytest.raises(UserError, match="no date as dossiers keep it"):
        from_text("mid-March", date(2022, 3, 20))


@given(MOMENTS, DAYS)
def test_every_moment_that_can_be_stored_comes_back(moment: Moment, published: date):
    if moment.last is None and moment.earliest is not None and moment.earliest > published:
        return
    day, edtf = to_columns(moment, published)
    assert from_text(edtf, day) == moment
    assert moment.earliest is None or moment.earliest <= day
    assert moment.latest is None or day <= moment.latest
