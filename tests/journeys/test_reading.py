"""Ask what was known on a day, and all figures of all views answer for that day."""

from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QWidgetAction
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.journeys.walking import choose, movement_of, painted, read, trigger, workspace
from tests.windows import Opener
from views.reading_bar import ReadingBar
from views.register.columns import Column


def ask_what_was_known(window: MainWindow, day: QDate) -> None:
    """Choose a day in the calendar of the bar."""
    menu = window.findChild(ReadingBar).known.options
    inner = next(action.menu() for action in menu.actions() if action.menu() is not None)
    calendar = next(action for action in inner.actions() if isinstance(action, QWidgetAction)).defaultWidget()
    assert isinstance(calendar, QCalendarWidget)
    calendar.clicked.emit(day)


def test_as_known_in_may_the_drafts_of_april_are_not_there(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    trigger(window, "movement")
    now = movement_of(window).summary().splitlines()[1]
    choose(window, "ST137")
    ask_what_was_known(window, QDate(2022, 5, 1))
    assert window.findChild(ReadingBar).known.text() == "As known: 1 May 2022"
    assert "Does not count: not known by 1 May 2022." in read(window)
    then = movement_of(window).summary().splitlines()[1]
    assert then != now
    trigger(window, "statements")
    model = workspace(window).register.model
    codes = {model.index(row, Column.CODE).data() for row in range(model.rowCount())}
    assert len(codes) == 140 - 13
    assert not {"ST136", "ST137"} & codes
    trigger(window, "timeline")
    timeline = painted(workspace(window).timeline)
    place = workspace(window).document.snapshot.statements
    assert timeline.centre_of(place.ids[place.codes.index("ST136")]) is None
    trigger(window, "search")
    box = workspace(window).top.search
    qtbot.keyClicks(box, "ST136")
    box.search()
    assert all(line.title.startswith("Nothing found") for line in box.popup.found.results.lines)


def test_back_to_today_everything_is_as_it_was(open_window: Opener, dossier: Path) -> None:
    window = open_window(dossier)
    trigger(window, "movement")
    before = movement_of(window).summary()
    ask_what_was_known(window, QDate(2022, 3, 1))
    assert movement_of(window).summary() != before
    menu = window.findChild(ReadingBar).known.options
    next(action for action in menu.actions() if action.text().startswith("Today")).trigger()
    assert movement_of(window).summary() == before


def test_a_stricter_reading_reaches_every_view(open_window: Opener, dossier: Path) -> None:
    window = open_window(dossier)
    summaries = []
    for name in ("On record", "Strict", "Everything", "On record"):
        bar = window.findChild(ReadingBar)
        bar.reading.click()
        readings = bar.editor.readings
        readings.setCurrentItem(readings.findItems(name, Qt.MatchFlag.MatchStartsWith)[0])
        bar.editor.close()
        trigger(window, "movement")
        movement = movement_of(window).summary()
        trigger(window, "timeline")
        summaries.append((movement, workspace(window).timeline.summary()))
    assert summaries[0] == summaries[3]
    assert len(set(summaries)) > 1
