"""The rows of the movement table as a chart: the same figures as a table of words, and the rows as a picture."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import nan

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from models.entry import number
from models.phrases import counted
from views.charts.drawing import Drawing, Painted
from views.charts.look import Look
from views.charts.table import Cell, Table
from views.labels import NOT_COMPARABLE, NOT_STATED, issue_title, party_name, signed
from views.movement.comparison import Comparison
from views.movement.figures import Figures
from views.movement.rows import Line, Row, Stand
from views.movement.scene import Scene
from views.movement.sentences import gap_tip, notes, path_words, stand_words, what_happened
from views.selection import Evidence
from views.theme import Theme

_TITLES = ("Issue", "Party", "Before", "Now", "Shift", "What happened", "To note", "Gap before", "Gap now", "Said")
_NAMES = 2
_FIGURES = frozenset({2, 3, 4, 7, 8, 9})
_LEAST_WIDTH = 640.0


@dataclass(frozen=True, eq=False)
class RowsChart:
    """What moved between two moments; a line of the table for each party on each issue."""

    comparison: Comparison
    rows: tuple[Row, ...]
    party_colour: Callable[[Theme, int], QColor]

    def table(self) -> Table:
        """A row for each line, with the gap on its issue."""
        return Table(
            _TITLES, tuple(self._cells(row, line) for row in self.rows for line in row.lines), _FIGURES, _NAMES
        )

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as all rows are."""
        grid = self._scene(width, look).grid(0)
        return QSizeF(_LEAST_WIDTH, grid.header + grid.content)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """All rows, none of them chosen."""
        area = QRectF(0, 0, size.width(), size.height())
        return Drawing([Painted(area, partial(_paint, self._scene(size.width(), look)))])

    def _scene(self, width: float, look: Look) -> Scene:
        return Scene(self.comparison, self.rows, width, look.letters.plain, look.theme, self.party_colour)

    def _cells(self, row: Row, line: Line) -> tuple[Cell, ...]:
        figures, snapshot = Figures(self.comparison), self.comparison.snapshot
        title, name = issue_title(snapshot, row.issue), partial(party_name, snapshot)
        opens, tip = figures.line(row, line), path_words(self.comparison, line)
        noted = "; ".join(note.wordings[0] for note in notes(line, name))
        return (
            Cell(title, opens=figures.row(row), tip=title),
            Cell(name(line.party), opens=opens, tip=tip),
            _stand(line.old, opens, tip, broken=line.broken[0]),
            _stand(line.new, opens, tip, broken=line.broken[1]),
            _figure(line.shift, opens, tip, signed),
            Cell(what_happened(line, name), opens=opens, tip=tip),
            Cell(noted, opens=opens, tip=noted),
            *self._gaps(row, figures),
            Cell(str(len(row.between)), len(row.between), figures.between(row), counted(len(row.between), "statement")),
        )

    def _gaps(self, row: Row, figures: Figures) -> tuple[Cell, Cell]:
        opens, tip = figures.gap(row), gap_tip(self.comparison, row)
        before = NOT_COMPARABLE if row.broken_before else NOT_STATED
        now = NOT_COMPARABLE if row.broken_now else NOT_STATED
        return _figure(row.old_gap, opens, tip, number, before), _figure(row.new_gap, opens, tip, number, now)


def _stand(stand: Stand | None, opens: Evidence | None, tip: str, *, broken: bool) -> Cell:
    if stand is None:
        return Cell(NOT_COMPARABLE if broken else NOT_STATED, nan, opens, tip)
    return Cell(stand_words(stand), stand.centre, opens, tip)


def _figure(
    value: float | None, opens: Evidence | None, tip: str, write: Callable[[float], str], without: str = "–"
) -> Cell:
    if value is None:
        return Cell(without, nan, opens, tip)
    return Cell(write(value), value, opens, tip, number(value))


def _paint(scene: Scene, painter: QPainter) -> None:
    scene.paint_header(painter)
    grid = scene.grid(0)
    for row in range(grid.rows):
        scene.paint_row(painter, grid.area(row), row, current=False, focused=False, marked=(None, None))
