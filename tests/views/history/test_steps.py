"""The list of steps: under their days, sought, read as one scrolls, and still while others write."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.edits import statements
from models.history.steps import page_of_steps
from models.store import Store
from tests.talks import Talks
from views.history import step_rows
from views.history.view import HistoryView
from views.theme import DARK

EVERYTHING = [
    "Undo: Set party name", "Delete statement", "Set party name", "Correct firmness", "Mykola Bondar joins",
    "Set range", "Begin talks", "Olena Koval joins",
]  # fmt: skip


def listed(view: HistoryView) -> list[str]:
    return [view.model.line(row).text for row in range(view.model.rowCount())]


def on_top(view: HistoryView) -> str:
    """The step that is at the upper edge of the list."""
    step = view.model.step_at(view.steps.indexAt(QPoint(5, 5)).row())
    return "" if step is None else step.transaction


def test_steps_stand_under_their_day_newest_first(view: HistoryView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)
    assert listed(view) == ["Today", *EVERYTHING]
    assert not view.model.flags(view.model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    line = view.model.line(EVERYTHING.index("Correct firmness") + 1)
    assert line.detail == "Mykola Bondar · statement ST001 · “Heard on the tape”"
    assert line.spoken == f"Correct firmness, {line.detail}, {line.right}"
    assert view.model.line(EVERYTHING.index("Begin talks") + 1).detail == "Olena Koval · 10 records"
    assert view.count.text() == "8 steps"


def test_the_newest_step_is_chosen_at_first(view: HistoryView) -> None:
    assert view.page.title.text() == "Undo: Set party name"
    assert view.page.record_title.text() == "History of party Russia"


def test_words_analyst_kind_and_days_narrow_the_list_down(view: HistoryView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.bar.words, "tape")
    assert listed(view) == ["Today", "Correct firmness"]
    assert view.page.title.text() == "Correct firmness"
    view.bar.words.clear()
    view.bar.analyst.setCurrentText("Mykola Bondar")
    assert listed(view) == ["Today", "Delete statement", "Correct firmness", "Mykola Bondar joins"]
    view.bar.analyst.setCurrentIndex(0)
    view.bar.kind.setCurrentText("Parties")
    assert listed(view) == ["Today", "Undo: Set party name", "Set party name", "Begin talks"]
    view.bar.kind.setCurrentText("What is deleted")
    assert listed(view) == ["Today", "Delete statement"]
    view.bar.kind.setCurrentIndex(0)
    qtbot.keyClicks(view.bar.days.line, "today\r")
    assert listed(view) == ["Today", *EVERYTHING]
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011
    view.bar.days.line.selectAll()
    qtbot.keyClicks(view.bar.days.line, f"before {yesterday.isoformat()}\r")
    assert listed(view) == []


def test_days_that_cannot_be_read_are_said_beside_the_field(view: HistoryView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.bar.days.line, "some day\r")
    assert view.bar.days.message.isVisible()
    tops = {one.mapTo(view, QPoint()).y() for one in (view.bar.words, view.bar.analyst, view.bar.kind, view.bar.days)}
    assert len(tops) == 1
    assert view.bar.height() < 3 * view.bar.words.height()
    assert listed(view) == ["Today", *EVERYTHING]


def test_where_nothing_is_found_there_is_a_way_back(view: HistoryView) -> None:
    view.bar.words.setText("nothing of the sort")
    assert view.nothing.isVisible()
    assert (view.page.step, view.page.title.text()) == (None, "")
    view.nothing.buttons[0].click()
    assert listed(view) == ["Today", *EVERYTHING]
    assert view.bar.words.text() == ""


def test_only_the_kinds_that_were_touched_are_offered(view: HistoryView) -> None:
    offered = [view.bar.kind.itemText(at) for at in range(view.bar.kind.count())]
    assert offered[0] == "All records"
    assert offered[-1] == "What is deleted"
    assert "Statements" in offered
    assert "Saved searches" not in offered


def test_more_is_read_as_one_scrolls(view: HistoryView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(step_rows, "_FEW", 1)
    monkeypatch.setattr(step_rows, "page_of_steps", partial(page_of_steps, most=3))
    view.show_all()
    assert listed(view) == ["Today", *EVERYTHING[:3]]
    while view.model.canFetchMore(view.model.index(-1)):
        view.model.fetchMore(view.model.index(-1))
    assert listed(view) == ["Today", *EVERYTHING]


def test_what_is_rare_is_looked_for_by_itself(view: HistoryView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr("models.history.steps._SLICE", 1)
    view.bar.words.setText("founding")
    assert not view.nothing.isVisible()
    assert view.looking.text().startswith("Looking further back than")
    qtbot.waitUntil(view.nothing.isVisible)
    view.bar.words.setText("begin talks")
    qtbot.waitUntil(lambda: listed(view) == ["Today", "Begin talks"])
    qtbot.waitUntil(lambda: not view.looking.isVisible())


def test_what_a_colleague_writes_comes_on_top_and_the_place_is_kept(
    view: HistoryView, talks: Talks, colleague: Store, store: Store
) -> None:
    view.resize(900, 330)
    view.steps.choose_row(EVERYTHING.index("Set range") + 1)
    bar = view.steps.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, chosen = on_top(view), view.page.step
    assert before
    statements.set_range(colleague, talks.first, (1, 2))
    statements.set_range(colleague, talks.first, (3, 4))
    store.look()
    assert listed(view) == ["Today", "Set range", "Set range", *EVERYTHING]
    assert on_top(view) == before
    assert view.page.step == chosen
    assert view.model.step_at(view.steps.chosen_row) == chosen
    bar.setValue(0)
    statements.set_range(colleague, talks.first, (5, 6))
    store.look()
    assert bar.value() == 0


def test_what_does_not_fit_the_search_does_not_come_on_top(view: HistoryView, talks: Talks, store: Store) -> None:
    view.bar.words.setText("tape")
    statements.set_range(store, talks.first, (1, 2))
    assert listed(view) == ["Today", "Correct firmness"]
    view.bar.words.clear()
    assert listed(view) == ["Today", "Set range", *EVERYTHING]


def test_while_it_is_not_in_front_nothing_is_read(view: HistoryView, talks: Talks, store: Store, qtbot: QtBot) -> None:
    view.hide()
    statements.set_range(store, talks.first, (1, 2))
    assert listed(view) == ["Today", *EVERYTHING]
    view.show()
    qtbot.waitUntil(lambda: listed(view) == ["Today", "Set range", *EVERYTHING])


def test_it_takes_the_colours_of_the_theme(view: HistoryView) -> None:
    view.set_theme(DARK)
    picture = view.steps.viewport().grab().toImage()
    assert picture.pixelColor(3, picture.height() - 3).lightnessF() < 0.3
