"""The rows of the movement table as they stand in a viewport: where each is, what is pointed at, how they look."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from views.lettering import lettering
from views.movement.comparison import Comparison
from views.movement.grid import Grid
from views.movement.layout import Layouts, RowLayout, Target, row_height
from views.movement.painter import RowPainter, paint_header
from views.movement.rows import Row
from views.theme import Theme

Place: TypeAlias = tuple[int, int]
"""A row and the place of a target in it."""

Marked: TypeAlias = tuple[int | None, int | None]
"""The places of the targets in a row that are hovered and focused."""

_HEADER_SPACE = 8.0


class Scene:
    """The rows of one comparison at one width, in one font and theme. Rows are laid out when they are first seen."""

    def __init__(
        self,
        comparison: Comparison,
        rows: tuple[Row, ...],
        width: float,
        font: QFont,
        theme: Theme,
        party_colour: Callable[[Theme, int], QColor],
    ) -> None:
        """`party_colour` gives a party's colour."""
        self.rows, self.comparison = rows, comparison
        self._letters, self._theme, self._width = lettering(font), theme, width
        self._layouts = Layouts(comparison, rows, width, self._letters, theme, party_colour)
        self._laid_out: dict[int, RowLayout] = {}

    def grid(self, scrolled: float) -> Grid:
        """Where the rows are when scrolled so far."""
        lines = len(self.rows[0].lines) if self.rows else 0
        height = row_height(lines, self._letters.pitch)
        return Grid(len(self.rows), height, self._letters.pitch + _HEADER_SPACE, self._width, scrolled)

    def issue_id(self, row: int) -> str:
        """The id of a row's issue."""
        return self.comparison.snapshot.issues[self.rows[row].issue].id

    def layout(self, row: int) -> RowLayout:
        """What a row consists of."""
        if row not in self._laid_out:
            self._laid_out[row] = self._layouts.lay_out(self.rows[row])
        return self._laid_out[row]

    def place_at(self, point: QPointF, scrolled: float) -> Place | None:
        """What is on top at a point of the viewport."""
        grid = self.grid(scrolled)
        row = grid.row_at(point.y())
        if row is None:
            return None
        found = self.layout(row).target_at(point.x(), point.y() - grid.area(row).top())
        return None if found is None else (row, found)

    def target(self, place: Place) -> Target:
        """The target at a place."""
        return self.layout(place[0]).targets[place[1]]

    def paint_header(self, painter: QPainter) -> None:
        """The names of the columns."""
        area = QRectF(0, 0, self._width, self.grid(0).header)
        paint_header(painter, area, self._layouts.columns, self._letters, self._theme)

    def paint_row(
        self, painter: QPainter, area: QRectF, row: int, *, current: bool, focused: bool, marked: Marked
    ) -> None:
        """A row where it stands in the viewport."""
        painter.save()
        painter.translate(area.topLeft())
        artist = RowPainter(painter, self._theme)
        artist.card(QRectF(0, 0, area.width(), area.height()), current=current, focused=focused)
        artist.row(self.layout(row), area.height(), *marked)
        painter.restore()
