import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.cells import CODE, DAY, NUMBER, TEXT, YES_NO, Kind, Rejected, grade, or_empty


@given(st.floats(0, 100))
def test_a_number_is_read_as_it_was_written(value: float) -> None:
    assert NUMBER.parse(NUMBER.write(value)) == value


@pytest.mark.parametrize(
    ("value", "written"), [(100.0, "100"), (0.0, "0"), (12.5, "12.5"), (1 / 3, "0.3333333333333333")]
)
def test_a_number_is_written_in_its_shortest_form(value: float, written: str) -> None:
    assert NUMBER.write(value) == written


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day: object) -> None:
    assert DAY.parse(str(day)) == str(day)


@given(st.text())
def test_text_is_kept_exactly(text: str) -> None:
    assert TEXT.parse(text) == text


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-", "@here", "Ünï", "a b", "حزب"])
def test_codes_may_be_any_word(cell: str) -> None:
    assert CODE.parse(cell) == cell


def test_an_empty_cell_is_not_stated_and_never_zero() -> None:
    assert or_empty(NUMBER).parse("") is None
    assert or_empty(grade(0, 4)).parse("") is None


@pytest.mark.parametrize(
    ("kind", "cell", "reason"),
    [
        (NUMBER, "120", "is above 100"),
        (NUMBER, "-1", "is below 0"),
        (NUMBER, "12,5", "is not a number"),
        (NUMBER, "nan", "is not a number"),
        (NUMBER, "inf", "is not a number"),
        (NUMBER, "1e999", "is above 100"),
        (NUMBER, "1_0", "is not a number"),
        (NUMBER, " 5", "is not a number"),
        (NUMBER, "٥", "is not a number"),
        (NUMBER, "", "is empty"),
        (DAY, "2022-02-30", "is not a day of the calendar"),
        (DAY, "30.02.2022", "is not a date in the form YYYY-MM-DD"),
        (DAY, "20220301", "is not a date in the form YYYY-MM-DD"),
        (DAY, "2022-03-01T10:00", "is not a date in the form YYYY-MM-DD"),
        (grade(1, 5), "6", "is above 5"),
        (grade(1, 5), "0", "is below 1"),
        (grade(1, 5), "2.0", "is not a whole number"),
        (grade(1, 5), "9" * 5000, "is not a whole number"),
        (YES_NO, "Yes", "is not known"),
        (CODE, "", "is empty"),
        (CODE, "UA ", "begins or ends with a blank"),
        (CODE, "\u00a0UA", "begins or ends with a blank"),
        (CODE, "U\nA", "holds a control character or a line break"),
    ],
)
def test_a_cell_that_is_not_of_its_kind_is_refused_with_the_reason(kind: Kind, cell: str, reason: str) -> None:
    with pytest.raises(Rejected, match=f"^{reason}$"):
        kind.parse(cell)
