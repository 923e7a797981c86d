from datetime import date

import pytest

from models.edits import briefings
from models.errors import UserError
from models.queries import last_briefing
from models.store import Store

DAY = date(2022, 4, 1)


def given_out(store: Store, title: str, day: date = DAY) -> str:
    return briefings.mark_given_out(store, title, day, (None, 7), "on record")


def test_without_any_nothing_was_given_out(store: Store) -> None:
    assert last_briefing(store) is None


def test_a_briefing_given_out_is_remembered_with_what_it_compares_and_undone(store: Store) -> None:
    key = given_out(store, "  For the\nminister ")
    found = last_briefing(store)
    assert found is not None
    assert (found.id, found.title, found.made_on) == (key, "For the minister", DAY)
    assert store.columns("SELECT specification FROM briefing") == [('{"from":null,"reading":"on record","to":7}',)]
    store.undo()
    assert last_briefing(store) is None


def test_the_last_one_tells_of_the_latest_day_whenever_it_was_marked(store: Store) -> None:
    given_out(store, "Late", date(2022, 4, 2))
    given_out(store, "Early", DAY)
    given_out(store, "Late again", date(2022, 4, 2))
    found = last_briefing(store)
    assert found is not None
    assert found.title == "Late again"
    briefings.delete_briefing(store, found.id)
    assert last_briefing(store).title == "Late"


def test_one_is_marked_once(store: Store) -> None:
    given_out(store, "For the minister")
    with pytest.raises(UserError, match="marked as given out already"):
        given_out(store, "For the minister")
    with pytest.raises(UserError, match="needs a title"):
        given_out(store, "  ")
