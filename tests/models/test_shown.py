from collections.abc import Iterator
from datetime import date

import pytest

from models.analysis.reading import STRICT
from models.edits import readings, statements
from models.edits.coding import delete_statement
from models.errors import UserError
from models.queries import own_readings, statement_texts
from models.shown import Shown
from models.store import Store
from tests.alike import differing
from tests.days import on_day
from tests.talks import Talks, add_talks

BEGUN, LATER, LAST = date(2022, 4, 1), date(2022, 4, 10), date(2022, 4, 20)


@pytest.fixture
def talks(store: Store) -> Talks:
    with on_day(BEGUN):
        made = add_talks(store)
    with on_day(LATER):
        statements.set_text(store, made.first, "Other words")
        delete_statement(store, made.second)
    return made


@pytest.fixture
def shown(store: Store, talks: Talks) -> Iterator[Shown]:
    made = Shown(store)
    store.watch(made.take_over)
    yield made
    made.close()


def codes(shown: Shown) -> list[str]:
    return list(shown.snapshot.statements.codes)


def words(shown: Shown, talks: Talks) -> str:
    return statement_texts(shown.records, [talks.first])[talks.first].text


def test_a_day_is_shown_with_its_statements_and_words_and_left_again(shown: Shown, talks: Talks) -> None:
    present = shown.present
    others = shown.go_to(BEGUN).ids("statement")
    assert others == {talks.first, talks.second}
    assert (codes(shown), words(shown, talks)) == (["ST001", "ST002"], "Neutrality for guarantees")
    assert shown.present is present
    assert shown.go_to(None).ids("statement") == others
    assert (codes(shown), words(shown, talks)) == (["ST001"], "Other words")
    assert shown.snapshot is present


def test_where_nothing_was_otherwise_the_present_state_is_shown(shown: Shown) -> None:
    assert shown.go_to(LATER).rows == frozenset()
    assert shown.snapshot is shown.present


def test_what_changes_meanwhile_is_seen_only_after_coming_back(store: Store, shown: Shown, talks: Talks) -> None:
    shown.go_to(BEGUN)
    before = shown.snapshot
    with on_day(LAST):
        statements.set_range(store, talks.first, (1, 2))
    assert differing(shown.snapshot, before) == []
    shown.go_to(LATER)
    assert shown.snapshot.statements.low.tolist() == [40]
    shown.go_to(None)
    assert shown.snapshot.statements.low.tolist() == [1]


def test_a_day_that_was_as_now_stays_as_it_is_when_something_changes(store: Store, shown: Shown, talks: Talks) -> None:
    shown.go_to(LATER)
    with on_day(LAST):
        statements.set_range(store, talks.first, (1, 2))
    assert shown.snapshot.statements.low.tolist() == [40]
    assert shown.present.statements.low.tolist() == [1]


def test_nothing_of_the_talks_can_be_changed_while_looking_back(store: Store, talks: Talks) -> None:
    store.looking_back = "Come back first."
    with pytest.raises(UserError, match="Come back first"):
        statements.set_range(store, talks.first, (1, 2))
    with pytest.raises(UserError, match="Come back first"):
        store.undo()
    readings.save_reading(store, "Ours", STRICT)
    assert len(own_readings(store)) == 1
    store.looking_back = ""
    statements.set_range(store, talks.first, (1, 2))
