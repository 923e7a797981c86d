from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates.exact import days_text, read_days
from models.errors import UserError

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(0, 400))
def test_what_is_shown_of_a_stretch_is_read_as_the_same_stretch(first: date, length: int) -> None:
    last = first + timedelta(length)
    assert read_days(days_text(first, last)) == (first, last)


@pytest.mark.parametrize("text", ["mid-March 2022", "late March 2022", "March 2022", "2022-03", "2022", "Q1 2022"])
def test_a_stretch_that_names_no_days_has_none_made_up_for_it(text: str) -> None:
    with pytest.raises(UserError):
        read_days(text)
