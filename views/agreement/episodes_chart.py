"""When red lines were touched, by whom and how: a bar for each time, over the days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor

from models.analysis.red_line_episodes import Ending, Episode
from models.analysis.red_lines import Touch
from models.phrases import possessive
from models.snapshot import to_date
from views.agreement import words
from views.agreement.asked import Asked
from views.charts.day_chart import round_bands
from views.charts.day_frame import DayAxis
from views.charts.drawing import CENTRE, Box, Drawing, Hatching, Path, Target, Words
from views.charts.look import Colour, Entry, Look, draw_legend, legend_rows
from views.charts.table import Cell, Table
from views.labels import issue_title, long_day
from views.lettering import fitting, width_of
from views.theme import Theme

_GAP = 8.0
_LEAST_PLOT = 220.0
_WIDEST_LABEL = 0.34
_INSET = 12.0
_BLURRED = 0.3
_BEYOND = 0.4
ENDINGS = {
    Ending.GOES_ON: "still so",
    Ending.RESOLVED: "no longer touched",
    Ending.TURNED: "touched otherwise",
    Ending.UNKNOWN: "not known any more",
}


@dataclass(frozen=True, slots=True)
class _Track:
    """A line of the chart: the name of an issue or, below it, one party's times at another's line or its own."""

    label: str
    bold: bool
    episodes: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class EpisodesChart:
    """A track for each two parties on each issue; `colours` are those of the compared parties."""

    asked: Asked
    episodes: tuple[Episode, ...]
    colours: Mapping[int, Colour]

    def table(self) -> Table:
        """A row for each time, with its first day and the first one on which it is over."""
        titles = ("Issue", "Red line of", "Touched by", "How", "Since", "Until", "Then")
        return Table(titles, tuple(self._cells(one) for one in self.episodes), frozenset())

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as all tracks, with rounds above and days below."""
        height = self._top(width, look) + len(self._tracks) * look.letters.pitch + look.letters.pitch + 3 * _GAP
        return QSizeF(_LEAST_PLOT / (1 - _WIDEST_LABEL), height)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """Rounds and days, then track by track."""
        letters, top = look.letters, self._top(size.width(), look)
        drawing = Drawing(head=top)
        legend = legend_rows(self._entries(), size.width(), look)
        draw_legend(drawing, legend, QPointF(0, 0), look)
        left = self._label_width(size.width(), look)
        plot = QRectF(left, top, size.width() - left - _GAP, len(self._tracks) * letters.pitch + _GAP)
        names = QRectF(left, top - letters.pitch - 4, size.width() - left, 0)
        axis = DayAxis(names, plot, self._span(), look)
        axis.draw_bands(drawing, round_bands(self.asked.snapshot), "")
        axis.draw_days(drawing)
        for row, track in enumerate(self._tracks):
            area = QRectF(0, top + row * letters.pitch + _GAP / 2, left - _GAP, letters.pitch)
            font = letters.bold if track.bold else letters.small
            inside = area.adjusted(0 if track.bold else _INSET, 0, 0, 0)
            shown = fitting(font, (track.label,), inside.width())
            drawing.shapes.append(Words(inside, shown, font, look.theme.text))
            for place in track.episodes:
                self._draw(drawing, look, axis, place, QRectF(0, area.top(), plot.right(), area.height()))
        return drawing

    @cached_property
    def _tracks(self) -> tuple[_Track, ...]:
        return tuple(self._lay_out())

    def _lay_out(self) -> Iterator[_Track]:
        numbered = list(enumerate(self.episodes))
        for issue, on_issue in groupby(numbered, key=lambda one: one[1].issue):
            yield _Track(issue_title(self.asked.snapshot, issue), bold=True)
            for (owner, holder), theirs in groupby(on_issue, key=lambda one: (one[1].owner, one[1].holder)):
                places = tuple(place for place, _ in theirs)
                yield _Track(self._who(owner, holder), bold=False, episodes=places)

    def _who(self, owner: int, holder: int) -> str:
        names = self.asked.name(owner), self.asked.name(holder)
        return f"{names[0]}, its own" if owner == holder else f"{names[1]} beyond {possessive(names[0])}"

    def _entries(self) -> list[Entry]:
        found = {one.touch for one in self.episodes}
        beyond = dict.fromkeys(one.holder for one in self.episodes if one.touch is Touch.BEYOND)
        own = ((Touch.BLURRED, "own line blurred"), (Touch.CROSSED, "own line crossed"))
        return [
            *(Entry(name, _own_colour(touch), "") for touch, name in own if touch in found),
            *(Entry(f"{self.asked.name(party)} beyond another’s line", self.colours[party], "") for party in beyond),
        ]

    def _top(self, width: float, look: Look) -> float:
        return (len(legend_rows(self._entries(), width, look)) + 1) * look.letters.pitch + 12

    def _label_width(self, width: float, look: Look) -> float:
        letters = look.letters
        wide = [
            width_of(letters.bold if one.bold else letters.small, one.label) + (0 if one.bold else _INSET)
            for one in self._tracks
        ]
        return min(max(wide, default=0.0) + _GAP, width * _WIDEST_LABEL)

    def _span(self) -> tuple[int, int]:
        bands = round_bands(self.asked.snapshot)
        firsts = [*(one.begin.day for one in self.episodes), *(band.first for band in bands)]
        lasts = [self.asked.day, *(band.last for band in bands if band.first <= self.asked.day)]
        return min(firsts, default=self.asked.day), max(lasts)

    def _draw(self, drawing: Drawing, look: Look, axis: DayAxis, place: int, track: QRectF) -> None:
        one, theme = self.episodes[place], look.theme
        right = axis.x(self.asked.day + 1 if one.end is None else one.end.day)
        left = axis.x(one.begin.day)
        bar = QRectF(left, track.top() + 3, max(right - left, 3.0), track.height() - 6)
        if one.touch is Touch.BEYOND:
            colour = self.colours[one.holder](theme)
            drawing.shapes.append(Box(bar, theme.tint(colour, _BEYOND), colour))
        else:
            drawing.shapes.append(Box(bar, _own_colour(one.touch)(theme)))
            if one.touch is Touch.BLURRED:
                drawing.shapes.append(Hatching(bar, theme.red_line))
        self._draw_end(drawing, look, one, bar, track)
        drawing.targets.append(Target(bar.adjusted(-2, -2, 2, 2), (place, 3), round(track.top()), bar.left()))

    def _draw_end(self, drawing: Drawing, look: Look, one: Episode, bar: QRectF, track: QRectF) -> None:
        """An arrow where it goes on, a question mark where nobody knows."""
        theme, middle, right = look.theme, bar.center().y(), bar.right()
        if one.ending is Ending.GOES_ON:
            head = QPointF(right - 4, bar.top()), QPointF(right + 3, middle), QPointF(right - 4, bar.bottom())
            drawing.shapes.append(Path(head, theme.text, 1.6))
        elif one.ending is Ending.UNKNOWN:
            wide = width_of(look.letters.small, "?")
            area = QRectF(min(right + 2, track.right() - wide), track.top(), wide, track.height())
            drawing.shapes.append(Words(area, "?", look.letters.small, theme.muted, CENTRE))

    def _cells(self, one: Episode) -> tuple[Cell, ...]:
        title, told = issue_title(self.asked.snapshot, one.issue), words.touch_words(one, self.asked.name)
        until = "" if one.end is None else long_day(one.end.day)
        ended = ENDINGS[one.ending]
        tip = f"{title}: {told}\nsince {long_day(one.begin.day)}; {ended}{f' on {until}' if until else ''}"
        opens = self.asked.evidence(f"{told}, on {title}", one.evidence)
        end = None if one.end is None else float(one.end.day)
        plain = "" if one.end is None else to_date(one.end.day).isoformat()
        return (
            Cell(title, opens=opens, tip=tip),
            Cell(self.asked.name(one.owner), opens=opens, tip=tip),
            Cell(self.asked.name(one.holder), opens=opens, tip=tip),
            Cell(str(one.touch), opens=opens, tip=tip),
            Cell(long_day(one.begin.day), float(one.begin.day), opens, tip, to_date(one.begin.day).isoformat()),
            Cell(until, end, opens, tip, plain),
            Cell(ended, opens=opens, tip=tip),
        )


def _own_colour(touch: Touch) -> Colour:
    return attrgetter("red_line") if touch is Touch.CROSSED else _blurred


def _blurred(theme: Theme) -> QColor:
    return theme.tint(theme.red_line, _BLURRED)
