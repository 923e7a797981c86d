"""Many rectangles or marks painted in one call, straight from columns of numbers."""

from collections.abc import Sequence
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap
from shiboken6.Shiboken import wrapInstance

Boxes: TypeAlias = NDArray[np.int32]
"""Rows of left, top, right and bottom pixel, the last two inclusive as `QRect` holds them."""


def boxes(left: ArrayLike, top: ArrayLike, right: ArrayLike, bottom: ArrayLike) -> Boxes:
    """Rectangles from columns, some of which may be one number for all; `right` and `bottom` are exclusive."""
    columns = (left, top, right, bottom)
    sizes = [len(column) for column in columns if isinstance(column, np.ndarray | list)]
    made = np.empty((max(sizes, default=1), 4), np.int32)
    for at, column in enumerate(columns):
        made[:, at] = column
    made[:, 2:] -= 1
    return made


def fill(painter: QPainter, made: Boxes, brush: QBrush | QColor) -> None:
    """Fill rectangles, without outlines; empty ones are left out."""
    made = made[((made[:, 2] >= made[:, 0]) & (made[:, 3] >= made[:, 1]))]
    if len(made):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        # Qt reads the rectangles where the array keeps them; it copies none and keeps none.
        painter.drawRects(cast(QRect, wrapInstance(_address(made), QRect)), len(made))


def fill_each(painter: QPainter, made: Boxes, which: NDArray[np.integer], brushes: Sequence[QColor]) -> None:
    """Fill each rectangle with the one of the brushes that `which` tells; all of one brush in one go."""
    order = np.argsort(which, kind="stable")
    made, ends = made[order], np.searchsorted(which[order], np.arange(len(brushes) + 1))
    for at, brush in enumerate(brushes):
        if ends[at] < ends[at + 1]:
            fill(painter, made[ends[at] : ends[at + 1]], brush)


def _address(made: NDArray[np.generic]) -> int:
    return int(made.__array_interface__["data"][0])


def blank(width: float, height: float, ratio: float, ground: QColor) -> QPixmap:
    """An empty picture for a screen of this ratio."""
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground)
    return picture


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
    first = cast(QPainter.PixmapFragment, wrapInstance(_address(made), QPainter.PixmapFragment))
    painter.drawPixmapFragments(first, len(made), sheet)
