"""Undo and redo, alone and among colleagues."""

from contextlib import closing

import pytest

from models.edits import statements as edits
from models.errors import UserError
from models.record.author import Author
from models.record.undo import take_back
from models.store import Store
from models.tables import Analyst, Party, Statement
from models.words import Act
from tests.talks import Talks, all_tables, statement, value_of
from tests.watching import announced, count


def test_undo_and_redo_go_back_and_forth_under_the_names_of_the_edits(store: Store, talks: Talks):
    states = [all_tables(store)]
    acts = [
        lambda: edits.set_range(store, talks.first, None),
        lambda: edits.set_act(store, talks.first, Act.RED_LINE),
        lambda: edits.set_condition(store, talks.second, "if Russia withdraws"),
    ]
    for act in acts:
        act()
        states.append(all_tables(store))
    for label, expected in zip(["Set condition", "Set act", "Set range"], states[-2::-1], strict=True):
        undone = store.undo()
        assert undone is not None
        assert (undone.label, undone.kind) == (label, "undo")
        assert all_tables(store) == expected
    assert store.undo() is None
    for label, expected in zip(["Set range", "Set act", "Set condition"], states[1:], strict=True):
        redone = store.redo()
        assert redone is not None
        assert (redone.label, redone.kind) == (label, "redo")
        assert all_tables(store) == expected
    assert store.redo() is None


def test_undo_and_redo_outlive_a_restart(store: Store, talks: Talks, author: Author):
    edits.set_text(store, talks.first, "One")
    edits.set_text(store, talks.first, "Two")
    store.undo()
    with closing(Store.open(store.path, author)) as again:
        assert again.steps() == store.steps()
        again.redo()
        assert value_of(again, "statement", talks.first, "text") == "Two"
        again.undo()
        again.undo()
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"


def test_more_steps_than_are_read_at_once_are_undone_and_done_again(store: Store, talks: Talks):
    for number in range(104):
        edits.set_text(store, talks.first, str(number))
    for number in reversed(range(103)):
        store.undo()
        assert value_of(store, "statement", talks.first, "text") == str(number)
    store.undo()
    assert store.steps().undo is None
    for number in range(104):
        store.redo()
        assert value_of(store, "statement", talks.first, "text") == str(number)
    assert store.steps().redo is None


def test_a_step_that_set_a_field_twice_is_taken_back_like_any_other(store: Store, talks: Talks):
    edits.set_text(store, talks.first, "One")
    with store.write("Two") as writing:
        writing.set(Statement, talks.first, text="Not yet")
        writing.set(Statement, talks.first, text="Two")
    store.undo()
    assert value_of(store, "statement", talks.first, "text") == "One"
    store.undo()
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
    store.redo()
    store.redo()
    assert value_of(store, "statement", talks.first, "text") == "Two"


def test_undo_is_announced_once(store: Store, talks: Talks):
    edits.set_text(store, talks.first, "One")
    with announced(store) as heard:
        returned = store.undo()
    assert heard == [returned]
    assert heard[0].rows == {("statement", talks.first)}


def test_a_deleted_row_comes_back_as_it_was(store: Store, talks: Talks):
    edits.set_range(store, talks.first, (10, 20))
    before = all_tables(store)
    with store.write("Delete statement") as writing:
        writing.delete(Statement, talks.first)
    assert count(store, "statement") == 1
    store.undo()
    assert all_tables(store) == before
    store.redo()
    assert count(store, "statement") == 1


def test_steps_of_one_site_are_not_those_of_another(store: Store, talks: Talks, colleague: Store):
    edits.set_text(store, talks.first, "Mine")
    assert colleague.steps().undo is None
    assert colleague.undo() is None
    edits.set_text(colleague, talks.second, "Theirs")
    assert store.undo() is not None
    assert value_of(store, "statement", talks.second, "text") == "Theirs"
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"


def test_undo_is_refused_when_a_colleague_changed_the_same_thing_since(store: Store, talks: Talks, colleague: Store):
    edits.set_range(store, talks.first, (10, 20))
    edits.set_range(colleague, talks.first, (30, 40))
    before = all_tables(store)
    with pytest.raises(UserError, match=r"“Set range” cannot be taken back: .* by Mykola Bondar\."):
        store.undo()
    assert all_tables(store) == before


def test_undo_is_allowed_again_when_the_colleague_took_theirs_back(store: Store, talks: Talks, colleague: Store):
    edits.set_range(store, talks.first, (10, 20))
    edits.set_range(colleague, talks.first, (30, 40))
    colleague.undo()
    store.undo()
    assert value_of(store, "statement", talks.first, "low") == 40


def test_undo_leaves_what_a_colleague_changed_elsewhere_in_the_row(store: Store, talks: Talks, colleague: Store):
    edits.set_range(store, talks.first, (10, 20))
    edits.set_text(colleague, talks.first, "Theirs")
    store.undo()
    assert value_of(store, "statement", talks.first, "low") == 40
    assert value_of(store, "statement", talks.first, "text") == "Theirs"


def test_undoing_a_new_row_is_refused_when_a_colleague_worked_on_it(store: Store, talks: Talks, colleague: Store):
    with store.write("Add statement") as writing:
        third = writing.add(statement(talks, code="ST003"))
    edits.set_text(colleague, third, "Theirs")
    with pytest.raises(UserError, match="cannot be taken back"):
        store.undo()
    assert value_of(store, "statement", third, "text") == "Theirs"


def test_a_deletion_taken_back_does_not_open_the_way_over_a_colleagues_edit(
    store: Store, talks: Talks, colleague: Store
):
    with store.write("Add statement") as writing:
        third = writing.add(statement(talks, code="ST003"))
    edits.set_text(colleague, third, "Theirs")
    with store.write("Delete statement") as writing:
        writing.delete(Statement, third)
    store.undo()
    with pytest.raises(UserError, match="“Add statement” cannot be taken back"):
        store.undo()
    assert value_of(store, "statement", third, "text") == "Theirs"


def test_many_rows_added_in_one_write_are_one_step(store: Store, talks: Talks):
    before = all_tables(store)
    with announced(store) as heard, store.write("Import folder") as writing:
        writing.add_all(Party, [{"code": f"P{number}", "name": "Somebody"} for number in range(1200)])
        writing.set_all(Statement, {talks.first: {"note": "a"}, talks.second: {"note": "b"}})
    assert len(heard[0].rows) == 1202
    after = all_tables(store)
    store.undo()
    assert all_tables(store) == before
    store.redo()
    assert all_tables(store) == after


def test_what_a_dossier_was_founded_with_is_no_step(store: Store, talks: Talks):
    assert store.steps().undo is None
    assert store.undo() is None


def test_who_first_writes_joins_and_stays_when_that_is_undone(store: Store, talks: Talks, colleague: Store):
    with announced(colleague) as heard:
        edits.set_text(colleague, talks.first, "Theirs")
        edits.set_text(colleague, talks.first, "Theirs again")
    assert [changes.touches(Analyst) for changes in heard] == [True, False]
    colleague.undo()
    colleague.undo()
    names = store.columns("SELECT code, name, sequence FROM analyst ORDER BY sequence")
    assert names == [("OK", "Olena Koval", 1), ("MB", "Mykola Bondar", 2)]
    assert colleague.steps().undo is None


def test_an_analyst_who_was_taken_out_joins_again_without_a_conflict(store: Store, talks: Talks, author: Author):
    with store.write("Take out") as writing:
        writing.delete(Analyst, author.analyst_id)
    with closing(Store.open(store.path, author)) as again:
        edits.set_text(again, talks.first, "Back")
        assert count(again, "analyst") == 1
        assert count(again, "conflict") == 0


def test_what_another_window_did_again_just_now_is_not_said_to_be_taken_back(
    store: Store, talks: Talks, author: Author
) -> None:
    edits.set_text(store, talks.first, "One")
    store.undo()
    with closing(Store.open(store.path, author)) as other:
        step = other.steps().redo
        assert step is not None
        store.redo()
        with (
            pytest.raises(UserError, match="“Edit text” cannot be done again: you did it again already"),
            other.write(step.label, kind="redo", undoes=step.transaction) as writing,
        ):
            take_back(writing, step)
