"""The search box in a window of its own."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from views.search.box import SearchBox
from views.theme import LIGHT


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(900, 700)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def box(qtbot, window, document):
    made = SearchBox(document, LIGHT)
    other = QLineEdit()
    window.layout().addWidget(made)
    window.layout().addWidget(other)
    window.layout().addStretch()
    window.show()
    window.activateWindow()
    made.focus_search()
    qtbot.waitUntil(made.hasFocus)
    return made
