"""What tests of the records view share: the view in a window, and how it is worked by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from views.document import Document
from views.fields import LineField
from views.filters import Filters
from views.records.page import RecordPage
from views.records.view import TITLES, RecordsView
from views.selection import Selection
from views.theme import LIGHT


@pytest.fixture
def view(document: Document, qtbot: QtBot) -> RecordsView:
    made = RecordsView(document, Selection(), Filters(), LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 860)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def open_page(view: RecordsView) -> Callable[..., RecordPage]:
    """Bring a kind to the front, and choose one of its records by name."""

    def opened(title: str, name: str = "") -> RecordPage:
        view.kinds.setCurrentRow(TITLES.index(title))
        page = view.page
        assert isinstance(page, RecordPage)
        if name:
            page.choose(next(one.id for one in page.kind.records(view._document) if one.name == name))
        return page

    return opened


@pytest.fixture
def type_into(qtbot: QtBot) -> Callable[..., None]:
    """Type into a field in place of what is there, and leave it by a key."""

    def typed(field: "LineField[object]", text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        field.line.setFocus()
        field.line.selectAll()
        qtbot.keyClicks(field.line, text) if text else qtbot.keyClick(field.line, Qt.Key.Key_Delete)
        if end is not None:
            qtbot.keyClick(field.line, end)

    return typed


def said(field: "LineField[object]") -> str:
    """What stands under a field, "" for nothing."""
    return field.message.text() if field.message.isVisible() else ""


def cells(page: RecordPage, column: int = 0) -> list[str]:
    """What a column of the list shows."""
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def inputs(widget: QWidget) -> list[QWidget]:
    """All that can be reached by Tab."""
    return [one for one in widget.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
