from datetime import date

from models.edits import assessments as edits
from models.edits import issues
from models.facts import Assessment
from models.loading import load_snapshot
from models.store import Store
from models.words import Judgement
from tests.revising import revise
from tests.talks import add_talks, value_of


def judged(store: Store) -> Assessment:
    return load_snapshot(store).assessments[0]


def reservation(store: Store) -> str:
    talks = add_talks(store)
    made = edits.add_assessment(store, Judgement.RESERVATION, "An analyst", date(2022, 3, 21))
    edits.set_issue(store, made, talks.neutrality)
    edits.set_figures(store, made, (40, 60))
    return made


def test_a_range_is_taken_over_to_the_present_scale_of_its_issue(store: Store):
    reservation(store)
    assert (judged(store).value_low, judged(store).own) == (40, None)
    revise(store, "neutrality", ((0.0, 100.0), (100.0, 50.0)))
    assert (judged(store).value_low, judged(store).value_high, judged(store).own) == (70, 80, (40, 60))


def test_what_has_no_place_there_is_not_comparable_until_it_is_given_anew(store: Store):
    made = reservation(store)
    scale = revise(store, "neutrality")
    assert (judged(store).value_low, judged(store).own) == (None, (40, 60))
    edits.set_figures(store, made, (30, 50), seen={"value_low": 40.0, "value_high": 60.0})
    assert (judged(store).value_low, judged(store).own) == (30, None)
    assert value_of(store, "assessment", made, "scale_id") == scale


def test_what_is_no_range_on_a_scale_is_left_as_it_is(store: Store):
    made = reservation(store)
    edits.set_kind(store, made, Judgement.SALIENCE)
    revise(store, "neutrality")
    assert (judged(store).value_low, judged(store).own) == (40, None)


def test_another_kind_of_range_stays_on_the_scale_that_it_was_given_on(store: Store):
    made = reservation(store)
    revise(store, "neutrality", ((0.0, 100.0), (100.0, 50.0)))
    edits.set_kind(store, made, Judgement.ASPIRATION)
    assert (judged(store).value_low, judged(store).value_high, judged(store).own) == (70, 80, (40, 60))
    edits.set_kind(store, made, Judgement.SALIENCE)
    assert value_of(store, "assessment", made, "scale_id") is None


def test_a_range_is_on_the_scale_that_was_seen(store: Store):
    made = reservation(store)
    scale = revise(store, "neutrality", ((0.0, 100.0), (100.0, 50.0)))
    edits.set_figures(store, made, (20, 40), scale_id="")
    assert (judged(store).value_low, judged(store).own) == (80, (20, 40))
    edits.set_figures(store, made, (20, 40), scale_id=scale)
    assert (judged(store).value_low, judged(store).own) == (20, None)


def test_another_issue_takes_a_range_on_the_scale_of_the_former_one_off(store: Store):
    made = reservation(store)
    other = issues.add_issue(store, "Crimea")
    edits.set_issue(store, made, judged_issue(store))
    assert judged(store).value_low == 40
    edits.set_issue(store, made, other)
    assert (judged(store).value_low, judged(store).own) == (None, None)
    store.undo()
    assert judged(store).value_low == 40


def judged_issue(store: Store) -> str:
    return load_snapshot(store).issues[judged(store).issue].id
