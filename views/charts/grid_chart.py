"""A figure in every cell of a grid: issues by rounds, parties by parties. Cells without a figure are hatched."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor

from models.entry import number
from models.snapshot import Floats
from views.charts.drawing import CENTRE, LEFT, Box, Drawing, Hatching, Target, Words
from views.charts.look import Colour, Look, written
from views.charts.table import Cell, Table, together
from views.labels import NOT_STATED
from views.lettering import fitting, width_of
from views.selection import Evidence
from views.theme import Theme

_GAP = 8.0
_NARROWEST, _WIDEST = 30.0, 128.0
_STRONGEST = 0.5
"""How much of a colour goes into the ground of the furthest figure; words have to be read on it."""

_KEY_STEPS = (5, 3, 2)
_NO_FIGURE = "no figure"


@dataclass(frozen=True, eq=False)
class GridChart:
    """`values[row, column]` from `low` to `high`, NaN for none; `evidence` has the ids behind each.

    `words` say what cells are where that is more than the figure, as a movement matrix says “silent”. Where `low` is
    negative, its side has a colour of its own. `short` are names of columns for where `columns` have no room.
    """

    measure: str
    row_title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Floats
    evidence: tuple[tuple[tuple[str, ...], ...], ...]
    words: tuple[tuple[str, ...], ...] = ()
    short: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 100.0
    colour: Colour = attrgetter("accent")
    low_colour: Colour = attrgetter("apart")
    write: Callable[[float], str] = written

    def table(self) -> Table:
        """The grid as it stands."""
        titles = (self.row_title, *self.columns)
        rows = tuple(self._row(row) for row in range(len(self.rows)))
        return Table(titles, rows, frozenset(range(1, len(titles))))

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as the rows are; as wide as the narrowest cells."""
        height = (len(self.rows) + 1) * self._pitch(look) + _GAP + look.letters.pitch
        return QSizeF(self._label_width(width, look) + max(1, len(self.columns)) * _NARROWEST, height)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """Names of columns, then rows, then what the colours mean."""
        drawing, pitch = Drawing(), self._pitch(look)
        left = self._label_width(size.width(), look)
        drawing.head, drawing.side = pitch, left
        cell = min(_WIDEST, (size.width() - left) / max(1, len(self.columns)))
        for column, name in enumerate(self._column_names(cell, look)):
            area = QRectF(left + column * cell, 0, cell, pitch)
            drawing.shapes.append(Words(area, name, look.letters.small, look.theme.muted, CENTRE))
        for row, name in enumerate(self.rows):
            area = QRectF(0, (row + 1) * pitch, left - _GAP, pitch)
            shown = fitting(look.letters.plain, (name,), area.width())
            drawing.shapes.append(Words(area, shown, look.letters.plain, look.theme.text))
            for column in range(len(self.columns)):
                room = QRectF(left + column * cell, area.top(), cell, pitch).adjusted(1, 1, -1, -1)
                self._draw_cell(drawing, (row, column), room, look)
        self._draw_key(drawing, left, (len(self.rows) + 1) * pitch + _GAP, size.width(), look)
        return drawing

    def _row(self, row: int) -> tuple[Cell, ...]:
        figures = tuple(self._cell(row, column) for column in range(len(self.columns)))
        title = f"{self.measure}, {self.rows[row]}"
        return (Cell(self.rows[row], opens=together(title, figures), tip=self.rows[row]), *figures)

    def _cell(self, row: int, column: int) -> Cell:
        value, words = float(self.values[row, column]), self._words(row, column)
        tip = f"{self.rows[row]}, {self.columns[column]}\n{self.measure}: {words}"
        statements = self.evidence[row][column]
        opens = Evidence(tip.replace("\n", ". "), statements) if statements else None
        plain = number(value) if not self.words and not isnan(value) else ""
        return Cell(words, value, opens, tip, plain)

    def _words(self, row: int, column: int) -> str:
        told = self.words[row][column] if self.words else ""
        return told or self._figure(row, column) or NOT_STATED

    def _figure(self, row: int, column: int) -> str:
        value = float(self.values[row, column])
        return "" if isnan(value) else self.write(value)

    def _pitch(self, look: Look) -> float:
        return look.letters.pitch + 8

    def _label_width(self, width: float, look: Look) -> float:
        widest = max((width_of(look.letters.plain, name) for name in self.rows), default=0.0)
        return min(widest + _GAP, width * 0.36)

    def _column_names(self, cell: float, look: Look) -> tuple[str, ...]:
        """Full names where all of them fit, else the short ones; those that do not fit are cut off with dots."""
        room = cell - 4
        for names in (self.columns, self.short):
            if names and all(width_of(look.letters.small, name) <= room for name in names):
                return names
        return tuple(fitting(look.letters.small, (name,), room) for name in self.short or self.columns)

    def _draw_cell(self, drawing: Drawing, at: tuple[int, int], area: QRectF, look: Look) -> None:
        theme, value = look.theme, float(self.values[at])
        missing = isnan(value)
        drawing.shapes.append(Box(area, theme.surface if missing else self._ground(theme, value)))
        if missing:
            drawing.shapes.append(Hatching(area, theme.border))
        room = area.width() - 4
        wordings = (self._words(*at), self._figure(*at))
        words = next((one for one in wordings if one and width_of(look.letters.small, one) <= room), "")
        if words:
            if missing:
                wide = width_of(look.letters.small, words)
                ground = QRectF(area.center().x() - wide / 2, area.top() + 2, wide, area.height() - 4)
                drawing.shapes.append(Box(ground, theme.surface))
            colour = theme.muted if missing else theme.text
            drawing.shapes.append(Words(area, words, look.letters.small, colour, CENTRE))
        drawing.targets.append(Target(area, (at[0], at[1] + 1), at[0], float(at[1])))

    def _ground(self, theme: Theme, value: float) -> QColor:
        end, colour = (self.low, self.low_colour) if value < 0 else (self.high, self.colour)
        share = min(abs(value / end), 1.0) if end else 0.0
        return theme.tint(colour(theme), 0.04 + share * (_STRONGEST - 0.04))

    def _draw_key(self, drawing: Drawing, left: float, top: float, width: float, look: Look) -> None:
        """The colours from the lowest figure to the highest, and the hatching, in as many steps as have room."""
        letters, theme = look.letters, look.theme
        side, font = letters.pitch - 6, letters.small
        for count in _KEY_STEPS:
            values = np.linspace(self.low, self.high, count).tolist()
            entries = [(_NO_FIGURE, None), *((self.write(value), value) for value in values)]
            wide = sum(side * 1.6 + 14 + width_of(font, words) for words, _ in entries)
            if wide <= width:
                break
        x = max(0.0, min(left, width - wide))
        for words, value in entries:
            box = QRectF(x, top + 3, side * 1.6, side)
            drawing.shapes.append(Box(box, theme.surface if value is None else self._ground(theme, value)))
            if value is None:
                drawing.shapes.append(Hatching(box, theme.muted))
            area = QRectF(box.right() + 4, top, width_of(font, words), letters.pitch)
            drawing.shapes.append(Words(area, words, font, theme.muted, LEFT))
            x = area.right() + 10
