from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from views.message_bar import MessageBar
from views.theme import DARK, LIGHT


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    window = QWidget()
    made = MessageBar(LIGHT)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addStretch(1)
    window.resize(800, 500)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def test_nothing_is_shown_until_something_is_said(bar: MessageBar) -> None:
    assert not bar.isVisible()
    assert bar.text == ""


def test_what_went_wrong_stays_until_it_is_closed(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_error("The drive is full.")
    assert bar.text == "The drive is full."
    assert not bar.findChild(QTimer).isActive()
    assert bar.accessibleName() == "The drive is full."
    qtbot.mouseClick(bar.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert bar.text == ""


def test_news_goes_by_itself(bar: MessageBar) -> None:
    bar.show_news("Exported.")
    timer = bar.findChild(QTimer)
    assert timer.isActive()
    timer.timeout.emit()
    assert bar.text == ""


def test_news_does_not_go_while_the_pointer_is_on_its_way(bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [QPoint(10, 10), QPoint(20, 20), QPoint(20, 20)]
    monkeypatch.setattr(QCursor, "pos", lambda: places.pop(0))
    bar.show_news("Exported.")
    timer = bar.findChild(QTimer)
    timer.timeout.emit()
    assert bar.text == "Exported."
    assert timer.isActive()
    timer.timeout.emit()
    assert bar.text == ""


def test_news_that_asks_for_something_stays(bar: MessageBar) -> None:
    bar.show_news("2 conflicts came.", "Look at them", stays=True)
    assert not bar.findChild(QTimer).isActive()
    assert not bar.is_error


def test_an_error_after_news_does_not_go_with_the_news(bar: MessageBar) -> None:
    bar.show_news("Exported.")
    bar.show_error("The drive is full.")
    assert not bar.findChild(QTimer).isActive()


def test_the_button_does_what_it_says_once(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.show_news("Written.", "Open it", lambda: done.append("opened"))
    button = bar.findChild(QPushButton)
    assert (button.text(), button.isVisible()) == ("Open it", True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["opened"]
    bar.show_error("Something else.")
    assert not button.isVisible()


def test_what_is_said_is_never_taken_for_markup(bar: MessageBar) -> None:
    bar.show_error("<img src='x'> &amp; <b>bold</b>")
    label = bar.findChild(QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert bar.text == "<img src='x'> &amp; <b>bold</b>"


def test_a_long_message_is_scrolled_and_begins_at_its_beginning(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_error("One line.")
    qtbot.waitUntil(lambda: 20 < bar.height() < 50)
    bar.show_error("\n".join(f"row {row} is wrong" for row in range(300)))
    qtbot.waitUntil(lambda: 100 < bar.height() < 160)
    assert bar._room.verticalScrollBar().value() == 0
    assert bar._room.verticalScrollBar().maximum() > 1000
    bar.show_error("One line.")
    qtbot.waitUntil(lambda: 20 < bar.height() < 50)


def test_the_bar_takes_the_colours_of_the_theme(bar: MessageBar) -> None:
    bar.show_error("Wrong.")
    bar.set_theme(DARK)
    assert bar.palette().windowText().color() == DARK.apart
    bar.show_news("Right.")
    assert bar.palette().windowText().color() == DARK.text
