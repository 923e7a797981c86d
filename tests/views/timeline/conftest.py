"""A timeline of the sample dossier, shown and painted."""

import pytest
from pytestqt.qtbot import QtBot

from tests.views.timeline.timelines import painted
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import LIGHT
from views.timeline.view import TimelineView


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def filters() -> Filters:
    return Filters()


@pytest.fixture
def view(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> TimelineView:
    made = TimelineView(document, selection, filters, LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    return painted(made)
