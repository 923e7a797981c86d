"""Where the window goes when something found in the search box is chosen."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.workspace import Workspace
from models.edits.views import save_view
from models.facts import NONE
from models.find.query import Facet, Query
from models.snapshot import to_day
from models.tables import Package, Statement
from tests.journeys.walking import id_of
from tests.windows import Opener
from views.register.columns import Column
from views.timeline.view_state import as_json


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


@pytest.fixture
def space(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def test_a_date_is_brought_into_the_middle_of_the_timeline(space: Workspace) -> None:
    day = to_day(date(2022, 3, 29))
    space.show_view("statements")
    space.top.search.days_chosen.emit(day, day)
    axis = space.timeline.axis
    assert space.shown == "timeline"
    assert axis.first + axis.span / 2 == pytest.approx(day + 0.5)
    assert axis.span < 60
    space.top.search.days_chosen.emit(day, day + 300)
    assert axis.span > 300


def test_an_event_is_shown_in_the_inspector_and_on_its_day(space: Workspace) -> None:
    event = space.document.snapshot.events[3]
    space.top.search.event_chosen.emit(event.id)
    axis = space.timeline.axis
    assert space.selection.event_id == event.id
    assert axis.first <= event.day <= axis.first + axis.span


def test_a_package_opens_its_statements(space: Workspace, window: MainWindow) -> None:
    with space.document.store.write("Put together") as writing:
        key = writing.add(Package(title="Ten points"))
        for code in ("ST104", "ST106"):
            writing.set(Statement, id_of(window, code), package_id=key)
    space.top.search.package_chosen.emit(key)
    evidence = space.selection.evidence
    assert evidence is not None
    assert (evidence.title, evidence.statements) == ("Ten points", (id_of(window, "ST104"), id_of(window, "ST106")))


def test_a_source_opens_the_statements_known_from_it(space: Workspace, window: MainWindow) -> None:
    source = next(one for one in space.document.snapshot.sources if one.code == "COMMUNIQUE")
    space.top.search.source_chosen.emit(source.id, NONE)
    evidence = space.selection.evidence
    assert evidence is not None
    assert id_of(window, "ST106") in evidence.statements


def test_a_speaker_opens_what_they_said(space: Workspace) -> None:
    speaker = next(one for one in space.document.snapshot.speakers if one.name == "Sergey Lavrov")
    space.top.search.speaker_chosen.emit(speaker.id)
    model = space.register.model
    assert {model.index(row, Column.SPEAKER).data() for row in range(model.rowCount())} == {"Sergey Lavrov"}


def test_all_that_was_found_is_listed_also_of_parties_and_issues_that_were_hidden(space: Workspace) -> None:
    snapshot, filters = space.document.snapshot, space.filters
    russia = next(party.id for party in snapshot.parties if party.code == "RU")
    filters.show_parties(frozenset({russia}))
    filters.hide_issues(frozenset({snapshot.issues[0].id}))
    query = Query("neutrality", frozenset({(Facet.ACT, "offer")}))
    space.top.search.all_chosen.emit(query)
    found = space.document.finding.finder().matching(query)
    assert space.shown == "statements"
    assert space.register.model.rowCount() == found.sum() > 0
    assert (filters.parties, filters.hidden_issues) == (None, frozenset())


def test_filters_stay_when_they_hide_nothing_of_what_was_found(space: Workspace) -> None:
    snapshot, filters = space.document.snapshot, space.filters
    russia = next(party.id for party in snapshot.parties if party.code == "RU")
    filters.show_parties(frozenset({russia}))
    space.top.search.all_chosen.emit(Query("", frozenset({(Facet.PARTY, russia)})))
    assert filters.parties == frozenset({russia})


def test_every_command_of_the_menus_can_be_found_by_its_words(
    space: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    box = space.top.search
    for command, action in window.actions_by_id.items():
        if command == "search":
            continue
        box.focus_search()
        words = action.text().replace("&", "").rstrip("…")
        qtbot.keyClicks(box, words)
        box.search()
        lines = {line.id: line for line in box.popup.found.results.lines if line.kind == "command"}
        assert lines[command].can_be_chosen is action.isEnabled()
        assert lines[command].keys == action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)


def test_a_command_is_run_from_the_box(space: Workspace, window: MainWindow) -> None:
    space.top.search.command_chosen.emit("movement")
    assert space.shown == "movement"


def test_a_saved_view_sets_the_timeline_up(space: Workspace) -> None:
    page = space.views.timeline_page
    page.lanes.marked.choose_period(to_day(date(2022, 3, 14)), to_day(date(2022, 3, 29)))
    state = as_json(page.saved._setting_up.state())
    key = save_view(space.document.store, "Before Istanbul", "timeline", state)
    page.lanes.marked.let_go_of_period()
    space.show_view("statements")
    space.top.search.view_chosen.emit(key)
    assert space.shown == "timeline"
    assert page.lanes.marked.period == (to_day(date(2022, 3, 14)), to_day(date(2022, 3, 29)))
