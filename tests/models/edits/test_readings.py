from dataclasses import replace
from datetime import date

import pytest

from models.analysis.reading import Reading, reading_named
from models.edits import readings
from models.errors import OvertakenError, UserError
from models.queries import own_readings
from models.store import Store
from models.words import Conditionals, Review
from tests.talks import Talks

CAREFUL = Reading("careful", 2, 3, Conditionals.MET, restatements=True, review=Review.REVIEWED)


def titles(store: Store) -> list[str]:
    return [kept.reading.name for kept in own_readings(store)]


def test_a_reading_is_kept_with_all_its_rules_but_no_day(store: Store, talks: Talks) -> None:
    key = readings.save_reading(store, "  Our own\nrules ", CAREFUL.as_known(date(2022, 5, 1)))
    (kept,) = own_readings(store)
    assert (kept.id, kept.reading) == (key, replace(CAREFUL, name="Our own rules"))
    assert store.steps().undo is not None
    store.undo()
    assert own_readings(store) == []


def test_a_reading_is_changed_renamed_and_deleted(store: Store, talks: Talks) -> None:
    key = readings.save_reading(store, "Ours", CAREFUL)
    readings.set_rules(store, key, replace(CAREFUL, review=None, authority=5))
    readings.rename_reading(store, key, "Theirs")
    assert own_readings(store)[0].reading == replace(CAREFUL, name="Theirs", review=None, authority=5)
    readings.delete_reading(store, key)
    assert own_readings(store) == []


def test_a_reading_needs_a_name_that_no_other_has(store: Store, talks: Talks) -> None:
    readings.save_reading(store, "Ours", CAREFUL)
    for title, sentence in (
        ("", "A reading needs a name"),
        ("OURS", "There is a reading “Ours” already."),
        ("On record", "The reading “On record” is built in."),
    ):
        with pytest.raises(UserError, match=sentence):
            readings.save_reading(store, title, CAREFUL)
    assert titles(store) == ["Ours"]


def test_rules_that_a_colleague_has_changed_meanwhile_are_not_overwritten(
    store: Store, talks: Talks, colleague: Store
) -> None:
    key = readings.save_reading(store, "Ours", CAREFUL)
    readings.set_rules(colleague, key, replace(CAREFUL, authority=1))
    with pytest.raises(OvertakenError):
        readings.set_rules(store, key, replace(CAREFUL, authority=4), seen=CAREFUL)
    assert own_readings(store)[0].reading.authority == 1


def test_own_readings_are_found_by_name_after_those_that_are_built_in() -> None:
    assert reading_named(" careful ", (CAREFUL,)) == CAREFUL
    assert reading_named("Strict", (CAREFUL,)).credibility == 2
    with pytest.raises(UserError, match="There are: strict, on record, everything, careful"):
        reading_named("loose", (CAREFUL,))
