"""Coding again, by whom and when it counts; settling what differs, and opening it again."""

from dataclasses import replace

import pytest

from models.agreement.answer import Answer, own_coding
from models.agreement.coders import coded_again_by, coded_by
from models.agreement.codings import Coded, DoubleCoding, codings_in
from models.checking.check import check
from models.edits.deleting import delete_record
from models.edits.second_coding import delete_coding, reopen, save_coding, settle
from models.edits.statements import set_act, set_firmness, set_issue, set_note, set_range
from models.errors import UserError
from models.store import Store
from models.tables import Issue, Scale, Statement
from models.words import Act
from tests.talks import Talks, all_tables, statement, value_of

DEMAND = Answer(Act.DEMAND, (30, 50), 3, 2, "said twice")
FIRST = Coded(Act.OFFER, 40, 55, None, None, 2)
SECOND = Coded(Act.DEMAND, 30, 50, None, 3, 2)


def only(store: Store) -> DoubleCoding:
    (found,) = codings_in(store)
    return found


def standing(store: Store) -> Coded:
    return only(store).first_now


@pytest.fixture
def own(store: Store, talks: Talks) -> str:
    """A statement that the store's analyst has coded."""
    with store.write("Code statement") as writing:
        return writing.add(statement(talks, code="ST003", sequence=3))


def test_an_analyst_codes_again_what_another_one_coded(store: Store, colleague: Store, own: str) -> None:
    key = save_coding(colleague, own, DEMAND)
    assert (only(store).first, only(store).second, only(store).note) == (FIRST, SECOND, "said twice")
    mine = own_coding(store, own, colleague.author.analyst_id)
    assert mine is not None
    assert (mine.id, mine.answer) == (key, DEMAND)
    assert own_coding(store, own, store.author.analyst_id) is None
    assert coded_again_by(store, colleague.author.analyst_id) == {own}
    assert check(store) == []


def test_who_coded_a_statement_cannot_code_it_again(store: Store, own: str) -> None:
    with pytest.raises(UserError, match="You have coded ST003 yourself"):
        save_coding(store, own, DEMAND)
    assert codings_in(store) == []


def test_nor_can_who_changed_its_coding_but_a_note_tells_nothing(store: Store, colleague: Store, own: str) -> None:
    set_note(colleague, own, "see page 3")
    assert coded_by(store, colleague.author.analyst_id) == frozenset()
    set_firmness(colleague, own, 4)
    assert coded_by(store, colleague.author.analyst_id) == {own}
    with pytest.raises(UserError, match="somebody else"):
        save_coding(colleague, own, DEMAND)


def test_what_a_dossier_was_founded_with_may_be_coded_by_everybody(store: Store, talks: Talks, own: str) -> None:
    assert coded_by(store, store.author.analyst_id) == {own}
    save_coding(store, talks.first, DEMAND)
    assert only(store).analyst_id == store.author.analyst_id


def test_another_answer_takes_the_place_of_the_first_which_still_counts(
    store: Store, colleague: Store, own: str
) -> None:
    key = save_coding(colleague, own, DEMAND)
    assert save_coding(colleague, own, replace(DEMAND, act=Act.OFFER, stance=None)) == key
    assert only(store).second == SECOND
    assert only(store).second_now == Coded(Act.OFFER, None, None, None, 3, 2)


def test_an_answer_taken_back_and_given_anew_counts_as_it_was_first_given(
    store: Store, colleague: Store, own: str
) -> None:
    key = save_coding(colleague, own, DEMAND)
    delete_coding(colleague, key)
    assert codings_in(store) == []
    assert save_coding(colleague, own, replace(DEMAND, act=Act.OFFER)) == key
    colleague.undo()
    assert codings_in(store) == []
    assert save_coding(colleague, own, replace(DEMAND, act=Act.OFFER)) == key
    assert only(store).second == SECOND
    assert only(store).second_now.act == Act.OFFER


def test_only_ones_own_coding_can_be_taken_back(store: Store, colleague: Store, own: str) -> None:
    key = save_coding(colleague, own, DEMAND)
    with pytest.raises(UserError, match="Only who made"):
        delete_coding(store, key)
    assert len(codings_in(store)) == 1


@pytest.mark.parametrize(
    "wrong", [Answer(), replace(DEMAND, stance=(60, 50)), replace(DEMAND, firmness=5), replace(DEMAND, credibility=0)]
)
def test_what_is_no_coding_is_refused(colleague: Store, own: str, wrong: Answer) -> None:
    with pytest.raises(UserError):
        save_coding(colleague, own, wrong)
    assert codings_in(colleague) == []


def test_an_answer_is_on_the_scale_of_today(store: Store, colleague: Store, talks: Talks, own: str) -> None:
    with store.write("Revise scale") as writing:
        scale = writing.add(Scale(issue_id=talks.neutrality, low_pole="a", high_pole="b"))
    save_coding(colleague, own, DEMAND)
    assert only(store).second.scale_id == scale


def test_settling_lets_the_statement_say_what_was_agreed(store: Store, colleague: Store, own: str) -> None:
    save_coding(colleague, own, DEMAND)
    settle(store, only(store), replace(FIRST, act=Act.DEMAND, firmness=1))
    assert only(store).settled
    assert standing(store) == replace(FIRST, act=Act.DEMAND, firmness=1)
    assert (only(store).first, only(store).second, only(store).second_now) == (FIRST, SECOND, SECOND)
    assert coded_by(store, store.author.analyst_id) == {own}


def test_settling_is_one_step_that_undo_takes_back(store: Store, colleague: Store, own: str) -> None:
    save_coding(colleague, own, DEMAND)
    before = all_tables(store)
    settle(store, only(store), SECOND)
    store.undo()
    assert all_tables(store) == before


def test_who_has_not_seen_the_last_change_settles_nothing(store: Store, colleague: Store, own: str) -> None:
    save_coding(colleague, own, DEMAND)
    seen = only(store)
    set_act(store, own, Act.SIGNAL)
    with pytest.raises(UserError, match="changed in the meantime"):
        settle(colleague, seen, SECOND)
    seen = only(store)
    save_coding(colleague, own, replace(DEMAND, firmness=None))
    with pytest.raises(UserError, match="changed in the meantime"):
        settle(store, seen, SECOND)
    delete_coding(colleague, only(store).id)
    with pytest.raises(UserError, match="changed in the meantime"):
        settle(store, seen, SECOND)
    assert value_of(store, "statement", own, "act") == "signal"


def test_a_statement_keeps_a_credibility(store: Store, colleague: Store, own: str) -> None:
    save_coding(colleague, own, replace(DEMAND, credibility=None))
    with pytest.raises(UserError, match="needs a credibility"):
        settle(store, only(store), replace(SECOND, credibility=None))
    assert not only(store).settled


def test_reopening_gives_up_what_was_taken_over_and_keeps_what_was_corrected_since(
    store: Store, colleague: Store, own: str
) -> None:
    save_coding(colleague, own, DEMAND)
    set_firmness(store, own, 2)
    settle(store, only(store), SECOND)
    set_range(store, own, (10, 20))
    reopen(colleague, only(store))
    assert not only(store).settled
    assert standing(store) == Coded(Act.OFFER, 10, 20, None, 2, 2)


def test_it_can_be_settled_and_reopened_over_and_over(store: Store, colleague: Store, own: str) -> None:
    save_coding(colleague, own, DEMAND)
    for agreed in (SECOND, replace(FIRST, act=Act.SIGNAL), FIRST):
        settle(store, only(store), agreed)
        assert standing(store) == agreed
        reopen(store, only(store))
        assert standing(store) == FIRST


def test_a_settled_answer_that_is_changed_is_still_to_be_settled(store: Store, colleague: Store, own: str) -> None:
    save_coding(colleague, own, DEMAND)
    settle(store, only(store), FIRST)
    save_coding(colleague, own, replace(DEMAND, act=Act.THREAT))
    assert not only(store).settled


def test_a_range_placed_before_the_statement_went_to_another_issue_counts_for_nothing(
    store: Store, colleague: Store, own: str
) -> None:
    with store.write("Add issue") as writing:
        other = writing.add(Issue(code="crimea", title="Crimea", low_pole="a", high_pole="b"))
    save_coding(colleague, own, DEMAND)
    set_issue(store, own, other)
    found = only(store)
    assert [one.low for one in (found.first, found.second, found.second_now)] == [None, None, None]
    save_coding(colleague, own, replace(DEMAND, stance=(5, 6)))
    assert (only(store).second.low, only(store).second_now.low) == (None, 5)
    settle(store, only(store), replace(only(store).second_now))
    assert standing(store).low == 5


def test_codings_go_with_their_statement(store: Store, colleague: Store, own: str) -> None:
    save_coding(colleague, own, DEMAND)
    delete_record(store, "Delete statement", Statement, own)
    assert store.columns("SELECT id FROM coding") == []
