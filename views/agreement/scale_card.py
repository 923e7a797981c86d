"""The card of one issue: its ground, its scale with named points, and the marks of parties on it.

The picture language is that of the movement table: a band for what is held, a dot for its centre, a red bar with
hatching outside for a red line.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont

from models.facts import Issue
from views.agreement.rows import Place, Side
from views.charts.drawing import Drawing, Hatching, Mark, Path, Rounded, Target, Words
from views.charts.drawing import Place as Cell
from views.charts.look import Look
from views.labels import NOT_COMPARABLE, NOT_STATED
from views.lettering import width_of
from views.movement.columns import Column
from views.movement.tracks import HATCH, RADIUS, x_of

SPACING = 4.0
"""Between two cards."""

PADDING = 8.0
"""Above the first and below the last line of a card."""

_CORNER = 5.0
_BAND = 10.0
_TICK = 3.5
_ZONE = 3.0
_STANDS = "falling triangle"
_FIRST_THIRD = 34.0


def card_height(lines: int, look: Look) -> float:
    """The height of a card with so many lines of parties; there are always two of words at its left."""
    return 2 * PADDING + max(2, lines) * look.letters.pitch


@dataclass(frozen=True, slots=True)
class ScaleCard:
    """Draws on one card; `column` is that of the scale, `row` the row of the table that the card draws.

    `lines` is how many parties stand below each other; the axis runs between the lines nearest to the middle.

    Marks and words are targets that draw a cell of the table.
    """

    drawing: Drawing
    look: Look
    area: QRectF
    column: Column
    row: int
    lines: int = 2

    def ground(self, issue: Issue) -> None:
        """The card, the axis, the issue's named points, and what stands if nothing is agreed."""
        theme = self.look.theme
        middle = self.line_middle(self.lines // 2) - self.look.letters.pitch / 2
        self.drawing.shapes.append(Rounded(self.area, _CORNER, theme.surface, theme.border))
        ends = QPointF(x_of(self.column, 0), middle), QPointF(x_of(self.column, 100), middle)
        self.drawing.shapes.append(Path(ends, theme.border))
        faint = theme.tint(theme.muted, 0.5)
        for option in issue.options:
            x = x_of(self.column, option.value)
            self.drawing.shapes.append(Path((QPointF(x, middle - _TICK), QPointF(x, middle + _TICK)), faint))
        if issue.reference_point is not None:
            at = QPointF(x_of(self.column, issue.reference_point), self.area.top() + 5.5)
            self.drawing.shapes.append(Mark(_STANDS, at, theme.muted, theme.surface, 3.0))

    def line_middle(self, line: int) -> float:
        """Where the track of a party runs."""
        return self.area.center().y() + (line + 0.5 - self.lines / 2) * self.look.letters.pitch

    def zone(self, low: float, high: float, cell: Cell, *, sure: bool) -> None:
        """The zone of possible agreement along the foot of the card; dashed where it may yet be narrower."""
        y = self.area.bottom() - 4
        style = Qt.PenStyle.SolidLine if sure else Qt.PenStyle.DashLine
        left, right = x_of(self.column, low), x_of(self.column, high)
        ends = QPointF(left, y), QPointF(max(right, left + _ZONE), y)
        self.drawing.shapes.append(Path(ends, self.look.theme.nearer, _ZONE if sure else 2.0, style))
        self._target(QRectF(left, y - 4, ends[1].x() - left, 7), cell)

    def side(self, side: Side, middle: float, colour: QColor, code: str, cells: tuple[Cell, Cell]) -> None:
        """What a party holds and its red line, with the cells of the table; its code is told where nothing is held."""
        held, line = cells
        if side.held is not None and side.held.low is not None and side.held.high is not None:
            self._stance(side.held, (side.held.low, side.held.high), middle, colour, held)
        else:
            self._unstated(side, middle, (colour, code), held)
        if side.line is not None and side.line.low is not None and side.line.high is not None:
            self._bars((side.line.low, side.line.high), middle, line)

    def mark(self, value: float, middle: float, shape: str, colour: QColor, cell: Cell) -> None:
        """A shape at a value."""
        at = QPointF(x_of(self.column, value), middle)
        self.drawing.shapes.append(Mark(shape, at, colour, self.look.theme.surface, RADIUS))
        reach = RADIUS + 2
        self._target(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach), cell)

    def words(self, area: QRectF, text: str, font: QFont, colour: QColor, cell: Cell) -> None:
        """A text on one line, made to fit before, that is a target as far as it reaches."""
        self.drawing.shapes.append(Words(area, text, font, colour))
        self._target(QRectF(area.left(), area.top(), min(area.width(), width_of(font, text)), area.height()), cell)

    def _target(self, area: QRectF, cell: Cell) -> None:
        self.drawing.targets.append(Target(area, cell, self.row, float(cell[1])))

    def _stance(self, held: Place, ends: tuple[float, float], middle: float, colour: QColor, cell: Cell) -> None:
        left, right = (x_of(self.column, end) for end in ends)
        if left < right:
            band = QRectF(left, middle - _BAND / 2, right - left, _BAND)
            fill, edge = self.look.theme.tint(colour, 0.24), colour if held.conditional else None
            self.drawing.shapes.append(Rounded(band, _BAND / 2, fill, edge, Qt.PenStyle.DashLine))
            self._target(band, cell)
        self.mark(sum(ends) / 2, middle, "disc", colour, cell)

    def _bars(self, ends: tuple[float, float], middle: float, cell: Cell) -> None:
        theme, pitch = self.look.theme, self.look.letters.pitch
        top, height = middle - pitch / 2 + 1, pitch - 2
        for value, outward in zip(ends, (-1, 1), strict=True):
            # An end of the scale leaves nothing outside.
            if value != (0 if outward < 0 else 100):
                x = x_of(self.column, value)
                beyond = QRectF(x if outward > 0 else x - HATCH, top, HATCH, height)
                self.drawing.shapes.append(Hatching(beyond, theme.red_line))
                bar = QPointF(x, top - 3), QPointF(x, top + height + 3)
                self.drawing.shapes.append(Path(bar, theme.red_line, 2.0))
                self._target(beyond.adjusted(-3, 0, 3, 0), cell)

    def _unstated(self, side: Side, middle: float, whose: tuple[QColor, str], cell: Cell) -> None:
        font, pitch, (colour, code) = self.look.letters.small, self.look.letters.pitch, whose
        words = f"{code} {NOT_STATED if side.held is None else NOT_COMPARABLE}".strip()
        ends = () if side.line is None else (side.line.low, side.line.high)
        # Clear of a red line that is drawn where the words would stand.
        taken = [x_of(self.column, end) + HATCH + 4 for end in ends if end is not None and 0 < end < _FIRST_THIRD]
        left = max([x_of(self.column, 0), *taken])
        area = QRectF(left, middle - pitch / 2, width_of(font, words), pitch)
        self.words(area, words, font, colour, cell)
