"""The marks of all acts in the colours that are needed, drawn once into one picture from which they are stamped."""

from collections.abc import Sequence
from math import ceil

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from models.snapshot import Ints, ints
from models.words import ACTS
from views.timeline.batch import Boxes, stamp
from views.timeline.marks import draw_mark

RADIUS = 4.2
SMALL = 0.7
"""How large a mark without a place on the scale is, against one that has one."""

_CELL = 18


class MarkSheet:
    """One row for each colour, in it all acts large and then small; sharp at one ratio of pixels."""

    def __init__(self, ground: QColor, ratio: float) -> None:
        """`ground` fills hollow marks, so that lines do not show through."""
        self._ground, self._ratio = ground, ratio
        self._cell = 2 * ceil(_CELL * ratio / 2)
        self._rows: dict[int, int] = {}
        self._picture = self._blank(8)

    def rows(self, colours: Sequence[QColor]) -> Ints:
        """The rows of these colours, drawn now where they were not yet."""
        return ints([self._row(colour) for colour in colours])

    def stamp(self, painter: QPainter, x: Ints, y: Ints, act: Ints, row: ArrayLike, small: ArrayLike) -> None:
        """Put marks around points; `row` as `rows` gives them, `small` where there is no place on the scale."""
        left = (act + np.where(small, len(ACTS), 0)) * self._cell
        top = np.broadcast_to(row, left.shape) * self._cell
        cells: Boxes = np.column_stack((left, top, left + self._cell - 1, top + self._cell - 1)).astype(np.int32)
        stamp(painter, x, y, cells, self._picture, 1 / self._ratio)

    def _row(self, colour: QColor) -> int:
        found = self._rows.get(colour.rgba())
        return self._draw(colour) if found is None else found

    def _draw(self, colour: QColor) -> int:
        row = self._rows[colour.rgba()] = len(self._rows)
        if (row + 1) * self._cell > self._picture.height():
            larger = self._blank(2 * row)
            with QPainter(larger) as painter:
                painter.drawPixmap(0, 0, self._picture)
            self._picture = larger
        with QPainter(self._picture) as painter:
            for at, act in enumerate((*ACTS, *ACTS)):
                painter.resetTransform()
                painter.translate((at + 0.5) * self._cell, (row + 0.5) * self._cell)
                painter.scale(self._ratio, self._ratio)
                radius = RADIUS if at < len(ACTS) else RADIUS * SMALL
                draw_mark(painter, act, QPointF(0, 0), radius, colour, self._ground)
        return row

    def _blank(self, rows: int) -> QPixmap:
        picture = QPixmap(2 * len(ACTS) * self._cell, rows * self._cell)
        picture.fill(Qt.GlobalColor.transparent)
        return picture
