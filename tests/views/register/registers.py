"""What tests of bulk edits share: the register, rows selected in it, and tables on the clipboard."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from views.document import Document
from views.filters import Filters
from views.register.columns import Column
from views.register.view import RegisterView
from views.selection import Selection
from views.theme import LIGHT

_FLAGS = QItemSelectionModel.SelectionFlag
CURRENT = _FLAGS.Select | _FLAGS.Rows


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> RegisterView:
    """The register of the sample, wide enough for most columns."""
    made = RegisterView(document, Selection(), Filters(), LIGHT)
    qtbot.addWidget(made)
    made.resize(1400, 850)
    made.show()
    made.activateWindow()
    made.table.setFocus()
    return made


@pytest.fixture
def said(view: RegisterView) -> list[str]:
    """What the register tells of what was done."""
    found: list[str] = []
    view.desk.done.connect(found.append)
    view.desk.nothing_done.connect(found.append)
    return found


def id_of(view: RegisterView, code: str) -> str:
    """The id of a statement."""
    statements = view.model.written._document.snapshot.statements
    return statements.ids[statements.codes.index(code)]


def index_of(view: RegisterView, code: str, column: Column) -> QModelIndex:
    """A cell."""
    return view.model.index(view.model.row_of(id_of(view, code)), column)


def select(view: RegisterView, *codes: str, column: Column = Column.CODE) -> None:
    """Select rows as somebody would who holds Ctrl; the cell of the last one is the current one."""
    view.table.selectionModel().clearSelection()
    for code in codes:
        view.table.selectionModel().setCurrentIndex(index_of(view, code, column), CURRENT)
    QApplication.processEvents()


def cell(view: RegisterView, code: str, column: Column) -> str:
    """What a cell shows."""
    return str(index_of(view, code, column).data())


def put_on_clipboard(rows: Sequence[Sequence[str]], html: str = "") -> None:
    """As a spreadsheet would."""
    mime = QMimeData()
    mime.setText("\n".join("\t".join(row) for row in rows))
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


__all__ = ["cell", "id_of", "index_of", "put_on_clipboard", "said", "select", "view"]
