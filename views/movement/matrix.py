"""A matrix of lines by rounds, such as parties on issues: a glyph, a figure and words in every cell.

It is a chart for `views.charts.frame`, with its table twin. Cells that have nothing to show are hatched and say why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import nan
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, QSizeF

from views.charts.drawing import CENTRE, Box, Drawing, Hatching, Mark, Path, Target, Words
from views.charts.look import Colour, Look
from views.charts.table import Cell, Table
from views.lettering import fitting, two_lines, width_of
from views.selection import Evidence

_GAP = 10.0
_LEAST_CELL, _WIDEST_CELL = 50.0, 156.0
_ROOMY_CELL = 78.0
"""With narrower cells lines have their short names."""

_WIDEST_GROUP = 0.2
_GLYPH = 20.0
"""From the left edge of a cell to its words, where there is a glyph."""
_INSET = 7.0
_BETWEEN_KEYS = 18.0
FIXED = 2
"""How many columns of the table come before those of the matrix."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: `words` tell all of it, `figure` and the first of `wordings` that fits stand in it beside its glyph.

    `statements` are the ids of what is behind it. The ground of a cell is tinted as strongly as `tint` says, 0–1;
    `missing` cells are hatched.
    """

    words: str
    tip: str = ""
    glyph: str = ""
    figure: str = ""
    wordings: tuple[str, ...] = ()
    tone: Colour = attrgetter("text")
    value: float = nan
    statements: tuple[str, ...] = ()
    missing: bool = False
    tint: float = 0.0


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A line of cells; lines that follow each other with one `group` stand under its title. `names` get shorter."""

    group: str
    names: tuple[str, ...]
    colour: Colour
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column by its names, the longest first, and by what stands below them; the marked ones stand out."""

    names: tuple[str, ...]
    below: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class MatrixKey:
    """What a glyph means."""

    glyph: str
    words: str
    tone: Colour = attrgetter("muted")


@dataclass(frozen=True, eq=False)
class Matrix:
    """`titles` are those of the groups and of the lines."""

    measure: str
    titles: tuple[str, str]
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    keys: tuple[MatrixKey, ...] = ()

    def table(self) -> Table:
        """A row for each line; every cell in all its words."""
        names = tuple(" ".join(filter(None, (one.names[0], one.below))) for one in self.columns)
        return Table((*self.titles, *names), tuple(self._row(row, names) for row in self.rows), frozenset(), FIXED)

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as the lines and the keys are; as wide as the narrowest cells."""
        keys = len(list(self._key_rows(width, look)))
        height = self._head(look) + len(self.rows) * _pitch(look) + _GAP + keys * look.letters.pitch
        return QSizeF(self._labels(width, look).right + len(self.columns) * _LEAST_CELL, height)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """The names of columns, then group by group, then the keys."""
        drawing, width = Drawing(), size.width()
        labels = self._labels(width, look)
        drawing.head, drawing.side = self._head(look), labels.right
        cell = min(_WIDEST_CELL, (width - labels.right) / max(1, len(self.columns)))
        self._draw_heads(drawing, labels.right, cell, look)
        top, right = self._head(look), labels.right + cell * len(self.columns)
        for place, row in enumerate(self.rows):
            if place == 0 or self.rows[place - 1].group != row.group:
                drawing.shapes.append(Path((QPointF(0, top), QPointF(right, top)), look.theme.border))
                self._draw_group(drawing, place, labels, top, look)
            self._draw_line(drawing, place, labels, QRectF(labels.right, top, cell, _pitch(look)), look)
            top += _pitch(look)
        drawing.shapes.append(Path((QPointF(0, top), QPointF(right, top)), look.theme.border))
        self._draw_keys(drawing, top + _GAP, width, look)
        return drawing

    def _row(self, row: MatrixRow, names: Sequence[str]) -> tuple[Cell, ...]:
        line = f"{row.names[0]}, {row.group}" if row.group else row.names[0]
        cells = (self._cell(line, cell, name) for cell, name in zip(row.cells, names, strict=True))
        return Cell(row.group), Cell(row.names[0]), *cells

    def _cell(self, line: str, cell: MatrixCell, name: str) -> Cell:
        tip = "\n".join(filter(None, (f"{line}, {name}", cell.tip or cell.words)))
        title = f"{line}, {name}: {cell.words}"
        opens = Evidence(title, cell.statements) if cell.statements else None
        return Cell(cell.words, cell.value, opens, tip)

    def _head(self, look: Look) -> float:
        lines = 2 if any(one.below for one in self.columns) else 1
        return lines * look.letters.pitch + 4

    def _labels(self, width: float, look: Look) -> "_Labels":
        groups = max((width_of(look.letters.bold, row.group) for row in self.rows), default=0.0)
        group = min(groups, max(90.0, width * _WIDEST_GROUP)) + _GAP if any(row.group for row in self.rows) else 0.0
        full, short = (self._name_width(place, look) for place in (0, -1))
        if (width - group - full) / max(1, len(self.columns)) >= _ROOMY_CELL:
            return _Labels(group, full, 0, self._indent())
        return _Labels(group, short, -1, self._indent())

    def _name_width(self, place: int, look: Look) -> float:
        return max((width_of(look.letters.plain, row.names[place]) for row in self.rows), default=0.0) + _GAP

    def _indent(self) -> float:
        """From the edge of a cell to its words: the same in all, so that figures stand below each other."""
        return _GLYPH if any(cell.glyph for row in self.rows for cell in row.cells) else _INSET

    def _draw_heads(self, drawing: Drawing, left: float, cell: float, look: Look) -> None:
        small, bold, pitch = look.letters.small, look.letters.bold, look.letters.pitch
        level = _common_name(self.columns, look, cell)
        for place, column in enumerate(self.columns):
            area = QRectF(left + place * cell, 0, cell, pitch)
            font = bold if column.marked else small
            colour = look.theme.accent if column.marked else look.theme.text
            names = column.names[level:] or column.names[-1:]
            drawing.shapes.append(Words(area, fitting(font, names, cell - 6), font, colour, CENTRE))
            if column.below:
                below = fitting(small, (column.below,), cell - 2)
                drawing.shapes.append(Words(area.translated(0, pitch), below, small, look.theme.muted, CENTRE))

    def _draw_group(self, drawing: Drawing, place: int, labels: "_Labels", top: float, look: Look) -> None:
        """The title of a group over as many of its lines as it takes, at most two."""
        title, bold = self.rows[place].group, look.letters.bold
        if not labels.group:
            return
        follows = place + 1 < len(self.rows) and self.rows[place + 1].group == title
        room = labels.group - _GAP
        lines = two_lines(bold, title, room, room) if follows else (fitting(bold, (title,), room),)
        for line, words in enumerate(lines):
            area = QRectF(0, top + line * _pitch(look), room, _pitch(look))
            drawing.shapes.append(Words(area, words, bold, look.theme.text))

    def _draw_line(self, drawing: Drawing, place: int, labels: "_Labels", first: QRectF, look: Look) -> None:
        row = self.rows[place]
        name = QRectF(labels.group, first.top(), labels.name - _GAP, first.height())
        drawing.shapes.append(Words(name, row.names[labels.short], look.letters.plain, row.colour(look.theme)))
        for column, cell in enumerate(row.cells):
            area = first.translated(column * first.width(), 0).adjusted(1.5, 1.5, -1.5, -1.5)
            _draw_cell(drawing, cell, area, labels.indent, look)
            drawing.targets.append(Target(area, (place, column + FIXED), place, float(column)))

    def _key_rows(self, width: float, look: Look) -> Iterator[list[tuple[MatrixKey, float]]]:
        row: list[tuple[MatrixKey, float]] = []
        left = 0.0
        for one in self.keys:
            taken = _key_glyph(one) + width_of(look.letters.small, one.words)
            if row and left + taken > width:
                yield row
                row, left = [], 0.0
            row.append((one, left))
            left += taken + _BETWEEN_KEYS
        if row:
            yield row

    def _draw_keys(self, drawing: Drawing, top: float, width: float, look: Look) -> None:
        pitch, small = look.letters.pitch, look.letters.small
        for place, row in enumerate(self._key_rows(width, look)):
            middle = top + (place + 0.5) * pitch
            for one, left in row:
                if one.glyph:
                    centre = QPointF(left + 6, middle)
                    drawing.shapes.append(Mark(one.glyph, centre, one.tone(look.theme), look.theme.surface))
                area = QRectF(left + _key_glyph(one), middle - pitch / 2, width_of(small, one.words), pitch)
                drawing.shapes.append(Words(area, one.words, small, look.theme.muted))


@dataclass(frozen=True, slots=True)
class _Labels:
    """The widths of the titles of groups and of the names of lines, and which of the names are taken.

    Words in cells begin `indent` from the edge.
    """

    group: float
    name: float
    short: int
    indent: float

    @property
    def right(self) -> float:
        return self.group + self.name


def _pitch(look: Look) -> float:
    return look.letters.pitch + 6


def _key_glyph(key: MatrixKey) -> float:
    return _GLYPH - 4 if key.glyph else 0.0


def _common_name(columns: Sequence[MatrixColumn], look: Look, cell: float) -> int:
    """Which of the names is the longest that fits in all columns, so that all are alike."""
    most = max((len(column.names) for column in columns), default=1)
    for level in range(most):
        names = ((column.names[level:] or column.names[-1:])[0] for column in columns)
        if all(width_of(look.letters.bold, name) <= cell - 6 for name in names):
            return level
    return most - 1


def _draw_cell(drawing: Drawing, cell: MatrixCell, area: QRectF, indent: float, look: Look) -> None:
    theme, tone = look.theme, cell.tone(look.theme)
    if cell.missing:
        _draw_missing(drawing, cell, area, look)
        return
    if cell.tint:
        drawing.shapes.append(Box(area, theme.tint(tone, cell.tint)))
    left = area.left() + indent
    if cell.glyph:
        centre = QPointF(area.left() + _GLYPH / 2 + 1, area.center().y())
        drawing.shapes.append(Mark(cell.glyph, centre, tone, theme.surface))
    if cell.figure and not cell.glyph and not cell.wordings:
        drawing.shapes.append(Words(area, cell.figure, look.letters.bold, tone, CENTRE))
        return
    if cell.figure:
        taken = width_of(look.letters.bold, cell.figure)
        place = QRectF(left, area.top(), taken, area.height())
        drawing.shapes.append(Words(place, cell.figure, look.letters.bold, tone))
        left += taken + 4
    room = area.right() - 2 - left
    words = next((one for one in cell.wordings if width_of(look.letters.small, one) <= room), "")
    if words:
        place = QRectF(left, area.top(), room, area.height())
        drawing.shapes.append(Words(place, words, look.letters.small, theme.muted if cell.figure else tone))


def _draw_missing(drawing: Drawing, cell: MatrixCell, area: QRectF, look: Look) -> None:
    drawing.shapes.append(Hatching(area, look.theme.border))
    small = look.letters.small
    words = next((one for one in cell.wordings if width_of(small, one) <= area.width() - 4), "")
    if words:
        wide = width_of(small, words)
        ground = QRectF(area.center().x() - wide / 2, area.top() + 3, wide, area.height() - 6)
        drawing.shapes += [Box(ground, look.theme.surface), Words(area, words, small, look.theme.muted, CENTRE)]
