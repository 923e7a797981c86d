from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates.edtf import is_edtf, read_edtf
from models.dates.moment import Moment
from models.errors import UserError
from tests.models.dates.moments import MOMENTS


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-03-29", "2022-03-29", "2022-03-29"),
        ("2022-03", "2022-03-01", "2022-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2022-03-14/2022-03-17", "2022-03-14", "2022-03-17"),
        ("../2022-03-28", None, "2022-03-28"),
        ("2022-03-30/..", "2022-03-30", None),
    ],
)
def test_the_subset_is_read_and_written_back_as_it_was(text: str, first: str | None, last: str | None):
    found = read_edtf(text)
    assert found == Moment(first and date.fromisoformat(first), last and date.fromisoformat(last))
    assert found.edtf == text


@pytest.mark.parametrize(
    ("mark", "approximate", "uncertain"), [("~", True, False), ("?", False, True), ("%", True, True)]
)
def test_marks_stand_after_each_date_that_stands(mark: str, approximate: bool, uncertain: bool):
    for text in ("2022-03-15{}", "2022-03{}", "2022{}", "2022-03-14{}/2022-03-17{}", "../2022-03-28{}"):
        marked = text.replace("{}", mark)
        found = read_edtf(marked)
        assert (found.approximate, found.uncertain) == (approximate, uncertain)
        assert found.edtf == marked


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2022-03/2022-05", "2022-03-01/2022-05-31"),
        ("2021/2022", "2021-01-01/2022-12-31"),
        ("2022-03-01/2022-03-31", "2022-03"),
        ("2022-01-01/2022-12-31", "2022"),
        ("2022-03-29/2022-03-29", "2022-03-29"),
        ("../2022-03", "../2022-03-31"),
    ],
)
def test_other_ways_to_say_the_same_come_to_one_text(text: str, canonical: str):
    assert read_edtf(text).edtf == canonical


@pytest.mark.parametrize(
    "text", ["2022-02-29", "2022-13", "2022-21", "2022-00-01", "0000", "2022-03-32/..", "../2023-02-29"]
)
def test_dates_that_are_in_no_calendar_are_refused(text: str):
    with pytest.raises(UserError, match="no such date"):
        read_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "2022-3-29", "22-03-29", "2022-XX", "2022-03-30/", "/2022", "Y12022", "-2022", "2022-03-29T10:00", "2022~~",
        "~2022", "2022-03-29\n", "٢٠٢٢", "2022/2023/2024", "[2022..2023]", "2022" * 1000,
    ],
)  # fmt: skip
def test_what_is_outside_the_subset_is_refused_with_an_example(text: str):
    assert not is_edtf(text)
    with pytest.raises(UserError, match="such as 2022-03 or 2022-03-14/2022-03-17") as refused:
        read_edtf(text)
    assert len(str(refused.value)) < 150


def test_what_is_open_at_both_ends_runs_backwards_or_is_marked_at_one_end_is_refused():
    with pytest.raises(UserError, match="says nothing"):
        read_edtf("../..")
    with pytest.raises(UserError, match="backwards: 2022-03-17 is after 2022-03-14"):
        read_edtf("2022-03-17/2022-03-14")
    with pytest.raises(UserError, match="marked differently"):
        read_edtf("2022-03-14~/2022-03-17")


@given(MOMENTS)
def test_every_moment_reads_back_from_its_text(moment: Moment):
    assert read_edtf(moment.edtf) == moment


@given(st.from_regex(r"[0-9./~?%-]{1,24}", fullmatch=True))
def test_any_text_is_a_moment_or_refused_with_a_sentence(text: str):
    with suppress(UserError):
        assert read_edtf(read_edtf(text).edtf) == read_edtf(text)
