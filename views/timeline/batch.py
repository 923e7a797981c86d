"""Many rectangles or marks painted in one call, straight from columns of numbers."""

from typing import TypeAlias, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap
from shiboken6.Shiboken import wrapInstance

Boxes: TypeAlias = NDArray[np.int32]
"""Rows of left, top, right and bottom pixel, the last two inclusive as `QRect` holds them."""


def boxes(left: ArrayLike, top: ArrayLike, right: ArrayLike, bottom: ArrayLike) -> Boxes:
    """Rectangles from columns that are broadcast, `right` and `bottom` exclusive."""
    columns = np.broadcast_arrays(left, top, np.asarray(right) - 1, np.asarray(bottom) - 1)
    made = np.empty((columns[0].size, 4), np.int32)
    for at, column in enumerate(columns):
        made[:, at] = column.ravel()
    return made


def fill(painter: QPainter, made: Boxes, brush: QBrush | QColor) -> None:
    """Fill rectangles, without outlines; empty ones are left out."""
    made = made[(made[:, 2] >= made[:, 0]) & (made[:, 3] >= made[:, 1])]
    if len(made):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        # Qt reads the rectangles where the array keeps them; it copies none and keeps none.
        painter.drawRects(cast(QRect, wrapInstance(made.ctypes.data, QRect)), len(made))


def stamp(painter: QPainter, x: ArrayLike, y: ArrayLike, cells: Boxes, sheet: QPixmap, scale: float) -> None:
    """Put cells of a sheet around points; `scale` is what a pixel of the sheet is here."""
    if not len(cells):
        return
    made = np.zeros((len(cells), 10))
    made[:, 0], made[:, 1] = x, y
    made[:, 2:4] = cells[:, :2]
    made[:, 4:6] = cells[:, 2:] - cells[:, :2] + 1
    made[:, 6:8] = scale
    made[:, 9] = 1.0
    first = cast(QPainter.PixmapFragment, wrapInstance(made.ctypes.data, QPainter.PixmapFragment))
    painter.drawPixmapFragments(first, len(made), sheet)
