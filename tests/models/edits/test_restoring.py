"""An old value, a deleted record, or the time before one step: brought back, or refused with who and what."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from models.checking.check import check
from models.edits import parties, rounds, statements
from models.edits.coding import delete_statement
from models.edits.corroborations import add_corroboration
from models.edits.issues import add_issue
from models.edits.links import add_link
from models.edits.restoring import put_value, restore_row, restore_value, undo_step
from models.errors import OvertakenError, UserError
from models.gathering.cleaning import text_hash
from models.history.changes import WHOLE, changes_of_record
from models.history.steps import Sought, page_of_steps
from models.store import Store
from models.tables import Excerpt, Party, Source, SourceText, Statement
from models.words import Act, LinkKind, Stance
from tests.authors import new_author
from tests.talks import Talks, add_talks, all_tables, rows_of, statement, value_of


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def colleague(store: Store, talks: Talks) -> Iterator[Store]:
    with closing(Store.open(store.path, new_author("MB", "Mykola Bondar"))) as opened:
        yield opened


def change_to(store: Store, key: tuple[str, str], unit: str, after: str) -> str:
    """The change that gave a unit this value, in words."""
    found = (one for one in changes_of_record(store, key).changes if (one.unit, one.after) == (unit, after))
    return next(found).change


def step(store: Store, label: str) -> str:
    return next(one.transaction for one in page_of_steps(store, Sought()).steps if one.title == label)


def newest(store: Store) -> tuple[str, str]:
    found = page_of_steps(store, Sought()).steps[0]
    return found.title, found.reason


def the_range(store: Store, row_id: str) -> tuple[Any, Any]:
    return value_of(store, "statement", row_id, "low"), value_of(store, "statement", row_id, "high")


def test_a_value_comes_back_as_a_step_of_its_own_that_says_why(store: Store, talks: Talks) -> None:
    statements.set_range(store, talks.first, (10, 20))
    statements.set_range(store, talks.first, None)
    key = ("statement", talks.first)
    restore_value(store, key, "range", change_to(store, key, "range", "10–20"), "the tape has it so")
    assert the_range(store, talks.first) == (10, 20)
    assert newest(store) == ("Restore range", "the tape has it so")
    restore_value(store, key, "range", change_to(store, key, "range", "40–55"))
    assert the_range(store, talks.first) == (40, 55)
    store.undo()
    assert the_range(store, talks.first) == (10, 20)
    assert check(store) == []


def test_what_a_record_was_made_with_comes_back_where_nothing_was_said_of_it_too(store: Store, talks: Talks) -> None:
    key = ("statement", talks.first)
    made = next(one.change for one in changes_of_record(store, key).changes if one.unit == WHOLE)
    statements.set_firmness(store, talks.first, 3)
    restore_value(store, key, "firmness", made)
    assert value_of(store, "statement", talks.first, "firmness") is None


def test_a_code_that_another_record_has_by_now_does_not_come_back(store: Store, talks: Talks) -> None:
    key = ("party", talks.ua)
    parties.set_code(store, talks.ua, "UKR")
    parties.add_party(store, "United Arab Emirates", code="ua")
    with pytest.raises(UserError, match="ua is the code of United Arab Emirates"):
        restore_value(store, key, "code", change_to(store, key, "code", "UA"))
    with store.write("Recode") as writing:
        writing.set(Statement, talks.first, code="ST009")
        writing.set(Statement, talks.second, code="ST001")
    key = ("statement", talks.first)
    with pytest.raises(UserError, match="“Restore code” cannot be done: another statement has the code ST001 now"):
        restore_value(store, key, "code", change_to(store, key, "code", "ST001"))
    assert value_of(store, "statement", talks.first, "code") == "ST009"


def test_a_code_that_comes_back_takes_the_heads_of_delegation_along(store: Store, talks: Talks) -> None:
    parties.set_code(store, talks.ua, "UKR")
    rounds.set_head(store, talks.round, "UKR", "Arakhamia")
    restore_value(store, ("party", talks.ua), "code", change_to(store, ("party", talks.ua), "code", "UA"))
    assert value_of(store, "round", talks.round, "heads") == '{"UA":"Arakhamia"}'


def test_a_number_that_another_round_has_by_now_does_not_come_back(store: Store, talks: Talks) -> None:
    rounds.set_number(store, talks.round, 7)
    rounds.add_round(store, "Video", date(2022, 3, 14), date(2022, 3, 14), number=1)
    key = ("round", talks.round)
    with pytest.raises(UserError, match="Number 1 is that of Video"):
        restore_value(store, key, "number", change_to(store, key, "number", "1"))


def test_what_was_deleted_since_is_not_referred_to_again(store: Store, talks: Talks, colleague: Store) -> None:
    with store.write("Add source") as writing:
        other = writing.add(Source(code="S2", reliability="C"))
    statements.set_source(store, talks.first, other)
    statements.set_source(store, talks.second, other)
    with colleague.write("Delete source") as writing:
        writing.delete(Source, talks.source)
    key = ("statement", talks.first)
    expected = "“Restore source” cannot be done: statement ST001 refers to source S1, which was deleted since by Mykola"
    with pytest.raises(UserError, match=expected):
        restore_value(store, key, "source_id", change_to(store, key, "source_id", "S1 (deleted)"))
    assert value_of(store, "statement", talks.first, "source_id") == other


def test_a_range_does_not_come_back_on_another_issues_scale(store: Store, talks: Talks) -> None:
    territory = add_issue(store, "Territory")
    statements.set_issue(store, talks.first, territory)
    key = ("statement", talks.first)
    before = change_to(store, key, "range", "40–55")
    with pytest.raises(UserError, match="was on the scale of Neutrality, and says nothing on another"):
        restore_value(store, key, "range", before)
    restore_value(store, key, "issue_id", change_to(store, key, "issue_id", "Neutrality"))
    assert the_range(store, talks.first) == (None, None)
    restore_value(store, key, "range", before)
    assert the_range(store, talks.first) == (40, 55)


def test_party_and_speaker_come_back_together(store: Store, talks: Talks) -> None:
    statements.set_speaker(store, talks.first, talks.ru, talks.lavrov)
    key = ("statement", talks.first)
    restore_value(store, key, "party_id", change_to(store, key, "party_id", "Ukraine"))
    assert value_of(store, "statement", talks.first, "speaker_id") == talks.zelenskyy
    assert newest(store)[0] == "Restore party"
    assert check(store) == []


def test_nothing_of_a_deleted_record_comes_back_by_itself(store: Store, talks: Talks) -> None:
    key = ("statement", talks.first)
    was = change_to(store, key, "range", "40–55")
    delete_statement(store, talks.first)
    with pytest.raises(UserError, match=r"statement ST001 is deleted\. Restore it as a whole first"):
        restore_value(store, key, "range", was)


def test_mine_is_put_back_over_theirs_once_both_were_seen(store: Store, talks: Talks, colleague: Store) -> None:
    statements.set_range(colleague, talks.first, (30, 40))
    with pytest.raises(OvertakenError) as refused:
        statements.set_range(store, talks.first, (10, 20), seen={"low": 40.0, "high": 55.0})
    error = refused.value
    assert error.sentence == (
        "“Set range” was not stored: Mykola Bondar has set it to 30–40 in the meantime. "
        "Yours is 10–20: look at both, and enter it again if it stands."
    )
    assert (error.key, error.unit) == (("statement", talks.first), "range")
    assert (error.mine.words, error.mine.who, error.mine.change) == ("10–20", "you", "")
    assert (error.theirs.words, error.theirs.who) == ("30–40", "Mykola Bondar")
    assert error.theirs.change == change_to(store, error.key, "range", "30–40")
    put_value(store, error.key, error.unit, error.mine.value, error.theirs.change, "heard it myself")
    assert the_range(store, talks.first) == (10, 20)
    assert newest(store) == ("Set range", "heard it myself")


def test_mine_is_not_put_over_what_was_not_seen(store: Store, talks: Talks, colleague: Store) -> None:
    key = ("statement", talks.first)
    statements.set_range(colleague, talks.first, (30, 40))
    seen = change_to(store, key, "range", "30–40")
    statements.set_range(colleague, talks.first, (70, 80))
    with pytest.raises(OvertakenError, match="Mykola Bondar has set it to 70–80"):
        put_value(store, key, "range", {"low": 10.0, "high": 20.0, "scale_id": None}, seen)
    assert the_range(store, talks.first) == (70, 80)


def with_parts(store: Store, talks: Talks) -> Store:
    """The first statement with an excerpt, links both ways, a corroboration, and a retraction by the second."""
    with store.write("Add text") as writing:
        other = writing.add(Source(code="S2", reliability="C"))
        text = writing.add(SourceText(source_id=talks.source, text="Neutral", text_hash=text_hash("Neutral")))
        writing.add(Excerpt(statement_id=talks.first, text_id=text, start=0, quote="Neutral"))
    add_link(store, talks.first, LinkKind.CLARIFIES, talks.second)
    add_link(store, talks.second, LinkKind.RESTATES, talks.first)
    add_corroboration(store, talks.first, other, Stance.CORROBORATES)
    statements.set_retracts(store, talks.second, talks.first)
    return store


def test_a_deleted_record_comes_back_with_its_parts_and_what_referred_to_it(store: Store, talks: Talks) -> None:
    before = all_tables(with_parts(store, talks))
    delete_statement(store, talks.first)
    statements.set_act(store, talks.second, Act.DEMAND)
    restore_row(store, ("statement", talks.first), "deleted by mistake")
    assert newest(store) == ("Restore statement", "deleted by mistake")
    statements.set_act(store, talks.second, Act.OFFER)
    assert all_tables(store) == before
    assert check(store) == []


def test_what_was_set_otherwise_since_is_left_so(store: Store, talks: Talks) -> None:
    with_parts(store, talks)
    with store.write("Add statement") as writing:
        third = writing.add(statement(talks, code="ST003", sequence=3))
    delete_statement(store, talks.first)
    statements.set_retracts(store, talks.second, third)
    restore_row(store, ("statement", talks.first))
    assert value_of(store, "statement", talks.second, "retracts_id") == third


def test_of_several_deleted_in_one_step_one_comes_back_and_with_the_other_what_joins_them(
    store: Store, talks: Talks
) -> None:
    before = all_tables(with_parts(store, talks))
    with store.write("Delete statements"):
        delete_statement(store, talks.first)
        delete_statement(store, talks.second)
    restore_row(store, ("statement", talks.first))
    assert set(rows_of(store, "statement")) == {talks.first}
    assert rows_of(store, "link") == {}
    assert len(rows_of(store, "excerpt")) == len(rows_of(store, "corroboration")) == 1
    restore_row(store, ("statement", talks.second))
    assert rows_of(store, "link") == before["link"]
    assert check(store) == []


def test_a_record_whose_code_is_taken_does_not_come_back(store: Store, talks: Talks) -> None:
    delete_statement(store, talks.first)
    with store.write("Add statement") as writing:
        writing.add(statement(talks, code="ST001"))
    with pytest.raises(UserError, match="“Restore statement” cannot be done: another statement has the code ST001 now"):
        restore_row(store, ("statement", talks.first))
    assert talks.first not in rows_of(store, "statement")


def test_a_record_that_would_refer_to_nothing_does_not_come_back(store: Store, talks: Talks, colleague: Store) -> None:
    with store.write("Delete statements"):
        delete_statement(store, talks.first)
        delete_statement(store, talks.second)
    with colleague.write("Delete source") as writing:
        writing.delete(Source, talks.source)
    with pytest.raises(UserError, match="refers to source S1, which was deleted since by Mykola Bondar"):
        restore_row(store, ("statement", talks.first))


def test_only_what_is_deleted_comes_back(store: Store, talks: Talks) -> None:
    with pytest.raises(UserError, match="statement ST001 is not deleted"):
        restore_row(store, ("statement", talks.first))
    with pytest.raises(UserError, match="nowhere in the dossier"):
        restore_row(store, ("statement", "nowhere"))


def test_one_old_step_is_taken_back_and_nothing_else(store: Store, talks: Talks, colleague: Store) -> None:
    statements.set_range(colleague, talks.first, (10, 20))
    statements.set_firmness(store, talks.first, 4)
    undo_step(store, step(store, "Set range"), "a misreading")
    assert the_range(store, talks.first) == (40, 55)
    assert value_of(store, "statement", talks.first, "firmness") == 4
    assert newest(store) == ("Take back ‘Set range’", "a misreading")
    undone = store.undo()
    assert undone is not None
    assert undone.label == "Take back ‘Set range’"
    assert the_range(store, talks.first) == (10, 20)


def test_a_step_on_which_another_one_was_built_is_not_taken_back(store: Store, talks: Talks, colleague: Store) -> None:
    statements.set_range(store, talks.first, (10, 20))
    mine = step(store, "Set range")
    statements.set_range(colleague, talks.first, (30, 40))
    with pytest.raises(OvertakenError) as refused:
        undo_step(store, mine)
    error = refused.value
    assert error.sentence == (
        "“Set range” cannot be taken back: range of statement ST001 was set to 30–40 since by Mykola Bondar."
    )
    assert (error.mine.words, error.mine.who) == ("10–20", "you")
    assert (error.theirs.words, error.theirs.who) == ("30–40", "Mykola Bondar")
    assert error.before is not None
    assert (error.before.words, error.before.value["low"]) == ("40–55", 40)


def test_a_step_whose_record_was_deleted_since_is_not_taken_back(store: Store, talks: Talks, colleague: Store) -> None:
    statements.set_range(store, talks.first, (10, 20))
    mine = step(store, "Set range")
    delete_statement(colleague, talks.first)
    with pytest.raises(OvertakenError, match="statement ST001 was deleted since by Mykola Bondar") as refused:
        undo_step(store, mine)
    assert (refused.value.unit, refused.value.theirs.words) == (WHOLE, "deleted")


def test_a_step_that_others_refer_to_is_not_taken_back(store: Store, talks: Talks, colleague: Store) -> None:
    parties.add_party(store, "Poland")
    poland = next(row for row, values in rows_of(store, "party").items() if values["name"] == "Poland")
    with colleague.write("Set party") as writing:
        writing.set(Statement, talks.first, party_id=poland)
    expected = "“Add party” cannot be taken back: statement ST001 refers to party Poland since Mykola Bondar changed it"
    with pytest.raises(UserError, match=expected):
        undo_step(store, step(store, "Add party"))
    with pytest.raises(UserError, match=expected):
        store.undo()
    assert poland in rows_of(store, "party")


def test_what_is_taken_back_is_not_taken_back_again(store: Store, talks: Talks) -> None:
    statements.set_range(store, talks.first, (10, 20))
    mine = step(store, "Set range")
    undo_step(store, mine)
    with pytest.raises(UserError, match="“Set range” cannot be taken back: you took it back already"):
        undo_step(store, mine)


def test_taking_back_an_undo_does_it_again(store: Store, talks: Talks) -> None:
    statements.set_range(store, talks.first, (10, 20))
    store.undo()
    undo_step(store, step(store, "Undo: Set range"))
    assert the_range(store, talks.first) == (10, 20)
    assert newest(store)[0] == "Take back ‘Undo: Set range’"


def test_what_the_dossier_began_with_stays(store: Store, talks: Talks) -> None:
    with pytest.raises(UserError, match="The dossier begins with “Begin talks”, which cannot be taken back"):
        undo_step(store, step(store, "Begin talks"))
    with pytest.raises(UserError, match="not in the dossier"):
        undo_step(store, "nowhere")


def test_a_reference_that_led_nowhere_before_may_do_so_again(store: Store, talks: Talks) -> None:
    with store.write("Delete party") as writing:
        writing.delete(Party, talks.ua)
    before = all_tables(store)
    delete_statement(store, talks.first)
    store.undo()
    assert all_tables(store) == before
