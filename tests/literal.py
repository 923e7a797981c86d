"""Whether widgets show text of a dossier as it stands: each `told` text has to be read with its markup, not by it."""

import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

MARK = "<b>"
TURNS = "\u202e"
"""Turns the direction of all that follows in its line."""

_ROWS = 12
_TOLD = re.compile(r"told-[a-z_]+-[a-z_]+")


def hostile(table: str, field: str) -> str:
    """A text that begins with markup, followed by a word that is found wherever it is shown."""
    return (
        f"{MARK}told-{table}-{field}</b> &File <img src='http://198.51.100.9/x.png'> &amp; <a href='file:///'>x</a>"
        f" <script>1</script> \u05e9\u05dc\u05d5\u05dd =1+1 {TURNS}turned"
    )


def wrong(top: QWidget) -> list[str]:
    """What in a widget and all within it is not shown as it stands, hidden or not, one sentence each."""
    found = []
    for widget in (top, *top.findChildren(QWidget)):
        where = f"{type(widget).__name__} in {_path(widget)}"
        found += [f"{where}: {fault}" for fault in _faults(widget)]
    for action in top.findChildren(QAction):
        found += [f"action of {_path(action.parent())}: {fault}" for fault in _of_keys(action.text())]
    return found


def told(top: QWidget) -> set[str]:
    """The marked texts that can be found in a widget at all, by what they are."""
    return {token for widget in (top, *top.findChildren(QWidget)) for token in _TOLD.findall(" ".join(_all(widget)))}


def _faults(widget: QWidget) -> Iterator[str]:
    for tip in (widget.toolTip(), widget.whatsThis(), *_cells(widget, Qt.ItemDataRole.ToolTipRole)):
        yield from _of_rich(tip)
    if isinstance(widget, QLabel):
        is_plain = widget.textFormat() == Qt.TextFormat.PlainText
        by_itself = widget.textFormat() == Qt.TextFormat.AutoText
        yield from _of_shown(widget.text()) if is_plain else _of_rich(widget.text(), always=not by_itself)
    if isinstance(widget, QTextEdit):
        yield from _of_shown(widget.toPlainText())
    for text in _with_keys(widget):
        yield from _of_keys(text)
    for text in _lines(widget):
        if TURNS in text:
            yield f"what follows in the line is turned around: {text[:80]!r}"


def _lines(widget: QWidget) -> list[str]:
    """The texts of a widget that stand in one line with others."""
    if isinstance(widget, QLabel):
        return [] if widget.wordWrap() else [widget.text()]
    if isinstance(widget, QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(at) for at in range(widget.count())]
    if isinstance(widget, QComboBox):
        return [widget.itemText(at) for at in range(widget.count())]
    return _cells(widget, Qt.ItemDataRole.DisplayRole)


def _with_keys(widget: QWidget) -> list[str]:
    """The texts of a widget in which an ampersand makes a key of the letter after it."""
    if isinstance(widget, QLabel):
        return [widget.text()] if widget.buddy() is not None else []
    if isinstance(widget, QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(at) for at in range(widget.count())]
    return [widget.title()] if isinstance(widget, QGroupBox | QMenu) else []


@cache
def _of_rich(text: str, *, always: bool = False) -> tuple[str, ...]:
    """Of a text that is read as markup where it looks like markup, or always; many cells say the same."""
    if not _TOLD.search(text):
        return ()
    return tuple(_of_markup(text) if always or QtText.mightBeRichText(text) else _of_shown(text))


def _of_markup(text: str) -> Iterator[str]:
    document = QTextDocument()
    document.setHtml(text)
    yield from _of_shown(document.toPlainText())
    if "\ufffc" in document.toPlainText():
        yield f"a picture is loaded: {text[:80]}"


def _of_shown(text: str) -> Iterator[str]:
    """Whoever is shown without what stood before has been read as markup."""
    for match in _TOLD.finditer(text):
        if text[max(0, match.start() - len(MARK)) : match.start()] != MARK:
            yield f"{match[0]} is read as markup: {text[:80]!r}"


def _of_keys(text: str) -> Iterator[str]:
    """Where an ampersand means a key, one in a text is written twice."""
    if _TOLD.search(text) and "&File" in text.replace("&&", ""):
        yield f"an ampersand is taken for a key: {text[:80]!r}"


def _all(widget: QWidget) -> list[str]:
    found = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        found.append(widget.text())
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        found.append(widget.toPlainText())
    elif isinstance(widget, QComboBox):
        found += [widget.itemText(at) for at in range(widget.count())]
    return found + _cells(widget, Qt.ItemDataRole.DisplayRole)


def _cells(widget: QWidget, role: Qt.ItemDataRole) -> list[str]:
    """What the first rows of a list or a table say in a role; all rows are made alike."""
    if not isinstance(widget, QAbstractItemView) or widget.model() is None:
        return []
    model, root = widget.model(), QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    rows = min(model.rowCount(root), _ROWS)
    places = (model.index(row, column) for row in range(rows) for column in range(columns))
    return [str(found) for found in (place.data(role) for place in places) if isinstance(found, str) and found]


def _path(thing: object) -> str:
    names = []
    while isinstance(thing, QWidget) and len(names) < 5:
        names.append(type(thing).__name__)
        thing = thing.parentWidget()
    return " < ".join(names)
