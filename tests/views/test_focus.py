"""Where the keys go: seen in every list, and by Tab from the top down."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QStyledItemDelegate, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from views.fields import LineField
from views.focus import paint_focus, tab_through
from views.theme import LIGHT


class Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: object, index: object) -> None:
        paint_focus(painter, option, LIGHT)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., QWidget]:
    """Widgets under each other in a window of their own."""

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


def test_the_row_that_keys_are_about_is_framed_while_the_list_has_the_focus(shown: Callable[..., QWidget]) -> None:
    line, view = QLineEdit(), QListView()
    view.setModel(QStringListModel(["one", "two"]))
    view.setItemDelegate(Delegate(view))
    window = shown(line, view)
    view.setCurrentIndex(view.model().index(1, 0))
    line.setFocus()
    without = window.grab().toImage()
    view.setFocus()
    with_focus = view.viewport().grab().toImage()
    corner = view.visualRect(view.currentIndex()).topLeft() + QPoint(1, 1)
    assert with_focus.pixelColor(corner) != without.pixelColor(view.viewport().mapTo(window, corner))


def group(*names: str) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    for name in names:
        field = QPushButton() if name.startswith("+") else LineField(name, str, lambda _text: None)
        field.setAccessibleName(name)
        layout.addWidget(field)
    return made


def test_tab_goes_through_what_came_later_where_it_stands(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    first, adder, after = group("name"), group("new name", "+add", "new day"), group("after")
    window = shown(first, adder, after)
    rows = [group("row 1", "+remove 1"), group("row 2", "+remove 2")]
    for place, row in enumerate(rows):
        window.layout().insertWidget(1 + place, row)
        row.show()
    tab_through(rows, adder)
    tab_through(rows, adder)
    first.findChild(QLineEdit).setFocus()
    found = []
    for _ in range(18):
        found.append(QApplication.focusWidget().accessibleName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert found == [
        "name", "row 1", "+remove 1", "row 2", "+remove 2", "new name", "new day", "+add", "after",
    ] * 2  # fmt: skip


def test_what_has_no_stop_changes_nothing(shown: Callable[..., QWidget]) -> None:
    first, empty = group("name"), QWidget()
    window = shown(first, empty)
    tab_through([first], empty)
    assert window.isVisible()
