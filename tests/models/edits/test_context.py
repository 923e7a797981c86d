"""Events, assessments, disputes, and the dossier itself."""

from collections.abc import Callable
from datetime import date

import pytest

from models.edits import assessments, disputes, dossier, events, issues, outcomes, rounds
from models.errors import UserError
from models.store import Store
from models.tables import Statement
from models.words import Judgement
from tests.talks import add_talks, rows_of

DAY = date(2022, 3, 14)

Act = tuple[str, Callable[[], None], dict[str, object]]


def held(store: Store, table: str, row: str, acts: list[Act]) -> None:
    """Each act is one step with its label and leaves these values."""
    for label, act, expected in acts:
        act()
        step = store.steps().undo
        assert step is not None
        assert step.label == label
        assert rows_of(store, table)[row].items() >= expected.items()


def test_every_field_of_an_event(store: Store):
    talks = add_talks(store)
    row = events.add_event(store, "Theatre", DAY, kind="military")
    held(store, "event", row, [
        ("Set event title", lambda: events.set_title(store, row, "Theatre hit"), {"title": "Theatre hit"}),
        ("Set event code", lambda: events.set_code(store, row, "E1"), {"code": "E1"}),
        ("Set event date", lambda: events.set_date(store, row, DAY, "2022-03"), {"date_edtf": "2022-03"}),
        ("Set event kind", lambda: events.set_words(store, row, "kind", "incident"), {"kind": "incident"}),
        ("Set event place", lambda: events.set_words(store, row, "place", "Mariupol"), {"place": "Mariupol"}),
        ("Set event source", lambda: events.set_source(store, row, talks.source), {"source_id": talks.source}),
        ("Grade event", lambda: events.set_credibility(store, row, 2), {"credibility": 2}),
        ("Delete event", lambda: events.delete_event(store, events.add_event(store, "Another", DAY)), {}),
    ])  # fmt: skip
    with pytest.raises(UserError, match="deleted in the meantime"):
        events.set_source(store, row, "gone")
    with pytest.raises(UserError, match="from 1 to 6"):
        events.set_credibility(store, row, 7)
    events.delete_event(store, row)
    assert rows_of(store, "event") == {}


def test_every_field_of_an_assessment(store: Store):
    talks = add_talks(store)
    row = assessments.add_assessment(store, Judgement.LIKELIHOOD, "Somebody", DAY)
    held(store, "assessment", row, [
        ("Set assessor", lambda: assessments.set_assessor(store, row, "Officials"), {"assessor": "Officials"}),
        ("Set assessment code", lambda: assessments.set_code(store, row, "A1"), {"code": "A1"}),
        ("Set assessment date", lambda: assessments.set_date(store, row, DAY, "2022-03"), {"date_edtf": "2022-03"}),
        ("Set assessed party", lambda: assessments.set_party(store, row, talks.ua), {"party_id": talks.ua}),
        ("Set assessed issue", lambda: assessments.set_issue(store, row, talks.neutrality),
         {"issue_id": talks.neutrality}),
        ("Set what is assessed", lambda: assessments.set_words(store, row, "about", "peace"), {"about": "peace"}),
        ("Set wording of assessment", lambda: assessments.set_words(store, row, "wording", "low"), {"wording": "low"}),
        ("Set assessment source", lambda: assessments.set_source(store, row, talks.source),
         {"source_id": talks.source}),
        ("Grade assessment", lambda: assessments.set_credibility(store, row, 3), {"credibility": 3}),
        ("Set figures of assessment", lambda: assessments.set_figures(store, row, (10, 30)),
         {"probability_low": 10.0, "probability_high": 30.0, "value_low": None}),
    ])  # fmt: skip
    assessments.delete_assessment(store, row)
    assert rows_of(store, "assessment") == {}


def test_the_figures_of_an_assessment_come_along_when_its_kind_changes(store: Store):
    talks = add_talks(store)
    row = assessments.add_assessment(store, Judgement.LIKELIHOOD, "Somebody", DAY)
    assessments.set_figures(store, row, (10, 30))
    assessments.set_kind(store, row, Judgement.SALIENCE, seen={"kind": Judgement.LIKELIHOOD})
    expected = {"probability_low": None, "probability_high": None, "value_low": 10.0, "value_high": 30.0}
    assert rows_of(store, "assessment")[row].items() >= expected.items()
    with pytest.raises(UserError, match="Choose the issue first: the reservation is a range on its scale"):
        assessments.set_kind(store, row, Judgement.RESERVATION)
    assert rows_of(store, "assessment")[row]["kind"] == "salience"
    assessments.set_issue(store, row, talks.neutrality)
    assessments.set_kind(store, row, Judgement.RESERVATION)
    with pytest.raises(UserError, match="Choose the issue first"):
        assessments.set_issue(store, row, None)
    assessments.set_figures(store, row, None, seen={"value_low": 10.0, "value_high": 30.0})
    assessments.set_issue(store, row, None)
    with pytest.raises(UserError, match="The kind of this assessment was changed in the meantime"):
        assessments.set_figures(store, row, (1, 2), seen={"probability_low": 1.0, "probability_high": 2.0})
    with pytest.raises(UserError, match="0 to 100"):
        assessments.set_figures(store, row, (1, 101))


def test_whether_a_judgement_came_true_is_told_with_the_day_since_which_that_is_known(store: Store):
    add_talks(store)
    row = assessments.add_assessment(store, Judgement.LIKELIHOOD, "Somebody", DAY)
    held(store, "assessment", row, [
        ("Set whether it came true", lambda: assessments.set_came_true(store, row, came_true=False),
         {"came_true": 0, "resolved_on": None}),
        ("Set whether it came true", lambda: assessments.set_came_true(store, row, came_true=True, resolved_on=DAY),
         {"came_true": 1, "resolved_on": "2022-03-14"}),
        ("Set whether it came true", lambda: assessments.set_came_true(store, row, came_true=None),
         {"came_true": None, "resolved_on": None}),
    ])  # fmt: skip
    with pytest.raises(UserError, match="Say first whether it came true"):
        assessments.set_came_true(store, row, came_true=None, resolved_on=DAY)
    seen = {"came_true": True, "resolved_on": DAY}
    with pytest.raises(UserError, match="in the meantime"):
        assessments.set_came_true(store, row, came_true=False, seen=seen)


def test_every_field_of_an_outcome(store: Store):
    talks = add_talks(store)
    row = outcomes.add_outcome(store, talks.neutrality, DAY, text=" Neutral ")
    assert rows_of(store, "outcome")[row].items() >= {"code": "OC001", "text": "Neutral", "value_low": None}.items()
    held(store, "outcome", row, [
        ("Set outcome code", lambda: outcomes.set_code(store, row, "O1"), {"code": "O1"}),
        ("Set outcome date", lambda: outcomes.set_date(store, row, DAY, "2022-03"), {"date_edtf": "2022-03"}),
        ("Set range of outcome", lambda: outcomes.set_range(store, row, (40, 55)),
         {"value_low": 40.0, "value_high": 55.0, "scale_id": None}),
        ("Set outcome note", lambda: outcomes.set_words(store, row, "note", "leaked"), {"note": "leaked"}),
        ("Set outcome source", lambda: outcomes.set_source(store, row, talks.source), {"source_id": talks.source}),
    ])  # fmt: skip
    with pytest.raises(UserError, match="runs backwards"):
        outcomes.set_range(store, row, (55, 40))
    with pytest.raises(UserError, match="needs an issue"):
        outcomes.add_outcome(store, "", DAY)
    with pytest.raises(UserError, match="1 outcome"):
        issues.delete_issue(store, talks.neutrality)
    outcomes.delete_outcome(store, row)
    assert rows_of(store, "outcome") == {}


def test_an_outcome_on_another_issue_has_no_range_there(store: Store):
    talks = add_talks(store)
    row = outcomes.add_outcome(store, talks.neutrality, DAY)
    outcomes.set_range(store, row, (40, 55), scale_id="", seen={"value_low": None, "value_high": None})
    outcomes.set_issue(store, row, talks.neutrality)
    assert rows_of(store, "outcome")[row]["value_low"] == 40
    other = issues.add_issue(store, "Crimea", code="crimea")
    outcomes.set_issue(store, row, other, seen={"issue_id": talks.neutrality})
    assert rows_of(store, "outcome")[row].items() >= {"issue_id": other, "value_low": None, "value_high": None}.items()


def test_every_field_of_a_dispute(store: Store):
    talks = add_talks(store)
    row = disputes.add_dispute(store, "Irpin")
    held(store, "dispute", row, [
        ("Set dispute topic", lambda: disputes.set_topic(store, row, "Kherson"), {"topic": "Kherson"}),
        ("Set dispute code", lambda: disputes.set_code(store, row, "D1"), {"code": "D1"}),
        ("Set claim", lambda: disputes.set_words(store, row, "claim", "taken"), {"claim": "taken"}),
        ("Set who counters it", lambda: disputes.set_words(store, row, "countered_by", "Kremlin"),
         {"countered_by": "Kremlin"}),
        ("Set source of counter-claim", lambda: disputes.set_source(store, row, "source_counter_id", talks.source),
         {"source_counter_id": talks.source}),
    ])  # fmt: skip
    disputes.delete_dispute(store, row)
    assert rows_of(store, "dispute") == {}


def test_the_dossier_gets_a_row_with_its_first_edit(store: Store):
    dossier.set_stale_limit(store, 45)
    (row,) = rows_of(store, "dossier").values()
    assert (row["title"], row["stale_after_days"]) == (store.path.stem, 45)
    dossier.set_title(store, "Talks in Istanbul", seen={"title": store.path.stem})
    dossier.set_description(store, "What was said")
    (row,) = rows_of(store, "dossier").values()
    assert (row["title"], row["description"]) == ("Talks in Istanbul", "What was said")
    for _ in range(3):
        store.undo()
    assert rows_of(store, "dossier") == {}


def test_a_round_with_statements_linked_to_it_stays(store: Store):
    talks = add_talks(store)
    with store.write("Link") as writing:
        writing.set(Statement, talks.first, round_id=talks.round)
    with pytest.raises(UserError, match="Istanbul has 1 statement; move or delete it first"):
        rounds.delete_round(store, talks.round)
    with store.write("Unlink") as writing:
        writing.set(Statement, talks.first, round_id=None)
    rounds.delete_round(store, talks.round)
    assert rows_of(store, "round") == {}


def test_heads_are_named_one_by_one_and_not_over_each_other(store: Store):
    talks = add_talks(store)
    rounds.set_head(store, talks.round, "UA", "Arakhamia", seen="")
    rounds.set_head(store, talks.round, "RU", "Medinsky", seen="")
    with pytest.raises(UserError, match="have set it to Arakhamia in the meantime"):
        rounds.set_head(store, talks.round, "UA", "Reznikov", seen="")
    rounds.set_head(store, talks.round, "UA", "", seen="Arakhamia")
    assert rows_of(store, "round")[talks.round]["heads"] == '{"RU":"Medinsky"}'
