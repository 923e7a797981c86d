from dataclasses import replace
from typing import Any

from models.agreement.codings import Coded, DoubleCoding, codings_in
from models.ids import new_id
from models.store import Store
from models.tables import Coding, Statement
from models.words import Act
from tests.talks import Talks

FIRST = Coded(Act.OFFER, 40, 55, None, None, 2)
SECOND = Coded(Act.DEMAND, 30, 50, None, 3, None)


def code_again(store: Store, statement: str, **values: Any) -> str:
    """Save a second coding: a demand of 30–50 unless told otherwise."""
    usual = {"act": Act.DEMAND, "low": 30.0, "high": 50.0, "firmness": 3}
    made = Coding(statement_id=statement, analyst_id=new_id(), **{**usual, **values})
    with store.write("Code again") as writing:
        writing.add(made)
    return made.id


def change(store: Store, table: type[Statement | Coding], row_id: str, **values: Any) -> None:
    with store.write("Change") as writing:
        writing.set(table, row_id, **values)


def only(store: Store) -> DoubleCoding:
    (found,) = codings_in(store)
    return found


def test_a_second_coding_stands_beside_the_statement(store: Store, talks: Talks) -> None:
    key = code_again(store, talks.first)
    found = only(store)
    assert (found.id, found.statement_id, found.settled) == (key, talks.first, False)
    assert (found.first, found.second) == (found.first_now, found.second_now) == (FIRST, SECOND)


def test_no_range_and_no_grade_are_none(store: Store, talks: Talks) -> None:
    code_again(store, talks.first, act=Act.THREAT, low=None, high=None, firmness=None)
    assert only(store).second == Coded(Act.THREAT, None, None, None, None, None)


def test_corrections_before_the_second_coding_belong_to_the_first(store: Store, talks: Talks) -> None:
    change(store, Statement, talks.first, low=45.0, high=50.0)
    change(store, Statement, talks.first, firmness=1, act=Act.SIGNAL)
    code_again(store, talks.first)
    assert only(store).first == Coded(Act.SIGNAL, 45, 50, None, 1, 2)


def test_what_is_changed_after_the_second_coding_counts_for_neither(store: Store, talks: Talks) -> None:
    key = code_again(store, talks.first)
    change(store, Statement, talks.first, act=Act.DEMAND, low=35.0, high=50.0, firmness=3)
    change(store, Coding, key, low=35.0, settled=True)
    found = only(store)
    assert (found.first, found.second) == (FIRST, SECOND)
    assert found.settled
    assert found.first_now == Coded(Act.DEMAND, 35, 50, None, 3, 2)
    assert found.second_now == replace(SECOND, low=35)


def test_a_coding_that_came_settled_is_told_from_one_that_was_settled_here(store: Store, talks: Talks) -> None:
    key = code_again(store, talks.first)
    change(store, Coding, key, settled=True)
    assert not only(store).came_settled
    with store.write("Take back") as writing:
        writing.delete(Coding, key)
    store.undo()
    assert not only(store).came_settled
    came = code_again(store, talks.second, settled=True)
    assert [(one.id, one.came_settled) for one in codings_in(store)] == [(key, False), (came, True)]


def test_a_coding_that_was_taken_back_is_none_and_comes_back_as_it_was(store: Store, talks: Talks) -> None:
    code_again(store, talks.first)
    store.undo()
    assert codings_in(store) == []
    store.redo()
    assert (only(store).first, only(store).second) == (FIRST, SECOND)


def test_codings_come_in_the_order_of_their_statements(store: Store, talks: Talks) -> None:
    keys = [code_again(store, talks.second), code_again(store, talks.first), code_again(store, talks.first)]
    assert [one.id for one in codings_in(store)] == [keys[1], keys[2], keys[0]]
    assert len({one.analyst_id for one in codings_in(store)}) == 3


def test_codings_of_statements_that_are_gone_are_left_out(store: Store, talks: Talks) -> None:
    code_again(store, talks.first)
    with store.write("Delete statement") as writing:
        writing.delete(Statement, talks.first)
    assert codings_in(store) == []
