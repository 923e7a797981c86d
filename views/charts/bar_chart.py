"""Bars to both sides of zero: what a party conceded and took back, what each side did to a gap."""

from dataclasses import dataclass
from math import isnan
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from models.entry import number
from models.snapshot import Floats
from views.charts.drawing import CENTRE, LEFT, RIGHT, Box, Drawing, Hatching, Path, Target, Words
from views.charts.look import Colour, Entry, Look, draw_legend, legend_rows
from views.charts.table import Cell, Table, together
from views.charts.ticks import round_steps
from views.labels import NOT_STATED, signed
from views.lettering import fitting, width_of
from views.selection import Evidence

_GAP = 8.0
_BAR = 10.0
_BETWEEN = 10.0
_LEAST_PLOT = 100.0
_LEAST_STEPS, _MOST_STEPS = 7, 11
_BESIDE = 6.0
TOTAL = "Together"


@dataclass(frozen=True, eq=False)
class Bars:
    """One figure for each row, NaN for none; `evidence` and `without` as for the rows of a `Course`."""

    name: str
    colour: Colour
    values: Floats
    evidence: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()

    def words(self, row: int) -> str:
        """The figure of a row with its sign, or why there is none."""
        if not isnan(self.values[row]):
            return signed(float(self.values[row]))
        return self.without[row] if self.without and self.without[row] else NOT_STATED


@dataclass(frozen=True, eq=False)
class BarChart:
    """Bars for each row, side by side or, `stacked`, end to end with a mark where they lead together.

    `low_words` and `high_words` say what it means to lie left and right of zero.
    """

    measure: str
    row_title: str
    rows: tuple[str, ...]
    bars: tuple[Bars, ...]
    low_words: str = ""
    high_words: str = ""
    stacked: bool = False

    def table(self) -> Table:
        """A row for each row of bars, a column for each kind of bar, and one for their sum where they are stacked."""
        names = [bar.name for bar in self.bars] + ([TOTAL] if self.stacked else [])
        rows = tuple(self._row(row) for row in range(len(self.rows)))
        return Table((self.row_title, *names), rows, frozenset(range(1, len(names) + 1)))

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as the rows are."""
        height = self._top(width, look) + len(self.rows) * self._pitch(look) + look.letters.pitch + _GAP
        return QSizeF(self._label_width(width, look) + sum(self._rooms(look)) + _LEAST_PLOT, height)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """The legend and what the sides mean, then row by row."""
        drawing, width = Drawing(), size.width()
        draw_legend(drawing, legend_rows(self._entries(), width, look), QPointF(0, 0), look)
        labels, top = self._label_width(width, look), self._top(width, look)
        plot = QRectF(labels, top, width - labels, len(self.rows) * self._pitch(look))
        layout = _Layout(drawing, look, plot, self._steps(plot.width(), look), self._rooms(look))
        layout.axis(self.low_words, self.high_words)
        drawing.head = top
        for row, name in enumerate(self.rows):
            room = QRectF(0, top + row * self._pitch(look), labels - _GAP, self._pitch(look))
            words = fitting(look.letters.plain, (name,), room.width())
            drawing.shapes.append(Words(room, words, look.letters.plain, look.theme.text))
            self._draw_row(layout, row, room)
        return drawing

    def _entries(self) -> list[Entry]:
        total = [Entry(TOTAL, attrgetter("text"), "bar", Qt.PenStyle.NoPen)] if self.stacked else []
        return [*(Entry(bar.name, bar.colour, "") for bar in self.bars), *total] if len(self.bars) > 1 else []

    def _row(self, row: int) -> tuple[Cell, ...]:
        figures = tuple(
            self._cell((bar.name, bar.words(row)), row, bar.values[row], bar.evidence[row]) for bar in self.bars
        )
        whole = together(f"{self.measure}, {self.rows[row]}", figures)
        if self.stacked:
            behind = whole.statements if whole is not None else ()
            figures = (*figures, self._cell((TOTAL, self._total_words(row)), row, self.total(row), behind))
        return (Cell(self.rows[row], opens=whole, tip=self.rows[row]), *figures)

    def _cell(self, named: tuple[str, str], row: int, value: float, statements: tuple[str, ...]) -> Cell:
        name, words = named
        tip = f"{self.rows[row]}\n{name}: {words}"
        title = f"{self.measure}, {self.rows[row]}. {name}: {words}"
        opens = Evidence(title, statements) if statements else None
        return Cell(words, float(value), opens, tip, "" if isnan(value) else number(float(value)))

    def total(self, row: int) -> float:
        """Where the bars of a row lead together; NaN where one of them has no figure."""
        return float(sum(bar.values[row] for bar in self.bars))

    def _total_words(self, row: int) -> str:
        return next((bar.words(row) for bar in self.bars if isnan(bar.values[row])), signed(self.total(row)))

    def _ends(self) -> tuple[float, float]:
        columns = [np.nan_to_num(bar.values) for bar in self.bars] or [np.zeros(1)]
        values = np.stack(columns)
        if self.stacked:
            lows, highs = np.minimum(values, 0).sum(axis=0), np.maximum(values, 0).sum(axis=0)
        else:
            lows, highs = values, values
        return min(float(lows.min(initial=0.0)), 0.0), max(float(highs.max(initial=0.0)), 0.0)

    def _steps(self, width: float, look: Look) -> list[float]:
        low, high = self._ends()
        if low == high:
            low, high = -10.0, 10.0
        return round_steps(low, high, max(_LEAST_STEPS, min(_MOST_STEPS, int(width / (4 * look.letters.pitch)))))

    def _rooms(self, look: Look) -> tuple[float, float]:
        """What the figures take that stand left and right of the longest bars; words stand at the right."""
        found = [(float(bar.values[row]), bar.words(row)) for bar in self.bars for row in range(len(self.rows))]
        if self.stacked:
            found = [(self.total(row), self._total_words(row)) for row in range(len(self.rows))]
        left = [width_of(look.letters.small, words) for value, words in found if value < 0]
        right = [width_of(look.letters.small, words) for value, words in found if not value < 0]
        return max(left, default=0.0) + _BESIDE, max(right, default=0.0) + _BESIDE

    def _pitch(self, look: Look) -> float:
        bars = 1 if self.stacked else max(1, len(self.bars))
        return max(look.letters.pitch + 4, bars * self._bar(look) + _BETWEEN)

    def _bar(self, look: Look) -> float:
        # Each bar is followed by its figure, so that bars side by side are as far apart as lines are.
        return max(_BAR, look.letters.pitch - 2)

    def _label_width(self, width: float, look: Look) -> float:
        widest = max((width_of(look.letters.plain, name) for name in self.rows), default=0.0)
        return min(widest + _GAP, width * 0.36)

    def _top(self, width: float, look: Look) -> float:
        legend = len(legend_rows(self._entries(), width, look)) * look.letters.pitch
        return legend + (look.letters.pitch if self.low_words or self.high_words else 0.0) + (4.0 if legend else 0.0)

    def _draw_row(self, layout: "_Layout", row: int, room: QRectF) -> None:
        if self.stacked:
            self._draw_stack(layout, row, room)
            return
        height = self._bar(layout.look)
        top = room.center().y() - len(self.bars) * height / 2
        for place, bar in enumerate(self.bars):
            band = QRectF(layout.plot.left(), top + place * height, layout.plot.width(), height)
            layout.bar(bar, row, place + 1, band)

    def _draw_stack(self, layout: "_Layout", row: int, room: QRectF) -> None:
        band = QRectF(layout.plot.left(), room.top() + _BETWEEN / 2, layout.plot.width(), room.height() - _BETWEEN)
        ends = {True: 0.0, False: 0.0}
        for place, bar in enumerate(self.bars):
            value = float(bar.values[row])
            if isnan(value):
                value = 0.0
            start = ends[value > 0]
            ends[value > 0] = start + value
            layout.piece(bar.colour, (start, start + value), (row, place + 1), band)
        known = (row, len(self.bars) + 1), (ends[False], ends[True])
        layout.total((self.total(row), self._total_words(row)), *known, band)


class _Layout:
    """Puts bars, figures and their targets into a drawing."""

    def __init__(
        self, drawing: Drawing, look: Look, plot: QRectF, steps: list[float], rooms: tuple[float, float]
    ) -> None:
        self.drawing, self.look, self.plot = drawing, look, plot
        self._steps = steps
        self._left, self._right = plot.left() + rooms[0], plot.right() - rooms[1]

    def x(self, value: float) -> float:
        low, high = self._steps[0], self._steps[-1]
        return self._left + (value - low) / (high - low) * (self._right - self._left)

    def axis(self, low_words: str, high_words: str) -> None:
        theme, letters = self.look.theme, self.look.letters
        bottom = self.plot.bottom() + 2
        written: list[QRectF] = []
        for value in sorted(self._steps, key=abs):
            x = self.x(value)
            colour = theme.muted if value == 0 else theme.grid
            self.drawing.shapes.append(Path((QPointF(x, self.plot.top()), QPointF(x, bottom)), colour))
            wide = width_of(letters.small, signed(value))
            area = QRectF(x - wide / 2, bottom + 2, wide, letters.pitch)
            if (
                not any(area.adjusted(-4, 0, 4, 0).intersects(one) for one in written)
                and area.right() <= self.plot.right()
            ):
                written.append(area)
                self.drawing.shapes.append(Words(area, signed(value), letters.small, theme.muted, CENTRE))
        zero, top = self.x(0), self.plot.top() - letters.pitch
        for words, side, left, right in (
            (f"← {low_words}", RIGHT, 0.0, zero - 6), (f"{high_words} →", LEFT, zero + 6, self.plot.right()),
        ):  # fmt: skip
            if words.strip("← →"):
                shown = fitting(letters.small, (words,), right - left)
                area = QRectF(left, top, right - left, letters.pitch)
                self.drawing.shapes.append(Words(area, shown, letters.small, theme.muted, side))

    def bar(self, bar: Bars, row: int, column: int, band: QRectF) -> None:
        value, inset = float(bar.values[row]), band.adjusted(0, 1.5, 0, -1.5)
        known = 0.0 if isnan(value) else value
        area = _between(self.x(0), self.x(known), inset)
        if known:
            self.drawing.shapes.append(Box(area, bar.colour(self.look.theme)))
        words = self._write(bar.words(row), known, band, muted=isnan(value))
        self.drawing.targets.append(Target(area.united(words), (row, column), row, float(column)))

    def piece(self, colour: Colour, ends: tuple[float, float], place: tuple[int, int], band: QRectF) -> None:
        area = _between(self.x(ends[0]), self.x(ends[1]), band)
        if ends[0] != ends[1]:
            self.drawing.shapes.append(Box(area, colour(self.look.theme), self.look.theme.surface))
        else:
            area = area.adjusted(-2, 0, 2, 0)
        self.drawing.targets.append(Target(area, place, place[0], float(place[1])))

    def total(self, total: tuple[float, str], place: tuple[int, int], ends: tuple[float, float], band: QRectF) -> None:
        value, words = total
        theme, unknown = self.look.theme, isnan(value)
        if unknown:
            area = _between(self.x(ends[0]), self.x(ends[1]), band)
            self.drawing.shapes.append(Hatching(area, theme.surface))
        else:
            x = self.x(value)
            line = QPointF(x, band.top() - 3), QPointF(x, band.bottom() + 3)
            self.drawing.shapes.append(Path(line, theme.text, 2.5))
        end = ends[0] if value < 0 else ends[1]
        written = self._write(words, end, band, muted=unknown)
        self.drawing.targets.append(Target(written, place, place[0], float(place[1])))

    def _write(self, words: str, value: float, band: QRectF, *, muted: bool) -> QRectF:
        """Write a figure beyond the end of its bar."""
        theme, font = self.look.theme, self.look.letters.small
        wide = width_of(font, words)
        left = self.x(value) + 4 if value >= 0 else self.x(value) - 4 - wide
        area = QRectF(min(left, self.plot.right() - wide), band.top(), wide, band.height())
        self.drawing.shapes.append(Words(area, words, font, theme.muted if muted else theme.text))
        return area


def _between(start: float, end: float, band: QRectF) -> QRectF:
    return QRectF(min(start, end), band.top(), abs(end - start), band.height())
