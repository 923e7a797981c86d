"""The swatch that stands beside a party's name: its colour in the shape of its marker."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from views.timeline.marks import draw_shape

_ICON = 18


def draw_party(painter: QPainter, box: QRectF, colour: QColor, marker: str, ground: QColor) -> None:
    """Paint a swatch into a square box; a party without a marker has a plain one."""
    if marker:
        draw_shape(painter, marker, box.center(), box.width() * 0.42, colour, ground)
    else:
        painter.fillRect(box, colour)


def party_icon(colour: QColor, marker: str, ground: QColor) -> QIcon:
    """The swatch as an icon for lists."""
    pixmap = QPixmap(_ICON, _ICON)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_party(painter, QRectF(0, 0, _ICON, _ICON), colour, marker, ground)
    painter.end()
    icon = QIcon(pixmap)
    # Qt would blend the icon of a selected row with the colour of the selection.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
