"""Drawing one line of plain text, with some of its words standing out."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter


def draw_words(painter: QPainter, rect: QRect, text: str, colour: QColor, *, at_right: bool = False) -> int:
    """Draw one line, elided to the room there is, and tell how wide it came out."""
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.setPen(colour)
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
    return painter.fontMetrics().horizontalAdvance(words)


def draw_marked(
    painter: QPainter, rect: QRect, text: str, marks: Sequence[tuple[int, int]], colours: tuple[QColor, QColor]
) -> None:
    """Draw one line with the marked pieces bold and in the second colour; what has no room is cut off with dots."""
    left, plain = QRect(rect), QFont(painter.font())
    bold = QFont(plain)
    bold.setBold(True)
    for start, end, is_marked in _pieces(text, marks):
        painter.setFont(bold if is_marked else plain)
        piece = text[start:end]
        width = QFontMetrics(painter.font()).horizontalAdvance(piece)
        draw_words(painter, left, piece, colours[is_marked])
        if width > left.width():
            break
        left.setLeft(left.left() + width)
    painter.setFont(plain)


def _pieces(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """The text cut where marks begin and end, empty pieces left out; marks that overlap are drawn as far as they go."""
    found, at = [], 0
    for start, end in sorted(marks):
        found += [(at, start, False), (max(start, at), end, True)]
        at = max(at, end)
    return [piece for piece in (*found, (at, len(text), False)) if piece[0] < piece[1]]
