"""Work the timeline with the mouse and the keys, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.journeys.walking import choose, click, code_of, id_of, painted, read, trigger, workspace
from tests.windows import Opener
from views.timeline.hits import EventHit, GapHit, Hit, RoundHit
from views.timeline.view import TimelineView


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


@pytest.fixture
def timeline(window: MainWindow) -> TimelineView:
    return painted(workspace(window).timeline)


def click_on(qtbot: QtBot, view: TimelineView, kind: type[Hit], number: int = 0) -> Hit:
    found = [(area, hit) for area, hit in painted(view)._hits.areas if isinstance(hit, kind)]
    area, hit = found[number]
    click(qtbot, view, area.center().toPoint())
    return hit


def test_a_mark_opens_its_statement(window: MainWindow, timeline: TimelineView, qtbot: QtBot) -> None:
    place = timeline.centre_of(id_of(window, "ST106"))
    assert place is not None
    click(qtbot, timeline, place)
    assert "29 Mar 2022, round 7" in " ".join(read(window))
    assert window.actions_by_id["edit"].isEnabled()


def test_a_gap_opens_its_statements_and_its_course(window: MainWindow, timeline: TimelineView, qtbot: QtBot) -> None:
    click_on(qtbot, timeline, GapHit)
    lines = read(window)
    assert lines[0] == "Gap on Neutrality"
    assert lines[1].endswith("statements behind it")
    assert workspace(window).inspector._gap is not None
    assert workspace(window).inspector._gap.isVisible()


def test_the_name_of_a_round_compares_it(window: MainWindow, timeline: TimelineView, qtbot: QtBot) -> None:
    hit = click_on(qtbot, timeline, RoundHit, 3)
    assert isinstance(hit, RoundHit)
    rounds = workspace(window).document.snapshot.rounds
    assert workspace(window).selection.later == rounds[hit.position].id
    assert f"since round {rounds[hit.position - 1].number}" in timeline.summary() or hit.position == 0
    trigger(window, "movement")
    assert workspace(window).compared() == (hit.position - 1 if hit.position else None, hit.position)


def test_an_event_opens_what_happened(window: MainWindow, timeline: TimelineView, qtbot: QtBot) -> None:
    hit = click_on(qtbot, timeline, EventHit)
    assert isinstance(hit, EventHit)
    assert read(window)[0] == workspace(window).document.snapshot.events[hit.position].title


def test_keys_zoom_pan_and_step_and_the_status_bar_says_which_days(
    window: MainWindow, timeline: TimelineView, qtbot: QtBot
) -> None:
    days = window._status._days
    whole = days.text()
    qtbot.keyClick(timeline, Qt.Key.Key_W)
    zoomed = days.text()
    assert zoomed != whole
    qtbot.keyClick(timeline, Qt.Key.Key_D)
    assert days.text() != zoomed
    qtbot.keyClick(timeline, Qt.Key.Key_F)
    assert days.text() == whole
    choose(window, "ST106")
    qtbot.keyClicks(timeline, ".")
    assert code_of(window) == "ST118"
    qtbot.keyClicks(timeline, ",,")
    assert code_of(window) == "ST105"


def test_far_into_the_past_and_the_future_nothing_breaks(
    window: MainWindow, timeline: TimelineView, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_S, Qt.Key.Key_A, Qt.Key.Key_D):
        for _ in range(60):
            qtbot.keyClick(timeline, key)
        painted(timeline)
    assert "–" in window._status._days.text()


def test_typing_in_a_field_never_moves_the_timeline(window: MainWindow, timeline: TimelineView, qtbot: QtBot) -> None:
    choose(window, "ST106")
    trigger(window, "edit")
    before = timeline.axis.first, timeline.axis.span
    text = workspace(window).inspector.card.form.text
    text.setFocus()
    qtbot.keyClicks(text, "was said, w.a.s.d")
    assert (timeline.axis.first, timeline.axis.span) == before
    assert code_of(window) == "ST106"
