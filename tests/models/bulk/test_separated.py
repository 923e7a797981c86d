import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.bulk.limits import MOST_CELLS
from models.bulk.separated import separated
from models.errors import UserError

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4)


@given(ROWS)
@example([['a "quote"', "b\tc"], ["d\ne", '"']])
@settings(max_examples=100)
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab").writerows(rows)
    assert separated(written.getvalue(), "\t") == rows


@given(st.text(st.sampled_from(list('\t\r\n"ab,')), max_size=30), st.sampled_from(",;\t"))
@settings(max_examples=100)
def test_anything_is_some_rows_and_no_word_of_it_is_lost(text: str, delimiter: str) -> None:
    found = "".join(cell for row in separated(text, delimiter) for cell in row)
    assert [mark for mark in found if mark in "ab"] == [mark for mark in text if mark in "ab"]


def test_a_cell_that_merely_begins_with_a_quotation_mark_keeps_its_marks() -> None:
    assert separated('"Never" he said\tb\n"x\ty\n', "\t") == [['"Never" he said', "b"], ['"x', "y"]]


def test_cells_of_several_lines_stay_one_cell() -> None:
    assert separated('a\t"two\nlines, ""quoted"""\r\nc\td', "\t") == [["a", 'two\nlines, "quoted"'], ["c", "d"]]


def test_an_empty_last_cell_is_a_cell() -> None:
    assert separated("a\t\nb\t", "\t") == [["a", ""], ["b", ""]]


@pytest.mark.parametrize("text", ["x\t" * 1_000_000, "x\n" * 1_000_000, '"x""\t' * 1_000_000])
def test_a_million_cells_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match=f"more than {MOST_CELLS:,} cells"):
        separated(text, "\t")
