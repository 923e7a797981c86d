import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.bulk.limits import MOST_ROWS
from models.bulk.page_table import page_table
from models.bulk.tables import clipboard_table
from models.entry import Refused, tried
from models.errors import UserError


def test_a_page_says_which_cells_there_are() -> None:
    page = (
        "<html><style>td { color: red }</style><table><tr><th>A<th>B</tr>"
        "<tr><td rowspan=2>one <p>two</p><p>three</p><td>1<br>\n  2<script>alert(3)</script></tr>"
        "<tr><td>z &amp; <b>b</b></tr></table>"
    )
    assert page_table(page) == [["A", "B"], ["one\ntwo\nthree", "1\n2"], ["", "z & b"]]


def test_of_tables_within_tables_the_largest_innermost_one_is_taken() -> None:
    inner = "<table><tr><td>1<td>2</tr><tr><td>3<td>4</tr></table>"
    assert page_table(f"<table><tr><td>menu</td><td>{inner}</td></tr></table>") == [["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    "page",
    ["", "words", "<table>", "<table", "<table><tr><td colspan=9999999999 rowspan=-1>", "<table><tr><td>" * 3000],
)
def test_a_broken_page_breaks_nothing(page: str) -> None:
    assert all(len(row) < 100 for row in page_table(page))


def test_a_page_of_a_million_cells_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="Copy it in parts"):
        clipboard_table("", "<table>" + "<tr>" + "<td>x" * 1_000_000)


def test_plain_text_is_taken_where_it_has_the_shape_of_the_page_since_it_keeps_blanks() -> None:
    page = "<table><tr><td>a<td>b  c</table>"
    assert clipboard_table("a\tb  c\n", page).rows == (("a", "b  c"),)
    assert clipboard_table("a\tb\nc\n", page).rows == (("a", "b c"),)


def test_csv_is_read_with_the_separator_that_its_first_line_has() -> None:
    assert clipboard_table("a;b,c\n1;2\n").rows == (("a", "b,c"), ("1", "2"))
    assert clipboard_table("", csv='a;b\n"1,5";2\n').rows == (("a", "b"), ("1,5", "2"))
    assert clipboard_table("id,text\n1,x\n").rows == (("id", "text"), ("1", "x"))


def test_lines_with_commas_here_and_there_are_one_column() -> None:
    assert clipboard_table("one, two\nthree\n").rows == (("one, two",), ("three",))


def test_rows_of_unequal_length_are_filled_up_and_that_is_said() -> None:
    table = clipboard_table("a\tb\tc\n\t\t\nd\n")
    assert table.rows == (("a", "b", "c"), ("d", "", ""))
    assert table.notes == ("1 row is shorter than the others: what is missing there is taken as empty.",)


def test_what_nobody_can_see_is_taken_out_and_that_is_said() -> None:
    table = clipboard_table("a\0\tb\vc\n\x07d\t\ud83d\n")
    assert table.rows == (("a", "b\nc"), ("d", "\ufffd"))
    assert table.notes == (
        "2 control characters were removed from the text.", "1 broken character was replaced by � in the text.",
    )  # fmt: skip


@pytest.mark.parametrize("plain", ["", " \t \n", "word", "\n\n"])
def test_what_is_no_table_is_refused_with_a_sentence(plain: str) -> None:
    with pytest.raises(UserError, match="holds no table"):
        clipboard_table(plain)


@pytest.mark.parametrize("plain", ["a\tb\n" * (MOST_ROWS + 1), "\t".join("a" * 61)])
def test_what_is_too_long_or_too_wide_is_refused_with_a_sentence(plain: str) -> None:
    with pytest.raises(UserError, match="Parley takes up to"):
        clipboard_table(plain)


@given(st.text(max_size=60), st.text(st.sampled_from(list("<table>rd/ =")), max_size=60))
@settings(max_examples=80)
def test_whatever_the_clipboard_holds_is_a_table_or_a_sentence(plain: str, page: str) -> None:
    table = tried(lambda text: clipboard_table(text, f"<table><tr>{page}"), plain)
    if isinstance(table, Refused):
        assert table.sentence.endswith(".")
    else:
        assert {len(row) for row in table.rows} == {table.width}
