from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.bulk.fields import SETTABLE, WORDS, Field
from models.bulk.reading import Grade, Value
from models.bulk.replacing import Replacing, replaced
from models.dates.edtf import read_edtf
from models.edits import bulk
from models.edits import statements as edits
from models.errors import UserError
from models.loading import load_snapshot
from models.progress import ended
from models.store import Store
from models.words import Act, Review
from tests.talks import add_talks, all_tables, rows_of, statement


def set_on_all(store: Store, field: Field, value: Value) -> int:
    snapshot = load_snapshot(store)
    return ended(bulk.set_field(store, snapshot, snapshot.statements.ids, field, value))


def undo_step(store: Store) -> str:
    step = store.steps().undo
    return "" if step is None else step.label


@pytest.mark.parametrize(
    ("field", "value", "columns", "step"),
    [
        (Field.ACT, Act.DEMAND, {"act": "demand"}, "Set act of 2 statements"),
        (Field.RANGE, (10.0, 20.0), {"low": 10.0, "high": 20.0}, "Set range of 2 statements"),
        (Field.RANGE, None, {"low": None, "high": None}, "Set range of 2 statements"),
        (Field.FIRMNESS, 3, {"firmness": 3}, "Set firmness of 2 statements"),
        (Field.GRADE, Grade("", 5), {"credibility": 5}, "Set credibility of 2 statements"),
        (
            Field.SAID, read_edtf("2022-03-11/2022-03-20"),
            {"said_on": "2022-03-20", "said_edtf": "2022-03-11/2022-03-20"}, "Set day said of 2 statements",
        ),
        (Field.REVIEW, Review.REVIEWED, {"review": "reviewed"}, "Set review of 2 statements"),
        (Field.CONDITION, "if …", {"condition": "if …"}, "Set condition of 2 statements"),
    ],
)  # fmt: skip
def test_setting_a_field_of_many_is_one_step(
    store: Store, field: Field, value: Value, columns: dict[str, object], step: str
) -> None:
    add_talks(store)
    before = all_tables(store)
    assert set_on_all(store, field, value) == 2
    assert all(row.items() >= columns.items() for row in rows_of(store, "statement").values())
    assert undo_step(store) == step
    assert set_on_all(store, field, value) == 0
    store.undo()
    assert all_tables(store) == before


def test_one_statement_is_set_under_the_plain_name(store: Store) -> None:
    talks = add_talks(store)
    ended(bulk.set_field(store, load_snapshot(store), [talks.first], Field.ACT, Act.THREAT))
    assert undo_step(store) == "Set act"


def test_a_speaker_brings_the_party(store: Store) -> None:
    talks = add_talks(store)
    set_on_all(store, Field.SPEAKER, talks.lavrov)
    assert {row["party_id"] for row in rows_of(store, "statement").values()} == {talks.ru}


def test_another_issue_takes_the_range_off_but_the_same_one_leaves_it(store: Store) -> None:
    talks = add_talks(store)
    assert set_on_all(store, Field.ISSUE, talks.neutrality) == 0
    from models.tables import Issue

    with store.write("Add issue") as writing:
        other = writing.add(Issue(code="troops", title="Troops", low_pole="none", high_pole="all"))
    set_on_all(store, Field.ISSUE, other)
    assert {(row["issue_id"], row["low"]) for row in rows_of(store, "statement").values()} == {(other, None)}


def test_an_uncertain_day_never_lies_after_its_publication_whichever_is_set(store: Store) -> None:
    talks = add_talks(store)
    edits.set_said_on(store, talks.second, date(2022, 3, 10))
    edits.set_published_on(store, talks.second, date(2022, 3, 15))
    set_on_all(store, Field.SAID, read_edtf("2022-03"))
    assert rows_of(store, "statement")[talks.second]["said_on"] == "2022-03-15"
    assert rows_of(store, "statement")[talks.first]["said_on"] == "2022-03-22"
    set_on_all(store, Field.PUBLISHED, read_edtf("2022-04-10"))
    assert {row["said_on"] for row in rows_of(store, "statement").values()} == {"2022-03-31"}


def test_where_some_are_refused_all_are_and_every_reason_is_given(store: Store) -> None:
    talks = add_talks(store)
    with store.write("Add") as writing:
        other = writing.add(statement(talks, code="ST003", party_id=talks.ru, speaker_id=talks.lavrov, sequence=3))
    before = all_tables(store)
    with pytest.raises(UserError) as refusal:
        set_on_all(store, Field.PARTY, talks.ru)
    assert str(refusal.value) == (
        "Nothing was changed.\nST001, ST002: Volodymyr Zelenskyy does not speak for Russia. "
        "Choose one of the party’s own, or change the party."
    )
    assert all_tables(store) == before
    with pytest.raises(UserError, match=r"^Sergey Lavrov does not speak for Ukraine"):
        ended(bulk.set_field(store, load_snapshot(store), [other], Field.PARTY, talks.ua))


def test_what_somebody_has_changed_meanwhile_is_not_won_over(store: Store) -> None:
    talks = add_talks(store)
    saw = load_snapshot(store)
    edits.set_act(store, talks.second, Act.THREAT)
    before = all_tables(store)
    with pytest.raises(UserError, match="somebody has changed ST002 in the meantime"):
        ended(bulk.set_field(store, saw, [talks.first, talks.second], Field.ACT, Act.DEMAND))
    assert all_tables(store) == before
    ended(bulk.set_field(store, saw, [talks.first, talks.second], Field.ACT, Act.THREAT))
    ended(bulk.set_field(store, saw, [talks.first, talks.second], Field.FIRMNESS, 2))


def test_what_names_something_deleted_meanwhile_is_refused(store: Store) -> None:
    talks = add_talks(store)
    from models.tables import Source, Statement

    with store.write("Add source") as writing:
        source = writing.add(Source(code="S2", publisher="Daily", reliability="C"))
    saw = load_snapshot(store)
    with store.write("Delete source") as writing:
        writing.delete(Source, source)
    with pytest.raises(UserError, match="This source has been deleted in the meantime"):
        ended(bulk.set_field(store, saw, [talks.first], Field.SOURCE, source))
    with store.write("Delete statement") as writing:
        writing.delete(Statement, talks.first)
    with pytest.raises(UserError, match="has been deleted in the meantime"):
        ended(bulk.set_field(store, saw, [talks.first], Field.ACT, Act.THREAT))


@given(st.sampled_from(SETTABLE), st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_filling_down_twice_is_filling_down_once_and_undo_takes_it_back(
    istanbul: Store, field: Field, data: st.DataObject
) -> None:
    saw = load_snapshot(istanbul)
    same_issue = [one for one, issue in zip(saw.statements.ids, saw.statements.issue, strict=True) if issue == 0]
    ids = data.draw(st.lists(st.sampled_from(same_issue), min_size=2, max_size=6, unique=True))
    before = all_tables(istanbul)
    try:
        changed = ended(bulk.fill_down(istanbul, saw, ids, field))
    except UserError:
        assert field is Field.PARTY
        return
    once = all_tables(istanbul)
    assert ended(bulk.fill_down(istanbul, load_snapshot(istanbul), ids, field)) == 0
    assert all_tables(istanbul) == once
    if changed:
        istanbul.undo()
    assert all_tables(istanbul) == before


def test_filling_down_says_what_cannot_go_down(store: Store) -> None:
    talks = add_talks(store)
    saw = load_snapshot(store)
    with pytest.raises(UserError, match="keeps a code of its own"):
        bulk.fill_down(store, saw, saw.statements.ids, Field.CODE)
    with pytest.raises(UserError, match="Select several statements"):
        bulk.fill_down(store, saw, [talks.first], Field.ACT)


def test_a_range_does_not_go_down_to_another_issues_scale(istanbul: Store) -> None:
    saw = load_snapshot(istanbul)
    first = int(saw.statements.issue[0])
    other = next(one for one, issue in zip(saw.statements.ids, saw.statements.issue, strict=True) if issue != first)
    with pytest.raises(UserError, match="1 statement of these is on another issue"):
        bulk.fill_down(istanbul, saw, [saw.statements.ids[0], other], Field.RANGE)


@pytest.mark.parametrize("field", WORDS)
def test_replacing_there_and_back_leaves_everything_as_it_was(store: Store, field: Field) -> None:
    talks = add_talks(store)
    for one in (talks.first, talks.second):
        ended(bulk.set_field(store, load_snapshot(store), [one], field, "guarantees of the Guarantors"))
    before = all_tables(store)

    def replace(find: str, by: str) -> int:
        texts = {one: row[str(field)] for one, row in rows_of(store, "statement").items()}
        found = {one: replaced(text, Replacing(find, by, same_case=True)) for one, text in texts.items()}
        changes = {one: change for one, change in found.items() if change is not None}
        return ended(bulk.replace_words(store, load_snapshot(store), field, find, changes))

    assert replace("guarantees", "promises") == 2
    assert undo_step(store) == f"Replace “guarantees” in {field.noun} of 2 statements"
    assert replace("promises", "guarantees") == 2
    assert all_tables(store) == before


def test_a_text_that_was_changed_since_it_was_looked_through_is_not_replaced(store: Store) -> None:
    talks = add_talks(store)
    change = replaced("Neutrality for guarantees", Replacing("guarantees", "promises"))
    assert change is not None
    edits.set_text(store, talks.first, "Somebody else’s words")
    with pytest.raises(UserError, match="somebody has changed ST001"):
        ended(bulk.replace_words(store, load_snapshot(store), Field.TEXT, "guarantees", {talks.first: change}))


def test_what_cannot_be_kept_is_refused_and_nothing_is_written(store: Store) -> None:
    add_talks(store)
    before = all_tables(store)
    with pytest.raises(UserError, match="NUL"):
        set_on_all(store, Field.NOTE, "\0")
    assert all_tables(store) == before


def test_a_range_on_an_older_scale_goes_down_as_it_is_shown_and_not_where_it_has_no_place(store: Store) -> None:
    talks = add_talks(store)
    from models.tables import Scale

    with store.write("Revise scale") as writing:
        values = {"issue_id": talks.neutrality, "low_pole": "a", "high_pole": "b"}
        writing.add(Scale(**values, mapping="[[0,50],[100,100]]", sequence=1))
    saw = load_snapshot(store)
    assert (saw.statements.low[0], saw.statements.high[0]) == (70.0, 77.5)
    ended(bulk.fill_down(store, saw, [talks.first, talks.second], Field.RANGE))
    row = rows_of(store, "statement")[talks.second]
    assert (row["low"], row["high"], bool(row["scale_id"])) == (70.0, 77.5, True)
    with store.write("Revise scale") as writing:
        writing.add(Scale(**values, mapping="", sequence=2))
    with pytest.raises(UserError, match="has no place on the present scale"):
        bulk.fill_down(store, load_snapshot(store), [talks.first, talks.second], Field.RANGE)
