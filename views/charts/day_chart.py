"""Curves over days: the gap on issues, firmness, whatever stands from one day until another replaces it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isnan

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from models.entry import number
from models.snapshot import Floats, Ints, Snapshot, to_date
from views.charts.day_frame import Band, DayFrame
from views.charts.drawing import CENTRE, Drawing, Hatching, Mark, Path, Target, Words
from views.charts.look import Colour, Entry, Look, draw_legend, legend_rows, written
from views.charts.table import Cell, Table
from views.charts.thinning import thinned
from views.labels import NOT_STATED, long_day
from views.lettering import width_of
from views.selection import Evidence

_HEIGHT = 190.0
_LEAST_WIDTH = 260.0
_REACH = 6.0
_APART, _FAR_APART = 9.0, 48.0
"""Marks nearer to each other than the first are left out; on a curve of very many values, than the second."""

MARKS = ("disc", "square", "triangle", "diamond", "ring", "falling triangle", "hollow triangle", "cross")
"""The marks of several curves, in the order in which they are given out."""

STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
"""The lines of several curves, in the order in which they are given out."""


@dataclass(frozen=True, eq=False)
class Course:
    """One curve: `values[i]` from `days[i]` until the next day, NaN for none; days ascend.

    `evidence[i]` are the ids of the statements behind a value, `without[i]` says why there is none. `gap_on` is the id
    of the issue when the values are its gap.
    """

    name: str
    colour: Colour
    days: Ints
    values: Floats
    evidence: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()
    gap_on: str | None = None


@dataclass(frozen=True, eq=False)
class DayChart:
    """Curves of one measure over the days until `last`, rounds as bands behind them.

    A stepped curve holds each value until the next; else a line leads from value to value.
    """

    measure: str
    courses: tuple[Course, ...]
    last: int
    bands: tuple[Band, ...] = ()
    low: float = 0.0
    high: float = 100.0
    stepped: bool = True
    of: str = "Of"
    """What the curves are of, as a title of a column: “Issue”, “Party”."""
    write: Callable[[float], str] = written

    def table(self) -> Table:
        """A row for each value and each time without one."""
        titles = (self.of, "From", "To", self.measure) if self.stepped else (self.of, "Day", self.measure)
        rows = tuple(self._row(course, at) for course in self.courses for at in range(len(course.days)))
        return Table(titles, rows, frozenset({len(titles) - 1}))

    def wanted(self, _width: float, look: Look) -> QSizeF:
        """As high as is usual for a curve, and a legend above."""
        rows = len(legend_rows(self._entries(), _width, look))
        return QSizeF(_LEAST_WIDTH, max(_HEIGHT, look.letters.pitch * 10) + rows * look.letters.pitch)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """Bands and axes, then the curves, then their marks, so that none hides another's."""
        drawing = Drawing()
        legend = legend_rows(self._entries(), size.width(), look)
        draw_legend(drawing, legend, QPointF(0, 0), look)
        top = len(legend) * look.letters.pitch
        frame = DayFrame(QRectF(0, top, size.width(), size.height() - top), self._span(), (self.low, self.high), look)
        frame.draw(drawing, self.bands, self.measure)
        for place, course in enumerate(self.courses):
            self._draw_unstated(drawing, frame, course, look)
            style = STYLES[place % len(STYLES)]
            drawing.shapes += self._lines(frame, course, look, style)
        for place, course in enumerate(self.courses):
            drawing.shapes += _marks(frame, course, MARKS[place % len(MARKS)], look, middle=not self.stepped)
        drawing.targets += self._targets(frame)
        return drawing

    def _entries(self) -> list[Entry]:
        if len(self.courses) < 2:
            return []
        return [
            Entry(course.name, course.colour, MARKS[place % len(MARKS)], STYLES[place % len(STYLES)])
            for place, course in enumerate(self.courses)
        ]

    def _row(self, course: Course, at: int) -> tuple[Cell, ...]:
        first, value = int(course.days[at]), float(course.values[at])
        last = self._until(course, at) - 1
        words = _without(course, at) if isnan(value) else self.write(value)
        days = long_day(first) if not self.stepped or first >= last else f"{long_day(first)} – {long_day(last)}"
        tip = f"{course.name}, {days}\n{self.measure}: {words}"
        opens = Evidence(tip.replace("\n", ". "), course.evidence[at], course.gap_on) if course.evidence[at] else None
        figure = Cell(words, value, opens, tip, "" if isnan(value) else number(value))
        named = Cell(course.name, opens=opens, tip=tip)
        if not self.stepped:
            return named, _day_cell(first, opens), figure
        return named, _day_cell(first, opens), _day_cell(max(first, last), opens), figure

    def _until(self, course: Course, at: int) -> int:
        return int(course.days[at + 1]) if at + 1 < len(course.days) else self.last + 1

    def _span(self) -> tuple[int, int]:
        firsts = [int(course.days[0]) for course in self.courses if len(course.days)]
        firsts += [band.first for band in self.bands]
        return min(firsts, default=self.last), self.last

    def _lines(self, frame: DayFrame, course: Course, look: Look, style: Qt.PenStyle) -> Iterator[Path]:
        dense = _is_dense(frame, course)
        for run in _runs(course):
            points = thinned(self._points(frame, course, run))
            if len(points) > 1:
                width = 1.0 if dense else 2.0
                yield Path(tuple(points), course.colour(look.theme), width, Qt.PenStyle.SolidLine if dense else style)

    def _points(self, frame: DayFrame, course: Course, run: range) -> list[QPointF]:
        points: list[QPointF] = []
        for at in run:
            y = frame.y(float(course.values[at]))
            if self.stepped:
                points += [QPointF(frame.x(int(course.days[at])), y), QPointF(frame.x(self._until(course, at)), y)]
            else:
                points.append(QPointF(frame.x(int(course.days[at]) + 0.5), y))
        return points

    def _draw_unstated(self, drawing: Drawing, frame: DayFrame, course: Course, look: Look) -> None:
        """Hatch the days without a value where there is one curve alone; others would be hatched over."""
        if len(self.courses) > 1 or not self.stepped:
            return
        for at in range(len(course.days)):
            if isnan(course.values[at]):
                area = self._area(frame, course, at)
                drawing.shapes.append(Hatching(area, look.theme.grid))
                words = _without(course, at)
                if width_of(look.letters.small, words) < area.width():
                    drawing.shapes.append(Words(area, words, look.letters.small, look.theme.muted, CENTRE))

    def _targets(self, frame: DayFrame) -> Iterator[Target]:
        row = 0
        for line, course in enumerate(self.courses):
            for at in range(len(course.days)):
                place = (row, 3 if self.stepped else 2)
                yield Target(self._area(frame, course, at), place, line, float(course.days[at]))
                row += 1

    def _area(self, frame: DayFrame, course: Course, at: int) -> QRectF:
        """Where a value is pointed at; days without one are pointed at anywhere, or along the axis."""
        value, first = float(course.values[at]), int(course.days[at])
        if not self.stepped:
            y = frame.plot.bottom() if isnan(value) else frame.y(value)
            return QRectF(frame.x(first + 0.5) - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH)
        left, right = frame.x(first), frame.x(self._until(course, at))
        if not isnan(value):
            return QRectF(left - _REACH, frame.y(value) - _REACH, right - left + _REACH, 2 * _REACH)
        if len(self.courses) == 1:
            return QRectF(left, frame.plot.top(), right - left, frame.plot.height())
        return QRectF(left, frame.plot.bottom() - _REACH, right - left, _REACH)


def round_bands(snapshot: Snapshot) -> tuple[Band, ...]:
    """The rounds of a dossier as bands."""
    return tuple(Band(one.start, one.end, (f"{one.number} · {one.label}", str(one.number))) for one in snapshot.rounds)


def _without(course: Course, at: int) -> str:
    return course.without[at] if course.without and course.without[at] else NOT_STATED


def _day_cell(day: int, opens: Evidence | None) -> Cell:
    return Cell(long_day(day), float(day), opens, plain=to_date(day).isoformat())


def _runs(course: Course) -> Iterator[range]:
    """Places of values that follow each other without a time between that has none."""
    edges = [-1, *(at for at in range(len(course.days)) if isnan(course.values[at])), len(course.days)]
    for before, after in pairwise(edges):
        if after - before > 1:
            yield range(before + 1, after)


def _is_dense(frame: DayFrame, course: Course) -> bool:
    """Whether there are so many values that neither dashes nor single marks could be told apart."""
    return len(course.days) * _APART > frame.plot.width()


def _marks(frame: DayFrame, course: Course, mark: str, look: Look, *, middle: bool) -> Iterator[Mark]:
    apart = _FAR_APART if _is_dense(frame, course) else 0.0
    last: QPointF | None = None
    for at in range(len(course.days)):
        value = float(course.values[at])
        if isnan(value):
            continue
        point = QPointF(frame.x(int(course.days[at]) + (0.5 if middle else 0.0)), frame.y(value))
        across = abs(point.x() - last.x()) if last is not None else _FAR_APART
        if last is None or (across >= apart and across + abs(point.y() - last.y()) >= _APART):
            yield Mark(mark, point, course.colour(look.theme), look.theme.surface)
            last = point
