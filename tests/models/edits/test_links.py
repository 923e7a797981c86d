"""How statements hang together: linked, retracted, conditional, in packages, or refused where that makes no sense."""

from collections.abc import Callable
from datetime import date

import pytest

from models.analysis.links import condition_on, ties
from models.analysis.positions import held
from models.analysis.reading import ON_RECORD
from models.checking.check import check
from models.edits.issues import add_issue
from models.edits.links import (
    add_link,
    add_package,
    delete_link,
    rename_package,
    restore_retracted,
    retract,
    set_standing,
)
from models.edits.statements import set_issue, set_package, set_retracts, set_round, set_source, set_speaker
from models.errors import UserError
from models.loading import load_snapshot
from models.snapshot import to_day
from models.store import Store
from models.tables import Statement
from models.words import LinkKind, Standing
from tests.talks import Talks, add_talks, all_tables, statement, value_of


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


def words(store: Store, row_id: str) -> list[str]:
    snapshot = load_snapshot(store)
    return [tie.words for tie in ties(snapshot, snapshot.statements.position[row_id])]


def test_a_link_is_seen_from_both_ends(store: Store, talks: Talks) -> None:
    add_link(store, talks.second, LinkKind.RESTATES, talks.first)
    assert words(store, talks.second) == ["restates"]
    assert words(store, talks.first) == [LinkKind.RESTATES.label_back]
    assert check(store) == []


def test_what_became_of_a_condition_holds_from_its_day(store: Store, talks: Talks) -> None:
    link = add_link(store, talks.first, LinkKind.CONDITIONAL_ON, None, "guarantees come first")
    set_standing(store, link, Standing.MET, date(2022, 4, 1))
    links = load_snapshot(store).links
    assert condition_on(links, 0, to_day(date(2022, 3, 31))) is None
    assert condition_on(links, 0, to_day(date(2022, 4, 1))) == Standing.MET
    set_standing(store, link, None, date(2022, 4, 1))
    assert (value_of(store, "link", link, "state"), value_of(store, "link", link, "since")) == (None, None)


def test_a_retraction_takes_out_what_was_held_and_its_own_retraction_restores_it(store: Store, talks: Talks) -> None:
    with store.write("Add") as writing:
        back = writing.add(statement(talks, code="ST003", sequence=3, said_on=date(2022, 3, 25), low=None, high=None))
        again = writing.add(statement(talks, code="ST004", sequence=4, said_on=date(2022, 3, 28), low=None, high=None))

    def held_on(day: int) -> str:
        snapshot = load_snapshot(store)
        position = int(held(snapshot, ON_RECORD).at(0, 0, to_day(date(2022, 3, day))))
        return "" if position < 0 else snapshot.statements.codes[position]

    assert held_on(26) == "ST002"
    retract(store, back, talks.second)
    assert [held_on(day) for day in (24, 25, 28)] == ["ST002", "ST001", "ST001"]
    retract(store, again, back)
    assert [held_on(day) for day in (24, 25, 27, 28)] == ["ST002", "ST001", "ST001", "ST002"]
    store.undo()
    assert held_on(28) == "ST001"


def test_a_second_retraction_does_not_take_the_place_of_the_first(store: Store, talks: Talks) -> None:
    with store.write("Add") as writing:
        third = writing.add(statement(talks, code="ST003", sequence=3))
    retract(store, third, talks.first)
    with pytest.raises(UserError, match="ST003 takes ST001 back already"):
        retract(store, third, talks.second)
    assert value_of(store, "statement", third, "retracts_id") == talks.first
    restore_retracted(store, third, talks.first)
    assert words(store, third) == []


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda store, talks: add_link(store, talks.first, LinkKind.RESTATES, talks.first), "to itself"),
        (lambda store, talks: add_link(store, talks.first, LinkKind.RESTATES, None), "Name the other"),
        (lambda store, talks: add_link(store, talks.first, LinkKind.RESTATES, talks.source), "deleted in the meantime"),
        (lambda store, talks: set_retracts(store, talks.first, talks.first), "itself back"),
        (lambda store, talks: add_package(store, "  ", talks.first), "needs a title"),
        (lambda store, talks: set_speaker(store, talks.first, talks.ua, talks.lavrov), "another party"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changes(
    store: Store, talks: Talks, edit: Callable[[Store, Talks], object], sentence: str
) -> None:
    before = all_tables(store)
    with pytest.raises(UserError, match=sentence):
        edit(store, talks)
    assert all_tables(store) == before


def test_two_are_linked_in_one_way_once(store: Store, talks: Talks) -> None:
    link = add_link(store, talks.second, LinkKind.RESTATES, talks.first)
    with pytest.raises(UserError, match="already"):
        add_link(store, talks.second, LinkKind.RESTATES, talks.first)
    delete_link(store, link)
    assert add_link(store, talks.second, LinkKind.RESTATES, talks.first)


def test_a_package_is_made_with_its_first_statement_in_one_step(store: Store, talks: Talks) -> None:
    before = all_tables(store)
    package = add_package(store, " Istanbul package ", talks.first)
    rename_package(store, package, "Communiqué")
    snapshot = load_snapshot(store)
    assert [one.title for one in snapshot.packages] == ["Communiqué"]
    assert snapshot.statements.package.tolist() == [0, -1]
    store.undo()
    store.undo()
    assert all_tables(store) == before


def test_another_issue_takes_the_range_off(store: Store, talks: Talks) -> None:
    set_issue(store, talks.first, talks.neutrality)
    assert value_of(store, "statement", talks.first, "low") == 40
    set_issue(store, talks.first, add_issue(store, "Crimea"))
    assert value_of(store, "statement", talks.first, "low") is None


def test_what_is_not_there_any_more_is_refused_in_every_field(store: Store, talks: Talks) -> None:
    before = all_tables(store)
    for edit, noun in ((set_issue, "issue"), (set_source, "source"), (set_round, "round"), (set_package, "package")):
        with pytest.raises(UserError, match=f"This {noun} has been deleted in the meantime"):
            edit(store, talks.first, "gone")
    assert all_tables(store) == before


def test_what_leads_nowhere_can_be_mended_by_who_sees_nothing_there(store: Store, talks: Talks) -> None:
    with store.write("From outside") as writing:
        writing.set(Statement, talks.first, source_id="gone")
    with pytest.raises(UserError, match="not stored"):
        set_source(store, talks.first, talks.source, seen={"source_id": "another"})
    set_source(store, talks.first, talks.source, seen={"source_id": ""})
    assert value_of(store, "statement", talks.first, "source_id") == talks.source
