"""What a user can see, point at or hear of a widget: texts, tool tips and what is told to screen readers."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def all_that_is_seen(top: QWidget) -> str:
    """Everything that the visible widgets in a widget say, a line each; of what is merely hidden nothing."""
    shown = [one for one in (top, *top.findChildren(QWidget)) if one.isVisible()]
    return "\n".join(line for one in shown for line in _said(one) if line)


def _said(widget: QWidget) -> list[str]:
    found = [widget.toolTip(), widget.statusTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLabel | QAbstractButton):
        found.append(widget.text())
    elif isinstance(widget, QLineEdit):
        found += [widget.text(), widget.placeholderText()]
    elif isinstance(widget, QPlainTextEdit):
        found.append(widget.toPlainText())
    elif isinstance(widget, QComboBox):
        found.append(widget.currentText())
    elif isinstance(widget, QTabBar):
        found += [widget.tabText(at) for at in range(widget.count())]
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        found += _cells(widget)
    return found


def _cells(view: QAbstractItemView) -> list[str]:
    model, root = view.model(), QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    places = [model.index(row, column) for row in range(model.rowCount(root)) for column in range(columns)]
    return [str(place.data(role)) for place in places for role in _SAID if place.data(role)]
