"""The timeline of the sample dossier as tests of views show and work it."""

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from models.snapshot import to_day
from views.document import Document
from views.selection import Selection
from views.timeline.view import TimelineView

LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton


def painted(view: TimelineView) -> TimelineView:
    """The view once it has painted, and so knows what lies where."""
    view.viewport().repaint()
    QApplication.processEvents()
    return view


def id_of(document: Document, code: str) -> str:
    statements = document.snapshot.statements
    return statements.ids[statements.codes.index(code)]


def chosen(document: Document, selection: Selection) -> str:
    statements = document.snapshot.statements
    return "" if selection.statement_id is None else statements.codes[statements.position[selection.statement_id]]


def mouse(view: TimelineView, kind: QMouseEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    """Send a mouse event to a place that may lie outside, as Qt does while a button is held."""
    there = QPointF(at)
    event = QMouseEvent(kind, there, view.viewport().mapToGlobal(there), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def press(view: TimelineView, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
    mouse(view, QMouseEvent.Type.MouseButtonPress, at, button, button)


def move(view: TimelineView, at: QPoint, held: Qt.MouseButton = LEFT) -> None:
    mouse(view, QMouseEvent.Type.MouseMove, at, NONE, held)


def release(view: TimelineView, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
    mouse(view, QMouseEvent.Type.MouseButtonRelease, at, button, NONE)


def drag(view: TimelineView, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    press(view, start, button)
    move(view, (start + end) / 2, button)
    move(view, end, button)
    release(view, end, button)


def at_day(view: TimelineView, day: str, y: int = 40) -> QPoint:
    """The middle of a day on the axis, at a height of the viewport."""
    return QPoint(round(view.axis.middle(to_day(date.fromisoformat(day)))), y)
