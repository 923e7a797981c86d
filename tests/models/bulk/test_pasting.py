from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.bulk.cells import CellWriter
from models.bulk.fields import Field
from models.bulk.pasting import Standing
from models.edits import statements as edits
from models.loading import load_snapshot
from models.queries import statement_texts
from models.store import Store
from models.stored import stored
from tests.models.bulk.reading_tables import named, pasted
from tests.talks import add_talks

HEAD = ("Said", "Speaker", "Issue", "Act", "Grade", "Source", "Text")
ROW = ("29 March 2022", "Zelenskyy", "neutrality", "offer", "B2", "S1", "Words")


def test_a_row_with_all_that_is_needed_is_a_new_statement(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, HEAD, ROW)
    assert pasting.fields[0] is Field.SAID
    assert pasting.standing(0) is Standing.NEW
    assert [given[Field.TEXT] for given in pasting.additions()] == ["Words"]


def test_what_is_lacking_is_said_beside_its_field(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, HEAD, ("", "Zelenskyy", "", "offer", "B2", "S1", "Words"))
    assert pasting.row(0).problems == {
        Field.SAID: "Say when it was said.", Field.ISSUE: "Choose the issue that it is about.",
    }  # fmt: skip
    pasting.mend(0, 0, "30 March 2022")
    pasting.mend(0, 2, "neutrality")
    assert pasting.standing(0) is Standing.NEW


@pytest.mark.parametrize(
    ("column", "text", "field", "sentence"),
    [
        ("Grade", "A2", Field.GRADE, "The source S1 is graded B, not A"),
        ("Party", "Russia", Field.SPEAKER, "Volodymyr Zelenskyy does not speak for Russia"),
        ("Published", "28 March 2022", Field.SAID, "cannot have been published on 2022-03-28"),
        ("Said", "after 29 March 2022", Field.SAID, "has no last day"),
        ("Code", "A\tB", Field.CODE, "A code is one line"),
    ],
)
def test_what_contradicts_itself_is_said(store: Store, column: str, text: str, field: Field, sentence: str) -> None:
    add_talks(store)
    cells = {**dict(zip(HEAD, ROW, strict=True)), column: text}
    problems = pasted(store, tuple(cells), tuple(cells.values())).row(0).problems
    assert list(problems) == [field]
    assert sentence in problems[field]


def test_two_columns_of_ends_make_one_range(store: Store) -> None:
    add_talks(store)
    head = (*HEAD, "stance_low", "stance_high")
    pasting = pasted(store, head, (*ROW, "40", "55"), (*ROW, "40", ""), (*ROW, "55", "40"), (*ROW, "", ""))
    assert pasting.additions()[0][Field.RANGE] == (40.0, 55.0)
    assert pasting.row(1).problems == {Field.HIGH: "The other end of the range stands alone: give both."}
    assert list(pasting.row(2).problems) == [Field.LOW]
    assert Field.RANGE not in pasting.row(3).given


def test_a_known_code_changes_its_statement_and_only_what_differs_is_said(store: Store) -> None:
    talks = add_talks(store)
    pasting = pasted(store, ("Code", "Act", "Party", "Range"), ("st001", "demand", "Ukraine", "40–55"))
    assert pasting.updates() == {talks.first: {Field.ACT: "demand"}}
    assert pasting.standing(0) is Standing.CHANGE


def test_an_empty_cell_leaves_alone_what_is_there_until_it_is_told_to_take_it_off(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, ("Code", "Range", "Act"), ("ST001", "", ""))
    assert pasting.standing(0) is Standing.SAME
    pasting.clear_where_empty(clears=True)
    assert list(pasting.updates().values()) == [{Field.RANGE: None}]


def test_a_code_that_stands_twice_is_refused_the_second_time_unless_the_first_is_left_out(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, ("Code", "Act"), ("ST001", "demand"), ("ST001", "offer"))
    assert pasting.row(1).problems == {Field.CODE: "ST001 stands in row 1 already."}
    pasting.leave_out(0, out=True)
    assert pasting.standing(1) is Standing.SAME
    pasting.leave_out(0, out=False)
    pasting.mend(0, 0, "ST002")
    assert pasting.counts() == {Standing.CHANGE: 1, Standing.SAME: 1}


def test_bad_rows_can_be_left_out_together(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, HEAD, ROW, ("soon", *ROW[1:]), ROW)
    assert pasting.counts() == {Standing.NEW: 2, Standing.BAD: 1}
    pasting.leave_out_bad()
    assert pasting.counts() == {Standing.NEW: 2, Standing.LEFT_OUT: 1}
    assert len(pasting.additions()) == 2


def test_what_no_column_gives_can_be_said_once_for_all_new_rows(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, HEAD[:4], ROW[:4], ROW[:4])
    assert pasting.not_in_table() == (Field.GRADE, Field.SOURCE)
    pasting.assume(Field.GRADE, "2")
    pasting.assume(Field.SOURCE, "S1")
    assert pasting.counts() == {Standing.NEW: 2}


def test_a_field_moves_from_column_to_column_and_the_range_excludes_its_ends(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, ("Low", "High", "?"), ("40", "50", "60"))
    pasting.assign(2, Field.LOW)
    assert pasting.fields == [None, Field.HIGH, Field.LOW]
    pasting.assign(0, Field.RANGE)
    assert pasting.fields == [Field.RANGE, None, None]
    pasting.assign(0, None)
    pasting.assign(1, None)
    assert pasting.fields == [None, None, None]


def test_headings_can_be_a_row_like_the_others(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, HEAD, ROW)
    assert (len(pasting), pasting.headings[0]) == (1, "Said")
    pasting.take_headings(headed=False)
    assert (len(pasting), pasting.headings[0]) == (2, "")


def test_rows_are_read_a_slice_at_a_time(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, HEAD, *[ROW] * 25)
    assert pasting.check_some(10)
    assert pasting.checked == 10
    assert pasting.check_some(10)
    assert not pasting.check_some(10)


FIELDS = [field for field in Field if field is not Field.CODE]


@given(st.lists(st.sampled_from(FIELDS), min_size=1, unique=True), st.booleans(), st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_copied_changes_nothing_when_it_is_pasted_over(
    istanbul: Store,
    fields: list[Field],
    clears: bool,
    data: st.DataObject,
) -> None:
    snapshot = load_snapshot(istanbul)
    writer = CellWriter(snapshot, named(snapshot))
    chosen = data.draw(st.lists(st.integers(0, len(snapshot.statements) - 1), min_size=1, max_size=8, unique=True))
    texts = statement_texts(istanbul, [snapshot.statements.ids[at] for at in chosen])
    rows = []
    for at in chosen:
        now = stored(snapshot, at, texts[snapshot.statements.ids[at]])
        rows.append((snapshot.statements.codes[at], *(writer.cell(at, now, field) for field in fields)))
    pasting = pasted(istanbul, ("Code", *(field.heading for field in fields)), *rows)
    pasting.clear_where_empty(clears=clears)
    assert pasting.counts() == {Standing.SAME: len(chosen)}


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in (Field.PARTY, Field.PUBLISHED)])
def test_what_is_copied_is_read_back_as_the_same_in_another_dossier(store: Store, field: Field) -> None:
    """The cells of one statement say of another one what the first says, so that tables travel."""
    talks = add_talks(store)
    edits.set_said_on(store, talks.second, date(2022, 3, 20), "2022-03-11/2022-03-20")
    edits.set_condition(store, talks.second, "if …")
    edits.set_round(store, talks.second, talks.round)
    edits.set_depends_on(store, talks.second, talks.neutrality)
    snapshot = load_snapshot(store)
    at = snapshot.statements.position[talks.second]
    now = stored(snapshot, at, statement_texts(store, [talks.second])[talks.second])
    text = CellWriter(snapshot, named(snapshot)).cell(at, now, field)
    pasting = pasted(store, ("Code", field.heading), ("ST001", text))
    assert not pasting.row(0).problems or field in (Field.LOW, Field.HIGH)
