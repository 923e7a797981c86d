from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from models.agreement.answer import Answer
from models.agreement.codings import codings_in
from models.edits.coding import delete_statement
from models.edits.second_coding import delete_coding, save_coding, settle
from models.edits.statements import set_act, set_firmness
from models.store import Store
from models.words import Act
from views.document import Document
from views.review.codings import SecondCodings

DEMAND = Answer(Act.DEMAND, (30, 50), 3, 2)


def test_it_holds_what_the_file_says_after_every_change(opened: Document, coded: list[str]) -> None:
    store, held = opened.store, SecondCodings(opened)

    def agrees() -> bool:
        return sorted(held.all(), key=lambda one: one.id) == sorted(codings_in(store), key=lambda one: one.id)

    assert held.all() == []
    first = save_coding(store, coded[0], DEMAND)
    assert agrees()
    save_coding(store, coded[1], DEMAND)
    save_coding(store, coded[1], replace(DEMAND, act=Act.OFFER))
    assert agrees()
    settle(store, held.all()[1], held.all()[1].second_now)
    set_act(store, coded[0], Act.SIGNAL)
    assert agrees()
    delete_coding(store, first)
    assert agrees()
    store.undo()
    assert agrees()
    delete_statement(store, coded[1])
    assert agrees()
    assert len(held.all()) == 1


def test_it_hears_of_what_somebody_else_writes(opened: Document, store: Store, coded: list[str]) -> None:
    held = SecondCodings(opened)
    save_coding(opened.store, coded[0], DEMAND)
    assert [one.first_now.act for one in held.all()] == [Act.OFFER]
    set_act(store, coded[0], Act.APPEAL)
    opened.store.look()
    assert [one.first_now.act for one in held.all()] == [Act.APPEAL]


def test_many_are_read_a_slice_at_a_time_and_what_changes_meanwhile_is_not_lost(
    opened: Document, coded: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("views.review.codings._SLICE", 1)
    for one in coded:
        save_coding(opened.store, one, DEMAND)
    held = SecondCodings(opened)
    with qtbot.waitSignal(held.arrived):
        assert not held.are_read
        set_firmness(opened.store, coded[0], 1)
        save_coding(opened.store, coded[2], replace(DEMAND, act=Act.OFFER))
    assert held.are_read
    assert {one.statement_id: one for one in held.all()} == {one.statement_id: one for one in codings_in(opened.store)}


def test_who_cannot_wait_gets_everything_at_once(
    opened: Document, coded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.review.codings._SLICE", 1)
    for one in coded:
        save_coding(opened.store, one, DEMAND)
    held = SecondCodings(opened)
    assert len(held.all()) == 3
    held.stop()
