"""By keys alone: find, narrow down, list all that was found, keep the search, go to a day, run a command, undo."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.queries import saved_searches
from tests.journeys.walking import trigger, workspace
from tests.windows import Opener
from views.register.columns import Column
from views.search.results import Kind

Key = Qt.Key


def find(window: MainWindow, qtbot: QtBot, words: str) -> None:
    trigger(window, "search")
    box = workspace(window).top.search
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, words)
    box.search()


def press(window: MainWindow, qtbot: QtBot, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(workspace(window).top.search, key)


def walk_to(window: MainWindow, qtbot: QtBot, kind: Kind) -> None:
    found = workspace(window).top.search.popup.found
    for _ in found.results.lines:
        if found.results.lines[found.currentIndex().row()].kind is kind:
            return
        press(window, qtbot, Key.Key_Down)


def test_from_words_to_a_list_that_is_kept(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window()
    trigger(window, "sample")
    find(window, qtbot, "guarant")
    press(window, qtbot, Key.Key_Tab, Key.Key_Down, Key.Key_Space, Key.Key_Tab)
    walk_to(window, qtbot, Kind.SAVE)
    press(window, qtbot, Key.Key_Return)
    walk_to(window, qtbot, Kind.ALL)
    press(window, qtbot, Key.Key_Return)
    space = workspace(window)
    assert space.shown == "statements"
    model = space.register.model
    assert {model.index(row, Column.PARTY).data() for row in range(model.rowCount())} == {"Ukraine"}
    assert model.rowCount() == space.document.finding.finder().matching(space.register.filter.query).sum() > 0

    find(window, qtbot, "29 March 2022")
    press(window, qtbot, Key.Key_Return)
    assert space.shown == "timeline"

    find(window, qtbot, "undo")
    press(window, qtbot, Key.Key_Return)
    assert saved_searches(space.document.store) == []

    find(window, qtbot, "movement")
    walk_to(window, qtbot, Kind.COMMAND)
    press(window, qtbot, Key.Key_Return)
    assert space.shown == "movement"
