"""The legend of the timeline's marks."""

from pytestqt.qtbot import QtBot

from views.inspector.legend import Legend
from views.theme import LIGHT


def test_no_words_are_cut_where_it_is_narrow(qtbot: QtBot) -> None:
    legend = Legend(LIGHT)
    qtbot.addWidget(legend)
    legend.show()
    legend.resize(legend.sizeHint().width(), 300)
    beside = legend.height()
    legend.resize(legend.minimumWidth(), 300)
    assert legend.minimumWidth() < legend.sizeHint().width()
    assert legend.height() > beside
