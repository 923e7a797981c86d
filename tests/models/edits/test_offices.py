from datetime import date

import pytest

from models.checking.check import check
from models.edits import offices, speakers
from models.errors import UserError
from models.loading import load_snapshot
from models.store import Store
from tests.talks import add_talks, rows_of

BEFORE, SAID, AFTER = date(2022, 3, 20), date(2022, 3, 21), date(2022, 3, 22)


def test_the_authority_of_what_was_said_is_that_of_the_day(store: Store):
    talks = add_talks(store)
    made = offices.add_office(store, talks.zelenskyy, "Actor", party_id=talks.ua, authority=5, days=(None, BEFORE))
    assert list(load_snapshot(store).statements.authority) == [1, 1]
    offices.set_days(store, made, None, SAID, seen={"start": None, "end": BEFORE})
    assert list(load_snapshot(store).statements.authority) == [5, 5]
    offices.set_authority(store, made, 4)
    assert list(load_snapshot(store).statements.authority) == [4, 4]
    offices.set_title(store, made, "Player")
    assert rows_of(store, "office")[made]["title"] == "Player"


def test_who_changes_sides_keeps_an_office_for_what_was_said_before(store: Store):
    talks = add_talks(store)
    made = offices.add_office(store, talks.zelenskyy, "President", party_id=talks.ua, authority=1, days=(None, SAID))
    speakers.set_party(store, talks.zelenskyy, talks.ru)
    assert check(store) == []
    for edit in (
        lambda: offices.set_days(store, made, AFTER, None),
        lambda: offices.set_party(store, made, talks.ru),
        lambda: offices.delete_office(store, made),
    ):
        with pytest.raises(UserError, match="2 statements of Volodymyr Zelenskyy would be left without an office for"):
            edit()
    speakers.set_party(store, talks.zelenskyy, talks.ua)
    offices.delete_office(store, made)
    assert rows_of(store, "office") == {}


def test_the_days_of_an_office_do_not_run_backwards(store: Store):
    talks = add_talks(store)
    made = offices.add_office(store, talks.lavrov, "Minister", party_id=talks.ru, authority=2)
    with pytest.raises(UserError, match="run backwards"):
        offices.set_days(store, made, AFTER, BEFORE)
