"""A line that ends in an ellipsis."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from views.elided_label import ElidedLabel

WORDS = "last change: “Set range of a statement of Ukraine on neutrality”"


def row(qtbot: QtBot, label: ElidedLabel, width: int) -> QWidget:
    whole = QWidget()
    qtbot.addWidget(whole)
    layout = QHBoxLayout(whole)
    layout.addStretch(1)
    layout.addWidget(label)
    layout.addWidget(QLabel("fixed words"))
    whole.resize(width, 30)
    whole.show()
    return whole


def test_takes_the_room_of_its_words_and_no_more(qtbot: QtBot) -> None:
    label = ElidedLabel(grows=False)
    label.setText(WORDS)
    whole = row(qtbot, label, 2000)
    assert whole.width() == 2000
    assert label.width() == label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(WORDS)


def test_gives_way_where_there_is_no_room(qtbot: QtBot) -> None:
    label = ElidedLabel(grows=False)
    label.setText(WORDS)
    whole = row(qtbot, label, 200)
    assert whole.width() == 200
    assert 0 < label.width() < 200
