"""What curves over days stand in: the days below, figures at the left, rounds as bands behind."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from models.snapshot import to_date
from views.charts.drawing import CENTRE, LEFT, RIGHT, Box, Drawing, Path, Words
from views.charts.look import Look, written
from views.charts.ticks import round_steps
from views.lettering import width_of
from views.timeline.axis import Axis, Tick

_GAP = 6.0
_LINES_PER_STEP = 1.5
_MANY_BANDS = 24


@dataclass(frozen=True, slots=True)
class Band:
    """A time behind the curves, first to last day inclusive; `names` go from the fullest to the shortest."""

    first: int
    last: int
    names: tuple[str, ...]


class DayAxis:
    """Where days are within a plot, with rounds as bands behind it, named above, and the days written below.

    `area` is what words may take: a line above the plot and one below it.
    """

    def __init__(self, area: QRectF, plot: QRectF, days: tuple[int, int], look: Look) -> None:
        self._area, self._plot, self._look = area, plot, look
        self._axis = Axis()
        self._axis.place(plot.left(), plot.width())
        self._axis.show(days[0], days[1] + 1)

    def x(self, day: float) -> float:
        """The pixel of a moment, in days since 1970."""
        return self._axis.x(day)

    def draw_bands(self, drawing: Drawing, bands: tuple[Band, ...], measure: str) -> None:
        """The bands and their names, after what is measured."""
        theme, letters, top = self._look.theme, self._look.letters, self._area.top()
        font, width = letters.small, width_of(letters.small, measure)
        drawing.shapes.append(Words(QRectF(self._area.left(), top, width, letters.pitch), measure, font, theme.muted))
        taken = self._area.left() + width + _GAP
        # A row of very many numbers cannot be read; of those, some are left out.
        spacing = _GAP / 2 if len(bands) <= _MANY_BANDS else 5 * _GAP
        for place, band in enumerate(bands):
            area = QRectF(self.x(band.first), self._plot.top(), 0, self._plot.height())
            area.setRight(self.x(band.last + 1))
            drawing.shapes.append(Box(area, theme.band))
            following = self.x(bands[place + 1].first) if place + 1 < len(bands) else self._area.right()
            for name in band.names:
                wide = width_of(font, name)
                left = min(area.center().x() - wide / 2, self._area.right() - wide)
                # The last wording may lean on the next round's place; the others leave it free.
                if left >= taken and (left + wide <= following or name == band.names[-1]):
                    drawing.shapes.append(
                        Words(QRectF(left, top, wide, letters.pitch), name, font, theme.muted, CENTRE)
                    )
                    taken = left + wide + spacing
                    break

    def draw_days(self, drawing: Drawing) -> None:
        """The days below the plot, the first of each year with that."""
        theme, letters = self._look.theme, self._look.letters
        top, free, year = self._plot.bottom() + _GAP, self._area.left(), 0
        for tick in self._axis.ticks():
            label = _with_year(tick) if to_date(tick.day).year != year else tick.label
            x, wide = self.x(tick.day), width_of(letters.small, label)
            left = min(max(x - wide / 2, self._area.left()), self._area.right() - wide)
            if left < free:
                continue
            drawing.shapes.append(Path((QPointF(x, self._plot.bottom()), QPointF(x, top - 2)), theme.border))
            room = QRectF(left, top, wide, letters.pitch)
            drawing.shapes.append(Words(room, label, letters.small, theme.muted, LEFT))
            free, year = left + wide + 2 * _GAP, to_date(tick.day).year


class DayFrame:
    """Where days and values are within an area. Room for the words around the plot is taken off it."""

    def __init__(self, area: QRectF, days: tuple[int, int], values: tuple[float, float], look: Look) -> None:
        self._area, self._look = area, look
        pitch = look.letters.pitch
        steps = max(2, int((area.height() - 3 * pitch) / (pitch * _LINES_PER_STEP)))
        self._steps = round_steps(*values, min(steps, 6))
        self._low, self._high = self._steps[0], self._steps[-1]
        wide = max(width_of(look.letters.small, written(value)) for value in self._steps)
        left, right = area.left() + wide + _GAP, area.right() - _GAP
        # A line for the measure and the rounds above, one for the days below.
        self.plot = QRectF(left, area.top() + pitch + _GAP, right - left, area.height() - 2 * pitch - 3 * _GAP)
        self._days = DayAxis(area, self.plot, days, look)

    def x(self, day: float) -> float:
        """The pixel of a moment, in days since 1970."""
        return self._days.x(day)

    def y(self, value: float) -> float:
        """The pixel of a value."""
        share = (value - self._low) / max(self._high - self._low, 1e-9)
        return self.plot.bottom() - share * self.plot.height()

    def draw(self, drawing: Drawing, bands: tuple[Band, ...], measure: str) -> None:
        """Bands, lines and words around the plot."""
        theme, letters = self._look.theme, self._look.letters
        self._days.draw_bands(drawing, bands, measure)
        for value in self._steps:
            y = self.y(value)
            colour = theme.border if value in {self._low, 0.0} else theme.grid
            drawing.shapes.append(Path((QPointF(self.plot.left(), y), QPointF(self.plot.right(), y)), colour))
            area = QRectF(self._area.left(), y - letters.pitch / 2, self.plot.left() - self._area.left() - _GAP, 0)
            area.setHeight(letters.pitch)
            drawing.shapes.append(Words(area, written(value), letters.small, theme.muted, RIGHT))
        self._days.draw_days(drawing)


def _with_year(tick: Tick) -> str:
    """The first mark of a year names it, wherever the view begins."""
    year = str(to_date(tick.day).year)
    return tick.label if tick.label.endswith(year) else f"{tick.label} {year}"
