"""Paints a change: the words around it, what goes struck out, what comes in its place."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from models.bulk.replacing import Change
from views.register.replace.list import CHANGE_ROLE
from views.theme import Theme

_BEFORE, _AFTER = 44, 160
"""So many characters are shown before what is found first, and after what is found."""

_PADDING, _INSET = 8, 5
_GAP = 2
"""Between what goes and what comes."""


class ChangeDelegate(QStyledItemDelegate):
    """Draws the first place that changes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the change, or what the column holds otherwise."""
        change = index.data(CHANGE_ROLE)
        if not isinstance(change, Change):
            option.rect = option.rect.adjusted(_INSET, 0, -_INSET, 0)
            super().paint(painter, option, index)
            return
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, self.theme.selected if selected else self.theme.surface)
        place = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setClipRect(place)
        for words, colour, struck in pieces(change, self.theme):
            place.setLeft(place.left() + self._draw(painter, place, words, colour, option.font, struck=struck))
        painter.restore()

    def _draw(
        self, painter: QPainter, place: QRectF, words: str, colour: QColor, font: QFont, *, struck: bool
    ) -> float:
        own = QFont(font)
        own.setStrikeOut(struck)
        own.setBold(colour == self.theme.nearer)
        painter.setFont(own)
        width = QFontMetricsF(own).horizontalAdvance(words)
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        return width + (_GAP if struck else 0)


def pieces(change: Change, theme: Theme) -> Iterator[tuple[str, QColor, bool]]:
    """Runs of words with their colour, and whether they are struck out; line breaks are shown as blanks."""
    (start, stop), (put, end) = change.found[0], change.put[0]
    begun = max(0, start - _BEFORE)
    yield ("…" if begun else "") + _line(change.before[begun:start]), theme.text, False
    yield _line(change.before[start:stop]), theme.apart, True
    yield _line(change.after[put:end]), theme.nearer, False
    yield _line(change.before[stop : stop + _AFTER]), theme.text, False


def _line(words: str) -> str:
    return "".join(" " if mark in "\n\r\t\v\f\u2028\u2029" else mark for mark in words)
