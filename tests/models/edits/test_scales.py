from datetime import date

import pytest

from models.edits import assessments, outcomes, statements
from models.edits import scales as edits
from models.errors import UserError
from models.facts import Issue, Option, Scale
from models.loading import load_snapshot
from models.store import Store
from models.words import Act, Judgement
from tests.talks import Talks, add_talks, all_tables, statement, value_of

DAY = date(2022, 4, 15)
HALVED = ((0.0, 0.0), (100.0, 50.0))


def drawn(*options: tuple[float, str], mapping: tuple[tuple[float, float], ...] | None = HALVED, **rest: str) -> Scale:
    listed = tuple(Option("", value, label, "") for value, label in options)
    return Scale("", 0, "in", "out", 20.0, listed, mapping=mapping, reason=rest.get("reason", "finer at the top"))


def present(store: Store) -> Issue:
    return load_snapshot(store).issues[0]


def named(issue: Issue | Scale) -> list[tuple[float, str]]:
    return [(option.value, option.label) for option in issue.options]


def emptied(store: Store, talks: Talks) -> None:
    """Take all ranges off the scale."""
    for one in (talks.first, talks.second):
        statements.set_range(store, one, None)


def test_an_unused_scale_can_be_changed_freely(store: Store):
    talks = add_talks(store)
    emptied(store, talks)
    low = edits.add_option(store, talks.neutrality, 40, "guarantees", "binding ones")
    high = edits.add_option(store, talks.neutrality, 60, "limits")
    edits.move_option(store, low, 45)
    edits.set_label(store, low, "Guarantees")
    edits.set_definition(store, low, "by the five")
    edits.delete_option(store, high)
    edits.set_pole(store, talks.neutrality, "high_pole", "neutral for good")
    edits.set_reference_point(store, talks.neutrality, 20)
    now = present(store)
    assert [(one.value, one.label, one.definition) for one in now.options] == [(45, "Guarantees", "by the five")]
    assert (now.high_pole, now.reference_point) == ("neutral for good", 20)
    assert store.steps().undo.label == "Set reference point"


def test_a_scale_is_in_use_by_outcomes_and_by_what_is_judged_to_be_within_reach_too(store: Store):
    talks = add_talks(store)
    emptied(store, talks)
    option = edits.add_option(store, talks.neutrality, 40, "guarantees")
    outcome = outcomes.add_outcome(store, talks.neutrality, DAY)
    outcomes.set_range(store, outcome, (40, 55))
    for kind in (Judgement.RESERVATION, Judgement.SALIENCE):
        judged = assessments.add_assessment(store, kind, "An official", DAY)
        assessments.set_issue(store, judged, talks.neutrality)
        assessments.set_figures(store, judged, (40, 50))
    with pytest.raises(UserError, match="2 ranges on this scale would mean something else"):
        edits.move_option(store, option, 45)
    outcomes.set_range(store, outcome, None)
    with pytest.raises(UserError, match="1 range on this scale"):
        edits.move_option(store, option, 45)


def test_on_a_scale_in_use_words_can_be_corrected_and_points_named_but_none_moved_or_taken_away(store: Store):
    talks = add_talks(store)
    option = edits.add_option(store, talks.neutrality, 40, "guarantees")
    edits.set_label(store, option, "Guarantees")
    edits.set_pole(store, talks.neutrality, "low_pole", "alliance")
    for forbidden in (lambda: edits.move_option(store, option, 45), lambda: edits.delete_option(store, option)):
        with pytest.raises(UserError, match="2 ranges on this scale would mean something else"):
            forbidden()
    edits.move_option(store, option, 40)
    assert named(present(store)) == [(40, "Guarantees")]


def test_two_points_do_not_stand_in_one_place(store: Store):
    talks = add_talks(store)
    emptied(store, talks)
    edits.add_option(store, talks.neutrality, 40, "guarantees")
    other = edits.add_option(store, talks.neutrality, 50, "limits")
    for refused in (
        lambda: edits.add_option(store, talks.neutrality, 40, "again"),
        lambda: edits.move_option(store, other, 40),
    ):
        with pytest.raises(UserError, match="guarantees stands at 40 already"):
            refused()
    with pytest.raises(UserError, match="from 0 to 100"):
        edits.add_option(store, talks.neutrality, 101, "beyond")
    with pytest.raises(UserError, match="needs a name"):
        edits.add_option(store, talks.neutrality, 70, " ")


def test_a_revision_is_one_step_and_what_was_coded_before_keeps_its_scale(store: Store):
    talks = add_talks(store)
    edits.add_option(store, talks.neutrality, 40, "guarantees")
    before = all_tables(store)
    made = edits.revise_scale(store, talks.neutrality, drawn((30, "guarantees"), (70, "ceilings")), seen="")
    now = load_snapshot(store)
    issue = now.issues[0]
    assert (issue.low_pole, issue.high_pole, issue.reference_point) == ("in", "out", 20)
    assert named(issue) == [(30, "guarantees"), (70, "ceilings")]
    assert [named(scale) for scale in issue.scales] == [[(40, "guarantees")], [(30, "guarantees"), (70, "ceilings")]]
    assert value_of(store, "statement", talks.first, "scale_id") is None
    assert (now.statements.low[0], now.statements.own[0]) == (20, (40, 55))
    statements.set_range(store, talks.first, (70, 80))
    assert value_of(store, "statement", talks.first, "scale_id") == made
    store.undo()
    store.undo()
    assert all_tables(store) == before


def test_a_revision_tells_the_record_why(store: Store):
    talks = add_talks(store)
    edits.revise_scale(store, talks.neutrality, drawn())
    assert store.columns('SELECT label, reason FROM "transaction" ORDER BY clock DESC LIMIT 1') == [
        ("Revise scale", "finer at the top")
    ]


def test_a_colleagues_statement_that_arrives_with_the_older_scale_means_what_it_meant(store: Store):
    talks = add_talks(store)
    edits.revise_scale(store, talks.neutrality, drawn())
    with store.write("Merge") as writing:
        writing.add(statement(talks, code="ST003", sequence=3, low=80.0, high=90.0))
    columns = load_snapshot(store).statements
    assert (columns.low[2], columns.high[2], columns.scale[2]) == (40, 45, 1)


def test_after_a_revision_the_present_scale_is_the_one_that_is_edited(store: Store):
    talks = add_talks(store)
    old = edits.add_option(store, talks.neutrality, 40, "guarantees")
    made = edits.revise_scale(store, talks.neutrality, drawn((30, "guarantees"), mapping=None))
    edits.set_pole(store, talks.neutrality, "low_pole", "alliance", seen={"low_pole": "in"})
    edits.add_option(store, talks.neutrality, 60, "limits")
    scale = present(store).scales[1]
    assert (scale.id, scale.low_pole, named(scale)) == (made, "alliance", [(30, "guarantees"), (60, "limits")])
    assert present(store).scales[0].low_pole == "NATO"
    with pytest.raises(UserError, match="earlier scale"):
        edits.move_option(store, old, 45)


def test_a_scale_onto_which_ranges_were_taken_over_is_in_use_and_one_that_compares_nothing_is_not(store: Store):
    talks = add_talks(store)
    edits.revise_scale(store, talks.neutrality, drawn((30, "guarantees")))
    (option,) = present(store).options
    with pytest.raises(UserError, match="revise the scale"):
        edits.move_option(store, option.id, 35)
    edits.revise_scale(store, talks.neutrality, drawn((30, "guarantees"), mapping=None))
    (option,) = present(store).options
    edits.move_option(store, option.id, 35)
    assert named(present(store)) == [(35, "guarantees")]


def test_a_revision_of_what_somebody_else_has_revised_is_refused(store: Store):
    talks = add_talks(store)
    first = edits.revise_scale(store, talks.neutrality, drawn(), seen="")
    with pytest.raises(UserError, match="revised this scale in the meantime"):
        edits.revise_scale(store, talks.neutrality, drawn(), seen="")
    edits.revise_scale(store, talks.neutrality, drawn(), seen=first)
    assert [scale.after for scale in present(store).scales] == [0, 1, 2]


@pytest.mark.parametrize(
    ("scale", "sentence"),
    [
        (drawn(reason=" "), "Say why"),
        (drawn((40, "a"), (40, "b")), "Both a and b stand at 40"),
        (drawn((40, "")), "needs a name"),
        (drawn((140, "a")), "from 0 to 100"),
        (drawn(mapping=((0, 0), (50, 80), (100, 20))), "keep the order"),
    ],
)
def test_a_revision_that_cannot_be_meant_is_refused_whole(store: Store, scale: Scale, sentence: str):
    talks = add_talks(store)
    before = all_tables(store)
    with pytest.raises(UserError, match=sentence):
        edits.revise_scale(store, talks.neutrality, scale)
    assert all_tables(store) == before


def test_red_lines_are_taken_over_too(store: Store):
    talks = add_talks(store)
    statements.set_act(store, talks.first, Act.RED_LINE)
    edits.revise_scale(store, talks.neutrality, drawn())
    columns = load_snapshot(store).statements
    assert (columns.low[0], columns.high[0]) == (20, 27.5)
