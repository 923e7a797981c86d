from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.edits.aliases import add_alias, delete_alias
from models.errors import UserError
from models.facts import NONE
from models.words import Judgement
from tests.talks import all_tables
from tests.views.records.conftest import said
from views.document import Document
from views.records.assessments import AssessmentForm
from views.records.disputes import DisputeForm
from views.records.events import EventAdder, EventForm
from views.records.outcomes import OutcomeAdder, OutcomeForm
from views.records.page import RecordPage
from views.records.parties import PartyForm
from views.records.rounds import RoundAdder, RoundForm
from views.records.speakers import SpeakerAdder, SpeakerForm

Opened = Callable[..., RecordPage]
Typed = Callable[..., None]


def label(document: Document) -> str:
    """What undo would take back."""
    step = document.store.steps().undo
    return "" if step is None else step.label


def test_a_partys_other_names_and_memberships_are_one_step_each(
    open_page: Opened, document: Document, type_into: Typed
) -> None:
    before = all_tables(document.store)
    form = open_page("Parties", "Ukraine").form
    assert isinstance(form, PartyForm)
    type_into(form.aliases.adder.findChild(type(form.name)), "Kyiv")
    assert document.snapshot.parties[0].aliases == ("Kyiv",)
    (row,) = form.aliases.rows.values()
    type_into(row.lines[0], "Kiev")
    assert label(document) == "Set other name"
    type_into(row.lines[0], "ukraine")
    assert said(row.lines[0]) == "“ukraine” is one of its names already."
    row.lines[0].drop()
    adder = form.memberships.adder
    type_into(adder.group, "group of", None)  # type: ignore[attr-defined]
    type_into(adder.days.end, "1 Mar 2022", None)  # type: ignore[attr-defined]
    type_into(adder.days.start, "2 Mar 2022")  # type: ignore[attr-defined]
    assert said(adder.days.start) == "The days run backwards: 2022-03-02 is after 2022-03-01."  # type: ignore[attr-defined]
    type_into(adder.days.end, "")  # type: ignore[attr-defined]
    (member,) = document.snapshot.memberships
    assert document.snapshot.parties[member.group].name == "Group of Seven"
    assert member.end is None
    (line,) = form.memberships.rows.values()
    type_into(line.days.end, "5 March 2022")  # type: ignore[attr-defined]
    assert line.days.end.line.text() == "5 Mar 2022"  # type: ignore[attr-defined]
    while label(document):
        document.store.undo()
    assert all_tables(document.store) == before
    assert not form.aliases.rows
    assert not form.memberships.rows


def test_a_colour_that_would_not_show_is_adjusted_and_the_field_says_so(
    open_page: Opened, document: Document, type_into: Typed
) -> None:
    form = open_page("Parties", "Ukraine").form
    assert isinstance(form, PartyForm)
    type_into(form.colour.text, "#FFD500")
    assert document.snapshot.parties[0].colour == "#ffd500"
    assert said(form.colour.text) == "Drawn darker on light ground, so that words in it can be read."
    other = open_page("Parties", "Russia").form
    assert said(form.colour.text) == ""
    type_into(other.colour.text, "ffd500")  # type: ignore[attr-defined]
    assert said(form.colour.text).endswith("Ukraine has this colour too.")
    form.colour.menu.options.actions()[1].trigger()
    assert document.snapshot.parties[1].colour == "#0063a8"
    form.colour.menu.options.actions()[0].trigger()
    assert document.snapshot.parties[1].colour == ""


def test_offices_are_added_with_the_speakers_party_and_edited_in_place(
    open_page: Opened, document: Document, type_into: Typed, qtbot: QtBot
) -> None:
    form = open_page("Speakers", "Dmytro Kuleba").form
    assert isinstance(form, SpeakerForm)
    adder = form.offices.adder
    assert adder.party.line.text() == "Ukraine"  # type: ignore[attr-defined]
    type_into(adder.title, "Envoy", None)  # type: ignore[attr-defined]
    type_into(adder.days.end, "20 March 2022")  # type: ignore[attr-defined]
    (office,) = document.snapshot.speakers[1].offices
    assert (office.title, office.authority, office.start) == ("Envoy", 2, None)
    (row,) = form.offices.rows.values()
    row.authority.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(row.authority, Qt.Key.Key_Down)  # type: ignore[attr-defined]
    assert document.snapshot.speakers[1].offices[0].authority == 3
    type_into(row.days.start, "21 March 2022")  # type: ignore[attr-defined]
    assert "run backwards" in said(row.days.start)  # type: ignore[attr-defined]
    row.days.start.drop()  # type: ignore[attr-defined]
    type_into(row.party, "")  # type: ignore[attr-defined]
    assert said(row.party) == "Name the party that it speaks for."  # type: ignore[attr-defined]
    row.party.drop()  # type: ignore[attr-defined]
    row.remove_button.click()
    assert document.snapshot.speakers[1].offices == ()


def test_a_speaker_needs_a_party_and_an_authority(
    open_page: Opened, document: Document, type_into: Typed, qtbot: QtBot
) -> None:
    page = open_page("Speakers")
    page.begin_adding()
    adder = page.adder
    assert isinstance(adder, SpeakerAdder)
    type_into(adder.name, "Wang Yi")
    assert said(adder.party) == "Name the party that it speaks for."
    type_into(adder.party, "chi")
    assert adder.message.text() == "Choose the authority."
    assert adder.authority.hasFocus()
    adder.authority.activated.emit(2)
    qtbot.keyClick(adder.authority, Qt.Key.Key_Return)
    made = document.snapshot.speakers[-1]
    assert adder.message.isHidden()
    assert (made.code, document.snapshot.parties[made.party].name, made.authority) == ("YI", "China", 2)


def test_the_days_of_a_round_are_typed_as_people_say_them(
    open_page: Opened, document: Document, type_into: Typed
) -> None:
    page = open_page("Rounds")
    page.begin_adding()
    adder = page.adder
    assert isinstance(adder, RoundAdder)
    type_into(adder.label, "Antalya again", None)
    type_into(adder.days, "mid-March or so")
    assert said(adder.days)
    type_into(adder.days, "about 3 May 2022")
    assert said(adder.days) == "This has to be exact: leave out “about” and “perhaps”."
    type_into(adder.days, "3-5 May 2022")
    made = document.snapshot.rounds[-1]
    assert (made.number, made.label, made.end - made.start) == (9, "Antalya again", 2)
    form = page.form
    assert isinstance(form, RoundForm)
    assert form.days.line.text() == "3–5 May 2022"
    type_into(form.number, "7")
    assert said(form.number) == "Number 7 is that of Istanbul. Choose another."


def test_heads_of_delegation_are_named_beside_their_parties(
    open_page: Opened, document: Document, type_into: Typed
) -> None:
    form = open_page("Rounds", "Istanbul").form
    assert isinstance(form, RoundForm)
    rows = {row.party.text(): row for row in form.heads.rows.values()}  # type: ignore[attr-defined]
    assert rows["Ukraine"].name.line.text() == "Davyd Arakhamia"  # type: ignore[attr-defined]
    type_into(rows["Russia"].name, "")  # type: ignore[attr-defined]
    assert dict(document.snapshot.rounds[6].heads) == {"UA": "Davyd Arakhamia"}
    type_into(form.heads.adder.party, "tur", None)  # type: ignore[attr-defined]
    type_into(form.heads.adder.name, "Mevlut Cavusoglu")  # type: ignore[attr-defined]
    assert document.snapshot.rounds[6].heads["TR"] == "Mevlut Cavusoglu"
    assert [row.party.text() for row in form.heads.rows.values()] == ["Ukraine", "Russia", "Türkiye"]  # type: ignore[attr-defined]


def test_an_event_is_dated_as_it_is_known_and_says_so(open_page: Opened, document: Document, type_into: Typed) -> None:
    page = open_page("Events")
    page.begin_adding()
    adder = page.adder
    assert isinstance(adder, EventAdder)
    type_into(adder.title, "Talks about talks", None)
    type_into(adder.date, "mid-March 2022", None)
    assert said(adder.date) == "mid-March 2022 (11–20 March)"
    type_into(adder.kind, "dip")
    made = next(one for one in document.snapshot.events if one.title == "Talks about talks")
    assert (made.edtf, made.kind) == ("2022-03-11/2022-03-20", "diplomatic")
    form = page.form
    assert isinstance(form, EventForm)
    assert form.date.line.text() == "mid-March 2022"
    type_into(form.date, "after 6 April 2022")
    assert "has no last day" in said(form.date)
    type_into(form.date, "2022-03-21")
    assert label(document) == "Set event date"
    type_into(form.source, "kremlin")
    assert form.source.line.text().startswith("KREMLIN · Presidential")
    type_into(form.source, "")
    event = next(one for one in document.snapshot.events if one.id == page.chosen_id)
    assert event.source == NONE


def test_all_kinds_of_assessments_can_be_made(open_page: Opened, document: Document, type_into: Typed) -> None:
    page = open_page("Assessments", "The likelihood by Western officials")
    form = page.form
    assert isinstance(form, AssessmentForm)
    form.kind.activated.emit(list(Judgement).index(Judgement.SALIENCE))
    assert label(document) == "Set kind of assessment"
    assert form.figures.line.text() == "0–30"
    type_into(form.figures, "")
    form.kind.activated.emit(list(Judgement).index(Judgement.ASPIRATION))
    type_into(form.figures, "40-50")
    assert said(form.figures) == "Choose the issue first: the aspiration is a range on its scale."
    form.figures.drop()
    type_into(form.issue, "neutr")
    type_into(form.figures, "40-50")
    made = next(one for one in document.snapshot.assessments if one.id == page.chosen_id)
    assert (made.kind, made.value_low, made.value_high, made.low) == (Judgement.ASPIRATION, 40, 50, None)
    assert "no further" not in form.figures.line.placeholderText()


def test_whether_a_likelihood_came_true_is_asked_of_likelihoods_alone(
    open_page: Opened, document: Document, type_into: Typed
) -> None:
    page = open_page("Assessments", "The likelihood by Western officials")
    form = page.form
    assert isinstance(form, AssessmentForm)
    assert form.came_true.isVisibleTo(form)
    assert not form.resolved.isVisibleTo(form)
    form.came_true.activated.emit(2)
    assert label(document) == "Set whether it came true"
    assert form.resolved.isVisibleTo(form)
    type_into(form.resolved, "1 May 2022")
    made = next(one for one in document.snapshot.assessments if one.id == page.chosen_id)
    assert (made.came_true, form.resolved.line.text()) == (False, "1 May 2022")
    form.came_true.activated.emit(0)
    form.kind.activated.emit(list(Judgement).index(Judgement.SALIENCE))
    assert not form.came_true.isVisibleTo(form)


def test_an_outcome_is_a_range_on_its_issues_scale_or_words(
    open_page: Opened, document: Document, type_into: Typed
) -> None:
    page = open_page("Outcomes")
    page.begin_adding()
    adder = page.adder
    assert isinstance(adder, OutcomeAdder)
    type_into(adder.date, "mid-April 2022", None)
    type_into(adder.issue, "neutr", None)
    type_into(adder.text, "Neutral, with guarantees")
    (made,) = document.snapshot.outcomes
    assert (made.text, made.low, document.snapshot.issues[made.issue].code) == (
        "Neutral, with guarantees", None, "neutrality",
    )  # fmt: skip
    form = page.form
    assert isinstance(form, OutcomeForm)
    type_into(form.range, "40-55")
    assert label(document) == "Set range of outcome"
    assert document.snapshot.outcomes[0].high == 55
    assert [cell.words for cell in page.model.record_at(0).cells][1:3] == ["Neutrality", "40–55"]  # type: ignore[union-attr]
    type_into(form.issue, "crimea")
    assert (form.range.line.text(), document.snapshot.outcomes[0].low) == ("", None)
    type_into(form.issue, "")
    assert said(form.issue) == "An outcome needs an issue"
    form.issue.drop()
    page.delete_chosen()
    assert document.snapshot.outcomes == ()


def test_both_sides_of_a_dispute(open_page: Opened, document: Document, type_into: Typed) -> None:
    form = open_page("Disputes", "Kherson").form
    assert isinstance(form, DisputeForm)
    form.claim.setPlainText("Russia has left")
    form.claim.finish()
    assert label(document) == "Set claim"
    type_into(form.countered_by, "Peskov")
    assert label(document) == "Set who counters it"
    type_into(form.source_counter, "kremlin")
    assert label(document) == "Set source of counter-claim"


@pytest.mark.parametrize("title", ["Parties", "Speakers", "Rounds", "Events", "Assessments", "Outcomes", "Disputes"])
def test_leaving_every_field_untouched_changes_nothing(open_page: Opened, document: Document, title: str) -> None:
    page = open_page(title)
    before = all_tables(document.store)
    for row in range(page.model.rowCount()):
        page.table.selectRow(row)
        page.finish()
    assert label(document) == ""
    assert all_tables(document.store) == before


def test_what_is_half_typed_for_another_name_stays_when_that_name_is_deleted_meanwhile(
    open_page: Opened, document: Document, type_into: Typed, qtbot: QtBot
) -> None:
    form = open_page("Parties", "Ukraine").form
    assert isinstance(form, PartyForm)
    for name in ("Kyiv", "The Ukrainians"):
        add_alias(document.store, document.snapshot.parties[0].id, name)
    first, second = form.aliases.rows.values()
    type_into(first.lines[0], "Kyiv and", end=None)
    for row in (first, second):
        delete_alias(document.store, row.item.id)
    assert list(form.aliases.rows.values()) == [first]
    assert first.lines[0].line.text() == "Kyiv and"
    assert said(first.lines[0]).startswith("This was deleted meanwhile.")
    with pytest.raises(UserError, match="deleted in the meantime"):
        form.finish()
    qtbot.keyClick(first.lines[0].line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not form.aliases.rows)
