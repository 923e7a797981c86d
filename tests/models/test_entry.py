from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.entry import check_range, number, read_day, read_range, rounded
from models.errors import UserError

ENDS = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None), ("  ", None), ("40", (40, 40)), ("0", (0, 0)), ("100", (100, 100)), ("40-55", (40, 55)),
        ("40–55", (40, 55)), ("40 — 55", (40, 55)), ("40−55", (40, 55)), (" 40 .. 55 ", (40, 55)), ("40…55", (40, 55)),
        ("40 to 55", (40, 55)), ("37.5–40", (37.5, 40)), ("37,5–40,25", (37.5, 40.25)), ("0-0", (0, 0)),
    ],
)  # fmt: skip
def test_ranges_are_read_as_people_type_them(text: str, expected: tuple[float, float] | None):
    assert read_range(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "forty", "40-", "-40", "–", "40–55–60", "40 55", "1e2", "0x10", "nan", "inf", "40%", "4 0", "40–x", "1000",
        "40to55", "+40", "40.", ".5", "40–55\n40", "40\x00", "40;55",
    ],
)  # fmt: skip
def test_what_is_no_range_is_refused_with_an_example(text: str):
    with pytest.raises(UserError, match="such as 40–55"):
        read_range(text)


@pytest.mark.parametrize("text", ["101", "0–101", "100.01", "999"])
def test_what_is_off_the_scale_is_refused(text: str):
    with pytest.raises(UserError, match="from 0 to 100"):
        read_range(text)


def test_a_range_that_runs_backwards_is_refused_with_both_ends():
    with pytest.raises(UserError, match=r"backwards: 55 is above 37\.5\."):
        read_range("55–37.5")


def test_what_is_no_number_is_off_the_scale():
    with pytest.raises(UserError):
        check_range(float("nan"), 50)
    with pytest.raises(UserError):
        check_range(0, float("inf"))


@given(ENDS, ENDS, st.sampled_from(["-", "–", " — ", " to ", "..", "…"]))
def test_what_is_shown_reads_back_the_same(one: float, other: float, dash: str):
    low, high = sorted((one, other))
    assert read_range(f"{number(low)}{dash}{number(high)}") == (low, high)
    assert read_range(number(low).replace(".", ",")) == (low, low)


@given(st.text())
def test_any_text_is_a_range_on_the_scale_or_nothing_or_refused_with_a_sentence(text: str):
    with suppress(UserError):
        found = read_range(text)
        assert (found is None) == (not text.strip())
        assert found is None or 0 <= found[0] <= found[1] <= 100


@pytest.mark.parametrize("text", ["2022-03-29", "2022-3-29", " 29.03.2022 ", "29.3.2022"])
def test_days_are_read_in_the_orders_that_can_be_read_in_one_way(text: str):
    assert read_day(text) == date(2022, 3, 29)


@pytest.mark.parametrize(
    "text", ["", "29/03/2022", "03/04/2022", "2022", "29 March 2022", "22-03-29", "2022-03-29T10:00", "today"]
)
def test_other_orders_of_a_day_are_refused(text: str):
    with pytest.raises(UserError, match="year-month-day"):
        read_day(text)


@pytest.mark.parametrize("text", ["2022-02-30", "31.04.2022", "2022-13-01", "0000-01-01", "2023-02-29"])
def test_days_that_are_in_no_calendar_are_refused(text: str):
    with pytest.raises(UserError, match=f"no such day as {text}"):
        read_day(text)


@given(st.dates())
def test_every_day_reads_back_in_both_orders(day: date):
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}.{day.month}.{day.year:04}") == day


@given(st.text())
def test_any_text_is_a_day_or_refused_with_a_sentence(text: str):
    with suppress(UserError):
        assert read_day(text) <= date.max


@pytest.mark.parametrize(
    ("figure", "shown"),
    [(50.05 - 30, 20.1), (33.3 - 12.45, 20.9), (20.04, 20), (12.35, 12.4), (-0.05, -0.1), (-0.04, 0)],
)
def test_a_difference_of_decimals_is_rounded_as_a_person_rounds_it(figure: float, shown: float):
    assert rounded(figure) == shown
